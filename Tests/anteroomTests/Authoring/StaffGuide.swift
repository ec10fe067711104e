import Foundation

/// The pages for those who write questionnaires, as the steps they consist of.
struct StaffGuide {
    /// One thing the guide has its reader do.
    enum Step {
        /// Lines of a file that go and come.
        case change(file: String, lines: [String])
        /// A whole file.
        case file(String, text: String)
        /// Commands to type.
        case commands([String])
        /// Lines that the commands before print.
        case printed([String])
    }

    let steps: [Step]

    /// The pages as they are written, one behind the other.
    static var section: String {
        get throws {
            try ["Questionnaires", "Approving"].map { page in
                try String(
                    contentsOfFile: "\(Program.package)/Documentation/\(page).md",
                    encoding: .utf8
                )
            }.joined(separator: "\n")
        }
    }

    /// Reads the section: what a fence is for stands in the comment before it, or in its language.
    init() throws {
        let section = try Self.section
        var steps: [Step] = []
        var comment = ""
        var fence: (language: String, lines: [String])?
        for line in section.components(separatedBy: "\n") {
            if let open = fence {
                if line == "```" {
                    steps.append(Self.step(open.language, open.lines, comment))
                    (fence, comment) = (nil, "")
                } else {
                    fence?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                fence = (String(line.dropFirst(3)), [])
            } else if line.hasPrefix("<!-- ") {
                comment = String(line.dropFirst(5).dropLast(4))
            }
        }
        self.steps = steps
    }

    private static func step(_ language: String, _ lines: [String], _ comment: String) -> Step {
        let file = comment.components(separatedBy: ": ").last ?? ""
        switch language {
        case "diff": return .change(file: file, lines: lines)
        case "json": return .file(file, text: lines.joined(separator: "\n") + "\n")
        case "sh": return .commands(lines)
        default: return .printed(lines)
        }
    }

    /// A text with the lines of a change applied; nil where its place is not found, or more than once.
    static func changed(_ text: String, by lines: [String]) -> String? {
        let old = lines.filter { !$0.hasPrefix("+") }.map { $0.dropFirst() }.joined(separator: "\n")
        let new = lines.filter { !$0.hasPrefix("-") }.map { $0.dropFirst() }.joined(separator: "\n")
        let parts = text.components(separatedBy: "\n" + old + "\n")
        return parts.count == 2 ? parts.joined(separator: "\n" + new + "\n") : nil
    }
}
