internal import FHIRModel

extension FHIRPathExpression {
    /// Checks the expression against R4's types without evaluating it: the strict mode of the
    /// specification's conformance suite.
    ///
    /// Refused are steps to elements that the type has not, a first name that is another type, functions
    /// and operators whose input can never suit them, and positions among children and
    /// descendants, which have no order.
    ///
    /// - Parameters:
    ///   - type: the resource or data type of the input, such as `QuestionnaireResponse`; nil where
    ///     it is not known.
    ///   - acceptsJSONNames: whether `valueCoding` may stand for `value`, as many forms have it.
    /// - Throws: the first problem found, with its place.
    public func check(
        on type: String?,
        acceptsJSONNames: Bool = false
    ) throws(FHIRPathError) {
        let input = type.flatMap { TypeID($0) }.map { InferredResult(.one($0)) } ?? .any
        var checker = Checker(compiled, input: input, acceptsJSONNames: acceptsJSONNames)
        do {
            _ = try checker.shape(of: tree.root, this: input)
        } catch {
            let offset = Int(tree.node(error.node).offset)
            throw FHIRPathError(error.problem, offset: offset, source: source)
        }
    }
}
