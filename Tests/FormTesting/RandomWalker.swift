package import FHIRModel
public import FormFiller

/// Fills in a form with random answers, going back, skipping and changing at random, always the same for the same seed.
public struct RandomWalker: Sendable {
    private var state: UInt64

    /// The same walk for the same seed.
    public init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// A number from 0 to below the bound.
    public mutating func next(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % max(bound, 1)
    }

    /// Walks until the interview is finished; how many moves it took.
    public mutating func walk(_ interview: inout Interview, limit: Int) -> Int {
        var moves = 0
        while moves < limit {
            moves += 1
            // Wandering gets rarer, so that the walk ends.
            if next(below: 12 + moves / 20) == 0 { wander(&interview) }
            switch interview.step {
            case .page: interview.next()
            case .question(let question): give(question, to: &interview)
            case .addAnother: interview.addAnother(next(below: 3) == 0)
            case .finished: return moves
            }
        }
        return moves
    }

    private mutating func wander(_ interview: inout Interview) {
        if next(below: 2) == 0 {
            interview.back()
        } else if let place = interview.answeredQuestions.map(\.place).randomElement(using: &self) {
            interview.go(to: place)
        }
    }

    private mutating func give(_ question: Question, to interview: inout Interview) {
        if question.isForStaff || (question.maySkip && next(below: 4) == 0) {
            interview.skip()
            return
        }
        for _ in 0..<60 {
            if interview.answer(answers(to: question)).allSatisfy(\.isWarning) { return }
        }
        interview.skip()
    }

    package mutating func answers(to question: Question) -> [AnswerValue] {
        let most = question.repeats ? min(question.maximumAnswers ?? 3, 3) : 1
        let count = max(question.minimumAnswers, 1 + next(below: most))
        guard question.options.isEmpty else {
            return question.options.shuffled(using: &self).prefix(count).map(\.value)
        }
        var values: [AnswerValue] = []
        for _ in 0..<count { values.append(value(for: question)) }
        return values
    }

    private mutating func value(for question: Question) -> AnswerValue {
        switch question.type {
        case .boolean: .boolean(next(below: 2) == 0)
        case .integer: .integer(number(for: question))
        case .decimal: .decimal(FHIRDecimal(number(for: question)))
        case .date: date().map { .date($0) } ?? .boolean(true)
        case .dateTime: date().map { .dateTime($0) } ?? .boolean(true)
        case .time:
            FHIRTime(hour: next(below: 24), minute: 0, second: FHIRDecimal(0)).map { .time($0) }
                ?? .boolean(true)
        case .quantity:
            .quantity(
                Quantity(
                    value: FHIRDecimal(number(for: question)),
                    unit: (question.unit ?? question.units.first)?.text,
                    system: (question.unit ?? question.units.first)?.system,
                    code: (question.unit ?? question.units.first)?.code
                )
            )
        case .url: .uri("https://example.org/\(next(below: 100))")
        case .string, .text, .choice, .openChoice, .group, .display, .attachment, .reference:
            .string(texts[next(below: texts.count)])
        }
    }

    private let texts = [
        "Word", "ON", "1234567890123456", "0001234567890", "ann@example.org", "12345",
        "+47 99 88 77 66",
        "555-123-4567", "01/02/1990", "A1A 1A1",
        "https://example.org", "1234567890", "a longer text of several words that says little",
    ]

    private mutating func number(for question: Question) -> Int {
        let low = Self.integer(question.minimum) ?? 0
        let high = Self.integer(question.maximum) ?? low + 120
        let number = low + next(below: max(high - low + 1, 1))
        guard let step = question.stepValue, step > 0 else { return number }
        return low + (number - low) / step * step
    }

    private static func integer(_ bound: AnswerValue?) -> Int? {
        switch bound {
        case .integer(let value): value
        case .decimal(let value): value.integer
        case nil, .boolean, .date, .dateTime, .time, .string, .uri, .attachment, .coding,
            .quantity, .reference:
            nil
        }
    }

    private mutating func date() -> FHIRDateTime? {
        FHIRDateTime(
            "\(1930 + next(below: 110))-\(next(below: 2) == 0 ? "03" : "11")-1\(next(below: 9))"
        )
    }
}

extension RandomWalker: RandomNumberGenerator {
    /// A number of all bits but the lowest.
    public mutating func next() -> UInt64 {
        UInt64(next(below: Int.max)) << 1
    }
}
