import FHIRModel

extension FHIRPathQuantity {
    /// `+` (FHIRPath N1 §6.6.3): the sum, in the smaller of the two units; nil where they measure different things,
    /// and for different scales of temperature, whose sum has no meaning.
    func adding(_ other: FHIRPathQuantity) -> FHIRPathQuantity? {
        combined(with: other) { $0.adding($1) }
    }

    /// `-` (FHIRPath N1 §6.6.4): the difference, in the smaller of the two units; nil as for ``adding(_:)``.
    func subtracting(_ other: FHIRPathQuantity) -> FHIRPathQuantity? {
        combined(with: other) { $0.subtracting($1) }
    }

    /// `*` (FHIRPath N1 §6.6.1): the product, with the product of the units.
    func multiplied(by other: FHIRPathQuantity) -> FHIRPathQuantity? {
        if other.unit == .one { return product(other.value, unit) }
        if unit == .one { return product(other.value, other.unit) }
        guard let (one, two) = units(of: other) else { return nil }
        guard one.isCommensurable(with: two), one.offset == nil, two.offset == nil,
            one.code.utf8.allSatisfy(Self.isLetter), let same = two.convert(other.value, to: one)
        else { return product(other.value, .ucum(one.code + "." + two.operand)) }
        return product(same, .ucum(one.code + "2"))
    }

    /// `/` (FHIRPath N1 §6.6.2): the quotient, with the quotient of the units, `1` where they measure the same.
    func divided(by other: FHIRPathQuantity) -> FHIRPathQuantity? {
        if other.unit == .one { return quotient(other.value, unit) }
        if unit == other.unit { return quotient(other.value, .one) }
        guard let (one, two) = units(of: other) else { return nil }
        if one.isCommensurable(with: two), one.offset == nil, two.offset == nil,
            let same = two.convert(other.value, to: one)
        {
            return quotient(same, .one)
        }
        return quotient(other.value, .ucum((unit == .one ? "" : one.code) + "/" + two.operand))
    }

    private func combined(
        with other: FHIRPathQuantity,
        _ operation: (FHIRDecimal, FHIRDecimal) -> FHIRDecimal?
    ) -> FHIRPathQuantity? {
        if unit == other.unit {
            return operation(value, other.value).map { FHIRPathQuantity(value: $0, unit: unit) }
        }
        guard let (one, two) = units(with: other, forEquivalence: false), one.offset == nil,
            two.offset == nil
        else { return nil }
        if one.isLarger(than: two) {
            return one.convert(value, to: two).flatMap { operation($0, other.value) }
                .map { FHIRPathQuantity(value: $0, unit: other.unit) }
        }
        return two.convert(other.value, to: one).flatMap { operation(value, $0) }
            .map { FHIRPathQuantity(value: $0, unit: unit) }
    }

    private func units(of other: FHIRPathQuantity) -> (UCUMUnit, UCUMUnit)? {
        guard let one = try? UCUMUnit(unit.ucumCode), let two = try? UCUMUnit(other.unit.ucumCode)
        else { return nil }
        return (one, two)
    }

    private func product(_ factor: FHIRDecimal, _ unit: FHIRPathUnit) -> FHIRPathQuantity? {
        guard unit.isWithinBounds else { return nil }
        return value.multiplied(by: factor).map { FHIRPathQuantity(value: $0, unit: unit) }
    }

    private func quotient(_ divisor: FHIRDecimal, _ unit: FHIRPathUnit) -> FHIRPathQuantity? {
        guard unit.isWithinBounds else { return nil }
        return Evaluator.quotient(value, divisor).map { FHIRPathQuantity(value: $0, unit: unit) }
    }

    /// Letters, brackets and what else can stand in a symbol that an exponent may follow.
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "_")
    }
}

extension FHIRPathUnit {
    /// Whether the unit is one that can be read again: products of products grow.
    fileprivate var isWithinBounds: Bool {
        switch self {
        case .ucum(let code): code.utf8.count <= 8 || (try? UCUMUnit(code)) != nil
        case .calendar: true
        }
    }
}

extension UCUMUnit {
    /// The code as the right side of `.` or `/`.
    fileprivate var operand: String {
        code.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
            ? "(" + code + ")" : code
    }
}
