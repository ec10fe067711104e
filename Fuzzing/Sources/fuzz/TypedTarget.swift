import FHIRModel
import FormFiller

@testable import Kiosk

extension Target {
    /// What visitors type: a line, as each reader alone takes it and as the answer to a question.
    ///
    /// The first byte chooses the language and, of the questions of `TypedVisit`, that of each type, the question.
    static let typed = Target(
        name: "typed",
        summary: "a language and question, and a line that answers it",
        longest: 160,
        memory: (constant: 16 << 20, perByte: 1_000_000),
        attempt: attemptTyped
    )

    private static func attemptTyped(_ input: [UInt8]) -> String {
        let words: any Words = (input.first ?? 0) & 1 == 0 ? EnglishWords() : SpanishWords()
        let line = String(decoding: input.dropFirst(), as: UTF8.self)
        let kept = TypedText.cleaned(line)
        hold("a cleaned line is clean", TypedText.cleaned(kept) == kept) { kept.debugDescription }
        hold("an answer's characters may be typed", kept.unicodeScalars.allSatisfy(\.isTypable)) {
            kept.debugDescription
        }
        let shown = VisibleText.sanitized(line)
        hold("no control character comes out", isHarmless(shown))
        hold("a safe text is safe", VisibleText.sanitized(shown) == shown) { line.debugDescription }
        guard !kept.isEmpty else { return "" }
        checkDates(in: kept, words)
        checkNumbers(in: kept, words)
        guard !TypedVisit.questions.isEmpty else { return "" }
        let asked = TypedVisit.questions[Int(input[0] >> 1) % TypedVisit.questions.count]
        let reader = AnswerReader(question: asked.question, words: words)
        return "\(asked.question.linkId): " + outcome(of: reader.read(kept), asked, words)
    }

    private static func checkDates(in kept: String, _ words: any Words) {
        for date in TypedDate.readings(of: kept, monthNames: words.monthNames) {
            hold("a date that was read is one", FHIRDateTime(date.fhir) != nil) { date.fhir }
            for text in [date.fhir, words.date(date)] {
                let again = TypedDate.readings(of: text, monthNames: words.monthNames)
                hold("a date that is shown reads back", again.contains(date)) {
                    "\(date.fhir): \(text)"
                }
            }
        }
        for time in TypedTime.readings(of: kept, words: words.timeWords) {
            hold("a time that was read is one", FHIRTime(time.fhir) != nil) { time.fhir }
            let again = TypedTime.readings(of: time.fhir, words: words.timeWords)
            hold("a time reads back", again.contains(time)) { time.fhir }
        }
    }

    private static func checkNumbers(in kept: String, _ words: any Words) {
        for number in TypedNumber.readings(of: kept, commaFirst: words.commaBeginsDecimals) {
            let again = TypedNumber.readings(of: number, commaFirst: words.commaBeginsDecimals)
            hold("a number reads back", again.contains(number)) { "\(number): \(again)" }
            guard let decimal = FHIRDecimal(number) else {
                hold("a number that was read is one", number.utf8.count > 36) { number }
                continue
            }
            let isZero = decimal == FHIRDecimal(0)
            hold("a number keeps its digits", decimal.description == number || isZero) { number }
        }
    }

    /// What a line means, as text; every value of it is one that can be stored and shown.
    private static func outcome(
        of answer: TypedAnswer,
        _ asked: (question: Question, interview: Interview),
        _ words: any Words
    ) -> String {
        switch answer {
        case .values(let values): return check(values, asked, words)
        case .unclear(let choices):
            hold("of several, there are several", choices.count > 1)
            return "unclear "
                + choices.map { choice in
                    hold("no control character comes out", isHarmless(choice.text))
                    return choice.text + " " + check(choice.values, asked, words)
                }.joined(separator: "; ")
        case .likely(let text, let values), .heard(let text, let values):
            hold("no control character comes out", isHarmless(text))
            return "heard \(text) " + check(values, asked, words)
        case .numberBesideOptions: return "number beside options"
        case .noSuchOption: return "no such option"
        case .otherUnit: return "other unit"
        case .leftOutHour: return "left out hour"
        case .unsure: return "unsure"
        case .refused: return "refused"
        case .notUnderstood: return "not understood"
        }
    }

    private static func check(
        _ values: [AnswerValue],
        _ asked: (question: Question, interview: Interview),
        _ words: any Words
    ) -> String {
        hold("an answer has a value", !values.isEmpty)
        let problems = asked.interview.problems(with: values)
        // The visitor is told, and asked again.
        if !problems.isEmpty { return "\(problems)" }
        return values.map { value in
            var tree = JSONTree()
            value.write(into: tree.makeRoot(), of: &tree)
            let text = tree.serialized()
            let again = (try? JSONTree(parsing: text)).flatMap {
                AnswerValue(at: $0.firstChild(of: $0.root), in: $0, kind: value.kind)
            }
            hold("an answer reads back the same", again == value) {
                String(decoding: text, as: UTF8.self)
            }
            if case .coding = value {
                hold(
                    "a code is one that is offered",
                    asked.question.options.contains { $0.value == value }
                )
            }
            let shown = ShownAnswer(words: words).text(of: value)
            hold("no control character comes out", isHarmless(shown)) { shown.debugDescription }
            return String(decoding: text, as: UTF8.self) + " " + shown
        }.joined(separator: ", ")
    }
}
