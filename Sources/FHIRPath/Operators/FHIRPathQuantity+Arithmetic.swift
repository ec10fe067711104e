import FHIRModel

extension FHIRPathQuantity {
    func isEqual(to other: FHIRPathQuantity) -> Bool? {
        unit == other.unit ? value == other.value : nil
    }
    func isEquivalent(to other: FHIRPathQuantity) -> Bool {
        unit == other.unit && value == other.value
    }
    func compare(_ other: FHIRPathQuantity) -> Ordering? {
        guard unit == other.unit else { return nil }
        return value < other.value ? .ascending : value == other.value ? .equal : .descending
    }
    func isComparable(to other: FHIRPathQuantity) -> Bool { unit == other.unit }
    func adding(_ other: FHIRPathQuantity) -> FHIRPathQuantity? { nil }
    func subtracting(_ other: FHIRPathQuantity) -> FHIRPathQuantity? { nil }
    func multiplied(by other: FHIRPathQuantity) -> FHIRPathQuantity? { nil }
    func divided(by other: FHIRPathQuantity) -> FHIRPathQuantity? { nil }
    func converted(to unit: FHIRPathUnit) -> FHIRPathQuantity? { self.unit == unit ? self : nil }
}
