import FHIRModel
import FormFiller
import Foundation
import Testing

@testable import Kiosk

/// The minutes that the shipped forms say of themselves are true: 130 words a minute and three seconds a key.
struct VisitMinutesTests {
    private static let names = ["1-learn", "2-consultation"]

    /// A visitor who answers everything and makes no mistake.
    private static let answers = [
        "consent": "1", "age": "2", "safety.now": "2", "safety.danger": "2", "safety.month": "2",
        "safety.recent": "2", "signs.event": "1", "health.heart": "5", "health.mind": "4",
        "health.other": "8", "health.meds": "7", "request.wanted": "1", "contact.name": "Ann",
        "contact.by": "1", "contact.phone": "555-010-0199", "contact.access": "ramp",
    ]

    @Test(arguments: ["en", "es"], ["full", "short"])
    func `The way to a request takes the minutes that its option says`(
        language: String,
        path: String
    ) throws {
        var visit = try TimedVisit(of: Self.names, in: language)
        var answers = Self.answers
        answers["path"] = path == "full" ? "1" : "2"
        visit.walk(form: 1, answers)
        #expect(visit.isSent)
        try visit.expect(minutesIn: path == "full" ? visit.promises.first : visit.promises.last)
    }

    @Test(arguments: ["en", "es"])
    func `The reading takes the minutes that its first page says`(language: String) throws {
        var visit = try TimedVisit(of: Self.names, in: language)
        visit.walk(form: 0, [:])
        try visit.expect(minutesIn: visit.promises.first)
        #expect(visit.pagesOfReading <= 12)
    }
}

/// A visit to the shipped forms, and how long it takes to read and type.
private struct TimedVisit {
    private var player: TranscriptPlayer
    private let forms: [Form]
    private var pagesRead = 0
    private var seen: Set<String> = []
    private(set) var words = 0
    private(set) var keys = 0
    /// The lines met on the way that name minutes.
    private(set) var promises: [String] = []

    init(of names: [String], in language: String) throws {
        forms = try names.map { name in
            let file = Transcript.root.appending(path: "Questionnaires/\(name).json")
            return Form(compiling: try Questionnaire(parsing: Array(try Data(contentsOf: file))))
        }
        var settings = ConversationSettings(forms: forms, language: language)
        settings.clinic = .shipped
        player = try TranscriptPlayer(settings)
        player.take(.begin(TerminalSize(columns: 80, rows: 25)))
    }

    /// The pages of the first form.
    var pagesOfReading: Int { forms[0].questionnaire.items.count }

    var isSent: Bool { player.output.contains { $0.hasPrefix("== send: 7F3") } }

    /// Goes through a form to the end of the visit, or to that of the reading.
    mutating func walk(form number: Int, _ answers: [String: String]) {
        for _ in 0..<200 where !player.hasEnded {
            read()
            guard let line = line(in: number, answers) else { return }
            keys += line.count + 1
            player.take(.line(line))
        }
    }

    /// What is typed on the present page; nil where the reading is at its end.
    private mutating func line(in number: Int, _ answers: [String: String]) -> String? {
        switch player.conversation.scene {
        case .menu: return String(number + 1)
        case .asking:
            guard case .question(let question) = player.conversation.interview?.step else {
                return ""
            }
            // The reason for a question, where its page does not show it.
            let reasons = question.help.filter { !isOnPage($0) }
            read(
                reasons.flatMap { $0.replacing(". ", with: ".\n").split(separator: "\n") }.map(
                    String.init
                )
            )
            return answers[question.linkId] ?? "1"
        case .review: return "yes"
        case .endOfReading: return nil
        case .welcome, .code, .codesPaused, .codeWithoutForms, .dueForms, .sending, .sendFailed,
            .sent, .nothingSent, .erased, .help, .languages,
            .staffPane, .stopping, .meaning, .offer, .stillThere, .alerting, .person, .stay:
            return ""
        }
    }

    private func isOnPage(_ text: String) -> Bool {
        let page = (player.pages.last ?? []).joined(separator: " ")
        return page.split(separator: " ").joined(separator: " ").contains(text)
    }

    /// Reads the pages that are new.
    ///
    /// What stood on an earlier page is known, but for options; progress is looked at, not read.
    private mutating func read() {
        for page in player.pages[pagesRead...] { read(page) }
        pagesRead = player.pages.count
    }

    private mutating func read(_ lines: [String]) {
        if promises.isEmpty, lines.contains(where: { Self.minutes(in: $0) != nil }) {
            // What is promised begins with this page.
            (words, keys) = (0, 0)
        }
        for line in lines {
            let parts = line.split { !$0.isLetter && !$0.isNumber && !"-'’.@".contains($0) }
                .filter { $0.contains { $0.isLetter || $0.isNumber } }
            let isOption = parts.first.map { $0.count < 3 && $0.allSatisfy(\.isNumber) } == true
            // At the beginning of a line, or at the right end of the title bar.
            let isProgress = Self.progress.contains {
                line.hasPrefix($0) || line.contains("   \($0)")
            }
            if Self.minutes(in: line) != nil { promises.append(line) }
            guard isOption || seen.insert(line).inserted, !isProgress else { continue }
            words += parts.count - (isOption ? 1 : 0)
        }
    }

    private static let progress = ["Question ", "Pregunta ", "Part ", "Parte "]

    /// Says so where a text names fewer minutes than the visit took, or two more.
    func expect(minutesIn text: String?) throws {
        let text = try #require(text)
        let measured = Double(words) / 130 + Double(keys) / 20
        let said = Self.minutes(in: text) ?? 0
        #expect(
            said >= measured && said < measured + 2,
            "“\(text)”: \(words) words and \(keys) keys, \(measured) minutes"
        )
    }

    /// The number before the word for minutes.
    private static func minutes(in line: String) -> Double? {
        let parts = line.split { $0.isWhitespace || $0 == "(" }
        let place = parts.firstIndex { $0.hasPrefix("minut") }
        return place.flatMap { $0 > 0 ? Double(parts[$0 - 1]) : nil }
    }
}
