internal import FHIRModel
internal import FHIRPath

// SDC "Using Expressions", Errors: an expression that fails or gives what its element cannot hold does not stop the form, but is said.
extension ResponseCheck {
    /// Reports the values that expressions gave and their questions do not permit, and the expressions that gave none.
    mutating func checkExpressions() {
        let form = interview.form
        for number in form.expressions.all.indices {
            let expression = form.expressions.all[number]
            guard expression.item >= 0, !expression.isForeign, expression.parsed != nil else {
                continue
            }
            let item = form.items[Int(expression.item)]
            for instance in interview.sheet.instances.indices
            where interview.sheet.instances[instance].context == item.context {
                let occurrence = Occurrence(Int32(instance), item.slot)
                guard interview.exists(occurrence), interview.isEnabled(occurrence) else {
                    continue
                }
                check(number, expression, at: occurrence)
            }
        }
    }

    private mutating func check(
        _ number: Int,
        _ expression: FormExpression,
        at occurrence: Occurrence
    ) {
        switch expression.role {
        case .calculated:
            let place = ExpressionPlace(number: number, instance: occurrence.instance)
            if interview.evaluation.misfits.contains(place) {
                reportUnfit(expression, at: occurrence)
            }
            if interview.evaluation.surpluses.contains(place) {
                reportSurplus(expression, at: occurrence)
            }
            // What a person can change is checked like any answer.
            guard !interview.isAskable(occurrence), reader.storedValues(of: occurrence).isEmpty
            else { return }
            checkComputed(interview[occurrence].answers, of: occurrence, at: nodeAround(occurrence))
        case .initial:
            guard let found = results(of: number, expression, at: occurrence) else { return }
            let values = interview.answers(from: found, at: occurrence)
            if interview.leavesOut(found, in: values) { reportUnfit(expression, at: occurrence) }
            if values.count > 1, !interview.isRepeating(occurrence) {
                reportSurplus(expression, at: occurrence)
            }
        case .answers, .limit:
            // That they fail is found where they are used.
            guard let found = interview.evaluate(number, in: occurrence.instance) else { return }
            let type = interview.formItem(of: occurrence).type
            let isCount =
                expression.role == .limit(.minOccurs) || expression.role == .limit(.maxOccurs)
            let values = interview.answers(from: found, for: isCount ? .integer : type)
            if interview.leavesOut(found, in: values) { reportUnfit(expression, at: occurrence) }
        case .text, .prefix:
            _ = results(of: number, expression, at: occurrence)
        case .variable, .enableWhen, .toggle, .valueSet, .required, .repeats, .readOnly, .maxLength,
            .constraint:
            break
        }
    }

    /// What an expression gives; where it fails, that is reported.
    private mutating func results(
        of number: Int,
        _ expression: FormExpression,
        at occurrence: Occurrence
    ) -> [FHIRPathValue]? {
        let found = interview.evaluate(number, in: occurrence.instance)
        if found == nil {
            report(
                .warning,
                "expression-failed",
                "the \(expression.role.words) cannot be evaluated: \(expression.source.onOneLine)",
                at: nodeAround(occurrence),
                linkId: interview.linkId(of: occurrence)
            )
        }
        return found
    }

    private mutating func reportUnfit(_ expression: FormExpression, at occurrence: Occurrence) {
        let type = interview.formItem(of: occurrence).type.rawValue
        report(
            .warning,
            "computed-type",
            "the \(expression.role.words) gives a value that a \(type) item does not take; it is left out: \(expression.source.onOneLine)",
            at: nodeAround(occurrence),
            linkId: interview.linkId(of: occurrence)
        )
    }

    private mutating func reportSurplus(_ expression: FormExpression, at occurrence: Occurrence) {
        report(
            .warning,
            "computed-several",
            "the \(expression.role.words) gives several values where one is permitted; the first is kept: \(expression.source.onOneLine)",
            at: nodeAround(occurrence),
            linkId: interview.linkId(of: occurrence)
        )
    }

    /// Reports what is wrong with values that the form itself computed.
    mutating func checkComputed(
        _ values: [AnswerValue],
        of occurrence: Occurrence,
        at node: JSONNode
    ) {
        for problem in interview.check(values, at: occurrence) where !problem.isOfMissing {
            report(problem, of: occurrence, at: node)
        }
    }
}

extension FormExpression.Role {
    /// What the result is for, in words.
    fileprivate var words: String {
        switch self {
        case .variable: "variable"
        case .initial: "initial value"
        case .calculated: "calculated value"
        case .enableWhen: "condition"
        case .answers: "list of permitted answers"
        case .toggle: "choice of options"
        case .valueSet: "address of the value set"
        case .text: "text"
        case .prefix: "prefix"
        case .required: "rule whether an answer is required"
        case .repeats: "rule whether there may be several"
        case .readOnly: "rule whether it is read-only"
        case .maxLength: "greatest length"
        case .limit(let name): "\(name)"
        case .constraint: "constraint"
        }
    }
}

extension String {
    /// An expression as a message shows it: without line ends, and cut where it is long.
    var onOneLine: String {
        let words = split { $0.isWhitespace }.joined(separator: " ")
        return words.count > 200 ? words.prefix(199) + "…" : words
    }
}
