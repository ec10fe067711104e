import FHIRModel

// Dates and times of day.
extension AnswerReader {
    func readDate(_ line: String) -> TypedAnswer {
        let dates = TypedDate.readings(of: line, monthNames: words.monthNames)
        return oneOf(dates.compactMap { FHIRDateTime($0.fhir) }.map(AnswerValue.date))
    }

    func readTime(_ line: String) -> TypedAnswer {
        let times = TypedTime.readings(of: line, words: words.timeWords)
        return oneOf(times.compactMap { FHIRTime($0.fhir) }.map(AnswerValue.time))
    }

    /// A date with a time of day as the clinic's clocks show it: in spring they leave an hour out, in autumn one comes twice.
    func readDateTime(_ line: String) -> TypedAnswer {
        let moments = TypedDateTime.readings(
            of: line,
            monthNames: words.monthNames,
            words: words.timeWords
        )
        var readings: [(text: String, values: [AnswerValue])] = []
        for moment in moments {
            guard let local = FHIRDateTime(moment.fhir(minutesEast: 0)) else { continue }
            let offsets = local.time == nil ? [0] : minutesEast(local)
            for (place, offset) in offsets.enumerated() {
                guard let value = FHIRDateTime(moment.fhir(minutesEast: offset)) else { continue }
                let text = ShownAnswer(words: words).text(of: .dateTime(value))
                let shown =
                    offsets.count == 1 ? text : words.timeThatComesTwice(text, isFirst: place == 0)
                readings.append((shown, [.dateTime(value)]))
            }
        }
        if readings.count == 1, let values = readings.first?.values { return .values(values) }
        if readings.isEmpty { return moments.isEmpty ? .notUnderstood : .leftOutHour }
        return .unclear(readings)
    }
}
