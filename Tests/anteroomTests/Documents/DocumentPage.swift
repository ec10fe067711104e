import Foundation

/// A page that people read: README and its like, and those of `Documentation`.
struct DocumentPage {
    /// Its path within the package, "Documentation/Approving.md".
    let path: String
    let text: String

    /// Every page, by its path.
    static func all() throws -> [DocumentPage] {
        let folder = try FileManager.default.contentsOfDirectory(
            atPath: Program.package + "/Documentation"
        )
        let pages = folder.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
        return try (["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"] + pages).map {
            DocumentPage(
                path: $0,
                text: try String(contentsOfFile: "\(Program.package)/\($0)", encoding: .utf8)
            )
        }
    }

    /// Its text without what stands in fences, which may look like anything.
    var prose: String {
        text.components(separatedBy: "\n```").enumerated().filter { $0.offset % 2 == 0 }
            .map(\.element).joined(separator: "\n")
    }

    /// The lines of every fence, with the language it names.
    var fences: [(language: String, lines: [String])] {
        text.components(separatedBy: "\n```").enumerated().filter { $0.offset % 2 == 1 }.map {
            let lines = $0.element.components(separatedBy: "\n")
            return (lines[0], Array(lines.dropFirst()))
        }
    }

    /// What a link to one of its headings says: "Try it" is `try-it`.
    var anchors: Set<String> {
        let headings = prose.split(separator: "\n").filter { $0.hasPrefix("#") }
        return Set(
            headings.map { heading in
                let words = heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces)
                return String(
                    words.lowercased().filter {
                        $0.isLetter || $0.isNumber || $0 == " " || $0 == "-"
                    }
                    .map { $0 == " " ? "-" : $0 }
                )
            }
        )
    }
}
