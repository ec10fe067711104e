import FHIRModel
import FormFiller
import Foundation
import RandomTesting
import Testing

@testable import Kiosk

/// What a visitor needs can be seen on every terminal: the whole question, and every option with its key.
struct NothingCutTests {
    static let sizes = [(40, 12), (46, 14), (60, 18), (64, 22), (80, 22), (80, 24), (80, 25)].map {
        TerminalSize(columns: $0.0, rows: $0.1)
    }

    @Test(arguments: sizes, ["en", "es"])
    func `The whole question and every option are seen, after any mistake`(
        size: TerminalSize,
        language: String
    ) throws {
        var seen: Set<String> = []
        // The long path and the short one, and what is read.
        for (walk, menu) in ["2", "2", "1", "3"].enumerated() {
            let look: TerminalLook = walk == 1 ? .lines : .full
            var visit = try visit(size, look, language)
            var random = SeededNumbers(seed: UInt64(walk) + 1)
            while case .welcome = visit.scene { type("", &visit) }
            type(menu, &visit)
            for _ in 0..<90 {
                guard case .asking = visit.scene else { break }
                seen.insert(visit.question?.linkId ?? "page")
                expectAllIsSeen(visit)
                // Three lines that are no answer, on a copy.
                var mistaken = visit
                for _ in 0..<3 where mistaken.question?.options.isEmpty == false {
                    type("zqx zqx", &mistaken)
                    expectAllIsSeen(mistaken)
                }
                answer(&visit, walk == 0, &random)
            }
            expectAllIsSeen(visit)
        }
        #expect(seen.count > 30, "\(seen.count)")
    }

    @Test(arguments: sizes, ["en", "es"])
    func `Who called, what to do if nobody comes, and how to call again are seen`(
        size: TerminalSize,
        language: String
    ) throws {
        var visit = try visit(size, .full, language)
        while case .welcome = visit.scene { type("", &visit) }
        type("2", &visit)
        for _ in 0..<30 {
            guard case .asking = visit.scene else { break }
            // The first option of a question on safety calls staff.
            type(visit.question == nil ? "" : visit.question?.options.first?.key ?? "Ann", &visit)
        }
        guard case .stay = visit.scene else {
            Issue.record("no call after a safety question: \(visit.scene)")
            return
        }
        // As it is at first, and after a second call.
        for _ in 0..<2 {
            let text = words(visit.pages().flatMap(\.lines).joined(separator: " "))
            for case .paragraph(let paragraph) in visit.screen().blocks {
                for sentence in paragraph.split(separator: "\n") {
                    #expect(text.contains(words(String(sentence))), "\(size) \(text)")
                }
            }
            type("", &visit)
        }
    }

    private func visit(
        _ size: TerminalSize,
        _ look: TerminalLook,
        _ language: String
    ) throws -> Conversation {
        let now = try #require(FHIRDateTime("2026-11-23T09:15:00-05:00"))
        var settings = ConversationSettings(forms: Self.forms, language: language)
        settings.clinic = .shipped
        settings.releaseCode = "9911"
        var visit = Conversation(settings, now: now)
        visit.look = look
        _ = visit.handle(.begin(size), at: now)
        return visit
    }

    private static let forms: [Form] = [
        "1-learn", "2-consultation", "3-services", "4-contact",
    ].compactMap { name in
        let file = Transcript.root.appending(path: "Questionnaires/\(name).json")
        let text = try? Data(contentsOf: file)
        return text.flatMap { try? Questionnaire(parsing: Array($0)) }.map { Form(compiling: $0) }
    }

    private func type(_ line: String, _ visit: inout Conversation) {
        for effect in visit.handle(.line(line), at: visit.now) {
            if case .alert = effect { _ = visit.handle(.alertDelivered, at: visit.now) }
            if case .callAgain = effect { _ = visit.handle(.alertDelivered, at: visit.now) }
        }
    }

    /// Goes on by an answer of its own accord: rarely one that calls staff.
    private func answer(
        _ visit: inout Conversation,
        _ isLong: Bool,
        _ random: inout SeededNumbers
    ) {
        guard let question = visit.question else { return type("", &visit) }
        switch question.linkId {
        case "consent", "request.wanted": type("1", &visit)
        case "path", "age": type(isLong ? (question.linkId == "age" ? "2" : "1") : "2", &visit)
        case "contact.phone": type("555-010-0199", &visit)
        case "contact.email": type("ann@example.org", &visit)
        default:
            let isCalm = Int.random(in: 0..<8, using: &random) > 0
            let key =
                isCalm && visit.isSafetyQuestion(question)
                ? "no" : question.options.randomElement(using: &random)?.key
            type(key ?? (question.type == .boolean ? "2" : "Ann"), &visit)
        }
        if case .stay = visit.scene { type("9911", &visit) }
    }

    // MARK: What has to be seen

    private func expectAllIsSeen(_ visit: Conversation) {
        let screen = visit.screen()
        let pages = visit.pages()
        let place = "\(visit.question?.linkId ?? "\(screen.title ?? "")") on \(visit.size)"
        let text = words(pages.flatMap(\.lines).joined(separator: " "))
        if let title = screen.title {
            #expect(text.contains(words(title)), "the question: \(place)\n\(text)")
        }
        for reason in screen.reasons {
            let first = RoleRows.firstSentence(reason)
            let isLeftOut = screen.error != nil && !text.contains(words(first))
            #expect(isLeftOut || text.contains(words(first)), "why: \(place)")
        }
        var options: [(key: String, text: String)] = []
        for case .option(let key, let option) in screen.blocks {
            let beginning = words(option).split(separator: " ").prefix(2).joined(separator: " ")
            options.append((key, beginning))
            let isSeen = pages.contains { page in
                page.lines.contains { row(words($0), begins: key, beginning) }
            }
            #expect(isSeen, "option \(key) of \(place)")
        }
        guard pages.count > 1, options.count > 1 else { return }
        for page in pages {
            let shown = options.count { option in
                page.lines.contains { row(words($0), begins: option.key, option.text) }
            }
            let lines = page.lines.joined(separator: "\n")
            #expect(shown != 1, "one option alone: \(place)\n\(lines)")
        }
    }

    private func row(_ row: String, begins key: String, _ text: String) -> Bool {
        ["\(key) \(text)", "\(key). \(text)"].contains { row.hasPrefix($0) }
    }

    /// A text with one blank between its words.
    private func words(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
}
