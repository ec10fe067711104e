import FHIRModel

extension Evaluator {
    /// The type a resource says it is.
    func resourceType(of node: JSONNode, in tree: UInt8) -> TypeID? {
        resourceType(of: node, in: trees[Int(tree)])
    }

    func resourceType(of node: JSONNode, in source: JSONTree) -> TypeID? {
        let name = source.child(ElementName.resourceType, of: node)
        guard name.exists, source.kind(of: name) == .string else { return nil }
        return TypeID(resourceType: source.bytes(at: name))
    }

    /// The type of a node by its place in the resource; unknown where R4 does not say.
    func inferredType(of node: JSONNode, in tree: UInt8) -> TypeID {
        let source = trees[Int(tree)]
        var path: [ElementName] = []
        var current = node
        while current.exists {
            if source.kind(of: current) == .object, let type = resourceType(of: current, in: tree) {
                return path.reversed().reduce(type) { input, name in
                    R4Types.property(of: input, named: name)?.type ?? .unknown
                }
            }
            let parent = source.parent(of: current)
            if parent.exists, source.kind(of: parent) == .object {
                path.append(source.name(of: current))
            }
            current = parent
        }
        return .unknown
    }

    /// The object that holds the id and extensions of a primitive: `_name` beside `name`.
    func companion(of item: Item) -> JSONNode {
        if isCompanion(item) { return item.index }
        let source = trees[Int(item.tree)]
        let parent = source.parent(of: item.index)
        guard parent.exists else { return JSONNode.none }
        let name = source.name(of: item.index).companion
        guard source.kind(of: parent) == .array else {
            let companion = source.child(name, of: parent)
            return companion.exists && source.kind(of: companion) == .object
                ? companion : JSONNode.none
        }
        let companions = source.child(name, of: source.parent(of: parent))
        guard companions.exists, source.kind(of: companions) == .array else { return JSONNode.none }
        var element = source.firstChild(of: parent)
        var companion = source.firstChild(of: companions)
        while element.exists, companion.exists {
            if element == item.index {
                return source.kind(of: companion) == .object ? companion : JSONNode.none
            }
            element = source.nextSibling(of: element)
            companion = source.nextSibling(of: companion)
        }
        return JSONNode.none
    }

    /// The resource around a node: the nearest object that has a `resourceType`.
    func enclosingResource(of node: JSONNode, in tree: UInt8) -> Item? {
        var current = node
        while current.exists {
            if trees[Int(tree)].kind(of: current) == .object,
                let type = resourceType(of: current, in: tree)
            {
                return .node(current, tree: tree, type: type)
            }
            current = trees[Int(tree)].parent(of: current)
        }
        return nil
    }

    /// `children()`: every element directly under an item.
    mutating func pushChildren(of item: Item) throws(EvaluationFailure) {
        guard item.kind == .node else { return }
        var object = item.index
        let source = trees[Int(item.tree)]
        if source.kind(of: object) != .object {
            guard mayHaveCompanion(object, in: source, tree: item.tree) else { return }
            object = companion(of: item)
        }
        guard object.exists else { return }
        var child = source.firstChild(of: object)
        while child.exists {
            let property = property(child, in: source, of: item.type)
            switch property.kind {
            case .element: try pushAll(child, in: source, tree: item.tree, type: property.type)
            case .resourceType: break
            case .companion:
                let name = source.name(of: child).withoutUnderscore
                if source.child(name, of: object).isNone {
                    try pushCompanions(child, tree: item.tree, type: property.type)
                }
            }
            child = source.nextSibling(of: child)
        }
    }

    /// Whether there may be extensions of a primitive: most have none, and this is told without its name.
    private mutating func mayHaveCompanion(
        _ node: JSONNode,
        in source: JSONTree,
        tree: UInt8
    ) -> Bool {
        let parent = source.parent(of: node)
        guard parent.exists, source.kind(of: parent) == .object else { return true }
        if companions.tree != tree { companions = (tree, source.hasCompanions) }
        if !companions.areThere { return false }
        return source.child(source.name(of: node).companion, of: parent).exists
    }

    /// What a property of a type is; the answers met last are kept, of names that have one number in all trees.
    mutating func property(
        _ node: JSONNode,
        in source: JSONTree,
        of type: TypeID
    ) -> PropertyEntry {
        let name = source.nameNumber(of: node)
        guard name > 0 else { return PropertyEntry(source.name(of: node), of: type) }
        if properties.isEmpty { properties = Array(repeating: .unset, count: 256) }
        let place = Int(UInt32(bitPattern: name) &* 31 &+ UInt32(type.rawValue.magnitude)) & 255
        let known = properties[place]
        if known.name == name, known.input == type { return known }
        let entry = PropertyEntry(source.name(of: node), of: type)
        properties[place] = entry
        return entry
    }

    /// The children of every item from `base` on take their place.
    mutating func children(base: Int) throws(EvaluationFailure) {
        let end = stack.count
        for position in base..<end {
            try pushChildren(of: stack[position])
        }
        try spend(stack.count - end)
        dropInput(Items(start: base, end: end))
    }

    /// All elements under every item from `base` on; elements of a tree occur once by themselves.
    mutating func descendants(base: Int) throws(EvaluationFailure) {
        let end = stack.count
        var position = base
        while position < stack.count {
            try spend(1)
            try pushChildren(of: stack[position])
            position += 1
        }
        dropInput(Items(start: base, end: end))
    }
}
