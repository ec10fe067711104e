internal import FHIRModel
internal import FormFiller

/// What one condition demands of the answers to a question; an object, because many rules pass it on.
final class AnswerRequirement: Sendable {
    /// The question looked at.
    let target: Int32
    let comparison: Questionnaire.EnableOperator
    /// The value compared with; for `exists` a boolean.
    let value: AnswerValue
    /// The node of `answer[x]`.
    let node: JSONNode

    /// nil where the condition is broken, which is another rule's to say.
    init?(_ condition: Condition, in tree: JSONTree) {
        guard condition.target >= 0, condition.answer != JSONNode.none,
            let value = AnswerValue(at: condition.answer, in: tree, kind: condition.kind)
        else { return nil }
        if condition.comparison == .exists, condition.kind != .boolean { return nil }
        target = condition.target
        comparison = condition.comparison
        self.value = value
        node = condition.answer
    }

    /// Whether the question must have no answer.
    var isAbsence: Bool { comparison == .exists && value == .boolean(false) }

    /// Whether the question must have an answer; `!=` also holds without one.
    var needsAnswer: Bool { !isAbsence && comparison != .notEqual }

    /// Whether no answers at all can meet both, where both look at the same answers of a question that takes one answer only
    /// or several, whole numbers or any.
    func excludes(_ other: AnswerRequirement, isSingle: Bool, isWhole: Bool) -> Bool {
        if isAbsence { return other.needsAnswer }
        if other.isAbsence { return needsAnswer }
        guard comparison != .exists, other.comparison != .exists else { return false }
        // Of several answers one may meet this and another that, unless one is asked for that may not be there.
        if !isSingle {
            let isOpposite =
                (comparison == .equal && other.comparison == .notEqual)
                || (comparison == .notEqual && other.comparison == .equal)
            return isOpposite && value == other.value
        }
        switch (comparison, other.comparison) {
        case (.equal, .equal) where value.isSettled && other.value.isSettled:
            return value.kind == other.value.kind && value.equals(other.value) == false
                && other.value.equals(value) == false
        case (.equal, .notEqual), (.notEqual, .equal):
            return value == other.value
        default:
            if let one = span(isWhole: isWhole), let two = other.span(isWhole: isWhole) {
                return one.isDisjoint(from: two)
            }
            guard let one = stretch, let two = other.stretch else { return false }
            return one.isDisjoint(from: two)
        }
    }

    /// Whether any answers at all, and none, meet one of the two.
    func completes(_ other: AnswerRequirement, isSingle: Bool) -> Bool {
        if isAbsence { return other.comparison == .exists && other.needsAnswer }
        if other.isAbsence { return other.completes(self, isSingle: isSingle) }
        switch (comparison, other.comparison) {
        case (.exists, .notEqual), (.notEqual, .exists): return true
        case (.equal, .notEqual), (.notEqual, .equal): return value == other.value
        case (.notEqual, .notEqual):
            return isSingle && value.kind == other.value.kind && value.isSettled
                && other.value.isSettled && value.equals(other.value) == false
        default: return false
        }
    }

    /// The numbers that meet the requirement; nil where it is not about numbers.
    func span(isWhole: Bool) -> NumberSpan? {
        guard let number = value.position else { return nil }
        switch comparison {
        case .equal: return NumberSpan(least: number, greatest: number)
        case .greaterOrEqual: return NumberSpan(least: number)
        case .lessOrEqual: return NumberSpan(greatest: number)
        case .greater:
            guard isWhole, let whole = number.integer else {
                return NumberSpan(least: number, isLeastOpen: true)
            }
            return NumberSpan(least: FHIRDecimal(whole + 1))
        case .less:
            guard isWhole, let whole = number.integer else {
                return NumberSpan(greatest: number, isGreatestOpen: true)
            }
            return NumberSpan(greatest: FHIRDecimal(whole - 1))
        case .exists, .notEqual: return nil
        }
    }

    /// The dates or quantities that meet the requirement; nil where it is about neither.
    var stretch: ValueStretch? { ValueStretch(comparison, value) }
}

extension AnswerValue {
    /// A number, or a time of day as seconds since midnight: what has a place among its like.
    var position: FHIRDecimal? {
        guard case .time(let time) = self else { return number }
        guard let minute = time.minute, let second = time.second else { return nil }
        return FHIRDecimal(time.hour * 3600 + minute * 60).adding(second)
    }

    /// Whether two such values that differ can never equal the same answer: true of codes, numbers, booleans and texts, not of
    /// dates that may be given in part or quantities of other units.
    fileprivate var isSettled: Bool {
        switch self {
        case .boolean, .decimal, .integer, .string, .uri, .time: true
        case .coding(let coding): coding.code != nil
        case .date, .dateTime, .attachment, .quantity, .reference: false
        }
    }
}
