import FHIRModel

/// The last lines of a check, for people: how much was found, what stands twice in a folder, and what runs as a demonstration.
struct CheckSummary {
    private let files: [CheckedFile]

    init(_ files: [CheckedFile]) {
        self.files = files
    }

    /// Writes it to standard error.
    func write() {
        guard !files.isEmpty else { return }
        let all = files.flatMap(\.findings)
        let parts = Finding.Severity.allCases.compactMap { severity -> String? in
            let count = all.count { $0.severity == severity }
            return count == 0 ? nil : Self.count(count, severity.rawValue)
        }
        let found = parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
        StandardError.write("anteroom: \(Self.count(files.count, "file")) checked: \(found)")
        for (file, other) in sharing {
            let what =
                file == other
                ? "two questionnaires in \(file) have the same url"
                : "\(file) has the url of \(other)"
            StandardError.report(
                "\(what), and visitors see both: take one out, or give it a url of its own"
            )
        }
        let drafts = files.filter { $0.isDemonstration == true }
        guard !drafts.isEmpty else { return }
        StandardError.write(
            "anteroom: as a demonstration only, until they are active and approved: \(drafts.map(\.path).joined(separator: ", "))"
        )
    }

    /// Files with the url of one before them in the same folder.
    private var sharing: [(file: String, other: String)] {
        var first: [String: String] = [:]
        return files.compactMap { file in
            var other: String?
            for url in file.urls {
                let name = "\(file.folder) \(url)"
                if let known = first[name] {
                    other = other ?? known
                } else {
                    first[name] = file.path
                }
            }
            return other.map { (file.path, $0) }
        }
    }

    private static func count(_ number: Int, _ word: String) -> String {
        "\(number) \(word)\(number == 1 ? "" : "s")"
    }
}
