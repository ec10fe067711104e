internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Expressions that parse but cannot mean what their author wanted: they name linkIds the form has not or elements R4 has not,
/// or have results their place cannot use.
struct ExpressionRules {
    mutating func finish(_ subject: inout CheckSubject) {
        var typing = ExpressionTyping(subject.form)
        var trials = AnswerTrials(subject.form, today: subject.settings.today)
        for number in subject.form.expressions.all.indices {
            let expression = subject.form.expressions.all[number]
            guard expression.parsed != nil else { continue }
            let linkId = expression.item >= 0 ? subject.form.linkId(of: expression.item) : nil
            checkLinkIds(expression, linkId: linkId, &subject)
            checkEscapes(expression, linkId: linkId, &subject)
            do {
                let result = try typing.checked(number)
                let isFitting = checkResult(result, of: expression, linkId: linkId, &subject)
                if isFitting, expression.role == .enableWhen, !expression.isForeign {
                    checkTruth(of: number, linkId: linkId, &trials, &subject)
                }
            } catch {
                if let name = expression.name { trials.faulty.insert(name) }
                subject.report(
                    .warning,
                    error.rule,
                    error.message,
                    at: expression.node,
                    byte: error.offset,
                    linkId: linkId
                )
            }
        }
        checkStaffAlerts(&typing, &trials, &subject)
    }

    /// An `enableWhenExpression` that no answers make true, or all.
    private func checkTruth(
        of number: Int,
        linkId: String?,
        _ trials: inout AnswerTrials,
        _ subject: inout CheckSubject
    ) {
        let expression = subject.form.expressions.all[number]
        let outcome = trials.outcome(of: number) { found, tree in
            if found.isEmpty { return false }
            return found.count == 1 ? found[0].truth(in: tree) : nil
        }
        switch outcome {
        case .never:
            report(
                .warning,
                .conditionNever,
                "nobody can get here: no answers make this expression true; take it out or mend it",
                expression,
                linkId,
                &subject
            )
        case .always:
            report(
                .warning,
                .conditionAlways,
                "this expression is true whatever is answered; take it out or mend it",
                expression,
                linkId,
                &subject
            )
        case .other: break
        }
    }

    private func checkLinkIds(
        _ expression: FormExpression,
        linkId: String?,
        _ subject: inout CheckSubject
    ) {
        guard let reads = expression.reads, !subject.readsElsewhere(expression) else { return }
        var unknown: Set<String> = []
        for linkId in reads.linkIds where !subject.isKnown(linkId, near: expression.item) {
            unknown.insert(linkId)
        }
        for linkId in reads.subtrees where !subject.isKnown(linkId, near: expression.item) {
            unknown.insert(linkId)
        }
        for unknown in unknown.sorted() {
            subject.report(
                .warning,
                .expressionLinkid,
                "no item has the linkId '\(unknown)', so nothing is found there\(subject.mending(unknown))",
                at: expression.node,
                byte: expression.parsed?.offset(ofString: unknown),
                linkId: linkId
            )
        }
    }

    /// Backslashes that FHIRPath leaves out, most of them in regular expressions that then match nothing.
    private func checkEscapes(
        _ expression: FormExpression,
        linkId: String?,
        _ subject: inout CheckSubject
    ) {
        guard let first = expression.parsed?.idleBackslashes.first else { return }
        subject.report(
            .warning,
            .expressionEscape,
            "FHIRPath leaves this backslash out; write two (four in JSON), or take it out",
            at: expression.node,
            byte: first,
            linkId: linkId
        )
    }

    private func checkResult(
        _ result: ExpressionResult,
        of expression: FormExpression,
        linkId: String?,
        _ subject: inout CheckSubject
    ) -> Bool {
        guard let types = result.possibleTypes, !types.isEmpty else { return true }
        let type = expression.item >= 0 ? subject.form.items[Int(expression.item)].type : .group
        guard let needed = expression.role.neededType(on: type),
            !types.contains(where: { $0.fits(needed) })
        else { return true }
        let names = types.map(\.name).joined(separator: " or ")
        report(
            .error,
            .expressionResult,
            "the result is \(names), but \(expression.role.need(on: type)) is needed here; change the expression or the item's type",
            expression,
            linkId,
            &subject
        )
        return false
    }

    private func report(
        _ severity: Finding.Severity,
        _ rule: QuestionnaireRule,
        _ message: String,
        _ expression: FormExpression,
        _ linkId: String?,
        _ subject: inout CheckSubject
    ) {
        subject.report(severity, rule, message, at: expression.node, linkId: linkId)
    }
}

extension FHIRPathValue {
    /// The boolean it is, or stands for in the first tree; nil where it is none.
    func truth(in tree: borrowing JSONTree) -> Bool? {
        switch self {
        case .boolean(let value): value
        case .node(let node): node.tree == 0 ? tree.boolean(at: node.index) : nil
        case .integer, .long, .decimal, .string, .date, .dateTime, .time, .quantity, .type,
            .instance:
            nil
        }
    }
}

extension FHIRPathError {
    /// The rule of the check that it is a finding of.
    var rule: QuestionnaireRule {
        switch problem {
        case .unknownCode, .codingAsText: .expressionCode
        case .misplacedItem, .noAnswers, .noQuestions: .expressionLinkid
        case .otherAnswers, .codingsAddedUp, .codesNoNumbers, .displaysNoNumbers, .noScores:
            .findsNothing
        case .severalItems, .wrongOperand, .wrongArgument, .wrongInput, .unknownVariable,
            .variableDefinedTwice, .unknownType, .zonedTime, .unsuitableUnit, .yearOutOfRange,
            .unsupportedVariable, .malformedPattern,
            .unknownDefinition, .unsupportedFunction, .unexpectedModifier, .unknownWeight,
            .unknownTime, .tooManySteps, .tooLarge, .unknownElement, .unsuitableContext,
            .unsuitableInput, .unsuitableOperand, .unorderedInput:
            .expressionElement
        }
    }
}

extension CheckSubject {
    /// Whether an expression reads, itself or by variables, what a query or a launch context gives: another resource with
    /// linkIds of its own.
    func readsElsewhere(_ expression: FormExpression) -> Bool {
        guard let reads = expression.reads else { return true }
        return reads.variables.contains { form.expressions.knownNames.contains($0) }
    }

    /// Whether an item, most likely not far from another, has a linkId.
    func isKnown(_ linkId: String, near item: Int32) -> Bool {
        form.byLinkId.item(named: linkId, near: item) != nil || isDoubtful(linkId)
    }

    /// How to mend a linkId that no item has.
    func mending(_ linkId: String) -> String {
        let advice = form.byLinkId.advice(for: linkId)
        return advice.isEmpty ? "; mend the linkId" : advice
    }

    /// Whether a variable has a meaning for an expression on an item, -1 being the questionnaire.
    func isKnown(variable name: String, on item: Int32) -> Bool {
        if Self.standardVariables.contains(name) || form.expressions.knownNames.contains(name) {
            return true
        }
        if name.hasPrefix("vs-") || name.hasPrefix("ext-") { return true }
        var item = item
        while true {
            let found = form.expressions.byItem[item] ?? []
            if found.contains(where: { form.expressions.all[$0].name == name }) { return true }
            guard item >= 0 else { return false }
            item = form.items[Int(item)].parent
        }
    }

    private static let standardVariables: Set<String> = [
        "resource", "rootResource", "context", "questionnaire", "qitem", "qItem", "ucum", "sct",
        "loinc",
    ]
}
