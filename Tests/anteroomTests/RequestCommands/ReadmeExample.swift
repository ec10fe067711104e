import Foundation
import Testing

/// The examples of README, so that what stands there is what is tried.
enum ReadmeExample {
    struct Missing: Error {
        var name: String
    }

    private static let readme = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "README.md")

    /// The text of the fence after the comment `<!-- NAME -->`.
    static func text(_ name: String) throws -> String {
        let readme = try String(contentsOf: readme, encoding: .utf8)
        let parts = readme.components(separatedBy: "<!-- \(name) -->\n```")
        guard parts.count == 2,
            let start = parts[1].firstIndex(of: "\n"),
            let end = parts[1].firstRange(of: "\n```")
        else { throw Missing(name: name) }
        return String(parts[1][parts[1].index(after: start)..<end.lowerBound])
    }
}
