import FHIRModel

extension Evaluator {
    /// `pathname([short])` (FHIRPath 3.0): for every item that stands in the input's resource, the path that leads to it and
    /// to nothing else, such as `Patient.name[0].given[1]`; computed values and items of other resources are left out.
    ///
    /// With `short`, elements that are no array in the resource have no index: `Patient.name[0].family`.
    mutating func pathname(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let end = stack.count
        var isShort = false
        if node.operandCount > 1, let argument = try argument(1, of: node) {
            guard case .boolean(let value) = argument else { throw failure(.wrongArgument) }
            isShort = value
        }
        let tree = focus.isEmpty || stack[focus.start].kind != .node ? nil : stack[focus.start].tree
        for place in base..<end {
            let item = stack[place]
            guard item.kind == .node, item.tree == tree else { continue }
            let path = path(to: item.index, in: trees[Int(item.tree)], isShort: isShort)
            try spend(path.utf8.count / 8)
            try push(try string(path))
        }
        dropInput(Items(start: base, end: end))
    }

    /// The steps from the root of a tree to a node, by the names that expressions use: `value`, not `valueCoding`.
    private func path(to node: JSONNode, in tree: JSONTree, isShort: Bool) -> String {
        var steps: [JSONNode] = []
        var current = node
        while current.exists {
            if tree.kind(of: current) != .array { steps.append(current) }
            current = tree.parent(of: current)
        }
        guard let root = steps.popLast() else { return "" }
        var type = resourceType(of: root, in: tree) ?? .unknown
        var path = type == .unknown ? "$this" : type.name
        for step in steps.reversed() {
            var name = tree.name(of: step)
            // The extensions of a primitive stand under `_name` in JSON.
            if name.string.utf8.first == UInt8(ascii: "_") {
                name = ElementName(String(name.string.dropFirst()))
            }
            let property = R4Types.property(of: type, named: name)
            path += "." + ExpressionPrinter.name((property?.name ?? name).string)
            let parent = tree.parent(of: step)
            if tree.kind(of: parent) == .array {
                path += "[\(tree.children(of: parent).prefix { $0 != step }.count)]"
            } else if !isShort {
                path += "[0]"
            }
            type = property?.type ?? .unknown
            if tree.kind(of: step) == .object { type = resourceType(of: step, in: tree) ?? type }
        }
        return path
    }
}
