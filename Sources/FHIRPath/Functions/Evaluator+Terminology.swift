import FHIRModel

extension Evaluator {
    /// `conformsTo(profile)`: decided for R4's own resource definitions, whose rule is the type;
    /// for any other profile an error, as the engine has none.
    mutating func conformsTo(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let item = try single(Items(start: base, end: stack.count))
        let profile = try textArgument(1, of: node)
        guard let item, let profile else { return truncate(to: base) }
        let prefix = "http://hl7.org/fhir/StructureDefinition/"
        let name = profile.prefix { $0 != "|" }
        guard name.hasPrefix(prefix), let type = TypeID(fhir: name.dropFirst(prefix.count)) else {
            throw failure(.unknownDefinition)
        }
        let isOfType = item.kind == .node && item.type.isSubtype(of: type)
        replace(from: base, with: .boolean(isOfType))
    }

    /// `memberOf(valueSet)` on a code, Coding or CodeableConcept, for contained value sets whose
    /// expansion or enumerated concepts say it.
    mutating func memberOf(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let item = try single(Items(start: base, end: stack.count))
        let url = try textArgument(1, of: node)
        guard let item, let url else { return truncate(to: base) }
        let codings = try codings(of: item)
        guard let set = try definition(url, for: item), set.type == .valueSet else {
            throw failure(.unknownDefinition)
        }
        if item.kind == .string || item.type == .string, severalSystems(in: set) {
            throw failure(.unknownDefinition)
        }
        var isMember = false
        for coding in codings where !isMember {
            isMember = try contains(coding, valueSet: set)
        }
        replace(from: base, with: .boolean(isMember))
    }

    /// Whether a value set draws from several code systems, so that a code alone means nothing.
    private func severalSystems(in set: Item) -> Bool {
        let tree = trees[Int(set.tree)]
        var systems: Set<String> = []
        for include in tree.elements(.include, of: tree.child(.compose, of: set.index)) {
            systems.insert(tree.string(at: tree.child(Names.system, of: include)) ?? "")
        }
        return systems.count > 1
    }

    /// A code and the system it is from.
    struct Code: Hashable {
        var system: String?
        var code: String
    }

    func codings(of item: Item) throws(EvaluationFailure) -> [Code] {
        switch value(of: item) {
        case .string(let code)?: return [Code(system: nil, code: code)]
        case .node(let node)?:
            let tree = trees[node.tree]
            if tree.child(Names.coding, of: node.index) >= 0 {
                return tree.elements(Names.coding, of: node.index)
                    .compactMap { code(at: $0, in: tree) }
            }
            return code(at: node.index, in: tree).map { [$0] } ?? []
        case nil, .boolean, .integer, .long, .decimal, .date, .dateTime, .time, .quantity, .type,
            .instance:
            throw failure(.wrongInput)
        }
    }

    private func code(at node: JSONTree.Index, in tree: JSONTree) -> Code? {
        tree.string(at: tree.child(Names.code, of: node)).map {
            Code(system: tree.string(at: tree.child(Names.system, of: node)), code: $0)
        }
    }

    /// A contained definition by `#id` or by its `url`: in the resources around the item, then in
    /// those of %resource and %questionnaire.
    mutating func definition(
        _ url: String,
        for item: Item
    ) throws(EvaluationFailure) -> Item? {
        var starts: [Item] = item.kind == .node ? [item] : []
        for name in ["resource", "rootResource", "questionnaire"] {
            for value in context.variables[name] ?? [] {
                guard case .node = value else { continue }
                starts.append(self.item(importing: value))
            }
        }
        if !this.isEmpty, stack[this.start].kind == .node { starts.append(stack[this.start]) }
        let wanted = url.prefix { $0 != "|" }
        for start in starts where start.kind == .node {
            if url.utf8.first == UInt8(ascii: "#") {
                if let found = try resource(at: url, near: start.index, in: start.tree) {
                    return found
                }
                continue
            }
            let tree = trees[Int(start.tree)]
            for candidate in tree.elements(Names.contained, of: tree.root) {
                try spend(1)
                let name = tree.child(Names.url, of: candidate)
                if name >= 0, tree.bytes(at: name).elementsEqual(wanted.utf8) {
                    let type = resourceType(of: candidate, in: start.tree) ?? .resource
                    return .node(candidate, tree: start.tree, type: type)
                }
            }
        }
        return nil
    }

    private mutating func contains(
        _ coding: Code,
        valueSet set: Item
    ) throws(EvaluationFailure) -> Bool {
        let tree = trees[Int(set.tree)]
        let expansion = tree.child(.expansion, of: set.index)
        if expansion >= 0 {
            var pending = Array(tree.elements(.contains, of: expansion))
            while let node = pending.popLast() {
                try spend(1)
                if isSame(coding, node, system: node, in: tree) { return true }
                pending.append(contentsOf: tree.elements(.contains, of: node))
            }
            return false
        }
        let compose = tree.child(.compose, of: set.index)
        var isIncluded = false
        for include in tree.elements(.include, of: compose) where !isIncluded {
            isIncluded = try includes(coding, include, in: set)
        }
        guard isIncluded else { return false }
        for exclude in tree.elements(.exclude, of: compose)
        where try includes(coding, exclude, in: set) {
            return false
        }
        return true
    }

    /// Whether one `include` of a value set lists a code; filters and whole systems that are not
    /// contained cannot be decided.
    private mutating func includes(
        _ coding: Code,
        _ include: JSONTree.Index,
        in set: Item
    ) throws(EvaluationFailure) -> Bool {
        let tree = trees[Int(set.tree)]
        guard tree.child(.filter, of: include) < 0, tree.child(.valueSet, of: include) < 0 else {
            throw failure(.unknownDefinition)
        }
        if tree.child(.concept, of: include) >= 0 {
            for concept in tree.elements(.concept, of: include) {
                try spend(1)
                if isSame(coding, concept, system: include, in: tree) { return true }
            }
            return false
        }
        let system = tree.string(at: tree.child(Names.system, of: include))
        if let wanted = coding.system, wanted != system { return false }
        guard let system, let codes = try definition(system, for: set), codes.type == .codeSystem
        else { throw failure(.unknownDefinition) }
        var pending = Array(tree.elements(.concept, of: codes.index))
        while let node = pending.popLast() {
            try spend(1)
            if tree.string(at: tree.child(Names.code, of: node)) == coding.code { return true }
            pending.append(contentsOf: tree.elements(.concept, of: node))
        }
        return false
    }

    private func isSame(
        _ coding: Code,
        _ concept: JSONTree.Index,
        system: JSONTree.Index,
        in tree: JSONTree
    ) -> Bool {
        guard tree.string(at: tree.child(Names.code, of: concept)) == coding.code else {
            return false
        }
        let known = tree.string(at: tree.child(Names.system, of: system))
        return coding.system == nil || known == coding.system
    }

    /// `checkModifiers(url …)`: the collection, unless it has a modifier extension not named.
    mutating func checkModifiers(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let end = stack.count
        var known: [String] = []
        for number in 1..<node.operandCount {
            if let url = try textArgument(number, of: node) { known.append(url) }
        }
        for place in base..<end where stack[place].kind == .node {
            let item = stack[place]
            let tree = trees[Int(item.tree)]
            for found in tree.elements(Names.modifierExtension, of: item.index)
            where !known.contains(where: { isExtension(found, url: $0, in: item.tree) }) {
                throw failure(.unexpectedModifier)
            }
        }
    }
}
