internal import FHIRModel
internal import FHIRPath

// What a result says, whatever it is for; nodes are looked up in the trees that expressions see.
extension ExpressionState {
    /// Whether a result is true; nil where it is something else than a single boolean.
    ///
    /// None at all counts as false.
    func truth(of values: [FHIRPathValue]?) -> Bool? {
        guard let values, values.count < 2 else { return nil }
        switch values.first {
        case nil: return false
        case .boolean(let value): return value
        case .node(let node): return context.trees[node.tree].boolean(at: node.index)
        case .integer, .long, .decimal, .string, .date, .dateTime, .time, .quantity, .type,
            .instance:
            return nil
        }
    }

    /// Whether a result means yes: true, or any single value that is not false.
    func isTrue(_ values: [FHIRPathValue]) -> Bool {
        guard let first = values.first else { return false }
        switch first {
        case .boolean(let value): return value
        case .node(let node): return context.trees[node.tree].boolean(at: node.index) ?? true
        case .integer, .long, .decimal, .string, .date, .dateTime, .time, .quantity, .type,
            .instance:
            return true
        }
    }

    /// A result without regard to what it is for.
    func plain(_ value: FHIRPathValue) -> AnswerValue? {
        switch value {
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .long(let value): .decimal(FHIRDecimal(significand: Int128(value)))
        case .decimal(let value): .decimal(value)
        case .string(let value): .string(value)
        case .date(let value): .date(value)
        case .dateTime(let value): .dateTime(value)
        case .time(let value): .time(value)
        case .quantity(let value): .quantity(quantity(value))
        case .type: nil
        case .instance(let instance): AnswerValue(instance)
        case .node(let node): plain(node)
        }
    }

    private func quantity(_ value: FHIRPathQuantity) -> Quantity {
        switch value.unit {
        case .ucum(let code):
            Quantity(
                value: value.value,
                unit: code,
                system: "http://unitsofmeasure.org",
                code: code
            )
        case .calendar(let unit): Quantity(value: value.value, unit: "\(unit)")
        }
    }

    private func plain(_ node: FHIRPathNode) -> AnswerValue? {
        let tree = context.trees[node.tree]
        switch tree.kind(of: node.index) {
        case .boolean: return tree.boolean(at: node.index).map { .boolean($0) }
        case .number:
            if let integer = tree.integer(at: node.index), node.type != .decimal {
                return .integer(integer)
            }
            return tree.decimal(at: node.index).map { .decimal($0) }
        case .string: return tree.string(at: node.index).map { .string($0) }
        case .object:
            if let kind = AnswerValue.Kind(named: tree.name(of: node.index), prefix: .value) {
                return AnswerValue(at: node.index, in: tree, kind: kind)
            }
            if tree.child(.value, of: node.index).exists,
                tree.child(.display, of: node.index).isNone
            {
                return .quantity(Quantity(at: node.index, in: tree))
            }
            return tree.child(.code, of: node.index).exists
                || tree.child(.display, of: node.index).exists
                ? .coding(Coding(at: node.index, in: tree)) : nil
        case .array, .null: return nil
        }
    }
}
