package import FHIRModel
internal import FHIRPath
internal import Terminology

extension AnswerValue {
    /// Whether an answer equals the value of a condition; nil where that cannot be decided.
    ///
    /// Numbers compare exactly across integer and decimal, codes by system and code, never by words unless neither side has
    /// a code; quantities need units that measure the same, dates the same precision.
    package func equals(_ expected: AnswerValue) -> Bool? {
        switch (self, expected) {
        case (.boolean(let one), .boolean(let other)): one == other
        case (.string(let one), .string(let other)), (.uri(let one), .uri(let other)),
            (.string(let one), .uri(let other)), (.uri(let one), .string(let other)):
            one == other
        case (.coding(let one), .coding(let other)): one.isSameConcept(as: other)
        case (.coding(let one), .string(let other)): one.code == other || one.display == other
        case (.reference(let one), .reference(let other)): one.reference == other.reference
        case (.attachment(let one), .attachment(let other)): one == other
        case (.string, .coding): false
        default:
            if kind.isOrdered, expected.kind.isOrdered {
                order(to: expected).map { $0 == .equal }
            } else {
                false
            }
        }
    }

    /// The order of an answer and the value of a condition; nil where there is none or it cannot be decided.
    package func order(to expected: AnswerValue) -> Ordering? {
        if let one = number, let other = expected.number {
            return one == other ? .equal : one < other ? .ascending : .descending
        }
        switch (self, expected) {
        case (.date(let one), .date(let other)), (.dateTime(let one), .dateTime(let other)),
            (.date(let one), .dateTime(let other)), (.dateTime(let one), .date(let other)):
            return one.compare(other)
        case (.time(let one), .time(let other)):
            return one.compare(other)
        case (.string(let one), .string(let other)):
            return one == other ? .equal : one < other ? .ascending : .descending
        case (.quantity(let one), .quantity(let other)):
            return one.order(to: other)
        default:
            return nil
        }
    }

    /// The number of an integer or decimal.
    package var number: FHIRDecimal? {
        switch self {
        case .integer(let value): FHIRDecimal(value)
        case .decimal(let value): value
        case .boolean, .date, .dateTime, .time, .string, .uri, .attachment, .coding, .quantity,
            .reference:
            nil
        }
    }

    /// Whether both stand for the same option: codes by system and code, references by where they lead, everything else by
    /// value.
    package func isSameAnswer(as other: AnswerValue) -> Bool {
        if case .reference(let one) = self, case .reference(let other) = other,
            one.reference != nil
        {
            return one.reference == other.reference
        }
        if case .coding(let one) = self, case .coding(let other) = other {
            return one.isSameCode(as: other)
        }
        return self == other
    }
}

extension [AnswerValue] {
    /// Whether both are the same options or values in the same order.
    func areSame(as other: [AnswerValue]) -> Bool {
        count == other.count && zip(self, other).allSatisfy { $0.isSameAnswer(as: $1) }
    }
}

extension AnswerValue.Kind {
    /// Whether values of this type have an order.
    package var isOrdered: Bool {
        switch self {
        case .decimal, .integer, .date, .dateTime, .time, .quantity: true
        case .boolean, .string, .uri, .attachment, .coding, .reference: false
        }
    }
}

extension Quantity {
    /// The order of two quantities of one unit, or of units of UCUM that measure the same; nil where they do not or a value
    /// is missing.
    package func order(to other: Quantity) -> Ordering? {
        guard let value, let otherValue = other.value, comparator == nil, other.comparator == nil
        else { return nil }
        if hasSameUnit(as: other) || namesUnit(of: other) || other.namesUnit(of: self) {
            return value == otherValue ? .equal : value < otherValue ? .ascending : .descending
        }
        guard let unit = ucumUnit(beside: other), let otherUnit = other.ucumUnit(beside: self),
            let order = unit.order(value, against: otherValue, of: otherUnit)
        else { return nil }
        return order == 0 ? .equal : order < 0 ? .ascending : .descending
    }

    /// Whether the unit stands in words alone, and they are the other's words or code.
    private func namesUnit(of other: Quantity) -> Bool {
        guard code == nil, let unit else { return false }
        return unit == other.unit || unit == other.code
    }

    /// The coded unit, where it is one of UCUM; a code without system is, where the other says so.
    private func ucumUnit(beside other: Quantity) -> UCUMUnit? {
        guard let code, (system ?? other.system) == Self.ucum else { return nil }
        return try? UCUMUnit(code)
    }

    private static let ucum = "http://unitsofmeasure.org"
}
