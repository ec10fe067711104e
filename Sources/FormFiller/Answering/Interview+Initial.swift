internal import FHIRModel

extension Interview {
    /// Gives a question the form's initial values, when it is enabled for the first time.
    mutating func giveInitialValues(to occurrence: Occurrence) {
        self[occurrence].marks.insert(.initialised)
        initialisedInTrial?.append(occurrence)
        if isResuming { return }
        let item = formItem(of: occurrence)
        guard self[occurrence].answers.isEmpty else { return }
        var values = item.traits.contains(.initial) ? initialValues(of: occurrence) : []
        if values.isEmpty, item.traits.contains(.computes) {
            values = initialResults(for: occurrence)
        }
        if !isRepeating(occurrence) { values = Array(values.prefix(1)) }
        guard !values.isEmpty else { return }
        self[occurrence].answers = values
        sheet.instances[Int(occurrence.instance)].unchecked.insert(Int(occurrence.slot))
        matchInstances(of: occurrence)
    }

    /// `initial.value[x]` where it fits the type, else the options with `initialSelected`.
    private func initialValues(of occurrence: Occurrence) -> [AnswerValue] {
        let index = item(of: occurrence)
        let item = form.items[Int(index)]
        let view = Questionnaire.Item(at: item.node, in: form.questionnaire.tree)
        let fixed = view.initials.compactMap { initialValue($0, for: item.type) }
        guard fixed.isEmpty else { return fixed.map { withWords($0, of: index) } }
        return form.options(of: index).filter(\.isInitial).map(\.value)
    }

    /// A code without words becomes the option it is, which has them: staff read what the visitor saw.
    private func withWords(_ value: AnswerValue, of index: Int32) -> AnswerValue {
        guard case .coding(let coding) = value, coding.display == nil else { return value }
        let option = form.options(of: index).first { $0.value.isSameAnswer(as: value) }
        return option?.value ?? value
    }

    /// A value as this type of question holds it; a quantity without a number only sets the unit and is no answer.
    private func initialValue(
        _ value: AnswerValue,
        for type: Questionnaire.ItemType
    ) -> AnswerValue? {
        guard type.admits(value.kind) else { return nil }
        switch (type, value) {
        case (.decimal, .integer(let number)): return .decimal(FHIRDecimal(number))
        case (.dateTime, .date(let date)): return .dateTime(date)
        case (.quantity, .quantity(let quantity)): return quantity.value == nil ? nil : value
        default: return value
        }
    }
}
