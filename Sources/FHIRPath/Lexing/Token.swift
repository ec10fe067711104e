/// One lexical unit of an expression (FHIRPath N1, Lexical Elements), as a range of UTF-8 offsets.
struct Token: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case identifier
        case delimitedIdentifier
        case string
        case number
        /// Digits and an `L`: a Long.
        case longNumber
        case date
        case dateTime
        case time
        /// A time with an offset, which the grammar has no rule for; evaluating it is an error.
        case zonedTime
        /// `$this`, `$index`, `$total`; the name without the dollar sign is the token's text.
        case special
        case percent
        case symbol(Symbol)
        case end
    }

    enum Symbol: UInt8, Sendable {
        case dot
        case comma
        case colon
        case openParenthesis
        case closeParenthesis
        case openBracket
        case closeBracket
        case openBrace
        case closeBrace
        case plus
        case minus
        case times
        case divide
        case ampersand
        case pipe
        case less
        case lessOrEqual
        case greater
        case greaterOrEqual
        case equal
        case notEqual
        case equivalent
        case notEquivalent
    }

    var kind: Kind
    var start: Int
    var end: Int
}
