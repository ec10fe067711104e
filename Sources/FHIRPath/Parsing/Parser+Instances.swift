import FHIRModel

extension Parser {
    /// The elements of an instance selector whose type has been taken: `{ system: 'a', code: 'b' }`, `{:}` for none
    /// (FHIRPath 3.0, Instance Selector).
    ///
    /// A namespace has been read as the first step of a path; it is taken back.
    mutating func instance(
        of name: ElementName,
        on input: ExpressionTree.Index,
        offset: Int
    ) throws(FHIRPathSyntaxError) -> ExpressionTree.Index {
        var (input, offset) = (input, offset)
        var type = TypeSpecifier(namespace: nil, name: name.string)
        if case .member(let number) = tree.node(input).operation,
            Int(input) == tree.nodes.count - 1,
            tree.members[Int(number)].name == ElementName("FHIR")
        {
            type.namespace = "FHIR"
            offset = Int(tree.node(input).offset)
            input = tree.removeLast()
        }
        try take(.openBrace, "{")
        var elements: [ElementName] = []
        var values: [ExpressionTree.Index] = []
        if current.kind == .symbol(.colon) {
            try advance()
        } else {
            repeat {
                if !elements.isEmpty { try advance() }
                let element = try elementName()
                guard !elements.contains(element) else { throw failure(.elementTwice, at: offset) }
                elements.append(element)
                try take(.colon, ":")
                values.append(try nested())
            } while current.kind == .symbol(.comma)
        }
        try take(.closeBrace, "}")
        let selector = InstanceSelector(type: tree.number(of: type), elements: elements)
        tree.instances.append(selector)
        let number = Int32(tree.instances.count - 1)
        return tree.append(.instance(number), on: input, nil, values, offset: offset)
    }
}

extension ExpressionTree {
    /// Takes the node that was appended last out again, and gives its first operand.
    fileprivate mutating func removeLast() -> Index {
        let node = nodes.removeLast()
        let input = operandLists[Int(node.firstOperand)]
        operandLists.removeLast(Int(node.operandCount))
        return input
    }

    /// The number of a type named in the expression.
    mutating func number(of type: TypeSpecifier) -> Int32 {
        if let found = types.firstIndex(of: type) { return Int32(found) }
        types.append(type)
        wantedTypes.append(WantedType(type))
        return Int32(types.count - 1)
    }
}
