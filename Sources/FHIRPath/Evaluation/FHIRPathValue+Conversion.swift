import FHIRModel

// What a value is without being asked to convert (FHIRPath 3.0, Conversion): an Integer is a Long, a Decimal and a Quantity,
// a Long a Decimal and a Quantity, a Decimal a Quantity of the unit `1`. No number is a String.
extension FHIRPathValue {
    /// An Integer or a Long as a Long.
    var asLong: Int64? {
        switch self {
        case .integer(let value): Int64(value)
        case .long(let value): value
        case .node, .instance, .boolean, .decimal, .string, .date, .dateTime, .time, .quantity,
            .type:
            nil
        }
    }

    /// A number as a Decimal.
    var asDecimal: FHIRDecimal? {
        switch self {
        case .integer(let value): FHIRDecimal(value)
        case .long(let value): FHIRDecimal(significand: Int128(value))
        case .decimal(let value): value
        case .node, .instance, .boolean, .string, .date, .dateTime, .time, .quantity, .type: nil
        }
    }

    /// A number or Quantity as a Quantity.
    var asQuantity: FHIRPathQuantity? {
        if case .quantity(let quantity) = self { return quantity }
        return asDecimal.map { FHIRPathQuantity(value: $0, unit: .one) }
    }

    /// A Date or DateTime as a DateTime.
    var asDateTime: FHIRDateTime? {
        switch self {
        case .date(let date), .dateTime(let date): date
        case .node, .instance, .boolean, .integer, .long, .decimal, .string, .time, .quantity,
            .type:
            nil
        }
    }
}
