internal import FHIRModel
internal import FHIRPath

extension FormCompiler {
    /// Marks the expressions that read what only a server could give, themselves or by variables, and says so: a sum over a query
    /// that is not made would be 0, and that is no sum.
    mutating func markForeign(in found: inout FormExpressions) {
        guard found.all.contains(where: { $0.isForeign && $0.name != nil }) else { return }
        var isChanged = true
        while isChanged {
            isChanged = false
            for number in found.all.indices where !found.all[number].isForeign {
                guard let source = foreignVariable(readBy: number, in: found) else { continue }
                found.all[number].isForeign = true
                isChanged = true
                reportForeign(found.all[number], reading: source)
            }
        }
    }

    /// A variable an expression reads that has no value here.
    private func foreignVariable(readBy number: Int, in found: FormExpressions) -> String? {
        found.all[number].reads?.variables.sorted().first { name in
            found.definition(of: name, for: number, items: items)
                .map { found.all[$0].isForeign } == true
        }
    }

    private mutating func reportForeign(_ expression: FormExpression, reading name: String) {
        let effect: String
        switch expression.role {
        case .variable: effect = "has no value either"
        case .initial: effect = "fills in nothing"
        case .calculated: effect = "stays empty"
        case .enableWhen: effect = "counts as true"
        case .answers: effect = "offers nothing"
        case .toggle: effect = "switches nothing off"
        case .valueSet, .text, .prefix, .required, .repeats, .readOnly, .maxLength, .limit:
            effect = "leaves what is written beside it"
        case .constraint: effect = "is not checked"
        }
        report(
            expression.role == .initial ? .note : .warning,
            "no-value",
            "%\(name) is asked of a server, which is not done here, so this \(effect); ask it of the visitor, or take it out",
            at: expression.node,
            linkId: expression.item >= 0 ? linkId(of: expression.item) : nil
        )
    }
}
