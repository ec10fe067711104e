extension FHIRDecimal {
    /// The sum, with the larger scale of both; nil past 38 digits.
    public func adding(_ other: FHIRDecimal) -> FHIRDecimal? {
        let scale = max(scale, other.scale)
        guard let one = Self.shift(significand, by: scale - self.scale),
            let two = Self.shift(other.significand, by: scale - other.scale)
        else { return nil }
        let (sum, overflow) = one.addingReportingOverflow(two)
        return overflow ? nil : FHIRDecimal(significand: sum, scale: scale)
    }

    /// The difference, with the larger scale of both; nil past 38 digits.
    public func subtracting(_ other: FHIRDecimal) -> FHIRDecimal? {
        other.negated.flatMap(adding)
    }

    /// The number with the other sign; nil for the least number there is.
    public var negated: FHIRDecimal? {
        significand == .min ? nil : FHIRDecimal(significand: -significand, scale: scale)
    }

    /// The product, with the scales added; trailing zeros go first where it would pass 38 digits or ``mostPlaces``, then it is
    /// nil.
    public func multiplied(by other: FHIRDecimal) -> FHIRDecimal? {
        let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
        if !overflow, scale + other.scale <= Self.mostPlaces {
            return FHIRDecimal(significand: product, scale: scale + other.scale)
        }
        let (one, two) = (normalized, other.normalized)
        guard one.scale != scale || two.scale != other.scale else { return nil }
        return one.multiplied(by: two)
    }

    /// The quotient rounded half away from zero to `places` decimal places; nil by zero or past 38 digits.
    public func divided(by other: FHIRDecimal, places: Int) -> FHIRDecimal? {
        guard other.significand != 0, significand != .min, other.significand != .min else {
            return nil
        }
        let isNegative = (significand < 0) != (other.significand < 0)
        var numerator = significand.magnitude
        var denominator = other.significand.magnitude
        var shift = places + other.scale - scale
        while shift < 0 {
            let (product, overflow) = denominator.multipliedReportingOverflow(by: 10)
            if overflow { return FHIRDecimal(significand: 0, scale: places) }
            denominator = product
            shift += 1
        }
        var high: UInt128 = 0
        let powers = min(shift, 38)
        (high, numerator) = numerator.multipliedFullWidth(
            by: UInt128(Self.powerOfTen(powers))
        )
        guard shift <= 38, high < denominator else { return nil }
        var (quotient, remainder) = denominator.dividingFullWidth((high, numerator))
        if remainder >= denominator - remainder { quotient += 1 }
        guard let value = Int128(exactly: quotient) else { return nil }
        return FHIRDecimal(significand: isNegative ? -value : value, scale: places)
    }

    /// The number rounded half away from zero to `places` decimal places; fewer places than that stay as they are.
    public func rounded(places: Int) -> FHIRDecimal {
        guard scale > places else { return self }
        guard scale - places <= 38 else { return FHIRDecimal(significand: 0, scale: places) }
        let divisor = Self.powerOfTen(scale - places)
        var (quotient, remainder) = significand.quotientAndRemainder(dividingBy: divisor)
        if remainder.magnitude >= (divisor.magnitude - remainder.magnitude) {
            quotient += significand < 0 ? -1 : 1
        }
        return FHIRDecimal(significand: quotient, scale: places)
    }

    /// The whole part, towards zero.
    public var truncated: FHIRDecimal {
        guard scale <= 38 else { return FHIRDecimal(0) }
        return FHIRDecimal(significand: significand / Self.powerOfTen(scale))
    }
}
