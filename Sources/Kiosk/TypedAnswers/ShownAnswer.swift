import FHIRModel
import FormFiller

/// Answers and limits in words a visitor reads.
struct ShownAnswer: Sendable {
    var words: any Words

    /// One value: "Yes", "March 4, 2026", or the value's own text.
    func text(of value: AnswerValue) -> String {
        switch value {
        case .boolean(let yes): yes ? words.yesOption : words.noOption
        case .date(let date), .dateTime(let date): dateText(date) ?? value.text
        case .time(let time): timeText(time) ?? value.text
        case .decimal, .integer, .string, .uri, .attachment, .coding, .quantity, .reference:
            value.text
        }
    }

    /// Values with the words that the form has for them: dates and times in those of the language, all else in the form's.
    func texts(of values: [AnswerValue], _ texts: [String]) -> [String] {
        zip(values, texts).map { value, text in
            switch value {
            case .boolean, .date, .dateTime, .time: self.text(of: value)
            case .decimal, .integer, .string, .uri, .attachment, .coding, .quantity, .reference:
                text.isEmpty ? value.text : text
            }
        }
    }

    /// The words of an option, all of them.
    func text(of option: Question.Option) -> String {
        switch option.value {
        case .boolean, .date, .dateTime, .time: text(of: option.value)
        case .decimal, .integer, .string, .uri, .attachment, .coding, .quantity, .reference:
            option.text.isEmpty ? option.value.text : option.text
        }
    }

    /// What is shown beside an option's key.
    func label(of option: Question.Option) -> String {
        option.label == option.text ? text(of: option) : option.label
    }

    private func dateText(_ date: FHIRDateTime) -> String? {
        let day = words.date(TypedDate(year: date.year, month: date.month, day: date.day))
        guard let time = date.time else { return day }
        return timeText(time).map { "\(day), \($0)" }
    }

    private func timeText(_ time: FHIRTime) -> String? {
        guard let minute = time.minute else { return nil }
        return words.time(
            TypedTime(hour: time.hour, minute: minute, second: time.second?.integer ?? 0)
        )
    }
}
