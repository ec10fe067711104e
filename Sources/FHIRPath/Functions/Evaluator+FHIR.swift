import FHIRModel

extension Evaluator {
    /// `extension(url)`: shorthand for `extension.where(url = …)`; primitives have theirs in `_name`.
    mutating func extensions(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let end = stack.count
        guard let url = try textArgument(1, of: node) else { return truncate(to: base) }
        try spend(end - base)
        for place in base..<end {
            let item = stack[place]
            guard item.kind == .node else { continue }
            let object = objectOfExtensions(item)
            for found in trees[Int(item.tree)].elements(ElementName.extension, of: object)
            where isExtension(found, url: url, in: item.tree) {
                try push(.node(found, tree: item.tree, type: .extension))
            }
        }
        dropInput(Items(start: base, end: end))
    }

    /// Where the extensions of an element stand: itself, or the companion of a primitive.
    func objectOfExtensions(_ item: Item) -> JSONNode {
        trees[Int(item.tree)].kind(of: item.index) == .object ? item.index : companion(of: item)
    }

    func isExtension(_ node: JSONNode, url: String, in tree: UInt8) -> Bool {
        let name = trees[Int(tree)].child(ElementName.url, of: node)
        return name.exists && trees[Int(tree)].bytes(at: name).elementsEqual(url.utf8)
    }

    /// `hasValue()`: one primitive with a value.
    mutating func hasValue(base: Int) {
        let isOne = stack.count == base + 1
        replace(from: base, with: .boolean(isOne && primitiveValue(of: stack[base]) != nil))
    }

    /// `getValue()`: the System value of the only primitive.
    mutating func getValue(base: Int) throws(EvaluationFailure) {
        guard stack.count == base + 1, let value = primitiveValue(of: stack[base]) else {
            return truncate(to: base)
        }
        replace(from: base, with: try store(value))
    }

    private func primitiveValue(of item: Item) -> FHIRPathValue? {
        switch value(of: item) {
        case nil, .node, .instance, .quantity, .type: nil
        case let value: value
        }
    }

    /// `resolve()`: contained resources (`#id`, `#`) and entries of the Bundle around; what is
    /// not at hand is left out.
    mutating func resolve(base: Int) throws(EvaluationFailure) {
        let end = stack.count
        for place in base..<end {
            try spend(1)
            if let found = try target(of: stack[place]) { try push(found) }
        }
        dropInput(Items(start: base, end: end))
    }

    private mutating func target(of item: Item) throws(EvaluationFailure) -> Item? {
        guard item.kind == .node || item.kind == .string else { return nil }
        var reference: String?
        var tree: UInt8 = item.tree
        var start = item.index
        if item.kind == .string {
            guard !this.isEmpty, stack[this.start].kind == .node else { return nil }
            tree = stack[this.start].tree
            start = stack[this.start].index
        }
        switch value(of: item) {
        case .string(let text)?: reference = text
        case .node(let node)?:
            let source = trees[node.tree]
            reference = source.string(at: source.child(ElementName.reference, of: node.index))
        case nil, .boolean, .integer, .long, .decimal, .date, .dateTime, .time, .quantity, .type,
            .instance:
            break
        }
        guard let reference else { return nil }
        return try resource(at: reference, near: start, in: tree)
    }

    /// The resource a reference leads to from a place in a tree.
    mutating func resource(
        at reference: String,
        near start: JSONNode,
        in tree: UInt8
    ) throws(EvaluationFailure) -> Item? {
        let source = trees[Int(tree)]
        let isLocal = reference.utf8.first == UInt8(ascii: "#")
        var current = enclosingResource(of: start, in: tree)
        while let resource = current {
            let container = source.parent(of: resource.index)
            if isLocal {
                let id = reference.dropFirst()
                if id.isEmpty, source.name(of: resource.index) != ElementName.contained {
                    return resource
                }
                for candidate in source.elements(ElementName.contained, of: resource.index) {
                    try spend(1)
                    let name = source.child(ElementName.id, of: candidate)
                    if name.exists, source.bytes(at: name).elementsEqual(id.utf8) {
                        let type = resourceType(of: candidate, in: tree) ?? .resource
                        return .node(candidate, tree: tree, type: type)
                    }
                }
            } else if resource.type == .bundle,
                let found = try entry(reference, of: resource.index, in: tree)
            {
                return found
            }
            current = container.exists ? enclosingResource(of: container, in: tree) : nil
        }
        return nil
    }

    /// The resource of the Bundle's entry whose fullUrl is the reference or ends in it.
    private mutating func entry(
        _ reference: String,
        of bundle: JSONNode,
        in tree: UInt8
    ) throws(EvaluationFailure) -> Item? {
        let source = trees[Int(tree)]
        let isAbsolute = reference.utf8.contains(UInt8(ascii: ":"))
        let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
        for entry in source.elements(ElementName.entry, of: bundle) {
            try spend(1)
            let resource = source.child(ElementName.resource, of: entry)
            guard resource.exists else { continue }
            let url = source.bytes(at: source.child(ElementName.fullUrl, of: entry))
            var isMatch = url.elementsEqual(reference.utf8)
            if !isMatch, !isAbsolute, parts.count >= 2 {
                isMatch =
                    source.bytes(at: source.child(ElementName.resourceType, of: resource))
                    .elementsEqual(parts[0].utf8)
                    && source.bytes(at: source.child(ElementName.id, of: resource))
                        .elementsEqual(parts[1].utf8)
            }
            if isMatch {
                let type = resourceType(of: resource, in: tree) ?? .resource
                return .node(resource, tree: tree, type: type)
            }
        }
        return nil
    }
}
