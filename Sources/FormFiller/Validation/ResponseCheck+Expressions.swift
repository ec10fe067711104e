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
            for scope in interview.scopes.indices
            where interview.scopes[scope].context == item.context {
                let cell = CellID(Int32(scope), item.slot)
                guard interview.exists(cell), interview.isEnabled(cell) else { continue }
                check(number, expression, at: cell)
            }
        }
    }

    private mutating func check(_ number: Int, _ expression: FormExpression, at cell: CellID) {
        switch expression.role {
        case .calculated:
            let place = ExpressionPlace(number: number, scope: cell.scope)
            if interview.unfit.contains(place) { reportUnfit(expression, at: cell) }
            if interview.surplus.contains(place) { reportSurplus(expression, at: cell) }
            // What a person can change is checked like any answer.
            guard !interview.isAskable(cell), reader.storedValues(of: cell).isEmpty else { return }
            checkComputed(interview[cell].answers, of: cell, at: nodeAround(cell))
        case .initial:
            guard let found = results(of: number, expression, at: cell) else { return }
            let values = interview.answers(from: found, at: cell)
            if interview.leavesOut(found, in: values) { reportUnfit(expression, at: cell) }
            if values.count > 1, !interview.isRepeating(cell) {
                reportSurplus(expression, at: cell)
            }
        case .answers, .limit:
            // That they fail is found where they are used.
            guard let found = interview.evaluate(number, in: cell.scope) else { return }
            let type = interview.formItem(of: cell).type
            let isCount =
                expression.role == .limit(.minOccurs) || expression.role == .limit(.maxOccurs)
            let values = interview.answers(from: found, for: isCount ? .integer : type)
            if interview.leavesOut(found, in: values) { reportUnfit(expression, at: cell) }
        case .text, .prefix:
            _ = results(of: number, expression, at: cell)
        case .variable, .enableWhen, .toggle, .valueSet, .required, .repeats, .readOnly, .maxLength,
            .constraint:
            break
        }
    }

    /// What an expression gives; where it fails, that is reported.
    private mutating func results(
        of number: Int,
        _ expression: FormExpression,
        at cell: CellID
    ) -> [FHIRPathValue]? {
        let found = interview.evaluate(number, in: cell.scope)
        if found == nil {
            report(
                .warning,
                "expression-failed",
                "the \(expression.role.words) cannot be evaluated: \(expression.source.onOneLine)",
                at: nodeAround(cell),
                linkId: interview.linkId(of: cell)
            )
        }
        return found
    }

    private mutating func reportUnfit(_ expression: FormExpression, at cell: CellID) {
        let type = interview.formItem(of: cell).type.rawValue
        report(
            .warning,
            "computed-type",
            "the \(expression.role.words) gives a value that a \(type) item does not take; it is left out: \(expression.source.onOneLine)",
            at: nodeAround(cell),
            linkId: interview.linkId(of: cell)
        )
    }

    private mutating func reportSurplus(_ expression: FormExpression, at cell: CellID) {
        report(
            .warning,
            "computed-several",
            "the \(expression.role.words) gives several values where one is permitted; the first is kept: \(expression.source.onOneLine)",
            at: nodeAround(cell),
            linkId: interview.linkId(of: cell)
        )
    }

    /// Reports what is wrong with values that the form itself computed.
    mutating func checkComputed(_ values: [AnswerValue], of cell: CellID, at node: JSONTree.Index) {
        for problem in interview.check(values, at: cell) where !problem.isOfMissing {
            report(problem, of: cell, at: node)
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
