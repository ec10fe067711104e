internal import FHIRModel
internal import FHIRPath

/// The value of the variable `linkIdPrefix`, which stands before the linkIds of a module.
enum LinkIdPrefix {
    /// Works out an expression such as `'mother.'` or `%linkIdPrefix + 'name.'`; nil where it gives no single text.
    static func value(of expression: Expression, within outer: String) -> String? {
        guard expression.isFHIRPath, let text = expression.expression,
            let parsed = try? FHIRPathExpression(parsing: text),
            let now = FHIRDateTime("2000-01-01T00:00:00Z")
        else { return nil }
        let context = EvaluationContext(
            trees: [],
            now: now,
            variables: [AssemblyName.prefixVariable: [.string(outer)]]
        )
        guard let values = try? parsed.evaluate(on: [], in: context), values.count == 1,
            case .string(let value)? = values.first
        else { return nil }
        return value
    }
}
