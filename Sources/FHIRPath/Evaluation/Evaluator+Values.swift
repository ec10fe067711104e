import FHIRModel

extension Evaluator {
    /// The item for a value that came from outside.
    mutating func item(importing value: FHIRPathValue) -> Item {
        switch value {
        case .node(let node):
            let tree = UInt8(exactly: node.tree) ?? .max
            guard trees.indices.contains(Int(tree)),
                trees[Int(tree)].has(node.index)
            else {
                return store(.string(""), as: .string)
            }
            let type = node.type == .unknown ? inferredType(of: node.index, in: tree) : node.type
            return .node(node.index, tree: tree, type: type)
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .long(let value): return Item(kind: .long, payload: value)
        case .decimal(let value): return decimal(value)
        case .string: return store(value, as: .string)
        case .date: return store(value, as: .date)
        case .dateTime: return store(value, as: .dateTime)
        case .time: return store(value, as: .time)
        case .quantity: return store(value, as: .quantity)
        case .type: return store(value, as: .type)
        case .instance(let instance): return item(placing: instance)
        }
    }

    /// The item of a literal, without a copy.
    func literal(_ index: Int32) -> Item {
        let place = -1 - Int64(index)
        switch expression.literals[Int(index)] {
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .long(let value): return Item(kind: .long, payload: value)
        case .decimal(let value):
            guard let significand = Int64(exactly: value.significand) else {
                return Item(kind: .wideDecimal, payload: place)
            }
            return Item(kind: .decimal, scale: Int32(value.scale), payload: significand)
        case .string: return Item(kind: .string, payload: place)
        case .date: return Item(kind: .date, payload: place)
        case .dateTime: return Item(kind: .dateTime, payload: place)
        case .time: return Item(kind: .time, payload: place)
        case .quantity: return Item(kind: .quantity, payload: place)
        case .type, .node, .instance: return Item(kind: .type, payload: place)
        }
    }

    /// Keeps a value that does not fit into an item.
    mutating func store(_ value: FHIRPathValue, as kind: Item.Kind) -> Item {
        values.append(value)
        return Item(kind: kind, payload: Int64(values.count - 1))
    }

    mutating func decimal(_ value: FHIRDecimal) -> Item {
        guard let significand = Int64(exactly: value.significand) else {
            return store(.decimal(value), as: .wideDecimal)
        }
        return Item(kind: .decimal, scale: Int32(clamping: value.scale), payload: significand)
    }

    /// A string made on the way; its length counts against the limit.
    mutating func string(_ text: String) throws(EvaluationFailure) -> Item {
        remainingBytes -= text.utf8.count
        if remainingBytes < 0 { throw failure(.tooLarge) }
        return store(.string(text), as: .string)
    }

    mutating func store(_ value: FHIRPathValue) throws(EvaluationFailure) -> Item {
        if case .string(let text) = value { return try string(text) }
        return item(importing: value)
    }

    /// The stored value an item stands for.
    func storedValue(of item: Item) -> FHIRPathValue {
        item.payload >= 0
            ? values[Int(item.payload)] : expression.literals[Int(-1 - item.payload)]
    }

    /// What the caller gets for an item: of an element that the expression has made, a copy.
    func result(_ item: Item) -> FHIRPathValue {
        guard item.kind == .node, item.tree == madeTree else { return exported(item) }
        return .instance(
            FHIRPathInstance(type: item.type, at: item.index, in: trees[Int(item.tree)])
        )
    }

    /// The value of an item, an element being where it stands.
    func exported(_ item: Item) -> FHIRPathValue {
        switch item.kind {
        case .node:
            .node(FHIRPathNode(tree: Int(item.tree), index: item.index, type: item.type))
        case .boolean: .boolean(item.isTrue)
        case .integer: .integer(Int(item.payload))
        case .long: .long(item.payload)
        case .decimal:
            .decimal(FHIRDecimal(significand: Int128(item.payload), scale: Int(item.scale)))
        case .wideDecimal, .string, .date, .dateTime, .time, .quantity, .type:
            storedValue(of: item)
        }
    }

    /// The System value of an item: primitives of a resource as what they hold, FHIR quantities as
    /// quantities (FHIR R4 fhirpath, implicit conversions); nil for a primitive without a value.
    ///
    /// Other elements stay what they are.
    func value(of item: Item) -> FHIRPathValue? {
        guard item.kind == .node else { return exported(item) }
        let tree = trees[Int(item.tree)]
        switch tree.kind(of: item.index) {
        case .object:
            if isCompanion(item) { return nil }
            if item.type.isSubtype(of: .quantity), let quantity = quantity(of: item) {
                return .quantity(quantity)
            }
            return exported(item)
        case .array: return exported(item)
        case .null: return nil
        case .boolean: return tree.boolean(at: item.index).map { .boolean($0) }
        case .number: return tree.systemNumber(at: item.index, type: item.type)
        case .string: return tree.systemText(at: item.index, type: item.type)
        }
    }

    /// The only item of a collection, nil if there is none (FHIRPath N1 §4.5, Singleton Evaluation).
    func single(_ items: Items) throws(EvaluationFailure) -> Item? {
        if items.isEmpty { return nil }
        guard items.count == 1 else { throw failure(.severalItems) }
        return stack[items.start]
    }

    /// The System value of the only item.
    func singleValue(_ items: Items) throws(EvaluationFailure) -> FHIRPathValue? {
        guard let item = try single(items) else { return nil }
        return value(of: item)
    }

    /// The collection as a Boolean: a Boolean is itself, any other single item is true, none is nil.
    ///
    /// A primitive that has no value, only extensions such as data-absent-reason, is neither true nor false.
    func boolean(_ items: Items) throws(EvaluationFailure) -> Bool? {
        guard let item = try single(items) else { return nil }
        switch item.kind {
        case .boolean: return item.isTrue
        case .node:
            let tree = trees[Int(item.tree)]
            switch tree.kind(of: item.index) {
            case .boolean: return tree.boolean(at: item.index)
            case .null: return nil
            case .object: return isCompanion(item) ? nil : true
            case .array, .string, .number: return true
            }
        case .integer, .long, .decimal, .wideDecimal, .string, .date, .dateTime, .time, .quantity,
            .type:
            return true
        }
    }
}
