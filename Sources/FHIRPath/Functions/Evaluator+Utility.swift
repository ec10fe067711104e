import FHIRModel

extension Evaluator {
    /// `trace(name [, projection])`: tells the hook, changes nothing.
    mutating func trace(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let input = Items(start: base, end: stack.count)
        let name = try textArgument(1, of: node) ?? ""
        guard let hook = context.trace else { return }
        var told = input
        if node.operandCount > 2 {
            let (outerThis, outerPosition) = (this, position)
            for place in input.start..<input.end {
                this = Items(start: place, end: place + 1)
                position = place - base
                _ = try items(of: expression.operand(2, of: node))
            }
            (this, position) = (outerThis, outerPosition)
            told = Items(start: input.end, end: stack.count)
        }
        hook(name, (told.start..<told.end).map { result(stack[$0]) })
        truncate(to: input.end)
    }

    /// `defineVariable(name [, value])`: the rest of the chain can read the variable.
    mutating func define(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let input = Items(start: base, end: stack.count)
        guard let name = try textArgument(1, of: node) else { throw failure(.wrongArgument) }
        guard !isPredefined(name) else { throw failure(.variableDefinedTwice) }
        var value = input
        if node.operandCount > 2 {
            let outerThis = this
            this = input
            value = try items(of: expression.operand(2, of: node))
            this = outerThis
        }
        // A name that no part of the expression reads needs no place.
        guard let number = expression.variables.firstIndex(of: name) else {
            return truncate(to: input.end)
        }
        let variable = Int32(number)
        if definitions.contains(where: { $0.variable == variable }) {
            throw failure(.variableDefinedTwice)
        }
        let start = definedItems.count
        definedItems.append(contentsOf: stack[value.start..<value.end])
        if definedItems.count > context.limits.items { throw failure(.tooLarge) }
        definitions.append(Definition(variable: variable, start: start, end: definedItems.count))
        truncate(to: input.end)
    }

    private func isPredefined(_ name: String) -> Bool {
        context.variables[name] != nil || Self.constant(name) != nil
            || ["context", "resource", "rootResource", "factory", "terminologies", "server"]
                .contains(name)
    }

    /// `%name`: a variable of the expression, of the caller, or one of the specification's own.
    mutating func variable(_ number: Int32) throws(EvaluationFailure) {
        if let definition = definitions.last(where: { $0.variable == number }) {
            try spend(definition.end - definition.start)
            for place in definition.start..<definition.end { try push(definedItems[place]) }
            return
        }
        let name = expression.variables[Int(number)]
        if let values = context.variables[name] {
            try spend(values.count)
            for value in values { try push(item(importing: value)) }
            return
        }
        switch name {
        case "context":
            for place in focus.start..<focus.end { try push(stack[place]) }
        case "resource", "rootResource":
            guard !focus.isEmpty, stack[focus.start].kind == .node else { return }
            let item = stack[focus.start]
            let start = name == "resource" ? item.index : trees[Int(item.tree)].root
            var found = enclosingResource(of: start, in: item.tree)
            if name == "rootResource" { found = rootResource(of: item) ?? found }
            if let found { try push(found) }
        case "factory", "terminologies", "server": throw failure(.unsupportedVariable)
        default:
            guard let constant = Self.constant(name) else { throw failure(.unknownVariable) }
            try push(try string(constant))
        }
    }

    /// The resource that contains the one around the item, itself where it is not contained.
    private func rootResource(of item: Item) -> Item? {
        guard let resource = enclosingResource(of: item.index, in: item.tree) else { return nil }
        let tree = trees[Int(item.tree)]
        let parent = tree.parent(of: resource.index)
        guard tree.name(of: resource.index) == ElementName.contained, parent.exists else {
            return resource
        }
        return enclosingResource(of: parent, in: item.tree)
    }

    /// The variables every expression knows (FHIRPath N1 §9, FHIR R4 fhirpath).
    static func constant(_ name: String) -> String? {
        switch name {
        case "sct": return "http://snomed.info/sct"
        case "loinc": return "http://loinc.org"
        case "ucum": return "http://unitsofmeasure.org"
        default:
            if name.hasPrefix("vs-") {
                return "http://hl7.org/fhir/ValueSet/" + name.dropFirst(3)
            }
            if name.hasPrefix("ext-") {
                return "http://hl7.org/fhir/StructureDefinition/" + name.dropFirst(4)
            }
            return nil
        }
    }
}
