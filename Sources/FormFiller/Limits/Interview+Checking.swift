public import FHIRModel

extension Interview {
    /// What would be wrong with these answers to the current question; nothing changes.
    ///
    /// For checking one of several as it is typed, before all are given: then leave out ``AnswerProblem/tooFew(minimum:)``.
    public func problems(with values: [AnswerValue]) -> [AnswerProblem] {
        guard case .question = step, let cursor = navigation.cursor else { return [.notAnswerable] }
        return check(values.map { normalized($0, at: cursor.occurrence) }, at: cursor.occurrence)
    }

    /// Checks all answers of a question together.
    package func check(_ values: [AnswerValue], at occurrence: Occurrence) -> [AnswerProblem] {
        let item = formItem(of: occurrence)
        guard item.type.isQuestion else { return [.notAnswerable] }
        let limits = limits(of: occurrence)
        let options = offeredOptions(of: occurrence)
        var problems: [AnswerProblem] = []
        for value in values {
            for problem in check(value, at: occurrence, limits: limits, options: options)
            where !problems.contains(problem) {
                problems.append(problem)
            }
        }
        problems += checkCount(values, repeats: isRepeating(occurrence), limits: limits)
        problems += checkTogether(values, options: options)
        return problems
    }

    private func checkCount(
        _ values: [AnswerValue],
        repeats: Bool,
        limits: AnswerLimits
    ) -> [AnswerProblem] {
        let most = repeats ? limits.maximumOccurrences ?? AnswerSheet.maximumInstances : 1
        if values.count > most { return [.tooMany(maximum: most)] }
        let least = repeats ? limits.minimumOccurrences ?? 0 : 0
        return values.count < least ? [.tooFew(minimum: least)] : []
    }

    /// An option is chosen once; what a person types may well be the same twice, such as the ages of two children.
    private func checkTogether(
        _ values: [AnswerValue],
        options: [OfferedOption]
    ) -> [AnswerProblem] {
        guard values.count > 1 else { return [] }
        var problems: [AnswerProblem] = []
        for option in options {
            let count = values.count { $0.isSameAnswer(as: option.value) }
            if count > 1, !problems.contains(.duplicate) { problems.append(.duplicate) }
            if count > 0, option.isExclusive {
                problems.append(.exclusive(text: form.text(of: option, in: language)))
                break
            }
        }
        return problems
    }

    private func check(
        _ value: AnswerValue,
        at occurrence: Occurrence,
        limits: AnswerLimits,
        options: [OfferedOption]
    ) -> [AnswerProblem] {
        let item = formItem(of: occurrence)
        if options.contains(where: { $0.value.isSameAnswer(as: value) }) { return [] }
        let isClosed =
            item.type != .openChoice && limits.constraint ?? .optionsOnly == .optionsOnly
        if isClosed, !options.isEmpty || knowsOptions(of: occurrence) {
            return [.notOffered]
        }
        // An option that is switched off is still known, and no word of the person's own.
        if item.traits.contains(.evaluates),
            knownOptions(of: occurrence).contains(where: { $0.value.isSameAnswer(as: value) })
        {
            return [.notOffered]
        }
        guard item.type.takes(value.kind) else { return [.wrongType(expected: item.type)] }
        switch value {
        case .string(let text), .uri(let text):
            return checkText(text, of: self.item(of: occurrence), limits: limits)
        case .decimal, .integer, .date, .dateTime, .time:
            return checkRange(value, limits: limits) + checkDigits(value, limits: limits)
                + checkDigits(written: value.text, of: self.item(of: occurrence), limits: limits)
        case .quantity(let quantity):
            return checkUnit(quantity, limits: limits) + checkRange(value, limits: limits)
                + checkDigits(quantity.value.map { .decimal($0) } ?? value, limits: limits)
        case .coding:
            return item.type == .openChoice ? [] : [.notOffered]
        case .boolean, .attachment, .reference:
            return []
        }
    }
}

extension Questionnaire.ItemType {
    /// Whether a value of this type that is not one of the options can be an answer.
    func takes(_ kind: AnswerValue.Kind) -> Bool {
        self == .openChoice ? kind == .string || kind == .coding : kind == answerKind
    }
}
