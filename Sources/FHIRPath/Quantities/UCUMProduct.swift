import FHIRModel

/// A unit as a product of powers, such as `mg/kg` of `mg` and `kg-1`, so that products and quotients can be reduced:
/// `mg/kg` times `kg` is `mg` (UCUM §2).
struct UCUMProduct {
    /// One factor: a unit with its prefix and annotation, and its power.
    struct Factor: Equatable {
        var symbol: String
        var annotation: String
        var exponent: Int
    }

    private(set) var factors: [Factor] = []

    /// The factors of a code that ``UCUMUnit`` has read without an error; nil for one with no factors to speak of.
    init?(_ code: String) {
        var reader = Reader(rest: Array(code.utf8)[...])
        guard reader.readTerm(sign: 1), reader.rest.isEmpty else { return nil }
        for factor in reader.factors where factor.symbol != "1" || !factor.annotation.isEmpty {
            multiply(by: factor)
        }
    }

    /// Multiplies by a factor, adding its power to that of the same unit.
    mutating func multiply(by factor: Factor) {
        let found = factors.firstIndex { $0.isSameUnit(as: factor) }
        guard let found else { return factors.append(factor) }
        factors[found].exponent += factor.exponent
        if factors[found].exponent == 0 { factors.remove(at: found) }
    }

    /// The same product with each unit that measures what a unit of another product does replaced by that one, so that they
    /// add up or cancel: `m` by `cm` beside `cm2`, `g` by `kg` beside `mg/kg`.
    ///
    /// A divisor is matched only where it adds up: `mg` by `kg` stay a dose by weight, `mg/kg`.
    func matched(to other: UCUMProduct, inverted isInverted: Bool) -> UCUMProduct {
        var result = self
        for index in factors.indices {
            let factor = factors[index]
            guard let unit = factor.unit,
                !other.factors.contains(where: { $0.isSameUnit(as: factor) })
            else { continue }
            let twins = other.factors.filter { twin in
                twin.unit?.isSameMeasure(as: unit) ?? false
                    && !factors.contains { $0.isSameUnit(as: twin) }
            }
            let sign = factor.exponent.signum() * (isInverted ? -1 : 1)
            let adding = twins.first { $0.exponent.signum() == sign }
            let cancelling = isInverted ? nil : twins.first { $0.exponent.signum() != sign }
            guard let twin = cancelling ?? adding else { continue }
            result.factors[index].symbol = twin.symbol
            result.factors[index].annotation = twin.annotation
        }
        return result
    }

    /// The product with another, or the quotient by it.
    func combined(with other: UCUMProduct, inverted isInverted: Bool) -> UCUMProduct {
        var result = self
        for var factor in other.factors {
            if isInverted { factor.exponent = -factor.exponent }
            result.multiply(by: factor)
        }
        return result
    }

    /// The code: what multiplies joined by `.`, then what divides after `/`; `1` for no unit.
    var code: String {
        var text = ""
        for factor in factors where factor.exponent > 0 {
            text += (text.isEmpty ? "" : ".") + factor.code(factor.exponent)
        }
        for factor in factors where factor.exponent < 0 {
            text += "/" + factor.code(-factor.exponent)
        }
        return text.isEmpty ? "1" : text
    }
}

extension UCUMProduct.Factor {
    /// A whole number as a unit, such as the 2 of `2.mg`; a power of it cannot be written.
    fileprivate var isNumber: Bool { symbol.utf8.allSatisfy { $0 &- 0x30 < 10 } && !symbol.isEmpty }

    fileprivate func isSameUnit(as other: UCUMProduct.Factor) -> Bool {
        symbol == other.symbol && annotation == other.annotation && !isNumber
    }

    fileprivate var unit: UCUMUnit? { isNumber ? nil : try? UCUMUnit(symbol) }

    fileprivate func code(_ power: Int) -> String {
        if isNumber {
            return Array(repeating: symbol, count: power).joined(separator: ".") + annotation
        }
        return symbol + (power == 1 ? "" : String(power)) + annotation
    }
}

extension UCUMUnit {
    /// Whether values of both can be added up; numbers such as `%` and `mol` stay what they are.
    fileprivate func isSameMeasure(as other: UCUMUnit) -> Bool {
        isCommensurable(with: other) && dimension != .none && offset == nil && other.offset == nil
    }
}

extension UCUMProduct {
    /// Reads the factors of a code whose grammar has been checked.
    private struct Reader {
        var rest: ArraySlice<UInt8>
        var factors: [Factor] = []
        private var depth = 0

        init(rest: ArraySlice<UInt8>) { self.rest = rest }

        mutating func readTerm(sign: Int) -> Bool {
            depth += 1
            defer { depth -= 1 }
            guard depth <= UCUMParser.deepest else { return false }
            var isDivided = take("/")
            while true {
                guard readComponent(sign: isDivided ? -sign : sign) else { return false }
                if take(".") {
                    isDivided = false
                } else if take("/") {
                    isDivided = true
                } else {
                    return true
                }
            }
        }

        private mutating func readComponent(sign: Int) -> Bool {
            if take("(") { return readTerm(sign: sign) && take(")") && skipAnnotation() == "" }
            let symbol = readSymbol()
            let annotation = skipAnnotation()
            guard !symbol.isEmpty || !annotation.isEmpty else { return false }
            let (name, power) = Self.split(symbol)
            factors.append(Factor(symbol: name, annotation: annotation, exponent: sign * power))
            return true
        }

        private mutating func readSymbol() -> ArraySlice<UInt8> {
            var isBracketed = false
            let start = rest
            while let byte = rest.first {
                if byte == UInt8(ascii: "[") { isBracketed = true }
                if byte == UInt8(ascii: "]") { isBracketed = false }
                if !isBracketed, "./(){}".utf8.contains(byte) { break }
                rest.removeFirst()
            }
            return start[start.startIndex..<rest.startIndex]
        }

        private mutating func skipAnnotation() -> String {
            guard rest.first == UInt8(ascii: "{") else { return "" }
            let end = rest.firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? rest.endIndex
            defer { rest = rest[end...] }
            return String(decoding: rest[..<end], as: UTF8.self)
        }

        private mutating func take(_ mark: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: mark) else { return false }
            rest.removeFirst()
            return true
        }

        /// `cm-2` as `cm` and -2; a number is all symbol.
        private static func split(_ symbol: ArraySlice<UInt8>) -> (String, Int) {
            var end = symbol.endIndex
            while end > symbol.startIndex, symbol[end - 1] &- 0x30 < 10 { end -= 1 }
            if end > symbol.startIndex + 1, end < symbol.endIndex,
                symbol[end - 1] == UInt8(ascii: "-") || symbol[end - 1] == UInt8(ascii: "+")
            {
                end -= 1
            }
            let whole = String(decoding: symbol, as: UTF8.self)
            guard end > symbol.startIndex, end < symbol.endIndex,
                let power = Int(String(decoding: symbol[end...], as: UTF8.self))
            else { return (whole, 1) }
            return (String(decoding: symbol[..<end], as: UTF8.self), power)
        }
    }
}
