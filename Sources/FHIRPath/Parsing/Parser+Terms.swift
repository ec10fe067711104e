import FHIRModel

extension Parser {
    /// A literal, a name, a call, a variable or an expression in parentheses.
    mutating func term() throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let token = current
        switch token.kind {
        case .identifier, .delimitedIdentifier:
            return try nameTerm()
        case .string:
            let text = try lexer.unescapedBytes(of: token)
            try advance()
            return literal(
                .string(String(decoding: text, as: UTF8.self)),
                text: text,
                offset: token.start
            )
        case .number, .longNumber:
            return try numberTerm()
        case .date, .dateTime, .time, .zonedTime:
            return try temporalTerm()
        case .special:
            return try specialTerm()
        case .percent:
            return try variableTerm()
        case .symbol(.openParenthesis):
            try advance()
            let inner = try nested()
            try take(.closeParenthesis, ")")
            return inner
        case .symbol(.openBrace):
            try advance()
            try take(.closeBrace, "}")
            return tree.append(.empty, offset: token.start)
        case .symbol, .end:
            throw failure(.expressionExpected)
        }
    }

    private mutating func nameTerm() throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let token = current
        if token.kind == .identifier, lexer.mayBeReserved(token) {
            let word = lexer.text(of: token)
            if word == "true" || word == "false" {
                try advance()
                return literal(.boolean(word == "true"), offset: token.start)
            }
            if let binary = BinaryOperator(word: word), binary != .contains, binary != .in {
                throw failure(.expressionExpected)
            }
        }
        let input = tree.append(.focus, offset: token.start)
        return try invocation(on: input)
    }

    /// What may follow a dot: a name, a call or a special name.
    mutating func invocation(
        on input: ExpressionTree.Index
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let token = current
        switch token.kind {
        case .special:
            return try specialTerm(on: input)
        case .identifier, .delimitedIdentifier:
            if token.kind == .identifier, lexer.byte(at: token.end) == UInt8(ascii: "(") {
                // Without making an element's name of it first.
                let function = lexer.function(named: token)
                try advance()
                return try call(function, on: input, name: token)
            }
            let name = try elementName()
            if current.kind == .symbol(.openParenthesis) {
                return try call(.init(named: name.utf8.span), on: input, name: token)
            }
            if current.kind == .symbol(.openBrace) {
                return try instance(of: name, on: input, offset: token.start)
            }
            let isFirst = tree.node(input).operation == .focus
            let member = tree.member(named: name, mayBeType: isFirst)
            return tree.append(.member(member), on: input, offset: token.start)
        case .string, .number, .longNumber, .date, .dateTime, .time, .zonedTime, .percent, .symbol,
            .end:
            throw failure(.nameExpected)
        }
    }

    /// Takes an identifier, delimited or not, that names an element or a function.
    mutating func elementName() throws(FHIRPathSyntaxError) -> ElementName {
        guard current.kind == .identifier else { return ElementName(try name()) }
        let name = ElementName(utf8: lexer.bytes.span.extracting(current.start..<current.end))
        try advance()
        return name
    }

    /// Takes an identifier, delimited or not.
    mutating func name() throws(FHIRPathSyntaxError) -> String {
        let token = current
        guard token.kind == .identifier || token.kind == .delimitedIdentifier else {
            throw failure(.nameExpected)
        }
        let text = try written(token)
        guard !text.isEmpty else { throw failure(.nameExpected) }
        try advance()
        return text
    }

    /// The name that an identifier writes.
    func written(_ name: Token) throws(FHIRPathSyntaxError) -> String {
        name.kind == .identifier ? lexer.text(of: name) : try lexer.unescapedText(of: name)
    }

    /// `$this` and the like; behind a dot they take the place of what stands before it.
    private mutating func specialTerm(
        on input: ExpressionTree.Index? = nil
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let token = current
        let operation: Operation
        switch lexer.text(of: token) {
        case "this": operation = .this
        case "index": operation = .index
        case "total": operation = .total
        default: throw failure(.unknownSpecialName)
        }
        try advance()
        return tree.append(operation, on: input, offset: token.start)
    }

    private mutating func variableTerm() throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        let offset = current.start
        try advance()
        let variable: String
        if current.kind == .string {
            variable = try lexer.unescapedText(of: current)
            guard !variable.isEmpty else { throw failure(.nameExpected) }
            try advance()
        } else {
            variable = try name()
        }
        return tree.append(.variable(tree.variable(named: variable)), offset: offset)
    }

    /// A literal; `text` is that of a string, as UTF-8.
    mutating func literal(
        _ value: FHIRPathValue,
        text: [UInt8] = [],
        offset: Int
    ) -> ExpressionTree.Index {
        tree.literals.append(value)
        tree.literalTexts.append(text)
        return tree.append(.literal(Int32(tree.literals.count - 1)), offset: offset)
    }
}

extension ExpressionTree {
    /// The number of a step's name.
    mutating func member(named name: ElementName, mayBeType: Bool) -> Int32 {
        let found = members.firstIndex { $0.name == name && $0.mayBeType == mayBeType }
        if let found {
            return Int32(found)
        }
        members.append(
            Member(
                name: name,
                companion: name.companion,
                mayBeType: mayBeType,
                type: mayBeType ? TypeID(name) ?? .unknown : .unknown
            )
        )
        return Int32(members.count - 1)
    }

    /// The number of a variable's name.
    mutating func variable(named name: String) -> Int32 {
        if let found = variables.firstIndex(of: name) {
            return Int32(found)
        }
        variables.append(name)
        return Int32(variables.count - 1)
    }
}
