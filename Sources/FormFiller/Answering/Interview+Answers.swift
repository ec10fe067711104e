package import FHIRModel

extension Interview {
    /// Replaces the answers of a question and brings everything that depends on them up to date.
    mutating func set(_ values: [AnswerValue], at occurrence: Occurrence) {
        let wasEdited = self[occurrence].marks.contains(.edited)
        let wasGiven = self[occurrence].marks.contains(.stored)
        let old = self[occurrence].answers
        guard old != values else {
            // Keeping what was computed is no edit: it goes on being computed.
            return
        }
        self[occurrence].marks.insert(.edited)
        self[occurrence].marks.remove(.notInList)
        change(values, at: occurrence)
        if wasEdited || wasGiven { keepPrevious(old, at: occurrence) }
        settle()
    }

    /// Replaces the answers; what depends on them is queued.
    package mutating func change(_ values: [AnswerValue], at occurrence: Occurrence) {
        let old = self[occurrence].answers
        let item = formItem(of: occurrence)
        let isOn = isEnabled(occurrence)
        sheet.note(occurrence)
        if values.isEmpty, !old.isEmpty {
            if item.opens < 0 {
                self[occurrence].answers = []
                refreshNested(of: occurrence)
            }
            if isPresent(occurrence) {
                if sheet.previous[occurrence] == nil {
                    detach(occurrence)
                } else {
                    self[occurrence].answers = []
                    writeAnswers(of: occurrence)
                }
            }
        }
        self[occurrence].answers = values
        sheet.instances[Int(occurrence.instance)].unchecked.insert(Int(occurrence.slot))
        matchInstances(of: occurrence, before: old)
        if isOn, isAskable(occurrence) {
            sheet.answeredCount += (values.isEmpty ? 0 : 1) - (old.isEmpty ? 0 : 1)
        }
        guard isOn else { return }
        if !values.isEmpty {
            if isPresent(occurrence) { writeAnswers(of: occurrence) } else { attach(occurrence) }
            if old.isEmpty { refreshNested(of: occurrence) }
            for instance in self[occurrence].instances { enable(instance: instance) }
        }
        if item.traits.contains(.watched) { queueReaders(of: occurrence) }
        queueExpressions(reading: occurrence)
    }

    /// The value as this question's answers are written: a number, an address or a date of the question's own type.
    package func normalized(_ value: AnswerValue, at occurrence: Occurrence) -> AnswerValue {
        switch (formItem(of: occurrence).type, value) {
        case (.decimal, .integer(let number)): .decimal(FHIRDecimal(number))
        case (.integer, .decimal(let number)):
            number.integer.map { .integer($0) } ?? value
        case (.url, .string(let text)): .uri(text)
        case (.dateTime, .date(let date)): .dateTime(date)
        case (.quantity, .quantity(let quantity)): .quantity(inOwnWords(quantity, at: occurrence))
        default: value
        }
    }

    /// With the unit in the form's own words, which staff read, whatever language the visitor read.
    private func inOwnWords(_ quantity: Quantity, at occurrence: Occurrence) -> Quantity {
        var quantity = quantity
        quantity.unit = unit(of: quantity, at: occurrence, in: nil)?.display ?? quantity.unit
        return quantity
    }
}
