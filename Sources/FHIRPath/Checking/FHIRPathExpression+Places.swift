extension FHIRPathExpression {
    /// Where a string literal first stands, in UTF-8 bytes from the start of the expression; nil where it is not there.
    public func offset(ofString text: String) -> Int? {
        firstOffset { operation in
            guard case .literal(let number) = operation,
                case .string(let found) = tree.literals[Int(number)]
            else { return false }
            return found == text
        }
    }

    /// Where a variable, named without `%`, is first used, in UTF-8 bytes from the start of the expression; nil where it is not.
    public func offset(ofVariable name: String) -> Int? {
        firstOffset { operation in
            guard case .variable(let number) = operation else { return false }
            return tree.variables[Int(number)] == name
        }
    }

    private func firstOffset(where isWanted: (Operation) -> Bool) -> Int? {
        tree.nodes.filter { isWanted($0.operation) }.map { Int($0.offset) }.min()
    }
}
