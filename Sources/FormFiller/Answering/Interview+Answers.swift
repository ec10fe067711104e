internal import FHIRModel

extension Interview {
    /// Replaces the answers of a question and brings everything that depends on them up to date.
    mutating func set(_ values: [AnswerValue], at cell: CellID) {
        let wasEdited = self[cell].marks.contains(.edited)
        let wasGiven = self[cell].marks.contains(.stored)
        let old = self[cell].answers
        guard old != values else {
            // Keeping what was computed is no edit: it goes on being computed.
            return
        }
        self[cell].marks.insert(.edited)
        change(values, at: cell)
        if wasEdited || wasGiven { keepPrevious(old, at: cell) }
        settle()
    }

    /// Replaces the answers; what depends on them is queued.
    mutating func change(_ values: [AnswerValue], at cell: CellID) {
        let old = self[cell].answers
        let item = formItem(of: cell)
        let isOn = isEnabled(cell)
        if values.isEmpty, !old.isEmpty {
            if item.opens < 0 {
                self[cell].answers = []
                refreshNested(of: cell)
            }
            if isPresent(cell) {
                if previous[cell] == nil {
                    detach(cell)
                } else {
                    self[cell].answers = []
                    writeAnswers(of: cell)
                }
            }
        }
        self[cell].answers = values
        scopes[Int(cell.scope)].unchecked.insert(Int(cell.slot))
        matchScopes(of: cell, before: old)
        if isOn, isAskable(cell) {
            answeredCount += (values.isEmpty ? 0 : 1) - (old.isEmpty ? 0 : 1)
        }
        guard isOn else { return }
        if !values.isEmpty {
            if isPresent(cell) { writeAnswers(of: cell) } else { attach(cell) }
            if old.isEmpty { refreshNested(of: cell) }
            for scope in self[cell].scopes { enable(scope: scope) }
        }
        if item.traits.contains(.watched) { queueReaders(of: cell) }
        queueExpressions(reading: cell)
    }

    /// The value as this question's answers are written: a number, an address or a date of the question's own type.
    func normalized(_ value: AnswerValue, at cell: CellID) -> AnswerValue {
        switch (formItem(of: cell).type, value) {
        case (.decimal, .integer(let number)): .decimal(FHIRDecimal(number))
        case (.integer, .decimal(let number)):
            number.integer.map { .integer($0) } ?? value
        case (.url, .string(let text)): .uri(text)
        case (.dateTime, .date(let date)): .dateTime(date)
        case (.quantity, .quantity(let quantity)): .quantity(inOwnWords(quantity, at: cell))
        default: value
        }
    }

    /// With the unit in the form's own words, which staff read, whatever language the visitor read.
    private func inOwnWords(_ quantity: Quantity, at cell: CellID) -> Quantity {
        var quantity = quantity
        quantity.unit = unit(of: quantity, at: cell, in: nil)?.display ?? quantity.unit
        return quantity
    }
}
