/// The operators between two operands, with the precedence table of the grammar
/// (FHIRPath N1 §6.8, Operator Precedence); all of them group to the left.
enum BinaryOperator: UInt8, Sendable, Hashable, CaseIterable {
    case multiply
    case divide
    case integerDivide
    case modulo
    case add
    case subtract
    case concatenate
    case union
    case lessOrEqual
    case less
    case greater
    case greaterOrEqual
    case equal
    case equivalent
    case notEqual
    case notEquivalent
    case `in`
    case contains
    case and
    case or
    case xor
    case implies

    /// A greater number binds tighter.
    var precedence: UInt8 {
        switch self {
        case .multiply, .divide, .integerDivide, .modulo: Precedence.multiplicative
        case .add, .subtract, .concatenate: Precedence.additive
        case .union: Precedence.union
        case .lessOrEqual, .less, .greater, .greaterOrEqual: Precedence.inequality
        case .equal, .equivalent, .notEqual, .notEquivalent: Precedence.equality
        case .in, .contains: Precedence.membership
        case .and: Precedence.and
        case .or, .xor: Precedence.or
        case .implies: Precedence.implies
        }
    }

    /// How the operator is written.
    var spelling: String {
        switch self {
        case .multiply: "*"
        case .divide: "/"
        case .integerDivide: "div"
        case .modulo: "mod"
        case .add: "+"
        case .subtract: "-"
        case .concatenate: "&"
        case .union: "|"
        case .lessOrEqual: "<="
        case .less: "<"
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .equal: "="
        case .equivalent: "~"
        case .notEqual: "!="
        case .notEquivalent: "!~"
        case .in: "in"
        case .contains: "contains"
        case .and: "and"
        case .or: "or"
        case .xor: "xor"
        case .implies: "implies"
        }
    }

    /// The operator a symbol stands for between two operands.
    init?(_ symbol: Token.Symbol) {
        switch symbol {
        case .times: self = .multiply
        case .divide: self = .divide
        case .plus: self = .add
        case .minus: self = .subtract
        case .ampersand: self = .concatenate
        case .pipe: self = .union
        case .lessOrEqual: self = .lessOrEqual
        case .less: self = .less
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        case .equal: self = .equal
        case .equivalent: self = .equivalent
        case .notEqual: self = .notEqual
        case .notEquivalent: self = .notEquivalent
        case .dot, .comma, .colon, .openParenthesis, .closeParenthesis, .openBracket, .closeBracket,
            .openBrace, .closeBrace:
            return nil
        }
    }

    /// The operator a word stands for between two operands.
    init?(word: String) {
        switch word {
        case "div": self = .integerDivide
        case "mod": self = .modulo
        case "in": self = .in
        case "contains": self = .contains
        case "and": self = .and
        case "or": self = .or
        case "xor": self = .xor
        case "implies": self = .implies
        default: return nil
        }
    }
}

/// The levels of the grammar from loosest to tightest.
enum Precedence {
    static let lowest: UInt8 = 0
    static let implies: UInt8 = 1
    static let or: UInt8 = 2
    static let and: UInt8 = 3
    static let membership: UInt8 = 4
    static let equality: UInt8 = 5
    static let inequality: UInt8 = 6
    static let union: UInt8 = 7
    static let type: UInt8 = 8
    static let additive: UInt8 = 9
    static let multiplicative: UInt8 = 10
    static let polarity: UInt8 = 11
    static let postfix: UInt8 = 12
}
