internal import FHIRModel
internal import FormFiller

/// A stretch of dates or quantities, open to either side where a bound is missing: of values that have an order, but no place
/// on one scale.
struct ValueStretch {
    var least: AnswerValue?
    var greatest: AnswerValue?
    var isLeastOpen = false
    var isGreatestOpen = false

    /// The values between two, both included.
    init(least: AnswerValue?, greatest: AnswerValue?) {
        self.least = least
        self.greatest = greatest
    }

    /// The values that compare so with a date or a quantity; nil for other values and operators.
    init?(_ comparison: Questionnaire.EnableOperator, _ value: AnswerValue) {
        switch value {
        case .date, .dateTime, .quantity: break
        case .boolean, .decimal, .integer, .time, .string, .uri, .attachment, .coding, .reference:
            return nil
        }
        switch comparison {
        case .equal: self.init(least: value, greatest: value)
        case .greaterOrEqual: self.init(least: value, greatest: nil)
        case .lessOrEqual: self.init(least: nil, greatest: value)
        case .greater:
            self.init(least: value, greatest: nil)
            isLeastOpen = true
        case .less:
            self.init(least: nil, greatest: value)
            isGreatestOpen = true
        case .exists, .notEqual: return nil
        }
    }

    /// Whether no value is in both, as far as that can be decided: of a date that is given in part it often cannot.
    func isDisjoint(from other: ValueStretch) -> Bool {
        isBelow(other) || other.isBelow(self)
    }

    private func isBelow(_ other: ValueStretch) -> Bool {
        guard let greatest, let least = other.least else { return false }
        return switch greatest.order(to: least) {
        case .ascending: true
        // Within a year that is given alone there are days on either side.
        case .equal: (isGreatestOpen || other.isLeastOpen) && greatest.isExact
        case .descending, nil: false
        }
    }
}

extension AnswerValue {
    /// Whether it is no stretch of time itself, as a year or a month is.
    fileprivate var isExact: Bool {
        switch self {
        case .date(let date): date.day != nil
        case .dateTime(let date): date.time != nil
        case .boolean, .decimal, .integer, .time, .string, .uri, .attachment, .coding, .quantity,
            .reference:
            true
        }
    }
}
