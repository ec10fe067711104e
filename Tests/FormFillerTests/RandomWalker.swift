import FHIRModel

@testable import FormFiller

/// Fills in a form with random answers, going back, skipping and changing at random, always the same for the same seed.
struct RandomWalker {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % max(bound, 1)
    }

    /// Walks until the interview is finished; how many moves it took.
    mutating func walk(_ interview: inout Interview, limit: Int) -> Int {
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

    private mutating func answers(to question: Question) -> [AnswerValue] {
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
        let low = question.minimum?.number?.integer ?? 0
        let high = question.maximum?.number?.integer ?? low + 120
        let number = low + next(below: max(high - low + 1, 1))
        guard let step = question.stepValue, step > 0 else { return number }
        return low + (number - low) / step * step
    }

    private mutating func date() -> FHIRDateTime? {
        FHIRDateTime(
            "\(1930 + next(below: 110))-\(next(below: 2) == 0 ? "03" : "11")-1\(next(below: 9))"
        )
    }
}

extension RandomWalker: RandomNumberGenerator {
    mutating func next() -> UInt64 {
        UInt64(next(below: Int.max)) << 1
    }
}

extension Interview {
    /// Whether what is kept up to date step by step is what a fresh look at everything gives.
    var isConsistent: Bool {
        var askable = 0
        var answered = 0
        for (number, scope) in scopes.enumerated() {
            for slot in scope.cells.indices {
                let cell = CellID(Int32(number), Int32(slot))
                let item = formItem(of: cell)
                guard isEnabled(cell) else {
                    if isPresent(cell) { return false }
                    continue
                }
                if !conditionsHold(of: cell), !isUnstable { return false }
                if let parent = parent(of: cell), !isEnabled(parent) { return false }
                if item.type.isQuestion, scope.present.contains(slot) == self[cell].answers.isEmpty
                {
                    return false
                }
                if item.isAskable {
                    askable += 1
                    if !self[cell].answers.isEmpty { answered += 1 }
                }
            }
        }
        return askable == askableCount && answered == answeredCount && isInFormOrder(response.items)
    }

    private func isInFormOrder(_ items: [QuestionnaireResponse.Item]) -> Bool {
        var last: Int32 = -1
        for item in items {
            guard let number = form.byLinkId[item.linkId ?? ""] else { return false }
            if number < last { return false }
            last = number
            guard isInFormOrder(item.items) else { return false }
            for answer in item.answers {
                guard isInFormOrder(answer.items) else { return false }
            }
        }
        return true
    }
}
