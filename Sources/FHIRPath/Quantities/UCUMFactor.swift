import FHIRModel

/// The exact size of a unit in base units: `numerator / denominator × 10^exponent × π^turns`.
struct UCUMFactor: Hashable, Sendable {
    private(set) var numerator: UInt128 = 1
    private(set) var denominator: UInt128 = 1
    private(set) var exponent = 0
    private(set) var turns = 0

    /// One.
    static let one = UCUMFactor()
    /// π, which stays a symbol until a conversion needs its digits.
    static let pi = UCUMFactor(turns: 1)

    private init(turns: Int = 0) {
        self.turns = turns
    }

    /// A power of ten.
    init(powerOfTen exponent: Int) {
        self.exponent = exponent
    }

    /// A positive number; nil for any other.
    init?(_ decimal: FHIRDecimal) {
        guard decimal.significand > 0 else { return nil }
        numerator = decimal.significand.magnitude
        exponent = -decimal.scale
        moveTens()
    }

    /// The product; nil beyond 128 bits.
    func multiplied(by other: UCUMFactor) -> UCUMFactor? {
        let left = Self.commonDivisor(numerator, other.denominator)
        let right = Self.commonDivisor(other.numerator, denominator)
        let (top, topOverflow) = (numerator / left)
            .multipliedReportingOverflow(by: other.numerator / right)
        let (bottom, bottomOverflow) = (denominator / right)
            .multipliedReportingOverflow(by: other.denominator / left)
        guard !topOverflow, !bottomOverflow else { return nil }
        var result = self
        result.numerator = top
        result.denominator = bottom
        result.exponent += other.exponent
        result.turns += other.turns
        result.moveTens()
        return result
    }

    /// One divided by it.
    var inverse: UCUMFactor {
        var result = self
        result.numerator = denominator
        result.denominator = numerator
        result.exponent = -exponent
        result.turns = -turns
        return result
    }

    /// A power; nil beyond 128 bits.
    func raised(to power: Int) -> UCUMFactor? {
        var result = UCUMFactor.one
        let base = power < 0 ? inverse : self
        for _ in 0..<power.magnitude {
            guard let next = result.multiplied(by: base) else { return nil }
            result = next
        }
        return result
    }

    /// The factor without π, to 19 digits of it; nil beyond 128 bits.
    var withoutPi: UCUMFactor? {
        if turns == 0 { return self }
        var rest = self
        rest.turns = 0
        let digits = FHIRDecimal(significand: 3_141_592_653_589_793_238, scale: 18)
        return UCUMFactor(digits)?.raised(to: turns).flatMap(rest.multiplied)
    }

    /// Moves factors of ten into the exponent, which keeps the rest small.
    private mutating func moveTens() {
        while numerator % 10 == 0 {
            numerator /= 10
            exponent += 1
        }
        while denominator % 10 == 0 {
            denominator /= 10
            exponent -= 1
        }
    }

    private static func commonDivisor(_ one: UInt128, _ other: UInt128) -> UInt128 {
        var (large, small) = (one, other)
        while small != 0 { (large, small) = (small, large % small) }
        return large
    }
}
