extension JSONTree {
    /// What a value would have to be for an R4 primitive type, such as `dateTime`, and is not; nil where it is one, and for
    /// names that are no primitive type.
    package func requirement(ofPrimitive type: String, unmetAt node: JSONNode) -> String? {
        guard node.exists, let primitive = Primitive(rawValue: type) else { return nil }
        return switch primitive.fault(at: node, in: self) {
        case .kind(let expected), .text(let expected): expected
        case .blank, nil: nil
        }
    }
}
