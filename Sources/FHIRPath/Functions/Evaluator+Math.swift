import FHIRModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

// FHIRPath 3.0, Math: of quantities only what keeps their unit.
extension Evaluator {
    /// The number that the input is.
    private func numberInput(base: Int) throws(EvaluationFailure) -> FHIRDecimal? {
        guard let value = try singleValue(Items(start: base, end: stack.count)) else { return nil }
        guard let number = value.asDecimal else { throw failure(.wrongInput) }
        return number
    }

    private mutating func numberArgument(
        _ number: Int32,
        of node: ExpressionTree.Node
    ) throws(EvaluationFailure) -> FHIRDecimal? {
        guard let value = try argument(number, of: node) else { return nil }
        guard let number = value.asDecimal else { throw failure(.wrongArgument) }
        return number
    }

    /// `abs`: in the type and unit of the input.
    mutating func absolute(base: Int) throws(EvaluationFailure) {
        guard let value = try singleValue(Items(start: base, end: stack.count)) else {
            return truncate(to: base)
        }
        if let number = value.asDecimal, number.significand >= 0 { return }
        if case .quantity(let quantity) = value, quantity.value.significand >= 0 { return }
        try negate(base: base, isNegative: true)
    }

    /// `ceiling`, `floor`, `truncate`: the whole number next to the number, upwards (1), downwards (-1) or towards zero (0):
    /// an Integer, empty past 32 bits, or a Quantity with the unit of the input.
    mutating func whole(base: Int, towards direction: Int) throws(EvaluationFailure) {
        guard let value = try singleValue(Items(start: base, end: stack.count)) else {
            return truncate(to: base)
        }
        if case .quantity(let quantity) = value {
            let whole = Self.whole(quantity.value, towards: direction).map {
                store(.quantity(FHIRPathQuantity(value: $0, unit: quantity.unit)), as: .quantity)
            }
            return replace(from: base, with: whole)
        }
        guard let number = value.asDecimal else { throw failure(.wrongInput) }
        let whole = Self.whole(number, towards: direction)?.integer.flatMap { Int32(exactly: $0) }
        replace(from: base, with: whole.map { .integer(Int($0)) })
    }

    /// `exp`.
    mutating func exponential(base: Int) throws(EvaluationFailure) {
        guard let number = try numberInput(base: base) else { return truncate(to: base) }
        let result = approximate { exp(number.double) }
        // Never 0: where no digit is left of it, it has become too small.
        replace(from: base, with: result.flatMap { $0.payload == 0 ? nil : $0 })
    }

    /// `ln`: empty where there is no logarithm.
    mutating func naturalLogarithm(base: Int) throws(EvaluationFailure) {
        guard let number = try numberInput(base: base) else { return truncate(to: base) }
        replace(from: base, with: approximate { log(number.double) })
    }

    /// `sqrt`: empty for a negative number; exact roots stay exact, 0.25.sqrt() being 0.5.
    mutating func squareRoot(base: Int) throws(EvaluationFailure) {
        guard let number = try numberInput(base: base), number.significand >= 0 else {
            return truncate(to: base)
        }
        replace(from: base, with: approximate { number.double.squareRoot() })
    }

    private static func whole(_ value: FHIRDecimal, towards direction: Int) -> FHIRDecimal? {
        let truncated = value.truncated
        let isPast = truncated != value && (value.significand > 0) == (direction > 0)
        return isPast ? truncated.adding(FHIRDecimal(direction)) : truncated
    }

    /// A result that has no exact decimal, to the digits a Double holds.
    private mutating func approximate(_ compute: () -> Double) -> Item? {
        FHIRDecimal(approximating: compute()).map { decimal($0) }
    }

    /// `log(base)`: an error unless the number and the base are greater than 0.
    mutating func logarithm(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let number = try numberInput(base: base)
        let argument = try numberArgument(1, of: node)
        guard let number, let argument else { return truncate(to: base) }
        guard number.significand > 0 else { throw failure(.wrongInput) }
        guard argument.significand > 0 else { throw failure(.wrongArgument) }
        let result = approximate {
            switch argument.double {
            case 2: log2(number.double)
            case 10: log10(number.double)
            default: log(number.double) / log(argument.double)
            }
        }
        replace(from: base, with: result)
    }

    /// `power(exponent)`, always a Decimal: exact for whole exponents as long as the digits suffice.
    mutating func power(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let number = try numberInput(base: base)
        let exponent = try numberArgument(1, of: node)
        guard let number, let exponent else { return truncate(to: base) }
        var result: Item?
        if let whole = exponent.integer, (0...128).contains(whole) {
            var product: FHIRDecimal? = FHIRDecimal(1)
            for _ in 0..<whole { product = product?.multiplied(by: number) }
            result = product.map { decimal($0) }
        }
        result = result ?? approximate { pow(number.double, exponent.double) }
        replace(from: base, with: result)
    }

    /// `round([precision])`: half away from zero, a Decimal or a Quantity with the unit of the input.
    mutating func round(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let value = try singleValue(Items(start: base, end: stack.count))
        let places = try integerArgument(1, of: node) ?? 0
        guard let value else { return truncate(to: base) }
        guard places >= 0 else { throw failure(.wrongArgument) }
        let most = min(places, FHIRDecimal.mostPlaces)
        if case .quantity(let quantity) = value {
            let rounded = FHIRPathQuantity(
                value: quantity.value.rounded(places: most),
                unit: quantity.unit
            )
            return replace(from: base, with: store(.quantity(rounded), as: .quantity))
        }
        guard let number = value.asDecimal else { throw failure(.wrongInput) }
        replace(from: base, with: decimal(number.rounded(places: most)))
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
