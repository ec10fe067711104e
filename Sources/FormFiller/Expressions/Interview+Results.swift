internal import FHIRModel
internal import FHIRPath

extension Interview {
    /// Results as answers of a type, with FHIRPath's implicit conversions; what does not fit is left out.
    func answers(from values: [FHIRPathValue], for type: Questionnaire.ItemType) -> [AnswerValue] {
        values.compactMap { answer(from: $0, for: type) }
    }

    /// Results as answers of a question; a code, or another value in place of a Coding, stands for the option that has it.
    func answers(from values: [FHIRPathValue], at occurrence: Occurrence) -> [AnswerValue] {
        let type = formItem(of: occurrence).type
        guard type == .choice || type == .openChoice else {
            let found = answers(from: values, for: type)
            return type == .quantity ? found.map { withOnlyUnit($0, at: occurrence) } : found
        }
        return answers(from: values, for: type).compactMap { value in
            if case .coding = value { return value }
            let options = knownOptions(of: occurrence).map(\.value)
            if let same = options.first(where: { $0.isSameAnswer(as: value) }) { return same }
            if case .string(let code) = value {
                let named = options.first {
                    if case .coding(let coding) = $0 { coding.code == code } else { false }
                }
                if let named { return named }
                if type == .openChoice { return value }
            }
            // Where options are of this type it is an answer, though none that is offered.
            return options.contains { $0.kind == value.kind } ? value : nil
        }
    }

    /// A number computed for a quantity is in the only unit the question has; FHIRPath's own conversion would make it a
    /// pure number.
    private func withOnlyUnit(_ value: AnswerValue, at occurrence: Occurrence) -> AnswerValue {
        guard case .quantity(var quantity) = value, quantity.unit == nil, quantity.code == nil
        else { return value }
        let limits = AnswerLimits(of: formItem(of: occurrence).node, in: form, language: nil)
        let units = units(by: limits)
        guard units.count == 1, let unit = units.first else { return value }
        quantity.unit = unit.display
        quantity.system = unit.system
        quantity.code = unit.code
        return .quantity(quantity)
    }

    /// Whether any result is not among the answers made of them because of its type; an empty text is no answer at all.
    func leavesOut(_ results: [FHIRPathValue], in values: [AnswerValue]) -> Bool {
        values.count < results.count { evaluation.plain($0) != .string("") }
    }

    /// One result in the type a question has.
    private func answer(
        from value: FHIRPathValue,
        for type: Questionnaire.ItemType
    ) -> AnswerValue? {
        guard let plain = evaluation.plain(value) else { return nil }
        // FHIR has no empty strings.
        if case .string("") = plain { return nil }
        switch (type, plain) {
        case (.decimal, .integer(let number)): return .decimal(FHIRDecimal(number))
        case (.integer, .decimal(let number)): return number.integer.map { .integer($0) }
        case (.quantity, .integer(let number)):
            return .quantity(Quantity(value: FHIRDecimal(number)))
        case (.quantity, .decimal(let number)): return .quantity(Quantity(value: number))
        case (.dateTime, .date(let date)): return .dateTime(date)
        case (.date, .string(let text)):
            return FHIRDateTime(text).flatMap { $0.isDate ? .date($0) : nil }
        case (.dateTime, .string(let text)): return FHIRDateTime(text).map { .dateTime($0) }
        case (.time, .string(let text)): return FHIRTime(text).map { .time($0) }
        case (.url, .string(let text)): return .uri(text)
        case (.string, .uri(let text)), (.text, .uri(let text)): return .string(text)
        default: return type.admits(plain.kind) ? plain : nil
        }
    }
}
