import Foundation
import Testing

/// The examples of README and the pages of Documentation, so that what stands there is what is tried.
enum ReadmeExample {
    struct Missing: Error {
        var name: String
    }

    /// The text of the fence after the comment `<!-- NAME -->`.
    static func text(_ name: String) throws -> String {
        let text = try DocumentPage.all().map(\.text).joined(separator: "\n")
        let parts = text.components(separatedBy: "<!-- \(name) -->\n```")
        guard parts.count == 2,
            let start = parts[1].firstIndex(of: "\n"),
            let end = parts[1].firstRange(of: "\n```")
        else { throw Missing(name: name) }
        return String(parts[1][parts[1].index(after: start)..<end.lowerBound])
    }
}
