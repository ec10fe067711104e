/// A FHIR `decimal`: exact, with the number of decimal places it was written with (1.50 keeps two).
///
/// A value is `significand × 10^-scale`. Up to 38 digits and ``mostPlaces`` decimal places; results beyond that are nil, and
/// rounded only by the operations that say so.
/// Two values are equal when the numbers are: 1.5 == 1.50.
public struct FHIRDecimal: Sendable {
    /// All digits, with the sign.
    public let significand: Int128
    /// How many of the digits stand behind the point; never negative.
    public let scale: Int

    /// How many decimal places a number that is read or multiplied may have.
    public static let mostPlaces = 1_000

    /// `significand × 10^-scale`; a negative scale is not allowed and counts as 0.
    public init(significand: Int128, scale: Int = 0) {
        self.significand = significand
        self.scale = max(scale, 0)
    }

    /// A whole number.
    public init(_ integer: Int) {
        self.init(significand: Int128(integer))
    }

    /// Reads `-12.50` or `1.2e3` (the form of JSON numbers); nil for anything else or past 38 digits.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: Array(text.utf8)[...])
    }

    /// Reads the UTF-8 text of a number; nil for anything else or past 38 digits.
    public init?(utf8 text: ArraySlice<UInt8>) {
        var rest = text
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        var value: Int128 = 0
        var places = 0
        var digits = 0
        var seenPoint = false
        while let byte = rest.first, byte | 0x20 != UInt8(ascii: "e") {
            rest.removeFirst()
            if byte == UInt8(ascii: "."), !seenPoint, digits > 0 {
                seenPoint = true
                continue
            }
            guard byte &- 0x30 < 10 else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int128(byte - 0x30))
            guard !overflow, !carry else { return nil }
            value = sum
            digits += 1
            if seenPoint { places += 1 }
        }
        guard digits > 0, !seenPoint || places > 0 else { return nil }
        if !rest.isEmpty {
            guard let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
                exponent.magnitude <= Self.mostPlaces
            else { return nil }
            places -= exponent
        }
        if places < 0 {
            if value != 0 {
                guard let shifted = Self.shift(value, by: -places) else { return nil }
                value = shifted
            }
            places = 0
        }
        guard places <= Self.mostPlaces else { return nil }
        self.init(significand: isNegative ? -value : value, scale: places)
    }

    /// The same number without trailing zeros behind the point.
    public var normalized: FHIRDecimal {
        var significand = significand
        var scale = scale
        while scale > 0, significand % 10 == 0 {
            significand /= 10
            scale -= 1
        }
        return FHIRDecimal(significand: significand, scale: scale)
    }

    /// `value × 10^places`; nil past 38 digits.
    static func shift(_ value: Int128, by places: Int) -> Int128? {
        guard places <= 38 else { return value == 0 ? 0 : nil }
        let (result, overflow) = value.multipliedReportingOverflow(by: powerOfTen(places))
        return overflow ? nil : result
    }

    /// 10 to the power of `places`, for 0 through 38.
    static func powerOfTen(_ places: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<min(max(places, 0), 38) { result *= 10 }
        return result
    }

    /// The number as an `Int` if it is whole and fits.
    public var integer: Int? {
        let value = normalized
        return value.scale == 0 ? Int(exactly: value.significand) : nil
    }
}

extension FHIRDecimal: Hashable, Comparable {
    /// Whether the numbers are the same, whatever their scales.
    public static func == (one: FHIRDecimal, other: FHIRDecimal) -> Bool {
        if one.scale == other.scale { return one.significand == other.significand }
        let (one, other) = (one.normalized, other.normalized)
        return one.scale == other.scale && one.significand == other.significand
    }

    /// Hashes the number, not its scale.
    public func hash(into hasher: inout Hasher) {
        let value = normalized
        hasher.combine(value.significand)
        hasher.combine(value.scale)
    }

    /// Whether the first number is less.
    public static func < (one: FHIRDecimal, other: FHIRDecimal) -> Bool {
        if one.scale < other.scale {
            guard let shifted = shift(one.significand, by: other.scale - one.scale) else {
                return one.significand < 0
            }
            return shifted < other.significand
        }
        guard let shifted = shift(other.significand, by: one.scale - other.scale) else {
            return other.significand > 0
        }
        return one.significand < shifted
    }
}

extension FHIRDecimal: CustomStringConvertible, LosslessStringConvertible {
    /// The number in plain notation, all its decimal places written.
    public var description: String {
        guard scale > 0 else { return String(significand) }
        var digits = String(significand.magnitude)
        if digits.count <= scale {
            digits = String(repeating: "0", count: scale - digits.count + 1) + digits
        }
        let point = digits.index(digits.endIndex, offsetBy: -scale)
        return (significand < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
    }

    /// Reads a number; nil for anything that is none.
    public init?(_ description: String) {
        self.init(utf8: Array(description.utf8)[...])
    }
}
