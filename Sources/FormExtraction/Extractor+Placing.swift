import FHIRModel
import FHIRPath

extension Extractor {
    /// Makes the element that a group stands for: a new one for each instance of the group.
    mutating func bind(
        _ path: DefinitionPath,
        to item: JSONNode,
        _ formItem: JSONNode,
        in builder: inout DefinitionBuilder,
        _ scope: ExtractionScope
    ) {
        var chosen: [[DefinitionPath.Step]: JSONNode] = [:]
        let place = descend(path.steps, avoiding: [], in: &builder, &chosen)
        guard let place, let last = path.steps.last,
            let element = property(last, of: place.type, for: nil), !element.type.isPrimitive
        else {
            reportUnknown(path.steps, at: formItem, scope)
            return
        }
        let node: JSONNode
        if element.isCollection {
            node = output.appendObject(to: array(element.name, in: place.node))
        } else {
            let existing = output.child(element.name, of: place.node)
            node = existing.exists ? existing : output.setObject(element.name, in: place.node)
        }
        builder.slices[node] = last.slice
        builder.bindings.append((item, path.steps, node))
    }

    /// Writes the values of one item, all of them into the same elements on the way.
    mutating func place(
        _ assignments: [DefinitionBuilder.Assignment],
        for formItem: JSONNode,
        in builder: inout DefinitionBuilder,
        _ scope: ExtractionScope
    ) {
        var chosen: [[DefinitionPath.Step]: JSONNode] = [:]
        let paths = assignments.map(\.path)
        for assignment in assignments {
            guard let place = descend(assignment.path, avoiding: paths, in: &builder, &chosen),
                let last = assignment.path.last
            else {
                reportUnknown(assignment.path, at: assignment.node, scope)
                continue
            }
            for value in assignment.values {
                guard let element = property(last, of: place.type, for: value) else {
                    reportUnknown(assignment.path, at: assignment.node, scope)
                    break
                }
                let parent =
                    element.isCollection ? array(element.name, in: place.node) : place.node
                if !element.isCollection { output.remove(output.child(element.name, of: parent)) }
                let source = ElementSource(
                    name: element.name,
                    value: JSONNode.none,
                    companion: JSONNode.none,
                    type: element.type,
                    codes: R4Types.codes(of: place.type, named: element.name)
                )
                let written = write(value, as: source, into: parent)
                if written == JSONNode.none {
                    reportMismatch(source, at: assignment.node, in: scope)
                } else {
                    builder.slices[written] = last.slice
                    addUnit(of: formItem, to: written, of: element.type)
                }
                if !element.isCollection { break }
            }
        }
    }

    /// Adds the unit an item gives to a number that became a quantity.
    mutating func addUnit(
        of formItem: JSONNode,
        to quantity: JSONNode,
        of type: TypeID
    ) {
        guard type.isSubtype(of: .quantity), formItem != JSONNode.none,
            output.child(.unit, of: quantity).isNone, output.child(.code, of: quantity).isNone,
            let unit = Questionnaire.Item(at: formItem, in: form).numberUnit
        else { return }
        if let words = unit.display ?? unit.code { output.set(.unit, string: words, in: quantity) }
        guard let code = unit.code else { return }
        let system = unit.system ?? "http://unitsofmeasure.org"
        output.set(.system, string: system, in: quantity)
        output.set(.code, string: code, in: quantity)
    }

    private func array(_ name: ElementName, in parent: JSONNode) -> JSONNode {
        output.child(name, of: parent)
    }

    private mutating func reportUnknown(
        _ path: [DefinitionPath.Step],
        at node: JSONNode,
        _ scope: ExtractionScope
    ) {
        let name = path.map(\.name).joined(separator: ".")
        report(
            .error,
            "extract-definition",
            "R4 has no element '\(name)' here, or it cannot hold a value of this type",
            at: node,
            linkId: scope.linkId
        )
    }
}
