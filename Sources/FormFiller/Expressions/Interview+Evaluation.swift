internal import FHIRModel
internal import FHIRPath

// SDC "Using Expressions", FHIRPath supplements: %resource is the response, %context the response's item of the same linkId
// (here: of the same repeat), %qitem the questionnaire's item.
extension Interview {
    /// Evaluates an expression for the occurrence of its item that a scope stands in; nil where it cannot be
    /// evaluated.
    func evaluate(_ number: Int, in scope: Int32) -> [FHIRPathValue]? {
        var found: [ExpressionPlace: [FHIRPathValue]?] = [:]
        return evaluate(number, in: scope, found: &found, depth: 0)
    }

    /// The same, keeping the variables that are evaluated on the way until something they read changes.
    mutating func evaluateKeeping(_ number: Int, in scope: Int32) -> [FHIRPathValue]? {
        var found: [ExpressionPlace: [FHIRPathValue]?] = [:]
        let result = evaluate(number, in: scope, found: &found, depth: 0)
        for (place, values) in found where !form.expressions.all[place.number].isTimed {
            kept[place.number, default: [:]][place.scope] = values
        }
        return result
    }

    /// Forgets the variables that an answer of this item concerns.
    mutating func forgetVariables(reading cell: CellID) {
        guard !kept.isEmpty else { return }
        for number in form.expressions.keptBroad { kept[number] = nil }
        var around = item(of: cell)
        while around >= 0 {
            for number in form.expressions.kept.readers(of: around) { kept[Int(number)] = nil }
            around = form.items[Int(around)].parent
        }
    }

    private func evaluate(
        _ number: Int,
        in scope: Int32,
        found: inout [ExpressionPlace: [FHIRPathValue]?],
        depth: Int
    ) -> [FHIRPathValue]? {
        let expression = form.expressions.all[number]
        if expression.isForeign { return [] }
        guard let parsed = expression.parsed, let reads = expression.reads, depth < 64 else {
            return nil
        }
        var context = context
        context.now = now
        context.limits = .standard(for: context.trees)
        for name in reads.variables {
            guard context.variables[name] == nil else { continue }
            let definition = form.expressions.definition(of: name, for: number, items: form.items)
            if let definition {
                let place = ExpressionPlace(
                    number: definition,
                    scope: home(of: form.expressions.all[definition].item, from: scope)
                )
                let value: [FHIRPathValue]?
                if let known = kept[place.number]?[place.scope] ?? found[place] {
                    value = known
                } else {
                    value = evaluate(definition, in: place.scope, found: &found, depth: depth + 1)
                    found[place] = .some(value)
                }
                guard let value else { return nil }
                context.variables[name] = value
            } else if form.expressions.knownNames.contains(name)
                || FormCompiler.launchNames.contains(name)
            {
                context.variables[name] = []
            }
        }
        let root = [node(tree.root, of: .questionnaireResponse)]
        context.variables["resource"] = root
        context.variables["rootResource"] = root
        let questionnaire = FHIRPathNode(
            tree: 1,
            index: form.questionnaire.node,
            type: .questionnaire
        )
        context.variables["questionnaire"] = [.node(questionnaire)]
        var focus = root
        if expression.item >= 0 {
            focus = nodes(of: expression.item, in: scope).map { node($0, of: .unknown) }
            let item = FHIRPathNode(tree: 1, index: form.items[Int(expression.item)].node)
            context.variables["qitem"] = [.node(item)]
            context.variables["qItem"] = [.node(item)]
        }
        context.variables["context"] = focus
        return try? parsed.evaluate(on: focus, in: context)
    }

    /// The scope around this one (or itself) that tells one occurrence of an item from others.
    private func home(of item: Int32, from scope: Int32) -> Int32 {
        guard item >= 0 else { return 0 }
        let wanted = form.items[Int(item)]
        var scope = scope
        while true {
            let here = scopes[Int(scope)]
            if here.context == wanted.context || here.context == wanted.opens { return scope }
            guard here.parent >= 0 else { return scope }
            scope = here.parent
        }
    }

    private func node(_ index: JSONTree.Index, of type: TypeID) -> FHIRPathValue {
        .node(FHIRPathNode(tree: 0, index: index, type: type))
    }

    /// The nodes in the response of an item's occurrence that a scope stands in; none where it is not there.
    private func nodes(of item: Int32, in scope: Int32) -> [JSONTree.Index] {
        let wanted = form.items[Int(item)]
        var scope = scope
        while true {
            let here = scopes[Int(scope)]
            if here.context == wanted.opens, wanted.type == .group {
                return here.isPresent ? [here.node] : []
            }
            if here.context == wanted.context {
                let cell = CellID(scope, wanted.slot)
                guard isPresent(cell) else { return [] }
                guard wanted.opens >= 0, wanted.type == .group else { return [self[cell].node] }
                return self[cell].scopes.filter { scopes[Int($0)].isPresent }
                    .map { scopes[Int($0)].node }
            }
            guard here.parent >= 0 else { return [] }
            scope = here.parent
        }
    }

    /// Whether a result is true; nil where it is something else than a single boolean.
    ///
    /// None at all counts as false.
    func truth(of values: [FHIRPathValue]?) -> Bool? {
        guard let values, values.count < 2 else { return nil }
        switch values.first {
        case nil: return false
        case .boolean(let value): return value
        case .node(let node): return context.trees[node.tree].boolean(at: node.index)
        case .integer, .long, .decimal, .string, .date, .dateTime, .time, .quantity, .type,
            .instance:
            return nil
        }
    }

    /// Whether a result means yes: true, or any single value that is not false.
    func isTrue(_ values: [FHIRPathValue]) -> Bool {
        guard let first = values.first else { return false }
        switch first {
        case .boolean(let value): return value
        case .node(let node): return context.trees[node.tree].boolean(at: node.index) ?? true
        case .integer, .long, .decimal, .string, .date, .dateTime, .time, .quantity, .type,
            .instance:
            return true
        }
    }
}

/// An expression where it was evaluated: for the items of one scope.
struct ExpressionPlace: Sendable, Hashable {
    var number: Int
    var scope: Int32
}
