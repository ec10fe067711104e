import FHIRModel

extension FHIRPathQuantity {
    /// `=` (FHIRPath 3.0, Quantity Equality): whether both are the same amount, exactly; nil where the units measure
    /// different things.
    func isEqual(to other: FHIRPathQuantity) -> Bool? {
        compare(other).map { $0 == .equal }
    }

    /// `<`, `>` and their like (FHIRPath 3.0, Comparison): the order of both amounts, exactly; nil where the units measure
    /// different things.
    func compare(_ other: FHIRPathQuantity) -> Ordering? {
        if unit == other.unit {
            return value < other.value ? .ascending : value == other.value ? .equal : .descending
        }
        guard let (one, two) = unit.ucumUnits(with: other.unit, for: .comparison),
            let order = one.order(value, against: other.value, of: two)
        else { return nil }
        return order < 0 ? .ascending : order == 0 ? .equal : .descending
    }

    /// `comparable` (FHIRPath 3.0, Comparison): whether `=` and `<` have a result.
    func isComparable(to other: FHIRPathQuantity) -> Bool {
        unit == other.unit || unit.ucumUnits(with: other.unit, for: .comparison) != nil
    }

    /// `~` (FHIRPath 3.0, Quantity Equivalence): whether both are the same amount, in the larger of the two units and rounded
    /// to the decimal places of the value that has fewer, zeros at its end left out; nil where the units measure different
    /// things.
    func isEquivalent(to other: FHIRPathQuantity) -> Bool? {
        var (one, two) = (value.normalized, other.value.normalized)
        if unit != other.unit {
            guard let (left, right) = unit.ucumUnits(with: other.unit, for: .equivalence) else {
                return nil
            }
            if left.isLarger(than: right) {
                guard let converted = right.convert(two, to: left) else { return nil }
                two = converted.normalized
            } else {
                guard let converted = left.convert(one, to: right) else { return nil }
                one = converted.normalized
            }
        }
        let places = min(one.scale, two.scale)
        return one.rounded(places: places) == two.rounded(places: places)
    }

    /// The quantity in another unit (`toQuantity(unit)`, FHIRPath 3.0, Unit Conversions); nil where the units measure
    /// different things or UCUM does not know one.
    ///
    /// A number without a unit takes the unit it is given. From the calendar to UCUM and back, the value is converted in its
    /// own system and then given the unit of the other: `182.5 days` are `0.5 'a'`, and `1 'a'` is `365.25 days`.
    func converted(to target: FHIRPathUnit) -> FHIRPathQuantity? {
        if target == unit { return self }
        if unit == .one, case .ucum(let code) = target, (try? UCUMUnit(code)) == nil { return nil }
        if unit == .one { return FHIRPathQuantity(value: value, unit: target) }
        guard let (one, two) = conversion(to: target), one.isCommensurable(with: two) else {
            return nil
        }
        return one.convert(value, to: two).map {
            FHIRPathQuantity(value: $0.withoutEndlessDigits, unit: target)
        }
    }

    /// The UCUM units to convert by.
    private func conversion(to target: FHIRPathUnit) -> (UCUMUnit, UCUMUnit)? {
        switch (unit, target) {
        case (.calendar, .ucum(let code)):
            let twin = CalendarUnit(ucumCode: code)
            return unit.ucumUnits(with: twin.map { .calendar($0) } ?? target, for: .comparison)
        case (.ucum, .calendar(let word)):
            return unit.ucumUnits(with: .ucum(word.ucumCode), for: .comparison)
        case (.ucum, .ucum), (.calendar, .calendar):
            return unit.ucumUnits(with: target, for: .comparison)
        }
    }
}

extension FHIRDecimal {
    /// A conversion that does not end, with the 16 digits that a quotient has too: 182.5 'd' are 0.4996577686516085 'a'.
    fileprivate var withoutEndlessDigits: FHIRDecimal {
        let digits = String(significand.magnitude).count
        return digits < 28 ? self : rounded(places: max(scale - digits + 16, 0))
    }
}
