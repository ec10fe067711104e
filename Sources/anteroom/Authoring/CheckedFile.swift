import FHIRModel
import FormFiller

/// One file and what was found in it.
struct CheckedFile {
    /// The path as it was named.
    let path: String
    /// What is wrong or doubtful.
    let findings: [Finding]
    /// Whether it runs as a demonstration only; nil where it is no questionnaire.
    let isDemonstration: Bool?
    private let source: [UInt8]

    init(_ path: String, _ source: [UInt8], _ settings: CheckSettings) {
        self.path = path
        self.source = source
        let check = QuestionnaireCheck(source, settings: settings)
        findings = check.findings
        isDemonstration = check.questionnaire.flatMap {
            $0.resourceType == "Questionnaire" ? $0.isDemonstration : nil
        }
    }

    /// Prints every finding with its line and a caret.
    func printText() {
        var output: [UInt8] = []
        let lines = SourceLines(source)
        let name = path == "-" ? "<stdin>" : path
        for finding in findings {
            output += finding.line(in: name).utf8
            output.append(UInt8(ascii: "\n"))
            guard let position = finding.position,
                let excerpt = SourceExcerpt(of: lines, at: position)
            else { continue }
            for line in [excerpt.line, excerpt.caret] {
                output += line.utf8
                output.append(UInt8(ascii: "\n"))
            }
        }
        StandardOutput.write(output)
    }
}

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
