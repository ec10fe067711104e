public import FHIRModel
internal import FHIRPath

extension Interview {
    /// Codes of the form's `staff-alert`s that hold now: somebody should come, or be told.
    ///
    /// Look after every move, before showing the step. A rule that cannot be evaluated gives the code `alert-rule-failed`:
    /// somebody coming for nothing does less harm than nobody coming.
    public var staffAlerts: [Coding] { alertsHolding.map(\.coding) }

    /// The same with how staff are called for each; a code that two rules give stands once, with the higher priority.
    public var alertsHolding: [StaffAlert] { evaluation.alerts ?? evaluatedAlerts }

    /// Forgets the codes where an answer of this item, or one in it, may change them.
    mutating func forgetAlerts(reading occurrence: Occurrence) {
        guard evaluation.alerts != nil else { return }
        var around = item(of: occurrence)
        while around >= 0 {
            if form.staffAlertRules.contains(where: { $0.items?.contains(around) == true }) {
                evaluation.alerts = nil
                return
            }
            around = form.items[Int(around)].parent
        }
    }

    /// Works the codes out anew where they have been forgotten and stay the same until an answer changes them.
    mutating func refreshAlerts() {
        let rules = form.staffAlertRules
        guard evaluation.alerts == nil, !rules.isEmpty, rules.allSatisfy({ $0.items != nil }) else {
            return
        }
        evaluation.alerts = evaluatedAlerts
    }

    /// The codes by the response as it stands.
    var evaluatedAlerts: [StaffAlert] {
        var alerts: [StaffAlert] = []
        for (number, rule) in form.staffAlertRules.enumerated() {
            alerts += codings(of: rule).map { coding in
                // The display of what an expression gives may be an option that was chosen.
                let display = coding.code.flatMap { rule.displays[$0] }
                return StaffAlert(
                    coding: coding,
                    priority: rule.priority,
                    display: display,
                    rule: number
                )
            }
        }
        return alerts.filter { alert in
            alert.priority == .stat
                || !alerts.contains { $0.priority == .stat && $0.code == alert.code }
        }
    }

    private func codings(of rule: StaffAlertRule) -> [Coding] {
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
