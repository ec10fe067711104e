import Foundation
import TerminalTesting
import Testing

/// A visitor to the shipped questionnaires, who finds each question by its text and answers by its linkId.
struct ShippedAnswers {
    /// The folder of the package.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private struct Question {
        let linkId: String
        let text: String
        let codes: [String]
    }

    private let questions: [Question]
    /// Option codes, several with blanks between them, or words, by linkId; a question without is answered with its last
    /// option.
    private let answers: [String: String]

    /// A visitor with these answers to the questionnaire about a consultation.
    init(_ answers: [String: String]) throws {
        self.answers = answers
        let file = Self.package + "/Questionnaires/2-consultation.json"
        let object = try JSONSerialization.jsonObject(
            with: Data(contentsOf: URL(fileURLWithPath: file))
        )
        var found: [Question] = []
        Self.collect(object, into: &found)
        #expect(found.count > 30)
        questions = found
    }

    private static func collect(_ node: Any, into found: inout [Question]) {
        guard let object = node as? [String: Any] else { return }
        for item in object["item"] as? [[String: Any]] ?? [] {
            if let linkId = item["linkId"] as? String, let text = item["text"] as? String,
                let type = item["type"] as? String, type != "display", type != "group",
                !text.isEmpty
            {
                let options = item["answerOption"] as? [[String: Any]] ?? []
                let codes = options.map {
                    ($0["valueCoding"] as? [String: Any])?["code"] as? String
                }
                let fallback = type == "boolean" ? ["true", "false"] : []
                found.append(
                    Question(
                        linkId: linkId,
                        text: flat(text),
                        codes: options.isEmpty ? fallback : codes.map { $0 ?? "" }
                    )
                )
            }
            collect(item, into: &found)
        }
    }

    private static func flat(_ text: String) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }

    /// The linkId of the question that stands on a page; of several with one text, the first that is not done with.
    private func question(on page: String, after done: Set<String>) -> String? {
        let page = Self.flat(page)
        let found = questions.filter { page.contains($0.text) }
        let longest = found.map(\.text.count).max() ?? 0
        return found.first { $0.text.count == longest && !done.contains($0.linkId) }?.linkId
    }

    /// The words of a question.
    func words(of linkId: String) -> String {
        questions.first { $0.linkId == linkId }?.text ?? ""
    }

    /// What to type for a question.
    private func keys(for linkId: String) -> String {
        guard let question = questions.first(where: { $0.linkId == linkId }) else { return "" }
        guard let answer = answers[linkId] else { return "\(max(1, question.codes.count))" }
        if question.codes.isEmpty || Int(answer) != nil { return answer }
        return answer.split(separator: " ").compactMap { code in
            question.codes.firstIndex(of: String(code)).map { "\($0 + 1)" }
        }.joined(separator: " ")
    }

    /// Reads every page and answers every question until a page with one of the texts comes; gives that text.
    ///
    /// - Returns: the text, and the linkIds asked on the way.
    func walk(
        _ session: KioskSession,
        until ends: String...
    ) throws -> (end: String, asked: [String]) {
        var asked: [String] = []
        var done: Set<String> = []
        for _ in 0..<200 {
            try session.waitForPrompt()
            let page = session.screen
            if let end = ends.first(where: { Self.flat(page).contains($0) }) { return (end, asked) }
            if let linkId = question(on: page, after: done), asked.last != linkId {
                asked.append(linkId)
            }
            // The rest of a question that does not fit is read before it is answered.
            guard !page.contains("Press Enter for more"), let linkId = asked.last,
                !done.contains(linkId)
            else {
                session.terminal.type(page.contains("Send my request") ? "yes\r" : "\r")
                continue
            }
            done.insert(linkId)
            session.terminal.type(keys(for: linkId) + "\r")
        }
        throw TerminalSession.Failure(description: "\(ends) did not come; asked: \(asked)")
    }
}
