public import FHIRModel

extension FHIRPathValue {
    /// The name of the value's type: that of R4 for elements, and for System values the R4 type
    /// with the same values (`boolean`, `integer`, `dateTime`, `Quantity` …), as HL7's suite has it.
    public var typeName: String {
        switch self {
        case .node(let node): node.type == .unknown ? "Element" : node.type.name
        case .boolean: "boolean"
        case .integer: "integer"
        case .long: "integer64"
        case .decimal: "decimal"
        case .string: "string"
        case .date: "date"
        case .dateTime: "dateTime"
        case .time: "time"
        case .quantity: "Quantity"
        case .type: "TypeInfo"
        case .instance(let instance): instance.type.name
        }
    }

    /// The value as FHIRPath writes it in an expression: `36 'cm3'`, `@2016-02`, `5L`, `'text'`; nil for an element that is no
    /// primitive with a value.
    ///
    /// `trees` are those of the evaluation.
    public func literal(from trees: [JSONTree]) -> String? {
        switch self {
        case .node(let node):
            guard trees.indices.contains(node.tree) else { return nil }
            return trees[node.tree].systemValue(at: node.index, type: node.type)
                .map { ExpressionPrinter.text(of: $0) }
        case .instance(let instance):
            return instance.tree.flatMap {
                $0.systemValue(at: instance.node(in: $0), type: instance.type)
            }.map { ExpressionPrinter.text(of: $0) }
        case .type: return nil
        case .boolean, .integer, .long, .decimal, .string, .date, .dateTime, .time, .quantity:
            return ExpressionPrinter.text(of: self)
        }
    }

    /// Adds the value to an object or array that is being built, as FHIR writes it in JSON.
    ///
    /// A primitive that has extensions only is written as null. `trees` are those of the evaluation.
    public func write(
        as name: ElementName,
        into parent: JSONNode,
        of tree: inout JSONTree,
        from trees: [JSONTree]
    ) {
        let isArray = tree.kind(of: parent) == .array
        switch self {
        case .node(let node):
            guard trees.indices.contains(node.tree) else { return }
            let source = trees[node.tree]
            if source.name(of: node.index).string.utf8.first == UInt8(ascii: "_") {
                writeNull(as: name, into: parent, of: &tree)
            } else {
                tree.copy(node.index, from: source, as: name, into: parent)
            }
        case .string(let text): write(text, as: name, into: parent, of: &tree)
        case .date(let date), .dateTime(let date):
            write(date.description, as: name, into: parent, of: &tree)
        case .time(let time): write(time.description, as: name, into: parent, of: &tree)
        case .boolean(let value):
            copy(name, into: parent, of: &tree) { $0.set(name, boolean: value, in: $1) }
        case .integer(let value):
            copy(name, into: parent, of: &tree) { $0.set(name, integer: value, in: $1) }
        case .long(let value):
            copy(name, into: parent, of: &tree) { $0.set(name, integer: Int(value), in: $1) }
        case .decimal(let value):
            copy(name, into: parent, of: &tree) { $0.set(name, decimal: value, in: $1) }
        case .quantity(let quantity):
            let object =
                isArray ? tree.appendObject(to: parent) : tree.setObject(name, in: parent)
            quantity.write(into: object, of: &tree)
        case .type(let namespace, let typeName):
            let object =
                isArray ? tree.appendObject(to: parent) : tree.setObject(name, in: parent)
            tree.set(ElementName.namespace, string: namespace, in: object)
            tree.set(ElementName.name, string: typeName, in: object)
        case .instance(let instance):
            guard let source = instance.tree else { return }
            tree.copy(instance.node(in: source), from: source, as: name, into: parent)
        }
    }

    private func write(
        _ text: String,
        as name: ElementName,
        into parent: JSONNode,
        of tree: inout JSONTree
    ) {
        if tree.kind(of: parent) == .array {
            tree.append(string: text, to: parent)
        } else {
            tree.set(name, string: text, in: parent)
        }
    }

    private func writeNull(
        as name: ElementName,
        into parent: JSONNode,
        of tree: inout JSONTree
    ) {
        if tree.kind(of: parent) == .array {
            tree.appendNull(to: parent)
            return
        }
        var other = JSONTree()
        let array = other.setArray(name, in: other.makeRoot())
        tree.copy(other.appendNull(to: array), from: other, as: name, into: parent)
    }

    private func copy(
        _ name: ElementName,
        into parent: JSONNode,
        of tree: inout JSONTree,
        _ make: (inout JSONTree, JSONNode) -> JSONNode
    ) {
        var other = JSONTree()
        let root = other.makeRoot()
        tree.copy(make(&other, root), from: other, as: name, into: parent)
    }
}

extension FHIRPathQuantity {
    /// Writes the elements of a FHIR Quantity; a calendar duration has a unit and no code.
    fileprivate func write(into object: JSONNode, of tree: inout JSONTree) {
        tree.set(ElementName.value, decimal: value, in: object)
        switch unit {
        case .ucum(let code):
            tree.set(ElementName.unit, string: code, in: object)
            tree.set(ElementName.system, string: "http://unitsofmeasure.org", in: object)
            tree.set(ElementName.code, string: code, in: object)
        case .calendar(let unit): tree.set(ElementName.unit, string: unit.word, in: object)
        }
    }
}
