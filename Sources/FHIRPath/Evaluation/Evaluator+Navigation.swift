import FHIRModel

extension Evaluator {
    /// A step `.name`: the elements of that name of every item from `base` on.
    mutating func step(
        _ number: Int32,
        base: Int
    ) throws(EvaluationFailure) {
        let end = stack.count
        let named = compiled.type(namedByStep: number)
        if end == base + 1, stack[base].kind == .node {
            let item = stack[base]
            if named.isPossible, isType(named.type, of: item, step: number) { return }
            stack.removeLast()
            return try pushElements(of: item, in: trees[Int(item.tree)], step: Int(number))
        }
        guard end > base else { return }
        if end > base + 1 { try spend(end - base) }
        // Items mostly come from one tree, which is taken hold of once.
        var tree = stack[base].tree
        var source = trees.indices.contains(Int(tree)) ? trees[Int(tree)] : JSONTree()
        for position in base..<end {
            let item = stack[position]
            if item.kind == .node {
                if item.tree != tree {
                    tree = item.tree
                    source = trees[Int(tree)]
                }
                if named.isPossible, isType(named.type, of: item, step: number) {
                    try push(item)
                } else {
                    try pushElements(of: item, in: source, step: Int(number))
                }
            } else if let part = try part(expression.members[Int(number)].name, of: item) {
                try push(part)
            }
        }
        dropInput(Items(start: base, end: end))
    }

    /// Whether the first name of a path is the type of its input: `Patient.name` on a Patient.
    private mutating func isType(_ type: TypeID, of item: Item, step number: Int32) -> Bool {
        if type != .unknown { return type.isResource && item.type.isSubtype(of: type) }
        return (item.type == .unknown || item.type == .resource) && isNamed(number, item)
    }

    /// Whether a resource that R4 does not have, such as R5's Transport, says that it is of this type.
    @inline(never)
    private func isNamed(_ number: Int32, _ item: Item) -> Bool {
        let source = trees[Int(item.tree)]
        let name = source.child(ElementName.resourceType, of: item.index)
        return name.exists && source.string(at: name) == expression.members[Int(number)].name.string
    }

    /// The elements of an item that a step leads to.
    ///
    /// Names are compared as numbers: an ``ElementName`` counts references.
    private mutating func pushElements(
        of item: Item,
        in source: JSONTree,
        step number: Int
    ) throws(EvaluationFailure) {
        var object = item.index
        if source.kind(of: object) != .object {
            object = companion(of: item)
            if object.isNone { return }
        }
        if routes[number].kind == .unset || routes[number].input != item.type {
            routes[number] = Route(from: item.type, to: expression.members[number].name)
        }
        let route = routes[number]
        if route.kind == .choice {
            return try pushChoice(of: object, in: item, source, step: number)
        }
        var (name, companion) = (route.name, route.companion)
        if name < 0 || companion < 0 { (name, companion) = ownNumbers(ofStep: number, in: source) }
        let found = source.child(numbered: name, orElse: companion, of: object)
        if found.node.exists {
            return found.isOther
                ? try pushCompanions(found.node, tree: item.tree, type: route.output)
                : try pushAll(found.node, in: source, tree: item.tree, type: route.output)
        }
        if route.kind == .open { try pushChoice(of: object, in: item, source, step: number) }
    }

    /// The numbers that a tree gives to the name of a step and its companion.
    @inline(never)
    private func ownNumbers(ofStep number: Int, in source: JSONTree) -> (Int32, Int32) {
        let member = expression.members[number]
        return (source.number(of: member.name), source.number(of: member.companion))
    }

    /// A choice element: the one property that spells it.
    private mutating func pushChoice(
        of object: JSONNode,
        in item: Item,
        _ source: JSONTree,
        step number: Int
    ) throws(EvaluationFailure) {
        let route = routes[number]
        let known = source.child(numbered: route.spelling, of: object)
        if known.exists {
            return try pushAll(known, in: source, tree: item.tree, type: route.spellingType)
        }
        let type = route.kind == .open ? TypeID.extension : item.type
        var companion = JSONNode.none
        var child = source.firstChild(of: object)
        while child.exists {
            let spelling = source.nameNumber(of: child)
            if let choice = R4Types.choice(of: type, spelled: spelling), choice.name == route.name {
                routes[number].spelling = spelling
                routes[number].spellingType = choice.type
                return try pushAll(child, in: source, tree: item.tree, type: choice.type)
            }
            if ElementName.number(withoutUnderscore: spelling) > 0 { companion = child }
            child = source.nextSibling(of: child)
        }
        if companion.exists { try pushChoiceCompanion(of: object, in: item, route, type: type) }
    }

    /// `_valueDate` without `valueDate`: a choice that has extensions only.
    @inline(never)
    private mutating func pushChoiceCompanion(
        of object: JSONNode,
        in item: Item,
        _ route: Route,
        type: TypeID
    ) throws(EvaluationFailure) {
        let source = trees[Int(item.tree)]
        for child in source.children(of: object) {
            let name = ElementName.number(withoutUnderscore: source.nameNumber(of: child))
            if let choice = R4Types.choice(of: type, spelled: name), choice.name == route.name {
                return try pushCompanions(child, tree: item.tree, type: choice.type)
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
            if name == ElementName.namespace { return try string(namespace) }
            if name == ElementName.name { return try string(typeName) }
            return name == ElementName.baseType
                ? try string(Self.baseType(namespace, typeName)) : nil
        case .quantity(let quantity):
            if name == ElementName.value { return decimal(quantity.value) }
            guard name == ElementName.unit || name == ElementName.code else { return nil }
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
