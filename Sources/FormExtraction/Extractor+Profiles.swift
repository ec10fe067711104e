import FHIRModel
import FHIRPath

extension Extractor {
    /// Adds what the profile of a resource fixes: to elements the answers made, and to those the profile itself demands.
    mutating func addFixedValues(
        of profile: ExtractionProfile,
        to builder: inout DefinitionBuilder,
        in scope: ExtractionScope
    ) {
        for element in profile.fixed {
            guard let last = element.path.last else { continue }
            let around = Array(element.path.dropLast())
            for place in places(around, of: profile, in: &builder) {
                guard
                    let value = ExtractedValue(
                        element.value,
                        tree: Self.formTree,
                        type: element.type,
                        in: context.trees
                    ), let property = property(last, of: place.type, for: value)
                else { continue }
                let nodes = self.nodes(property, last, in: place.node, builder)
                for node in nodes { merge(element.value, into: node, at: element, in: scope) }
                guard nodes.isEmpty, profile.demands(element) else { continue }
                let parent = property.isCollection ? array(property, in: place.node) : place.node
                _ = write(value, property.name, of: property.type, into: parent)
            }
        }
    }

    /// The elements at a path, made where the profile demands them.
    private mutating func places(
        _ path: [DefinitionPath.Step],
        of profile: ExtractionProfile,
        in builder: inout DefinitionBuilder
    ) -> [(node: JSONNode, type: TypeID)] {
        guard let last = path.last else { return [(builder.resource, builder.type)] }
        var found: [(node: JSONNode, type: TypeID)] = []
        for around in places(Array(path.dropLast()), of: profile, in: &builder) {
            guard let property = property(last, of: around.type, for: nil),
                !property.type.isPrimitive
            else { continue }
            var nodes = self.nodes(property, last, in: around.node, builder)
            if nodes.isEmpty, profile.demands(path, isCollection: property.isCollection) {
                let made =
                    property.isCollection
                    ? output.appendObject(to: array(property, in: around.node))
                    : output.setObject(property.name, in: around.node)
                builder.slices[made] = last.slice
                nodes = [made]
            }
            found += nodes.map { ($0, property.type) }
        }
        return found
    }

    /// The values of a property, only those of a slice where the step names one.
    private func nodes(
        _ property: NamedProperty,
        _ step: DefinitionPath.Step,
        in parent: JSONNode,
        _ builder: DefinitionBuilder
    ) -> [JSONNode] {
        let child = output.child(property.name, of: parent)
        guard child != JSONNode.none else { return [] }
        let nodes = property.isCollection ? Array(output.children(of: child)) : [child]
        return step.slice == nil ? nodes : nodes.filter { builder.slices[$0] == step.slice }
    }

    private mutating func array(
        _ property: NamedProperty,
        in parent: JSONNode
    ) -> JSONNode {
        let array = output.child(property.name, of: parent)
        return array == JSONNode.none ? output.setArray(property.name, in: parent) : array
    }

    /// Adds to a value what is missing of the profile's; an answer that says something else stays and is reported.
    private mutating func merge(
        _ fixed: JSONNode,
        into node: JSONNode,
        at element: ExtractionProfile.FixedElement,
        in scope: ExtractionScope
    ) {
        guard form.kind(of: fixed) == .object, output.kind(of: node) == .object else {
            if form.serialized(fixed) != output.serialized(node) {
                report(
                    .warning,
                    "extract-fixed",
                    "the profile fixes '\(element.path.map(\.name).joined(separator: "."))', but an answer gives it another value",
                    at: element.value,
                    linkId: scope.linkId
                )
            }
            return
        }
        for child in form.children(of: fixed) {
            let name = form.name(of: child)
            let known = output.child(name, of: node)
            if known == JSONNode.none {
                output.copy(child, from: form, as: name, into: node)
            } else if form.kind(of: child) == .array {
                addElements(of: child, to: known)
            } else {
                merge(child, into: known, at: element, in: scope)
            }
        }
    }

    /// Adds the elements of an array that no element there says, with whatever it says besides.
    private mutating func addElements(of fixed: JSONNode, to array: JSONNode) {
        for wanted in form.children(of: fixed) {
            let isThere = output.children(of: array).contains { says($0, wanted) }
            if !isThere {
                output.copy(wanted, from: form, as: form.name(of: fixed), into: array)
            }
        }
    }

    /// Whether a value says all that one of the form does.
    private func says(_ node: JSONNode, _ wanted: JSONNode) -> Bool {
        guard form.kind(of: wanted) == .object else {
            return form.serialized(wanted) == output.serialized(node)
        }
        return form.children(of: wanted).allSatisfy { child in
            let own = output.child(form.name(of: child), of: node)
            return own != JSONNode.none && says(own, child)
        }
    }
}
