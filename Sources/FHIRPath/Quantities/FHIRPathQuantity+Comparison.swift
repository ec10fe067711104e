import FHIRModel

extension FHIRPathQuantity {
    /// `=` (FHIRPath N1 §6.1.1): whether both are the same amount, exactly; nil where the units measure different
    /// things.
    func isEqual(to other: FHIRPathQuantity) -> Bool? {
        compare(other).map { $0 == .equal }
    }

    /// `<`, `>` and their like (FHIRPath N1 §6.2): the order of both amounts, exactly; nil where the units measure
    /// different things.
    func compare(_ other: FHIRPathQuantity) -> Ordering? {
        if unit == other.unit {
            return value < other.value ? .ascending : value == other.value ? .equal : .descending
        }
        guard let (one, two) = units(with: other, forEquivalence: false),
            let order = one.order(value, against: other.value, of: two)
        else { return nil }
        return order < 0 ? .ascending : order == 0 ? .equal : .descending
    }

    /// `comparable`: whether the units measure the same kind of thing.
    func isComparable(to other: FHIRPathQuantity) -> Bool {
        unit == other.unit || units(with: other, forEquivalence: false) != nil
    }

    /// `~` (FHIRPath N1 §6.1.2): whether both are the same amount, in the larger of the two units and rounded to the
    /// decimal places of the value that has fewer.
    func isEquivalent(to other: FHIRPathQuantity) -> Bool {
        var (one, two) = (value, other.value)
        if unit != other.unit {
            guard let (left, right) = units(with: other, forEquivalence: true) else { return false }
            if left.isLarger(than: right) {
                guard let converted = right.convert(two, to: left) else { return false }
                two = converted
            } else {
                guard let converted = left.convert(one, to: right) else { return false }
                one = converted
            }
        }
        let places = min(one.scale, two.scale)
        return one.rounded(places: places) == two.rounded(places: places)
    }

    /// The quantity in another unit (`toQuantity(unit)`, FHIRPath N1 §5.5.8); nil where the units measure different
    /// things.
    func converted(to unit: FHIRPathUnit) -> FHIRPathQuantity? {
        if unit == self.unit { return self }
        guard
            let (one, two) = units(
                with: FHIRPathQuantity(value: value, unit: unit),
                forEquivalence: false
            )
        else { return nil }
        return one.convert(value, to: two).map { FHIRPathQuantity(value: $0, unit: unit) }
    }

    /// The UCUM units of both, if they measure the same kind of thing.
    func units(
        with other: FHIRPathQuantity,
        forEquivalence: Bool
    ) -> (UCUMUnit, UCUMUnit)? {
        guard let one = unit.ucum(beside: other.unit, forEquivalence: forEquivalence),
            let two = other.unit.ucum(beside: unit, forEquivalence: forEquivalence),
            one.isCommensurable(with: two)
        else { return nil }
        return (one, two)
    }
}
