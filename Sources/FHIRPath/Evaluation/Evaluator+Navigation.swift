import FHIRModel

extension Evaluator {
    /// A step `.name`: the elements of that name of every item from `base` on.
    mutating func step(
        _ number: Int32,
        base: Int
    ) throws(EvaluationFailure) {
        let member = expression.members[Int(number)]
        let end = stack.count
        if end == base + 1 {
            let item = stack[base]
            if item.kind == .node {
                if member.mayBeType, isTypeName(member, of: item) { return }
                stack.removeLast()
                try pushElements(of: item, in: trees[Int(item.tree)], member, route: Int(number))
            } else {
                replace(from: base, with: try part(member.name, of: item))
            }
            return
        }
        try spend(end - base)
        guard end > base else { return }
        // Items mostly come from one tree, which is taken hold of once.
        var treeNumber = stack[base].tree
        var source = trees.indices.contains(Int(treeNumber)) ? trees[Int(treeNumber)] : JSONTree()
        for position in base..<end {
            let item = stack[position]
            if item.kind == .node {
                if item.tree != treeNumber {
                    treeNumber = item.tree
                    source = trees[Int(treeNumber)]
                }
                if member.mayBeType, isTypeName(member, of: item) {
                    try push(item)
                } else {
                    try pushElements(of: item, in: source, member, route: Int(number))
                }
            } else if let part = try part(member.name, of: item) {
                try push(part)
            }
        }
        dropInput(Items(start: base, end: end))
    }

    /// Whether the first name of a path is the type of its input: `Patient.name` on a Patient.
    private func isTypeName(_ member: ExpressionTree.Member, of item: Item) -> Bool {
        if member.type != .unknown {
            return member.type.isResource && item.type.isSubtype(of: member.type)
        }
        return (item.type == .unknown || item.type == .resource) && isNamed(member.name, item)
    }

    /// Whether a resource that R4 does not have, such as R5's Transport, says that it is of this type.
    @inline(never)
    private func isNamed(_ name: ElementName, _ item: Item) -> Bool {
        let source = trees[Int(item.tree)]
        let type = source.child(Names.resourceType, of: item.index)
        return type.exists && source.string(at: type) == name.string
    }

    private mutating func pushElements(
        of item: Item,
        in source: JSONTree,
        _ member: ExpressionTree.Member,
        route number: Int
    ) throws(EvaluationFailure) {
        var object = item.index
        if source.kind(of: object) != .object {
            object = companion(of: item)
            if object.isNone { return }
        }
        if routes[number].kind == .unset || routes[number].input != item.type {
            routes[number] = Route(from: item.type, to: member.name)
        }
        let route = routes[number]
        if route.kind == .choice {
            return try pushChoice(of: object, in: item, source, member, route: number)
        }
        var child = source.firstChild(of: object)
        var companion = JSONNode.none
        while child.exists {
            let name = source.name(of: child)
            if name == member.name {
                return try pushAll(child, in: source, tree: item.tree, type: route.output)
            }
            if name == member.companion { companion = child }
            child = source.nextSibling(of: child)
        }
        if companion.exists {
            return try pushCompanions(companion, tree: item.tree, type: route.output)
        }
        if route.kind == .open {
            try pushChoice(of: object, in: item, source, member, route: number)
        }
    }

    /// A choice element: the one property that spells it.
    private mutating func pushChoice(
        of object: JSONNode,
        in item: Item,
        _ source: JSONTree,
        _ member: ExpressionTree.Member,
        route number: Int
    ) throws(EvaluationFailure) {
        let (spelling, spellingType) = (routes[number].spelling, routes[number].spellingType)
        let type = routes[number].kind == .open ? TypeID.extension : item.type
        var child = source.firstChild(of: object)
        while child.exists {
            let name = source.name(of: child)
            if name == spelling {
                return try pushAll(child, in: source, tree: item.tree, type: spellingType)
            }
            if let element = R4Types.property(of: type, named: name), element.isChoice,
                element.name == member.name
            {
                routes[number].spelling = name
                routes[number].spellingType = element.type
                return try pushAll(child, in: source, tree: item.tree, type: element.type)
            }
            child = source.nextSibling(of: child)
        }
        try pushChoiceCompanion(of: object, in: item, member, type: type)
    }

    /// `_valueDate` without `valueDate`: a choice that has extensions only.
    private mutating func pushChoiceCompanion(
        of object: JSONNode,
        in item: Item,
        _ member: ExpressionTree.Member,
        type: TypeID
    ) throws(EvaluationFailure) {
        for child in trees[Int(item.tree)].children(of: object) {
            let name = trees[Int(item.tree)].name(of: child).string
            guard name.utf8.first == UInt8(ascii: "_") else { continue }
            let bare = ElementName(String(name.dropFirst()))
            if let element = R4Types.property(of: type, named: bare), element.isChoice,
                element.name == member.name
            {
                return try pushCompanions(child, tree: item.tree, type: element.type)
            }
        }
    }

    /// The values of a property: itself, or the elements of its array.
    mutating func pushAll(
        _ property: JSONNode,
        in source: JSONTree,
        tree: UInt8,
        type: TypeID
    ) throws(EvaluationFailure) {
        let kind = source.kind(of: property)
        guard kind == .array else {
            return try pushElement(property, kind, in: source, tree: tree, type: type)
        }
        var element = source.firstChild(of: property)
        var count = 0
        while element.exists {
            try pushElement(element, source.kind(of: element), in: source, tree: tree, type: type)
            element = source.nextSibling(of: element)
            count += 1
        }
        try spend(count)
    }

    @inline(__always)
    private mutating func pushElement(
        _ node: JSONNode,
        _ kind: JSONTree.Kind,
        in source: JSONTree,
        tree: UInt8,
        type: TypeID
    ) throws(EvaluationFailure) {
        var item = Item.node(node, tree: tree, type: type)
        switch kind {
        case .object:
            if type == .resource || type == .unknown || type == .domainResource {
                item.type = resourceType(of: node, in: source) ?? type
            }
        case .null:
            // A gap in an array of primitives: what its companion says, if anything.
            let companion = companion(of: item)
            if companion.isNone { return }
            item = Self.companionItem(companion, tree: tree, type: type)
        case .string, .number, .boolean:
            if type == .unknown { item.type = Self.type(of: node, in: source) }
        case .array: break
        }
        try push(item)
    }

    /// The type of a value that no definition describes, as in a logical model: what its JSON says.
    private static func type(of node: JSONNode, in source: JSONTree) -> TypeID {
        switch source.kind(of: node) {
        case .boolean: .boolean
        case .string: .string
        case .number: source.decimal(at: node)?.integer == nil ? .decimal : .integer
        case .object, .array, .null: .unknown
        }
    }

    /// Companions without values: `_name` where there is no `name`.
    mutating func pushCompanions(
        _ property: JSONNode,
        tree: UInt8,
        type: TypeID
    ) throws(EvaluationFailure) {
        let source = trees[Int(tree)]
        switch source.kind(of: property) {
        case .object: try push(Self.companionItem(property, tree: tree, type: type))
        case .array:
            for element in source.children(of: property) where source.kind(of: element) == .object {
                try push(Self.companionItem(element, tree: tree, type: type))
            }
        case .string, .number, .boolean, .null: break
        }
    }

    /// A primitive that has extensions only.
    static func companionItem(_ index: JSONNode, tree: UInt8, type: TypeID) -> Item {
        var item = Item.node(index, tree: tree, type: type)
        item.scale = 1
        return item
    }

    /// Whether the item is a primitive that has extensions only.
    func isCompanion(_ item: Item) -> Bool {
        item.scale == 1
    }

    /// The parts of a value that is no element: what `type()` gives, and those of a quantity.
    private mutating func part(
        _ name: ElementName,
        of item: Item
    ) throws(EvaluationFailure) -> Item? {
        guard item.kind == .type || item.kind == .quantity else { return nil }
        switch storedValue(of: item) {
        case .type(let namespace, let typeName):
            if name == Names.namespace { return try string(namespace) }
            if name == Names.name { return try string(typeName) }
            return name == Names.baseType ? try string(Self.baseType(namespace, typeName)) : nil
        case .quantity(let quantity):
            if name == Names.value { return decimal(quantity.value) }
            guard name == Names.unit || name == Names.code else { return nil }
            switch quantity.unit {
            case .ucum(let code): return try string(code)
            case .calendar(let unit): return try string(unit.word)
            }
        case .node, .instance, .boolean, .integer, .long, .decimal, .string, .date, .dateTime,
            .time:
            return nil
        }
    }
}
