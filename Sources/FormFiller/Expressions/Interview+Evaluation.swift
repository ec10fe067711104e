internal import FHIRModel
internal import FHIRPath

// SDC "Using Expressions", FHIRPath supplements: %resource is the response, %context the response's item of the same linkId
// (here: of the same repeat), %qitem the questionnaire's item.
extension Interview {
    /// Evaluates an expression for the occurrence of its item that a scope stands in; nil where it cannot be
    /// evaluated.
    func evaluate(_ number: Int, in scope: Int32) -> [FHIRPathValue]? {
        var known: [Int: [FHIRPathValue]] = [:]
        return evaluate(number, in: scope, known: &known, depth: 0)
    }

    private func evaluate(
        _ number: Int,
        in scope: Int32,
        known: inout [Int: [FHIRPathValue]],
        depth: Int
    ) -> [FHIRPathValue]? {
        let expression = form.expressions.all[number]
        guard let parsed = expression.parsed, let reads = expression.reads, depth < 64 else {
            return nil
        }
        var context = context
        context.now = now
        for name in reads.variables {
            guard context.variables[name] == nil else { continue }
            let definition = form.expressions.definition(of: name, for: number, items: form.items)
            if let definition {
                if let value = known[definition] {
                    context.variables[name] = value
                } else {
                    let value =
                        evaluate(definition, in: scope, known: &known, depth: depth + 1) ?? []
                    known[definition] = value
                    context.variables[name] = value
                }
            } else if form.expressions.knownNames.contains(name) {
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

    /// Whether a result means yes: true, or any single value that is not false.
    func isTrue(_ values: [FHIRPathValue]) -> Bool {
        guard let first = values.first else { return false }
        switch first {
        case .boolean(let value): return value
        case .node(let node): return context.trees[node.tree].boolean(at: node.index) ?? true
        case .integer, .decimal, .string, .date, .dateTime, .time, .quantity, .type: return true
        }
    }
}
