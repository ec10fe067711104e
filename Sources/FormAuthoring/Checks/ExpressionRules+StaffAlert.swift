internal import FHIRModel
internal import FHIRPath
internal import FormFiller

extension ExpressionRules {
    /// The expressions that call staff: every slip in one may cost a life, so all are errors.
    func checkStaffAlerts(
        _ typing: inout ExpressionTyping,
        _ trials: inout AnswerTrials,
        _ subject: inout CheckSubject
    ) {
        for rule in subject.form.staffAlertRules { check(rule, &typing, &trials, &subject) }
    }

    private func check(
        _ rule: StaffAlertRule,
        _ typing: inout ExpressionTyping,
        _ trials: inout AnswerTrials,
        _ subject: inout CheckSubject
    ) {
        for unknown in rule.expression.reads.linkIds.union(rule.expression.reads.subtrees).sorted()
        where subject.form.byLinkId[unknown] == nil {
            subject.report(
                .error,
                .expressionLinkid,
                "staff would not be called: no item has the linkId '\(unknown)'\(subject.mending(unknown))",
                at: rule.source.node,
                byte: rule.expression.offset(ofString: unknown)
            )
        }
        for name in rule.expression.reads.variables.sorted()
        where !subject.isKnown(variable: name, on: -1) {
            subject.report(
                .error,
                .unknownVariable,
                "staff would not be called: the questionnaire defines no variable '\(name)'; mend its name",
                at: rule.source.node,
                byte: rule.expression.offset(ofVariable: name)
            )
        }
        do {
            _ = try typing.result(
                of: rule.expression,
                on: .response,
                variables: typing.variables(
                    of: rule.expression.reads.variables,
                    for: -1,
                    on: -1
                )
            )
        } catch {
            subject.report(
                .error,
                error.rule,
                "staff would not be called: \(error.message)",
                at: rule.source.node,
                byte: error.offset
            )
            return
        }
        checkCalls(of: rule, at: rule.source.node, &trials, &subject)
    }

    /// Whether any answers call staff, and whether all do.
    private func checkCalls(
        of rule: StaffAlertRule,
        at node: JSONNode,
        _ trials: inout AnswerTrials,
        _ subject: inout CheckSubject
    ) {
        let outcome = trials.outcome(of: rule.expression, variables: rule.variables) {
            found,
            tree in
            found.contains { $0.truth(in: tree) != false }
        }
        switch outcome {
        case .never:
            subject.report(
                .error,
                .staffAlert,
                "staff would never be called: no answers make the expression give a code; compare with codes that the questions offer",
                at: node
            )
        case .always:
            subject.report(
                .error,
                .staffAlert,
                "staff would be called whatever is answered, in every visit; let the expression be empty where nobody is needed",
                at: node
            )
        case .other: break
        }
    }
}
