extension FHIRPathExpression {
    /// A unit of a quantity literal that UCUM does not have, so that the quantity cannot be compared or converted.
    public struct UnknownUnit: Sendable, Hashable {
        /// The code between the quotation marks.
        public let code: String
        /// Where the literal stands, in UTF-8 bytes from the start of the expression.
        public let offset: Int
    }

    /// Whether any quantity literal has a unit that UCUM does not have.
    public var hasUnknownUnits: Bool { tree.literals.contains { Self.isUnknown($0) } }

    /// The units of quantity literals that UCUM does not have (FHIRPath N1 §4.1.8), in the order of the text.
    public var unknownUnits: [UnknownUnit] {
        guard hasUnknownUnits else { return [] }
        return tree.nodes.compactMap { node -> UnknownUnit? in
            guard case .literal(let number) = node.operation,
                case .quantity(let quantity) = tree.literals[Int(number)],
                Self.isUnknown(tree.literals[Int(number)])
            else { return nil }
            return UnknownUnit(code: quantity.unit.ucumCode, offset: Int(node.offset))
        }
        .sorted { $0.offset < $1.offset }
    }

    private static func isUnknown(_ literal: FHIRPathValue) -> Bool {
        guard case .quantity(let quantity) = literal, case .ucum(let code) = quantity.unit else {
            return false
        }
        return (try? UCUMUnit(code)) == nil
    }
}
