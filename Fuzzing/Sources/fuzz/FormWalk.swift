import FHIRModel
import FormExtraction

@testable import FormFiller

/// A walk through a form, whatever it is: options and values are taken in turn, and everything that comes of it is looked at.
struct FormWalk {
    private var interview: Interview
    private var output: [String] = []
    /// How many steps a walk takes at most.
    private static let steps = 60

    static let moment = FHIRDateTime("2026-11-23T09:15:00-05:00")

    init(_ form: Form) {
        guard let moment = Self.moment else { preconditionFailure("the moment is one") }
        interview = Interview(form, now: moment)
    }

    /// What the walk came to.
    mutating func walk() -> String {
        for number in 0..<Self.steps {
            if case .finished = interview.step { break }
            step(number)
        }
        let bytes = interview.response.tree.serialized()
        guard let stored = try? QuestionnaireResponse(parsing: bytes) else {
            hold("a response is read back", false)
            return ""
        }
        hold("what was written reads back the same", stored.tree.serialized() == bytes)
        checkBack()
        output.append(String(decoding: bytes, as: UTF8.self))
        output.append(Self.request(of: interview.response, interview.form))
        return output.joined(separator: "\n")
    }

    private mutating func step(_ number: Int) {
        let before = interview.step
        switch interview.step {
        case .page: note(interview.next())
        case .question(let question):
            let values = Self.values(for: question, number)
            var problems = values.isEmpty ? interview.skip() : interview.answer(values)
            if !problems.isEmpty { problems = interview.skip() }
            note(problems)
            if !problems.isEmpty, interview.step == before { leave(question, number) }
        case .addAnother: interview.addAnother(number % 5 == 4)
        case .finished: break
        }
    }

    private mutating func note(_ problems: [AnswerProblem]) {
        output += problems.map { $0.explanation }
    }

    /// A question that takes nothing that is tried: the walk ends here, with what else fits its type once.
    private mutating func leave(_ question: Question, _ number: Int) {
        let more: [AnswerValue] = [
            .boolean(true), .integer(2), .decimal(FHIRDecimal(2)), .string("words"),
        ]
        for value in more where interview.answer([value]).isEmpty { return }
        _ = interview.back()
    }

    private static func values(for question: Question, _ number: Int) -> [AnswerValue] {
        if !question.options.isEmpty {
            return [question.options[number % question.options.count].value]
        }
        switch question.type {
        case .boolean: return [.boolean(number % 2 == 0)]
        case .integer: return [.integer(number)]
        case .decimal: return FHIRDecimal("1.50").map { [.decimal($0)] } ?? []
        case .date: return FHIRDateTime("2026-03-04").map { [.date($0)] } ?? []
        case .dateTime: return FHIRDateTime("2026-03-04T10:00:00Z").map { [.dateTime($0)] } ?? []
        case .time: return FHIRTime("10:00:00").map { [.time($0)] } ?? []
        case .string, .text, .openChoice: return [.string("words")]
        case .url: return [.uri("https://example.org/a")]
        case .quantity:
            return [.quantity(Quantity(value: FHIRDecimal(7), unit: question.unit?.code))]
        case .choice, .attachment, .reference, .group, .display: return []
        }
    }

    /// Going back and forth changes no answer.
    private func checkBack() {
        var moved = interview
        let items = Self.items(of: interview)
        for _ in 0..<3 where moved.back() {
            hold("going back changes no answer", Self.items(of: moved) == items)
        }
    }

    private static func items(of interview: Interview) -> String {
        let tree = interview.response.tree
        return String(decoding: tree.serialized(tree.child("item", of: tree.root)), as: UTF8.self)
    }

    /// The Bundle that is made of a response; it can be read.
    static func request(of response: QuestionnaireResponse, _ form: Form) -> String {
        guard let moment else { return "" }
        var generator = CountingGenerator()
        let extraction = Extraction(
            of: response,
            by: ExtractionPlan(form.questionnaire),
            on: ExtractionSettings(now: moment),
            using: &generator
        )
        let bytes = extraction.bundle().serialized()
        let again = try? JSONTree(parsing: bytes)
        hold("a Bundle is read back the same", again?.serialized() == bytes) {
            String(decoding: bytes, as: UTF8.self)
        }
        for finding in extraction.findings { hold("a finding has words", !finding.message.isEmpty) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Random numbers that are none, so that two runs agree.
struct CountingGenerator: RandomNumberGenerator {
    private var count: UInt64 = 0

    mutating func next() -> UInt64 {
        count += 1
        return count &* 0x9E37_79B9_7F4A_7C15
    }
}
