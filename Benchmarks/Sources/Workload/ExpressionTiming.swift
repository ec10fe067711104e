public import FHIRPath

/// How long expressions take.
public struct ExpressionTiming: Sendable {
    /// What the clock runs for.
    public enum Mode: String, Sendable {
        /// Evaluating what was parsed before.
        case eval
        /// Parsing and evaluating.
        case parseEval = "parse_eval"
    }

    private let mode: Mode
    private let batchMilliseconds: Double
    private let batches: Int

    /// Takes the median of so many batches, each of which lasts at least so long.
    public init(mode: Mode, batchMilliseconds: Double, batches: Int) {
        self.mode = mode
        self.batchMilliseconds = batchMilliseconds
        self.batches = batches
    }

    /// One expression's time and value on the first tree of a context, or why it has none, as JSON.
    public func result(of source: String, in context: EvaluationContext) -> String {
        let focus = context.resource(0)
        do {
            let parsed = try FHIRPathExpression(parsing: source)
            let value = try parsed.evaluate(on: focus, in: context)
            let time = try Measurement(batchMilliseconds: batchMilliseconds, batches: batches) {
                switch mode {
                case .eval: _ = try parsed.evaluate(on: focus, in: context)
                case .parseEval:
                    _ = try FHIRPathExpression(parsing: source).evaluate(on: focus, in: context)
                }
            }
            let text = Output.array(value, from: context.trees)
            return "{\"ns\":\(Int(time.nanoseconds)),\"value\":\(text)}"
        } catch {
            return "{\"error\":\(Output.quoted("\(error)"))}"
        }
    }
}
