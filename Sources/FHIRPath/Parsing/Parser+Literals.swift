import FHIRModel

extension Parser {
    /// A number, or a quantity when a unit follows (FHIRPath 3.0, Literals).
    mutating func numberTerm() throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let token = current
        try advance()
        if token.kind == .longNumber { return try longTerm(token) }
        let text = lexer.text(of: token)
        if let unit = try unit() {
            guard let value = FHIRDecimal(text) else {
                throw failure(.numberOutOfRange, at: token.start)
            }
            let quantity = FHIRPathQuantity(value: value, unit: unit)
            return literal(.quantity(quantity), offset: token.start)
        }
        if text.utf8.contains(UInt8(ascii: ".")) {
            guard let value = FHIRDecimal(text) else {
                throw failure(.numberOutOfRange, at: token.start)
            }
            return literal(.decimal(value), offset: token.start)
        }
        guard let value = UInt64(text), value <= UInt64(Int32.max) + 1 else {
            throw failure(.numberOutOfRange, at: token.start)
        }
        if value > UInt64(Int32.max) { least = (tree.nodes.count, token.start) }
        return literal(.integer(Int(value)), offset: token.start)
    }

    private mutating func longTerm(
        _ token: Token
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        guard let value = UInt64(lexer.text(of: token).dropLast()), value <= UInt64(Int64.max) + 1
        else { throw failure(.numberOutOfRange, at: token.start) }
        if value > UInt64(Int64.max) { least = (tree.nodes.count, token.start) }
        return literal(.long(Int64(truncatingIfNeeded: value)), offset: token.start)
    }

    /// The least Integer or Long, whose digits are one more than the greatest, when its sign stands before them: the
    /// operand of a minus becomes a literal with its sign.
    mutating func negatedLeast(_ operand: ExpressionTree.Index) -> ExpressionTree.Index? {
        guard let (index, _) = least, index == Int(operand),
            case .literal(let number) = tree.node(operand).operation
        else { return nil }
        least = nil
        if case .integer(let value) = tree.literals[Int(number)] {
            tree.literals[Int(number)] = .integer(-value)
        }
        return operand
    }

    private mutating func unit() throws(FHIRPathSyntaxError) -> FHIRPathUnit? {
        let token = current
        if token.kind == .string {
            let code = try lexer.unescapedText(of: token)
            try advance()
            return .ucum(code)
        }
        guard token.kind == .identifier, let unit = CalendarUnit(word: lexer.text(of: token))
        else { return nil }
        try advance()
        return .calendar(unit)
    }

    /// A date, date-time or time; parts out of range are an error here, not at evaluation.
    mutating func temporalTerm() throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let token = current
        try advance()
        let text = lexer.text(of: token)
        switch token.kind {
        case .date:
            if let date = FHIRDateTime(text.dropFirst(), isPartialAllowed: true) {
                return literal(.date(date), offset: token.start)
            }
        case .dateTime:
            let digits = text.last == "T" ? text.dropFirst().dropLast() : text.dropFirst()
            if let date = FHIRDateTime(digits, isPartialAllowed: true) {
                return literal(.dateTime(date), offset: token.start)
            }
        case .time:
            if let time = FHIRTime(text.dropFirst(2), isPartialAllowed: true) {
                return literal(.time(time), offset: token.start)
            }
        case .zonedTime:
            tree.names.append(text)
            let name = Int32(tree.names.count - 1)
            return tree.append(.zonedTime(name), offset: token.start)
        case .identifier, .delimitedIdentifier, .string, .number, .longNumber, .special, .percent,
            .symbol, .end:
            break
        }
        throw failure(.dateOutOfRange, at: token.start)
    }
}
