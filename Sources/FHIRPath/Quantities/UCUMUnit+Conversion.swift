public import FHIRModel

extension UCUMUnit {
    /// Compares `value` of this unit with `otherValue` of another, exactly: less than, equal to or greater than 0 as
    /// the first is less, equal or greater.
    ///
    /// Returns nil when the units are not commensurable, or numbers go beyond 38 digits.
    public func order(
        _ value: FHIRDecimal,
        against otherValue: FHIRDecimal,
        of other: UCUMUnit
    ) -> Int? {
        guard let ratio = ratio(to: other), let left = absolute(value),
            let right = other.absolute(otherValue)
        else { return nil }
        if left.significand.signum() != right.significand.signum() {
            return left.significand < right.significand ? -1 : 1
        }
        var (one, two) = (
            WideNumber(left.significand.magnitude), WideNumber(right.significand.magnitude)
        )
        one.multiply(by: ratio.numerator)
        two.multiply(by: ratio.denominator)
        let tens = ratio.exponent - left.scale + right.scale
        guard tens.magnitude <= 10_000 else { return nil }
        if tens > 0 { one.multiply(byPowerOfTen: tens) } else { two.multiply(byPowerOfTen: -tens) }
        return one.order(against: two) * Int(left.significand < 0 ? -1 : 1)
    }

    /// A value of this unit in another unit: exact where it has an end within 38 digits, else rounded to 28 digits.
    ///
    /// Returns nil when the units are not commensurable, or numbers go beyond 38 digits.
    public func convert(_ value: FHIRDecimal, to other: UCUMUnit) -> FHIRDecimal? {
        guard let ratio = ratio(to: other), let start = absolute(value) else { return nil }
        guard let numerator = Int128(exactly: ratio.numerator),
            let denominator = Int128(exactly: ratio.denominator),
            let product = start.multiplied(by: FHIRDecimal(significand: numerator)),
            let quotient = product.quotient(by: denominator),
            let result = quotient.shifted(byPowerOfTen: ratio.exponent)
        else { return nil }
        guard let offset = other.offset else { return result.trimmed(to: value.scale) }
        return result.subtracting(offset.degrees)?.trimmed(to: value.scale)
    }

    /// Whether one of this unit is more than one of the other, as intervals; false when they are not commensurable.
    func isLarger(than other: UCUMUnit) -> Bool {
        guard let ratio = ratio(to: other) else { return false }
        var (one, two) = (WideNumber(ratio.numerator), WideNumber(ratio.denominator))
        one.multiply(byPowerOfTen: ratio.exponent)
        two.multiply(byPowerOfTen: -ratio.exponent)
        return one.order(against: two) > 0
    }

    /// How many of the other unit make one of this; nil when they are not commensurable or beyond 128 bits.
    func ratio(to other: UCUMUnit) -> UCUMFactor? {
        guard isCommensurable(with: other) else { return nil }
        return factor.multiplied(by: other.factor.inverse)?.withoutPi
    }

    /// A value counted from absolute zero, in this unit.
    private func absolute(_ value: FHIRDecimal) -> FHIRDecimal? {
        guard let offset else { return value }
        return value.adding(offset.degrees)
    }
}

extension FHIRDecimal {
    /// The quotient by a positive whole number, exact where it has an end, else with 28 significant digits.
    fileprivate func quotient(by divisor: Int128) -> FHIRDecimal? {
        if divisor == 1 { return self }
        var rest = divisor
        var places = 0
        while rest % 2 == 0 || rest % 5 == 0 {
            if rest % 10 == 0 { rest /= 10 } else if rest % 2 == 0 { rest /= 2 } else { rest /= 5 }
            places += 1
        }
        let by = FHIRDecimal(significand: divisor)
        if rest == 1 || significand % rest == 0,
            let exact = divided(by: by, places: scale + places)
        {
            return exact.trimmed(to: scale)
        }
        let whole = String(truncated.significand.magnitude).count
        return divided(by: by, places: max(28 - whole + String(divisor).count, 1))
    }

    /// Without the zeros at the end that stand beyond `places` decimal places.
    fileprivate func trimmed(to places: Int) -> FHIRDecimal {
        var (significand, scale) = (significand, scale)
        while scale > places, significand % 10 == 0 {
            significand /= 10
            scale -= 1
        }
        return FHIRDecimal(significand: significand, scale: scale)
    }
}
