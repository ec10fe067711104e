internal import FHIRModel
internal import FHIRPath

// SDC "Using Expressions", FHIRPath supplements: %resource is the response, %context the response's item of the same linkId
// (here: of the same repeat), %qitem the questionnaire's item.
extension ExpressionState {
    /// Evaluates an expression for the occurrence of its item that an instance stands in; nil where it cannot be
    /// evaluated.
    func evaluate(
        _ number: Int,
        in instance: Int32,
        of sheet: AnswerSheet,
        now: FHIRDateTime
    ) -> [FHIRPathValue]? {
        var found: [ExpressionPlace: [FHIRPathValue]?] = [:]
        return evaluate(number, in: instance, of: sheet, now: now, found: &found, depth: 0)
    }

    /// The same, keeping the variables that are evaluated on the way until something they read changes.
    mutating func evaluateKeepingVariables(
        _ number: Int,
        in instance: Int32,
        of sheet: AnswerSheet,
        now: FHIRDateTime
    ) -> [FHIRPathValue]? {
        var found: [ExpressionPlace: [FHIRPathValue]?] = [:]
        let result = evaluate(number, in: instance, of: sheet, now: now, found: &found, depth: 0)
        for (place, values) in found where !sheet.form.expressions.all[place.number].isTimed {
            variables[place.number, default: [:]][place.instance] = values
        }
        return result
    }

    /// Forgets the variables that an answer of this item concerns.
    mutating func forgetVariables(reading occurrence: Occurrence, of sheet: AnswerSheet) {
        guard !variables.isEmpty else { return }
        for number in sheet.form.expressions.keptBroad { variables[number] = nil }
        var around = sheet.item(of: occurrence)
        while around >= 0 {
            for number in sheet.form.expressions.kept.readers(of: around) {
                variables[Int(number)] = nil
            }
            around = sheet.form.items[Int(around)].parent
        }
    }

    private func evaluate(
        _ number: Int,
        in instance: Int32,
        of sheet: AnswerSheet,
        now: FHIRDateTime,
        found: inout [ExpressionPlace: [FHIRPathValue]?],
        depth: Int
    ) -> [FHIRPathValue]? {
        let expression = sheet.form.expressions.all[number]
        // What is asked of a server is no value, not even none: nothing can be made of it.
        if expression.isForeign { return nil }
        guard let parsed = expression.parsed, let reads = expression.reads, depth < 64 else {
            return nil
        }
        var context = context
        context.now = now
        context.limits = .standard(for: context.trees)
        for name in reads.variables {
            guard context.variables[name] == nil else { continue }
            let definition = sheet.form.expressions.definition(
                of: name,
                for: number,
                items: sheet.form.items
            )
            if let definition {
                let place = ExpressionPlace(
                    number: definition,
                    instance: sheet.home(
                        of: sheet.form.expressions.all[definition].item,
                        from: instance
                    )
                )
                let value: [FHIRPathValue]?
                if let known = variables[place.number]?[place.instance] ?? found[place] {
                    value = known
                } else {
                    value = evaluate(
                        definition,
                        in: place.instance,
                        of: sheet,
                        now: now,
                        found: &found,
                        depth: depth + 1
                    )
                    found[place] = .some(value)
                }
                guard let value else { return nil }
                context.variables[name] = value
            } else if sheet.form.expressions.knownNames.contains(name)
                || FormCompiler.launchNames.contains(name)
            {
                context.variables[name] = []
            }
        }
        let root = [node(response.root, of: .questionnaireResponse)]
        context.variables["resource"] = root
        context.variables["rootResource"] = root
        let questionnaire = FHIRPathNode(
            tree: 1,
            index: sheet.form.questionnaire.node,
            type: .questionnaire
        )
        context.variables["questionnaire"] = [.node(questionnaire)]
        var focus = root
        if expression.item >= 0 {
            focus = sheet.nodes(of: expression.item, in: instance).map { node($0, of: .unknown) }
            let item = FHIRPathNode(tree: 1, index: sheet.form.items[Int(expression.item)].node)
            context.variables["qitem"] = [.node(item)]
            context.variables["qItem"] = [.node(item)]
        }
        context.variables["context"] = focus
        return try? parsed.evaluate(on: focus, in: context)
    }

    private func node(_ index: JSONNode, of type: TypeID) -> FHIRPathValue {
        .node(FHIRPathNode(tree: 0, index: index, type: type))
    }
}
