import FHIRModel

extension Evaluator {
    /// Puts the results of a step that have one of the linkIds wanted in the place of its input; false,
    /// and nothing changed, where the step has to be made the long way.
    mutating func narrow(_ number: Int32, base: Int) throws(EvaluationFailure) -> Bool {
        guard stack.count == base + 1 else { return false }
        let input = stack[base]
        guard input.kind == .node, !isCompanion(input),
            let tree = trees.indices.contains(Int(input.tree)) ? input.tree : nil,
            trees[Int(tree)].kind(of: input.index) == .object
        else { return false }
        let lookup = expression.lookups[Int(number)]
        linkIdMatches.removeAll(keepingCapacity: true)
        for text in lookup.texts {
            guard trees[Int(tree)].collectObjects(linkId: text, into: &linkIdMatches) else {
                return false
            }
        }
        try spend(linkIdMatches.count + 1)
        var kept = 0
        for match in linkIdMatches {
            guard let isReached = reaches(input.index, from: match, by: lookup.step, in: tree)
            else { return false }
            guard isReached else { continue }
            linkIdMatches[kept] = match
            kept += 1
        }
        linkIdMatches.removeLast(linkIdMatches.count - kept)
        guard kept < 2 || orderMatches(below: input.index, by: lookup.step, in: tree) else {
            return false
        }
        return try pushMatches(of: input, lookup.step, base: base)
    }

    /// Whether a step leads from an object to another that is somewhere below it; nil where the way is
    /// not one of items and answers.
    private func reaches(
        _ input: JSONNode,
        from match: JSONNode,
        by step: LinkIdLookup.Step,
        in number: UInt8
    ) -> Bool? {
        let tree = trees[Int(number)]
        var current = match
        var isUsual = true
        while current.exists {
            let name = tree.nameNumber(of: current)
            var parent = tree.parent(of: current)
            if parent.exists, tree.kind(of: parent) == .array { parent = tree.parent(of: parent) }
            if name != ElementName.item.id {
                guard step != .item, step != .items else { return false }
                isUsual = isUsual && name == ElementName.answer.id
            }
            if parent == input { return isUsual ? true : step == .descendants ? nil : false }
            if step == .item { return false }
            current = parent
        }
        return false
    }

    /// Brings several matches into the order of the step; false where it is not at hand.
    private mutating func orderMatches(
        below input: JSONNode,
        by step: LinkIdLookup.Step,
        in number: UInt8
    ) -> Bool {
        let tree = trees[Int(number)]
        let parent = tree.parent(of: linkIdMatches[0])
        let areSiblings = linkIdMatches.allSatisfy { tree.parent(of: $0) == parent }
        if tree.keepsSourceOrder, linkIdMatches.allSatisfy({ tree.isParsed($0) }) {
            if areSiblings || step == .item {
                linkIdMatches.sort()
                return true
            }
            guard step != .itemsAndAnswers else { return false }
            // `repeat` and `descendants` go level by level.
            let keys = linkIdMatches.map { (depth(of: $0, below: input, in: tree), $0) }.sorted(
                by: <
            )
            linkIdMatches = keys.map(\.1)
            return true
        }
        guard areSiblings, parent.exists else { return false }
        let matches = Set(linkIdMatches)
        linkIdMatches.removeAll(keepingCapacity: true)
        var child = tree.firstChild(of: parent)
        while child.exists, linkIdMatches.count < matches.count {
            if matches.contains(child) { linkIdMatches.append(child) }
            child = tree.nextSibling(of: child)
        }
        return true
    }

    /// How many objects stand around a node, up to `input`.
    private func depth(
        of node: JSONNode,
        below input: JSONNode,
        in tree: JSONTree
    ) -> Int {
        var depth = 0
        var current = node
        while current.exists, current != input {
            if tree.kind(of: current) == .object { depth += 1 }
            current = tree.parent(of: current)
        }
        return depth
    }

    private mutating func pushMatches(
        of input: Item,
        _ step: LinkIdLookup.Step,
        base: Int
    ) throws(EvaluationFailure) -> Bool {
        guard !linkIdMatches.isEmpty else {
            truncate(to: base)
            return true
        }
        let type: TypeID
        switch step {
        case .item:
            type = Route(from: input.type, to: ElementName.item).output
        case .items, .itemsAndAnswers, .descendants:
            type = .unknown
        }
        truncate(to: base)
        for match in linkIdMatches {
            let known = type == .unknown ? inferredType(of: match, in: input.tree) : type
            try push(.node(match, tree: input.tree, type: known))
        }
        // `repeat` gives each item once.
        if step == .items || step == .itemsAndAnswers { try distinct(from: base) }
        return true
    }
}
