import FHIRModel

/// Reads a unit (UCUM §2, Grammar of Units and Unit Terms).
///
///     main       = [ "/" ] term
///     term       = component *( ( "." / "/" ) component )
///     component  = ( symbol [ exponent ] / number / "(" term ")" ) [ annotation ] / annotation
///     annotation = "{" *any "}"
///
/// Operators bind from left to right: `m/s.kg` is `(m/s).kg`.
struct UCUMParser {
    static let longest = 200
    static let deepest = 16
    static let highestPower = 99

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ code: Substring) {
        bytes = Array(code.utf8)
    }

    mutating func parse() throws(UCUMSyntaxError) -> UCUMTerm {
        guard bytes.count <= Self.longest else { throw error(.tooLarge, at: 0) }
        let term = try parseTerm()
        guard position == bytes.count else { throw error(.unbalanced) }
        return term
    }

    private mutating func parseTerm() throws(UCUMSyntaxError) -> UCUMTerm {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw error(.tooLarge) }
        var result: UCUMTerm
        if peek == UInt8(ascii: "/") { result = .one } else { result = try parseComponent() }
        while let next = peek, next == UInt8(ascii: ".") || next == UInt8(ascii: "/") {
            let start = position
            position += 1
            let component = try parseComponent()
            let factor = next == UInt8(ascii: "/") ? component.raised(to: -1) : component
            guard let product = factor.flatMap(result.multiplied) else {
                throw error(.tooLarge, at: start)
            }
            result = product
        }
        return result
    }

    private mutating func parseComponent() throws(UCUMSyntaxError) -> UCUMTerm {
        var term: UCUMTerm
        switch peek {
        case UInt8(ascii: "("):
            let start = position
            position += 1
            term = try parseTerm()
            guard peek == UInt8(ascii: ")") else { throw error(.unbalanced, at: start) }
            position += 1
        case UInt8(ascii: "{"): term = .one
        case nil: throw error(.missingUnit)
        default: term = try parseSymbol()
        }
        if peek == UInt8(ascii: "{") { try skipAnnotation() }
        return term
    }

    private mutating func skipAnnotation() throws(UCUMSyntaxError) {
        let start = position
        while let next = peek, next != UInt8(ascii: "}") {
            guard (0x20..<0x7f).contains(next) else { throw error(.invalidCharacter) }
            position += 1
        }
        guard peek != nil else { throw error(.unbalanced, at: start) }
        position += 1
    }

    /// A number, or a symbol with the exponent that may follow it.
    private mutating func parseSymbol() throws(UCUMSyntaxError) -> UCUMTerm {
        let start = position
        try skipSymbol()
        let text = bytes[start..<position]
        if text.isEmpty { throw error(.missingUnit) }
        if text.allSatisfy(Self.isDigit) {
            let number = FHIRDecimal(utf8: text)
            guard let number else { throw error(.tooLarge, at: start) }
            guard let factor = UCUMFactor(number) else {
                throw error(.unknownUnit(String(decoding: text, as: UTF8.self)), at: start)
            }
            return UCUMTerm(factor: factor)
        }
        var end = text.endIndex
        while end > text.startIndex + 1, Self.isDigit(text[end - 1]) { end -= 1 }
        if end < text.endIndex, end > text.startIndex + 1,
            text[end - 1] == UInt8(ascii: "-") || text[end - 1] == UInt8(ascii: "+")
        {
            end -= 1
        }
        let symbol = String(decoding: text[..<end], as: UTF8.self)
        guard let unit = UCUMAtoms.shared.term(for: Substring(symbol)) else {
            throw error(.unknownUnit(symbol), at: start)
        }
        if end == text.endIndex { return unit }
        guard let power = Int(String(decoding: text[end...], as: UTF8.self)),
            power.magnitude <= Self.highestPower, let raised = unit.raised(to: power)
        else { throw error(.tooLarge, at: end) }
        return raised
    }

    private mutating func skipSymbol() throws(UCUMSyntaxError) {
        var opened: Int?
        while let next = peek {
            guard (0x21..<0x7f).contains(next) else { throw error(.invalidCharacter) }
            switch next {
            case UInt8(ascii: "["):
                if opened != nil { throw error(.unbalanced) }
                opened = position
            case UInt8(ascii: "]"):
                if opened == nil { throw error(.unbalanced) }
                opened = nil
            case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"),
                UInt8(ascii: "{"), UInt8(ascii: "}"):
                if opened == nil { return }
            default: break
            }
            position += 1
        }
        if let opened { throw error(.unbalanced, at: opened) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func error(
        _ problem: UCUMSyntaxError.Problem,
        at offset: Int? = nil
    ) -> UCUMSyntaxError {
        UCUMSyntaxError(problem: problem, offset: offset ?? position)
    }
}
