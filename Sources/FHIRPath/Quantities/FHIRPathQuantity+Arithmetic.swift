import FHIRModel

extension FHIRPathQuantity {
    /// `+` (FHIRPath 3.0, Math): the sum, in the unit of the first; nil where the units measure different things, for
    /// different scales of temperature, whose sum has no meaning, and where years or months would have to be converted.
    func adding(_ other: FHIRPathQuantity) -> FHIRPathQuantity? {
        combined(with: other) { $0.adding($1) }
    }

    /// `-` (FHIRPath 3.0, Math): the difference, in the unit of the first; nil as for ``adding(_:)``.
    func subtracting(_ other: FHIRPathQuantity) -> FHIRPathQuantity? {
        combined(with: other) { $0.subtracting($1) }
    }

    /// `*` (FHIRPath 3.0, Math): the product, its unit reduced; nil for two quantities of which one is a calendar duration.
    func multiplied(by other: FHIRPathQuantity) -> FHIRPathQuantity? {
        if other.unit == .one { return product(with: other.value, unit) }
        if unit == .one { return product(with: other.value, other.unit) }
        guard let (same, product) = reduced(with: other, inverted: false) else { return nil }
        return self.product(with: same, product)
    }

    /// `/` (FHIRPath 3.0, Math): the quotient, its unit reduced, `1` where both are the same; nil for a calendar duration
    /// in either place, unless it is divided by a number.
    func divided(by other: FHIRPathQuantity) -> FHIRPathQuantity? {
        if other.unit == .one { return quotient(by: other.value, unit) }
        guard let (same, quotient) = reduced(with: other, inverted: true) else { return nil }
        return self.quotient(by: same, quotient)
    }

    private func combined(
        with other: FHIRPathQuantity,
        _ operation: (FHIRDecimal, FHIRDecimal) -> FHIRDecimal?
    ) -> FHIRPathQuantity? {
        func result(
            _ one: FHIRDecimal,
            _ two: FHIRDecimal,
            _ unit: FHIRPathUnit
        )
            -> FHIRPathQuantity?
        { operation(one, two).map { FHIRPathQuantity(value: $0, unit: unit) } }
        if unit == other.unit { return result(value, other.value, unit) }
        if let (one, two) = unit.ucumUnits(with: other.unit, for: .comparison) {
            if unit.isVariable || other.unit.isVariable { return nil }
            guard one.offset == nil, two.offset == nil else { return nil }
            return two.convert(other.value, to: one).flatMap { result(value, $0, unit) }
        }
        // A number counts in the unit of the quantity beside it.
        if other.unit == .one, unit.isKnown { return result(value, other.value, unit) }
        if unit == .one, other.unit.isKnown { return result(value, other.value, other.unit) }
        return nil
    }

    /// The other's value in units that match the own ones, and the product or quotient of the units.
    private func reduced(
        with other: FHIRPathQuantity,
        inverted isInverted: Bool
    ) -> (FHIRDecimal, FHIRPathUnit)? {
        guard case .ucum(let code) = unit, case .ucum(let otherCode) = other.unit,
            (try? UCUMUnit(code)) != nil, let two = try? UCUMUnit(otherCode)
        else { return nil }
        guard let left = UCUMProduct(code), let right = UCUMProduct(otherCode) else { return nil }
        let matched = right.matched(to: left, inverted: isInverted)
        let product = left.combined(with: matched, inverted: isInverted).code
        guard (try? UCUMUnit(product)) != nil else { return nil }
        if matched.factors == right.factors { return (other.value, .ucum(product)) }
        guard let target = try? UCUMUnit(matched.code),
            let same = two.convert(other.value, to: target)
        else { return nil }
        return (same, .ucum(product))
    }

    private func product(with factor: FHIRDecimal, _ unit: FHIRPathUnit) -> FHIRPathQuantity? {
        value.multiplied(by: factor).map { FHIRPathQuantity(value: $0, unit: unit) }
    }

    private func quotient(by divisor: FHIRDecimal, _ unit: FHIRPathUnit) -> FHIRPathQuantity? {
        Evaluator.quotient(value, divisor).map { FHIRPathQuantity(value: $0, unit: unit) }
    }
}

extension FHIRPathUnit {
    /// Whether it is a year or month of the calendar, which sums do not convert.
    fileprivate var isVariable: Bool {
        if case .calendar(let unit) = self { unit.isVariable } else { false }
    }

    /// Whether it is a calendar duration or a unit of UCUM.
    fileprivate var isKnown: Bool {
        switch self {
        case .ucum(let code): (try? UCUMUnit(code)) != nil
        case .calendar: true
        }
    }
}
