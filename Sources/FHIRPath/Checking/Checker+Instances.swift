internal import FHIRModel

extension Checker {
    /// An instance selector: refused where the type has no such element.
    mutating func shape(
        of selector: InstanceSelector,
        _ node: ExpressionTree.Node,
        on left: InferredResult,
        this: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) -> InferredResult {
        let isAlone = tree.node(tree.operand(0, of: node)).operation == .focus
        for number in 1..<max(node.operandCount, 1) {
            _ = try shape(of: tree.operand(number, of: node), this: isAlone ? this : left)
        }
        guard let type = tree.wantedTypes[Int(selector.type)]?.fhir else { return .any }
        for name in selector.elements
        where !type.isPrimitive && R4Types.element(of: type, named: name) == nil {
            refuse(steppingFrom: .one(type))
            throw EvaluationFailure(problem: .unknownElement, node: index)
        }
        return InferredResult(.one(type))
    }
}
