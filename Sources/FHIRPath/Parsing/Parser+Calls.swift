import FHIRModel

extension Parser {
    /// The arguments of a function whose name has been taken; nil when there is none of that name.
    mutating func call(
        _ function: FHIRPathFunction?,
        on input: ExpressionTree.Index,
        name: Token
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let offset = name.start
        guard let function else {
            throw failure(.unknownFunction(try written(name)), at: offset)
        }
        try advance()
        if let operation = TypeOperation(function) {
            return try typeCall(operation, on: input, offset: offset)
        }
        var first: ExpressionTree.Index?
        var others: [ExpressionTree.Index] = []
        if current.kind != .symbol(.closeParenthesis) {
            first = try argument(of: function)
            while current.kind == .symbol(.comma) {
                try advance()
                others.append(try argument(of: function))
            }
        }
        try take(.closeParenthesis, ")")
        guard function.arity.contains(others.count + (first == nil ? 0 : 1)) else {
            throw failure(
                .wrongArgumentCount(function: function.rawValue, allowed: function.arity),
                at: offset
            )
        }
        if function == .defineVariable, let first,
            case .literal(let literal) = tree.node(first).operation,
            case .string(let variable) = tree.literals[Int(literal)]
        {
            _ = tree.variable(named: variable)
        }
        return tree.append(.call(function), on: input, first, others, offset: offset)
    }

    /// An argument; a key of `sort` may say its direction, `-key` being the older way to write `key desc`.
    private mutating func argument(
        of function: FHIRPathFunction
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let index = try nested()
        guard function == .sort else { return index }
        if current.kind == .identifier {
            let (direction, offset) = (lexer.text(of: current), current.start)
            guard direction == "asc" || direction == "desc" else { return index }
            try advance()
            if direction == "desc" { return tree.append(.descending, on: index, offset: offset) }
            // The minus of a key that ascends is a sign.
            return tree.node(index).operation == .negate
                ? tree.append(.affirm, on: index, offset: offset) : index
        }
        if tree.node(index).operation == .negate {
            tree.nodes[Int(index)].operation = .descending
        }
        return index
    }

    /// `is(Quantity)`, `as(FHIR.Quantity)`, `ofType(Coding)`: the argument is the name of a type.
    private mutating func typeCall(
        _ operation: TypeOperation,
        on input: ExpressionTree.Index,
        offset: Int
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let type = try typeSpecifier()
        try take(.closeParenthesis, ")")
        return tree.append(.type(operation, type), on: input, offset: offset)
    }

    /// `Quantity` or `System.Quantity`.
    mutating func typeSpecifier() throws(FHIRPathSyntaxError) -> Int32 {
        let start = current.start
        guard current.kind == .identifier || current.kind == .delimitedIdentifier else {
            throw failure(.typeExpected)
        }
        var parts = [try name()]
        while current.kind == .symbol(.dot), parts.count < 2, isNameNext() {
            try advance()
            parts.append(try name())
        }
        guard let last = parts.last else { throw failure(.typeExpected, at: start) }
        let type = TypeSpecifier(namespace: parts.count == 2 ? parts[0] : nil, name: last)
        return tree.number(of: type)
    }

    /// Whether the dot at hand joins a name to its namespace: `System` and `FHIR` are the only ones,
    /// so that in `value is Quantity.exists()` nothing is taken for a type that is not one.
    private func isNameNext() -> Bool {
        var ahead = lexer
        guard let next = try? ahead.next() else { return false }
        return next.kind == .identifier || next.kind == .delimitedIdentifier
    }
}

extension TypeOperation {
    /// What a function does whose argument is the name of a type; nil for the others.
    fileprivate init?(_ function: FHIRPathFunction) {
        if function == .is {
            self = .isFunction
        } else if function == .as {
            self = .asFunction
        } else if function == .ofType {
            self = .ofType
        } else {
            return nil
        }
    }
}
