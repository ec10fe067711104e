internal import FHIRModel
internal import FormFiller

/// A stretch of numbers, open to either side where a bound is missing.
struct NumberSpan {
    var least: FHIRDecimal?
    var greatest: FHIRDecimal?
    var isLeastOpen = false
    var isGreatestOpen = false

    /// Whether no number is in both.
    func isDisjoint(from other: NumberSpan) -> Bool {
        isBelow(other) || other.isBelow(self)
    }

    private func isBelow(_ other: NumberSpan) -> Bool {
        guard let greatest, let least = other.least else { return false }
        return greatest < least
            || (greatest == least && (isGreatestOpen || other.isLeastOpen))
    }
}
