extension FHIRDecimal {
    /// The sum, rounded half away from zero where it has more digits than 38; nil only where the whole part has more.
    ///
    /// For long calculations, whose last digits say nothing; ``adding(_:)`` never rounds.
    public func addingRounded(_ other: FHIRDecimal) -> FHIRDecimal? {
        var places = max(scale, other.scale)
        while places >= 0 {
            if let sum = rounded(places: places).adding(other.rounded(places: places)) {
                return sum
            }
            // One place less at a time: the numbers are far below the scale at which that takes long.
            places -= 1
        }
        return nil
    }

    /// The difference, rounded as ``addingRounded(_:)`` rounds.
    public func subtractingRounded(_ other: FHIRDecimal) -> FHIRDecimal? {
        other.negated.flatMap(addingRounded)
    }

    /// The product, rounded half away from zero where it has more digits than 38 or places than ``mostPlaces``; nil only where
    /// the whole part has more.
    ///
    /// For long calculations, whose last digits say nothing; ``multiplied(by:)`` never rounds.
    public func multipliedRounded(by other: FHIRDecimal) -> FHIRDecimal? {
        if let exact = multiplied(by: other) { return exact }
        let (one, two) = (normalized, other.normalized)
        let isNegative = (one.significand < 0) != (two.significand < 0)
        let (high, low) = one.significand.magnitude.multipliedFullWidth(
            by: two.significand.magnitude
        )
        let scale = one.scale + two.scale
        guard scale > 0 else { return nil }
        let least = max(1, scale - Self.mostPlaces)
        guard least <= 38 else { return FHIRDecimal(significand: 0, scale: Self.mostPlaces) }
        for places in least...min(scale, 38) {
            let divisor = Self.powerOfTen(places).magnitude
            guard high < divisor else { continue }
            var (quotient, remainder) = divisor.dividingFullWidth((high, low))
            if remainder >= divisor - remainder { quotient += 1 }
            guard let value = Int128(exactly: quotient) else { continue }
            return FHIRDecimal(significand: isNegative ? -value : value, scale: scale - places)
        }
        return nil
    }
}
