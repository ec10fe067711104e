public import FHIRModel
internal import FHIRPath

extension Interview {
    /// Codes of the form's `staff-alert` that hold now: somebody should come.
    ///
    /// Look after every move, before showing the step. A rule that cannot be evaluated gives the code `alert-rule-failed`:
    /// somebody coming for nothing does less harm than nobody coming.
    public var staffAlerts: [Coding] { evaluation.alerts ?? evaluatedAlerts }

    /// Forgets the codes where an answer of this item, or one in it, may change them.
    mutating func forgetAlerts(reading occurrence: Occurrence) {
        guard evaluation.alerts != nil, let items = form.staffAlert?.items else { return }
        var around = item(of: occurrence)
        while around >= 0 {
            if items.contains(around) { evaluation.alerts = nil }
            around = form.items[Int(around)].parent
        }
    }

    /// Works the codes out anew where they have been forgotten and stay the same until an answer changes them.
    mutating func refreshAlerts() {
        if evaluation.alerts == nil, form.staffAlert?.items != nil {
            evaluation.alerts = evaluatedAlerts
        }
    }

    /// The codes by the response as it stands.
    var evaluatedAlerts: [Coding] {
        guard let rule = form.staffAlert else { return [] }
        var context = EvaluationContext(trees: [tree, form.questionnaire.tree], now: now)
        context.codes = form.codes
        let focus = context.resource(0)
        context.variables["resource"] = focus
        context.variables["questionnaire"] = context.resource(1)
        do {
            for variable in rule.variables {
                let value = try variable.expression.evaluate(on: focus, in: context)
                context.variables[variable.name] = value
            }
            return try rule.expression.evaluate(on: focus, in: context).compactMap {
                alert(for: $0)
            }
        } catch {
            return [Coding(code: "alert-rule-failed")]
        }
    }

    private func alert(for value: FHIRPathValue) -> Coding? {
        switch value {
        case .string(let code): Coding(code: code)
        case .node(let node) where node.tree == 0: alert(at: node.index, in: tree)
        case .node(let node): alert(at: node.index, in: form.questionnaire.tree)
        case .boolean(let holds): holds ? Coding(code: "alert") : nil
        case .instance(let instance): Coding(instance) ?? Coding(code: "alert")
        case .integer, .long, .decimal, .date, .dateTime, .time, .quantity, .type:
            Coding(code: "alert")
        }
    }

    private func alert(at node: JSONNode, in tree: borrowing JSONTree) -> Coding? {
        if let holds = tree.boolean(at: node) { return holds ? Coding(code: "alert") : nil }
        return tree.string(at: node).map { Coding(code: $0) } ?? Coding(at: node, in: tree)
    }
}
