import FHIRModel

/// The last line of a check, for people: how much was found, and what runs as a demonstration.
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
        let drafts = files.filter { $0.isDemonstration == true }
        guard !drafts.isEmpty else { return }
        StandardError.write(
            "anteroom: as a demonstration only, until they are active and approved: \(drafts.map(\.path).joined(separator: ", "))"
        )
    }

    private static func count(_ number: Int, _ word: String) -> String {
        "\(number) \(word)\(number == 1 ? "" : "s")"
    }
}
