import FHIRModel
import FHIRPath

extension Extractor {
    /// Writes a value as a property or, into an array, as an element.
    ///
    /// - Returns: the node written; none where the value cannot be of the element's type.
    mutating func write(
        _ value: ExtractedValue,
        _ name: ElementName,
        of type: TypeID,
        into parent: JSONNode
    ) -> JSONNode {
        if type.isPrimitive || type.kind == .system {
            return writePrimitive(value, name, of: type, into: parent)
        }
        switch value {
        case .object(let tree, let node, let own):
            return writeObject(node, of: tree, own, name, of: type, into: parent)
        case .quantity(let quantity):
            guard type == .unknown || type.isSubtype(of: .quantity) else { return JSONNode.none }
            let object = output.setObject(name, in: parent)
            write(quantity, into: object)
            return object
        case .text, .number, .boolean:
            if type == .unknown { return writePrimitive(value, name, of: type, into: parent) }
            return writeSoleProperty(value, name, of: type, into: parent)
        }
    }

    /// Writes a value that was computed; none, and nothing of it is left, where R4 does not let the element have it: a code outside a
    /// closed list, an id with blanks.
    mutating func write(
        _ value: ExtractedValue,
        as source: ElementSource,
        into parent: JSONNode
    ) -> JSONNode {
        let written = write(value, source.name, of: source.type, into: parent)
        guard written != JSONNode.none, source.type.isPrimitive else { return written }
        let isListed =
            source.codes.isEmpty || output.string(at: written).map(source.codes.contains) != false
        if isListed, output.requirement(ofPrimitive: source.type.name, unmetAt: written) == nil {
            return written
        }
        output.remove(written)
        return JSONNode.none
    }

    private mutating func writePrimitive(
        _ value: ExtractedValue,
        _ name: ElementName,
        of type: TypeID,
        into parent: JSONNode
    ) -> JSONNode {
        switch type {
        case .boolean:
            guard let text = value.primitiveText, text == "true" || text == "false" else {
                return JSONNode.none
            }
            return output.set(name, boolean: text == "true", in: parent)
        case .integer, .positiveInt, .unsignedInt:
            guard let number = number(in: value)?.integer, number >= Self.lowest(of: type),
                number <= Int(Int32.max)
            else { return JSONNode.none }
            return output.set(name, integer: number, in: parent)
        case .decimal:
            guard let number = number(in: value) else { return JSONNode.none }
            return output.set(name, decimal: number, in: parent)
        case .unknown:
            switch value {
            case .number(let number, _): return output.set(name, decimal: number, in: parent)
            case .boolean(let boolean): return output.set(name, boolean: boolean, in: parent)
            case .text, .object, .quantity: break
            }
        default: break
        }
        guard let text = text(in: value, for: type) else { return JSONNode.none }
        return output.set(name, string: text, in: parent)
    }

    private static func lowest(of type: TypeID) -> Int {
        type == .positiveInt ? 1 : type == .unsignedInt ? 0 : Int(Int32.min)
    }

    /// The number in a value: itself, or that of a quantity.
    private func number(in value: ExtractedValue) -> FHIRDecimal? {
        switch value {
        case .number(let number, _): number
        case .text(let text, _): FHIRDecimal(text)
        case .quantity(let quantity): quantity.value
        case .object(let tree, let node, _):
            context.trees[tree].decimal(at: context.trees[tree].child(.value, of: node))
        case .boolean: nil
        }
    }

    /// The text of a value for a primitive type, where it fits its form.
    private func text(in value: ExtractedValue, for type: TypeID) -> String? {
        let text: String? =
            switch value {
            case .object(let tree, let node, _): text(of: node, in: tree, for: type)
            case .quantity, .text, .number, .boolean: value.primitiveText
            }
        guard let text, !text.isEmpty else { return nil }
        switch type {
        case .date:
            guard let date = FHIRDateTime(text) else { return nil }
            return date.isDate ? text : String(text.prefix(10))
        case .dateTime: return FHIRDateTime(text) == nil ? nil : text
        case .instant:
            guard let moment = FHIRDateTime(text), moment.time?.second != nil, moment.offset != nil
            else { return nil }
            return text
        case .time: return FHIRTime(text) == nil ? nil : text
        default: return text
        }
    }

    /// What of an element a primitive can take: a Coding's code or display, a Reference's address, a concept's text.
    private func text(of node: JSONNode, in tree: Int, for type: TypeID) -> String? {
        let tree = context.trees[tree]
        let isCode = type == .code || type == .id || type == .uri || type.isSubtype(of: .uri)
        let names: [ElementName] =
            isCode ? [.code, .reference, .url, .value] : [.text, .display, .code, .reference]
        for name in names {
            if let text = tree.string(at: tree.child(name, of: node)) { return text }
        }
        let coding = tree.elements(.coding, of: node).first { _ in true }
        guard let coding else { return nil }
        return tree.string(at: tree.child(isCode ? .code : .display, of: coding))
    }

    private mutating func writeObject(
        _ node: JSONNode,
        of tree: Int,
        _ own: TypeID,
        _ name: ElementName,
        of type: TypeID,
        into parent: JSONNode
    ) -> JSONNode {
        let isCodingForConcept = type == .codeableConcept && own == .coding
        if isCodingForConcept {
            let concept = output.setObject(name, in: parent)
            let codings = output.setArray(.coding, in: concept)
            output.copy(node, from: context.trees[tree], as: .coding, into: codings)
            return concept
        }
        let isSame =
            type == .unknown || own == .unknown || own.isSubtype(of: type)
            || type.isSubtype(of: own)
        guard isSame else { return JSONNode.none }
        return output.copy(node, from: context.trees[tree], as: name, into: parent)
    }

    func isEmpty(_ node: JSONNode) -> Bool { output.firstChild(of: node) == JSONNode.none }

    /// Writes a primitive as the one property of a complex type that stands for the whole: `Reference.reference`,
    /// `CodeableConcept.text`, `Quantity.value`.
    private mutating func writeSoleProperty(
        _ value: ExtractedValue,
        _ name: ElementName,
        of type: TypeID,
        into parent: JSONNode
    ) -> JSONNode {
        let property: ElementName
        switch type {
        case .reference: property = .reference
        case .coding: property = .code
        case .codeableConcept, .annotation, .humanName, .address: property = .text
        case .identifier, .contactPoint: property = .value
        default:
            guard type.isSubtype(of: .quantity) else { return JSONNode.none }
            property = .value
        }
        guard let element = R4Types.property(of: type, named: property) else {
            return JSONNode.none
        }
        let object = output.setObject(name, in: parent)
        if write(value, property, of: element.type, into: object) == JSONNode.none {
            output.remove(object)
            return JSONNode.none
        }
        return object
    }

    private mutating func write(_ quantity: FHIRPathQuantity, into object: JSONNode) {
        output.set(.value, decimal: quantity.value, in: object)
        switch quantity.unit {
        case .ucum(let code):
            guard code != "1" else { return }
            output.set(.unit, string: code, in: object)
            output.set(.system, string: "http://unitsofmeasure.org", in: object)
            output.set(.code, string: code, in: object)
        case .calendar(let unit):
            output.set(.unit, string: "\(unit)", in: object)
        }
    }
}
