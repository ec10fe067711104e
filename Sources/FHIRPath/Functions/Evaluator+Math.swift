import FHIRModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension Evaluator {
    /// A number of an expression.
    private enum Number {
        case integer(Int)
        case decimal(FHIRDecimal)
        case quantity(FHIRPathQuantity)

        var decimal: FHIRDecimal {
            switch self {
            case .integer(let integer): FHIRDecimal(integer)
            case .decimal(let decimal): decimal
            case .quantity(let quantity): quantity.value
            }
        }
    }

    private func number(base: Int) throws(EvaluationFailure) -> Number? {
        guard let value = try singleValue(Items(start: base, end: stack.count)) else { return nil }
        switch value {
        case .integer(let integer): return .integer(integer)
        case .decimal(let decimal): return .decimal(decimal)
        case .quantity(let quantity): return .quantity(quantity)
        case .node, .boolean, .string, .date, .dateTime, .time, .type: throw failure(.wrongInput)
        }
    }

    private mutating func numberArgument(
        _ number: Int32,
        of node: ExpressionTree.Node
    ) throws(EvaluationFailure) -> FHIRDecimal? {
        switch try argument(number, of: node) {
        case nil: return nil
        case .integer(let integer): return FHIRDecimal(integer)
        case .decimal(let decimal): return decimal
        case .node, .boolean, .string, .date, .dateTime, .time, .quantity, .type:
            throw failure(.wrongArgument)
        }
    }

    /// `abs`.
    mutating func absolute(base: Int) throws(EvaluationFailure) {
        guard let number = try number(base: base) else { return truncate(to: base) }
        replace(from: base, with: absolute(number))
    }

    /// `ceiling`, `floor`, `truncate`: the whole number next to the number, upwards (1), downwards (-1) or towards zero (0).
    mutating func whole(base: Int, towards direction: Int) throws(EvaluationFailure) {
        guard let number = try number(base: base) else { return truncate(to: base) }
        replace(from: base, with: Self.whole(number.decimal, towards: direction))
    }

    /// `exp`.
    mutating func exponential(base: Int) throws(EvaluationFailure) {
        guard let number = try number(base: base) else { return truncate(to: base) }
        replace(from: base, with: approximate { exp(number.decimal.double) })
    }

    /// `ln`.
    mutating func naturalLogarithm(base: Int) throws(EvaluationFailure) {
        guard let number = try number(base: base) else { return truncate(to: base) }
        replace(from: base, with: approximate { log(number.decimal.double) })
    }

    /// `sqrt`: empty for a negative number; exact roots stay exact, 0.25.sqrt() being 0.5.
    mutating func squareRoot(base: Int) throws(EvaluationFailure) {
        guard let number = try number(base: base), number.decimal.significand >= 0 else {
            return truncate(to: base)
        }
        replace(from: base, with: approximate { number.decimal.double.squareRoot() })
    }

    private mutating func absolute(_ number: Number) -> Item? {
        switch number {
        case .integer(let integer):
            return Int32(exactly: integer.magnitude).map { .integer(Int($0)) }
        case .decimal(let value):
            return (value.significand < 0 ? value.negated : value).map { decimal($0) }
        case .quantity(let quantity):
            let value = quantity.value
            return (value.significand < 0 ? value.negated : value).map {
                store(.quantity(FHIRPathQuantity(value: $0, unit: quantity.unit)), as: .quantity)
            }
        }
    }

    private static func whole(_ value: FHIRDecimal, towards direction: Int) -> Item? {
        guard let truncated = value.truncated.integer.flatMap({ Int32(exactly: $0) }) else {
            return nil
        }
        let isPast =
            FHIRDecimal(Int(truncated)) != value && (value.significand > 0) == (direction > 0)
        return Int32(exactly: Int(truncated) + (isPast ? direction : 0)).map { .integer(Int($0)) }
    }

    /// A result that has no exact decimal, to the digits a Double holds.
    private mutating func approximate(_ compute: () -> Double) -> Item? {
        FHIRDecimal(approximating: compute()).map { decimal($0) }
    }

    /// `log(base)`.
    mutating func logarithm(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let number = try number(base: base)
        let argument = try numberArgument(1, of: node)
        guard let number, let argument else { return truncate(to: base) }
        let result = approximate {
            switch argument.double {
            case 2: log2(number.decimal.double)
            case 10: log10(number.decimal.double)
            default: log(number.decimal.double) / log(argument.double)
            }
        }
        replace(from: base, with: result)
    }

    /// `power(exponent)`: exact for whole exponents as long as the digits suffice.
    mutating func power(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let number = try number(base: base)
        let exponent = try numberArgument(1, of: node)
        guard let number, let exponent else { return truncate(to: base) }
        var result: Item?
        if let whole = exponent.integer, (0...128).contains(whole) {
            var product: FHIRDecimal? = FHIRDecimal(1)
            for _ in 0..<whole { product = product?.multiplied(by: number.decimal) }
            if case .integer = number, exponent.scale == 0 {
                result = product?.integer.flatMap {
                    Int32(exactly: $0) == nil ? nil : .integer($0)
                }
                return replace(from: base, with: result)
            }
            result = product.map { decimal($0) }
        }
        result = result ?? approximate { pow(number.decimal.double, exponent.double) }
        replace(from: base, with: result)
    }

    /// `round([precision])`: half away from zero.
    mutating func round(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let number = try number(base: base)
        let places = try integerArgument(1, of: node) ?? 0
        guard let number else { return truncate(to: base) }
        guard places >= 0 else { throw failure(.wrongArgument) }
        if case .quantity(let quantity) = number {
            let value = quantity.value.rounded(places: min(places, 1000))
            let result = FHIRPathQuantity(value: value, unit: quantity.unit)
            return replace(from: base, with: store(.quantity(result), as: .quantity))
        }
        if places == 0 {
            let whole = number.decimal.rounded(places: 0).integer
            let result = whole.flatMap { Int32(exactly: $0) == nil ? nil : Item.integer($0) }
            return replace(from: base, with: result ?? decimal(number.decimal.rounded(places: 0)))
        }
        if case .integer = number { return replace(from: base, with: decimal(number.decimal)) }
        replace(from: base, with: decimal(number.decimal.rounded(places: min(places, 1000))))
    }
}

extension FHIRDecimal {
    /// The nearest Double.
    var double: Double {
        Double(description) ?? .nan
    }

    /// The decimal of a Double's shortest digits; nil for infinities, what is no number, and what
    /// has more than 38 digits.
    init?(approximating value: Double) {
        guard value.isFinite, let digits = FHIRDecimal(value.description) else { return nil }
        self = digits.scale > 17 ? digits.rounded(places: 17).normalized : digits
    }
}
