import FHIRModel
import FHIRPath

/// A property of a type: its JSON name, type and cardinality.
struct NamedProperty {
    var name: ElementName
    var type: TypeID
    var isCollection: Bool
}

extension Extractor {
    /// The property a step leads to; a choice without type takes the one that fits the value.
    func property(
        _ step: DefinitionPath.Step,
        of type: TypeID,
        for value: ExtractedValue?
    ) -> NamedProperty? {
        let name = ElementName(step.name)
        if let element = R4Types.property(of: type, named: name) {
            return NamedProperty(
                name: name,
                type: element.type,
                isCollection: element.isCollection
            )
        }
        guard let value, let element = R4Types.element(of: type, named: name), element.isChoice
        else { return nil }
        return choice(name, of: type, for: value)
    }

    /// The spelling of a choice that can hold a value: `valueQuantity` for a number where there is no `valueDecimal`.
    func choice(_ name: ElementName, of type: TypeID, for value: ExtractedValue) -> NamedProperty? {
        let alternatives = R4Types.alternatives(of: type, named: name)
        for wanted in value.fittingTypes {
            if let found = alternatives.first(where: { $0.type == wanted }) {
                return NamedProperty(name: found.property, type: found.type, isCollection: false)
            }
        }
        return nil
    }

    /// Goes down all steps but the last, making what is missing.
    ///
    /// Within one item the same element of an array is taken for all its paths. From item to item it is taken again as
    /// long as that overwrites nothing, so that two telephone numbers become two `telecom`s, and a given and a family
    /// name one `name`.
    mutating func descend(
        _ path: [DefinitionPath.Step],
        avoiding paths: [[DefinitionPath.Step]],
        in builder: inout DefinitionBuilder,
        _ chosen: inout [[DefinitionPath.Step]: JSONNode]
    ) -> (node: JSONNode, type: TypeID)? {
        guard !path.isEmpty else { return nil }
        let bound = builder.bindings
            .filter { $0.path.count < path.count && path.starts(with: $0.path) }
            .max { $0.path.count < $1.path.count }
        let depth = bound?.path.count ?? 0
        var node = bound?.node ?? builder.resource
        var type = builder.type
        for index in 0..<(path.count - 1) {
            guard let element = property(path[index], of: type, for: nil),
                !element.type.isPrimitive
            else { return nil }
            type = element.type
            if index < depth { continue }
            let prefix = Array(path[...index])
            if let known = chosen[prefix] {
                node = known
                continue
            }
            if element.isCollection {
                let rests = paths.filter { $0.count > prefix.count && $0.starts(with: prefix) }
                    .map { $0[prefix.count...] }
                node = elementOfArray(element, path[index], in: node, rests, &builder)
            } else {
                let existing = output.child(element.name, of: node)
                node = existing.exists ? existing : output.setObject(element.name, in: node)
                builder.slices[node] = path[index].slice
            }
            chosen[prefix] = node
        }
        // The leaf's array is made here, so that writing needs no second look.
        if let last = path.last, let leaf = property(last, of: type, for: nil), leaf.isCollection,
            output.child(leaf.name, of: node).isNone
        {
            _ = output.setArray(leaf.name, in: node)
        }
        return (node, type)
    }

    private mutating func elementOfArray(
        _ element: NamedProperty,
        _ step: DefinitionPath.Step,
        in parent: JSONNode,
        _ rests: [ArraySlice<DefinitionPath.Step>],
        _ builder: inout DefinitionBuilder
    ) -> JSONNode {
        var array = output.child(element.name, of: parent)
        if array == JSONNode.none { array = output.setArray(element.name, in: parent) }
        let scope = builder.repeats.last ?? JSONNode.none
        let reusable = builder.made.last {
            $0.array == array && $0.step == step && $0.scope == scope
        }
        if let reusable, !rests.contains(where: { isSet($0, in: reusable.node, element.type) }) {
            return reusable.node
        }
        let node = output.appendObject(to: array)
        builder.made.append(.init(array: array, step: step, node: node, scope: scope))
        builder.slices[node] = step.slice
        return node
    }

    /// Whether an element below has a value already that another would overwrite.
    private func isSet(
        _ path: ArraySlice<DefinitionPath.Step>,
        in node: JSONNode,
        _ type: TypeID
    ) -> Bool {
        guard let step = path.first else { return true }
        guard let element = property(step, of: type, for: nil) else { return false }
        let child = output.child(element.name, of: node)
        if child == JSONNode.none || element.isCollection { return false }
        return path.count == 1 || isSet(path.dropFirst(), in: child, element.type)
    }
}

extension ExtractedValue {
    /// The types that can hold the value, the best first.
    fileprivate var fittingTypes: [TypeID] {
        switch self {
        case .object(_, _, let type):
            if type == .coding { return [.coding, .codeableConcept] }
            return type.isSubtype(of: .quantity) ? [type, .quantity] : [type]
        case .quantity: return [.quantity]
        case .boolean: return [.boolean]
        case .number(let number, let isInteger):
            return isInteger && number.scale == 0
                ? [.integer, .decimal, .quantity] : [.decimal, .quantity]
        case .text(_, let type):
            switch type {
            case .date: return [.date, .dateTime, .string]
            case .dateTime, .instant: return [.dateTime, .instant, .string]
            case .time: return [.time, .string]
            case .code: return [.code, .string, .codeableConcept]
            case .uri, .url, .canonical, .oid, .uuid: return [type, .uri, .url, .string]
            case .markdown: return [.markdown, .string]
            default: return [.string, .markdown, .code, .uri, .codeableConcept]
            }
        }
    }
}
