public import FHIRModel

/// A quantity: a number with a unit (FHIRPath N1 §4.1.8).
public struct FHIRPathQuantity: Sendable, Hashable {
    /// The number.
    public var value: FHIRDecimal
    /// The unit.
    public var unit: FHIRPathUnit

    /// A quantity of `value` times `unit`.
    public init(value: FHIRDecimal, unit: FHIRPathUnit) {
        self.value = value
        self.unit = unit
    }
}

/// A unit of a quantity: one of UCUM, or a calendar duration such as `month`, whose length varies.
public enum FHIRPathUnit: Sendable, Hashable {
    /// A UCUM code, case sensitive; `1` where there is no unit.
    case ucum(String)
    /// A calendar duration.
    case calendar(CalendarUnit)

    /// No unit.
    public static let one = FHIRPathUnit.ucum("1")
}
