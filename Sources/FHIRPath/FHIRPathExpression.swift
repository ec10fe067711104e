/// A parsed FHIRPath expression (normative FHIRPath N1, the functions HL7's conformance suite uses
/// beyond it, FHIR R4's own and SDC's): parse once, evaluate many times.
public struct FHIRPathExpression: Sendable, Hashable, CustomStringConvertible {
    /// The text the expression was parsed from.
    public let source: String
    let compiled: CompiledExpression

    var tree: ExpressionTree { compiled.tree }

    /// Parses an expression of at most 10,000 characters and 64 levels.
    ///
    /// Names of functions and the number of their arguments are checked here.
    public init(parsing source: String) throws(FHIRPathSyntaxError) {
        self.source = source
        compiled = CompiledExpression(try Parser.parse(source))
    }

    /// The expression in canonical form; it parses to an equal expression.
    public var description: String {
        ExpressionPrinter.print(tree)
    }

    /// Whether both expressions mean the same, whatever blanks and parentheses they are written with.
    public static func == (one: FHIRPathExpression, other: FHIRPathExpression) -> Bool {
        one.tree.isSame(as: other.tree)
    }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) {
        for node in tree.nodes { hasher.combine(node.operation) }
        hasher.combine(tree.literals)
        hasher.combine(tree.variables)
    }
}

extension FHIRPathExpression {
    /// Evaluates the expression on an input (FHIRPath N1 §3): usually one resource or element.
    ///
    /// The same input, trees and variables always give the same result.
    public func evaluate(
        on focus: [FHIRPathValue],
        in context: EvaluationContext
    ) throws(FHIRPathError) -> [FHIRPathValue] {
        var evaluator = Evaluator(compiled, in: context)
        do {
            return try evaluator.run(on: focus)
        } catch {
            let offset = Int(tree.node(error.node).offset)
            throw FHIRPathError(error.problem, offset: offset, source: source)
        }
    }
}
