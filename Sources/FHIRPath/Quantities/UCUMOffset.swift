import FHIRModel

/// The zero of a temperature scale: how far it lies above absolute zero, in the scale's own degrees.
struct UCUMOffset: Hashable, Sendable {
    var degrees: FHIRDecimal

    static let celsius = UCUMOffset(degrees: FHIRDecimal(significand: 27_315, scale: 2))
    static let fahrenheit = UCUMOffset(degrees: FHIRDecimal(significand: 45_967, scale: 2))
    static let reaumur = UCUMOffset(degrees: FHIRDecimal(significand: 21_852, scale: 2))

    /// The same zero counted in degrees of 10^`exponent`; nil beyond 38 digits.
    func scaled(byPowerOfTen exponent: Int) -> UCUMOffset? {
        degrees.shifted(byPowerOfTen: -exponent).map(UCUMOffset.init)
    }
}

extension FHIRDecimal {
    /// The number times 10^`exponent`, exactly; nil beyond 38 digits.
    func shifted(byPowerOfTen exponent: Int) -> FHIRDecimal? {
        let scale = scale - exponent
        if scale >= 0 { return FHIRDecimal(significand: significand, scale: scale) }
        guard scale >= -38 else { return significand == 0 ? self : nil }
        var value = significand
        for _ in scale..<0 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return FHIRDecimal(significand: value)
    }
}
