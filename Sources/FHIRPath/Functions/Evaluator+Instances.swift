import FHIRModel

// FHIRPath 3.0, Instance Selector/Object Creation.
extension Evaluator {
    /// `Coding { system: 'a', code: 'b' }`: a new element whose elements have the values given; those without one are left
    /// out.
    ///
    /// The values are evaluated on the item in front of the selector, or where `$this` stands. Without an item nothing is made.
    mutating func make(
        _ number: Int32,
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let selector = expression.instances[Int(number)]
        guard let type = expression.wantedTypes[Int(selector.type)]?.fhir, !type.isAbstract else {
            throw failure(.unknownType)
        }
        let input = Items(start: base, end: stack.count)
        guard try single(input) != nil else { return }
        let outerThis = this
        if expression.node(expression.operand(0, of: node)).operation != .focus { this = input }
        var made = JSONTree()
        let root = made.makeRoot()
        var place = root
        if !type.isPrimitive {
            place = made.setObject(ElementName.value, in: root)
            if type.isResource { made.set(ElementName.resourceType, string: type.name, in: place) }
        }
        for (number, name) in selector.elements.enumerated() {
            let values = try items(of: expression.operand(Int32(number) + 1, of: node))
            try set(name, to: values, of: type, in: place, of: &made)
            truncate(to: input.end)
        }
        this = outerThis
        try spend(made.count)
        let value = made.child(ElementName.value, of: root)
        replace(from: base, with: value.isNone ? nil : try element(value, of: made, type: type))
    }

    /// Sets one element, under the name that its value's type spells where it is a choice.
    private mutating func set(
        _ name: ElementName,
        to values: Items,
        of type: TypeID,
        in object: JSONNode,
        of made: inout JSONTree
    ) throws(EvaluationFailure) {
        guard let first = values.isEmpty ? nil : stack[values.start] else { return }
        if type.isPrimitive {
            guard name == ElementName.value else { throw failure(.unknownElement) }
            try write(
                values,
                as: ElementName.value,
                type: type,
                isCollection: false,
                in: object,
                of: &made
            )
            return
        }
        guard let element = R4Types.element(of: type, named: name) else {
            throw failure(.unknownElement)
        }
        guard element.isChoice else {
            return try write(
                values,
                as: name,
                type: element.type,
                isCollection: element.isCollection,
                in: object,
                of: &made
            )
        }
        let spelling = R4Types.alternatives(of: type, named: name).first {
            first.kind == .node
                ? first.type == $0.type : $0.type == Self.fhirType(of: first.kind)
        }
        guard let spelling else { throw failure(.wrongArgument) }
        try write(
            values,
            as: spelling.property,
            type: spelling.type,
            isCollection: false,
            in: object,
            of: &made
        )
    }

    private mutating func write(
        _ values: Items,
        as name: ElementName,
        type: TypeID,
        isCollection: Bool,
        in object: JSONNode,
        of made: inout JSONTree
    ) throws(EvaluationFailure) {
        guard isCollection || values.count == 1 else { throw failure(.severalItems) }
        let holder = isCollection ? made.setArray(name, in: object) : object
        for place in values.start..<values.end {
            guard fits(stack[place], type) else { throw failure(.wrongArgument) }
            exported(stack[place]).write(as: name, into: holder, of: &made, from: trees)
        }
    }

    /// Whether an item can be the value of an element: of its type, or a System value that converts to it by itself.
    private func fits(_ item: Item, _ type: TypeID) -> Bool {
        if item.kind == .node, item.type.isSubtype(of: type) || item.type == .unknown {
            return true
        }
        let wanted = type.systemType
        guard wanted != .unknown else { return false }
        let own = item.kind == .node ? item.type.systemType : Self.systemType(of: item.kind)
        switch wanted {
        case .systemDecimal: return [.systemInteger, .systemLong, .systemDecimal].contains(own)
        case .systemDateTime: return own == .systemDate || own == .systemDateTime
        default: return own == wanted
        }
    }

    /// The R4 type that a System value has when it becomes an element.
    private static func fhirType(of kind: Item.Kind) -> TypeID? {
        switch kind {
        case .boolean: .boolean
        case .integer: TypeID(fhir: "integer")
        case .decimal, .wideDecimal, .long: .decimal
        case .string: TypeID(fhir: "string")
        case .date: TypeID(fhir: "date")
        case .dateTime: TypeID(fhir: "dateTime")
        case .time: TypeID(fhir: "time")
        case .quantity: .quantity
        case .node, .type: nil
        }
    }

    /// An element that came from another evaluation, where this one can see it.
    mutating func item(placing instance: FHIRPathInstance) -> Item {
        guard let tree = instance.tree,
            let item = try? element(instance.node(in: tree), of: tree, type: instance.type)
        else { return store(.string(""), as: .string) }
        return item
    }

    /// Copies an element into the tree of elements that the expression has made.
    private mutating func element(
        _ node: JSONNode,
        of made: JSONTree,
        type: TypeID
    ) throws(EvaluationFailure) -> Item {
        if madeTree == .max {
            guard let number = UInt8(exactly: context.trees.count), number < .max else {
                throw failure(.tooLarge)
            }
            var tree = JSONTree()
            _ = tree.setArray(ElementName.value, in: tree.makeRoot())
            context.trees.append(tree)
            madeTree = number
        }
        companions = (.max, true)
        let number = Int(madeTree)
        let list = context.trees[number].child(ElementName.value, of: context.trees[number].root)
        let holder = context.trees[number].appendObject(to: list)
        let copy = context.trees[number].copy(node, from: made, as: ElementName.value, into: holder)
        return .node(copy, tree: madeTree, type: type)
    }
}
