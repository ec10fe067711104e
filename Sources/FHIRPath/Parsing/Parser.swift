import FHIRModel

/// Builds the tree of an expression by precedence climbing.
///
/// The grammar (FHIRPath N1, appendix A), tightest first:
///
///     term            literal, name, call, %variable, $this, ( expression ), Type { name: expression, … }
///     postfix         .name  .call(…)  [index]
///     polarity        + -
///     multiplicative  * / div mod
///     additive        + - &
///     type            is as
///     union           |
///     inequality      <= < > >=
///     equality        = ~ != !~
///     membership      in contains
///     and, or xor, implies
///
/// Length, nesting and recursion are bounded, so that no text can exhaust the stack.
struct Parser {
    static let maximumLength = 10_000
    static let maximumLevels = 64
    /// Right operands recurse too, up to ten times in a level; this bounds them all.
    static let maximumRecursion = 200

    var lexer: Lexer
    var tree = ExpressionTree()
    /// The token not yet taken.
    var current: Token
    /// A number one too large for its type, and where it stands: right only with a minus before it.
    var least: (node: Int, offset: Int)?
    private var levels = 0
    private var recursion = 0

    init(_ source: String) throws(FHIRPathSyntaxError) {
        let bytes = Array(source.utf8)
        if bytes.count > Self.maximumLength, source.unicodeScalars.count > Self.maximumLength {
            throw FHIRPathSyntaxError(.tooLong, source: [], offset: 0)
        }
        var lexer = Lexer(bytes)
        current = try lexer.next()
        self.lexer = lexer
        tree.reserve(forSourceOf: bytes.count)
    }

    /// The tree of the whole source.
    static func parse(_ source: String) throws(FHIRPathSyntaxError) -> ExpressionTree {
        var parser = try Parser(source)
        parser.tree.root = try parser.expression(from: Precedence.lowest)
        guard parser.current.kind == .end else { throw parser.failure(.unexpectedText) }
        if let least = parser.least {
            throw parser.failure(.numberOutOfRange, at: least.offset)
        }
        parser.tree.findLookups()
        // Taken out, so that it is not copied.
        var tree = ExpressionTree()
        swap(&tree, &parser.tree)
        return tree
    }

    /// An expression whose operators bind at least as tight as `minimum`.
    mutating func expression(
        from minimum: UInt8
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        recursion += 1
        guard recursion <= Self.maximumRecursion else { throw failure(.tooDeep) }
        defer { recursion -= 1 }
        var left = try prefix()
        while true {
            let token = current
            if token.kind == .identifier {
                let word = lexer.text(of: token)
                if word == "is" || word == "as" {
                    guard Precedence.type >= minimum else { return left }
                    left = try typeOperator(word == "is" ? .isOperator : .asOperator, on: left)
                    continue
                }
                guard let binary = BinaryOperator(word: word), binary.precedence >= minimum
                else { return left }
                left = try rightSide(of: binary, after: left)
                continue
            }
            guard case .symbol(let symbol) = token.kind, let binary = BinaryOperator(symbol),
                binary.precedence >= minimum
            else { return left }
            left = try rightSide(of: binary, after: left)
        }
    }

    private mutating func rightSide(
        of binary: BinaryOperator,
        after left: ExpressionTree.Index
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let offset = current.start
        try advance()
        let right = try expression(from: binary.precedence + 1)
        return tree.append(.binary(binary), on: left, right, offset: offset)
    }

    private mutating func typeOperator(
        _ operation: TypeOperation,
        on left: ExpressionTree.Index
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let offset = current.start
        try advance()
        let type = try typeSpecifier()
        return tree.append(.type(operation, type), on: left, offset: offset)
    }

    /// A sign and its operand, or a term with its postfixes.
    private mutating func prefix() throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let offset = current.start
        guard current.kind == .symbol(.minus) || current.kind == .symbol(.plus) else {
            return try postfix(on: try term())
        }
        let operation: Operation = current.kind == .symbol(.minus) ? .negate : .affirm
        try advance()
        try enterLevel()
        let operand = try expression(from: Precedence.polarity)
        levels -= 1
        if operation == .negate, let least = negatedLeast(operand) { return least }
        return tree.append(operation, on: operand, offset: offset)
    }

    private mutating func postfix(
        on first: ExpressionTree.Index
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        var left = first
        while true {
            if current.kind == .symbol(.dot) {
                try advance()
                left = try invocation(on: left)
            } else if current.kind == .symbol(.openBracket) {
                let offset = current.start
                try advance()
                let index = try nested()
                try take(.closeBracket, "]")
                left = tree.append(.indexer, on: left, index, offset: offset)
            } else {
                return left
            }
        }
    }

    /// An expression inside brackets of some kind: one level deeper.
    mutating func nested() throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        try enterLevel()
        let index = try expression(from: Precedence.lowest)
        levels -= 1
        return index
    }

    private mutating func enterLevel() throws(FHIRPathSyntaxError) {
        levels += 1
        guard levels <= Self.maximumLevels else { throw failure(.tooDeep) }
    }

    mutating func advance() throws(FHIRPathSyntaxError) {
        current = try lexer.next()
    }

    mutating func take(
        _ symbol: Token.Symbol,
        _ spelling: String
    ) throws(FHIRPathSyntaxError) {
        guard current.kind == .symbol(symbol) else { throw failure(.symbolExpected(spelling)) }
        try advance()
    }

    func failure(
        _ problem: FHIRPathSyntaxError.Problem,
        at offset: Int? = nil
    ) -> FHIRPathSyntaxError {
        lexer.failure(problem, at: offset ?? current.start)
    }
}
