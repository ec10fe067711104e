import FHIRModel
import FHIRPath

extension Extractor {
    /// Makes one Observation; nil where neither the answer nor anything under it can stand in one.
    mutating func addObservation(
        _ formItem: JSONNode,
        _ directive: ObservationDirective,
        _ value: ExtractedValue?,
        _ parts: ObservationParts,
        in scope: ExtractionScope
    ) -> String? {
        let entry = makeEntry(directive.parameters, in: scope)
        let address = output.string(at: output.child(.fullUrl, of: entry))
        let observation = output.setObject(.resource, in: entry)
        output.set(.resourceType, string: "Observation", in: observation)
        copyReferences(into: observation)
        output.set(.status, string: "final", in: observation)
        if !directive.categories.isEmpty {
            let categories = output.setArray(.category, in: observation)
            for category in directive.categories {
                output.copy(category, from: form, as: .category, into: categories)
            }
        }
        writeCode(directive.codes, of: formItem, into: observation)
        addContext(to: observation)
        if let value, !writeValue(value, of: formItem, into: observation, .observation) {
            reportValue(of: formItem, scope.linkId)
            // What stands under the answer may still make one.
            if parts.isEmpty {
                output.remove(entry)
                return nil
            }
        }
        addParts(parts, to: observation)
        finish(entry, directive.parameters, in: scope)
        return address
    }

    private mutating func writeCode(
        _ codes: [JSONNode],
        of formItem: JSONNode,
        into parent: JSONNode
    ) {
        let concept = output.setObject(.code, in: parent)
        let codings = output.setArray(.coding, in: concept)
        for code in codes {
            let coding = output.copy(code, from: form, as: .coding, into: codings)
            // The mark for extraction is no part of the code.
            let extensions = output.child(.extension, of: coding)
            for child in Array(output.elements(.extension, of: coding))
            where output.string(at: output.child(.url, of: child)) == ExtractionURL.observation {
                output.remove(child)
            }
            if extensions != JSONNode.none, isEmpty(extensions) { output.remove(extensions) }
        }
    }

    private mutating func writeValue(
        _ value: ExtractedValue,
        of formItem: JSONNode,
        into parent: JSONNode,
        _ type: TypeID
    ) -> Bool {
        var choice = choice(.value, of: type, for: value)
        // A number with a unit is a quantity.
        if case .number = value,
            Questionnaire.Item(at: formItem, in: form).numberUnit != nil
        {
            choice = NamedProperty(
                name: .valueQuantity,
                type: .quantity,
                isCollection: false
            )
        }
        guard let choice else { return false }
        let written = write(value, choice.name, of: choice.type, into: parent)
        if written == JSONNode.none { return false }
        addUnit(of: formItem, to: written, of: choice.type)
        return true
    }

    private mutating func addParts(_ parts: ObservationParts, to observation: JSONNode) {
        if !parts.members.isEmpty {
            let members = output.setArray(.hasMember, in: observation)
            for member in parts.members {
                output.set(.reference, string: member, in: output.appendObject(to: members))
            }
        }
        guard !parts.components.isEmpty else { return }
        let components = output.setArray(.component, in: observation)
        let type = TypeID(fhir: "Observation.component") ?? .observation
        for part in parts.components {
            let component = output.appendObject(to: components)
            writeCode(part.codes, of: part.formItem, into: component)
            if !writeValue(part.value, of: part.formItem, into: component, type) {
                reportValue(of: part.formItem, part.linkId)
                output.remove(component)
            }
        }
        if isEmpty(components) { output.remove(components) }
    }

    private mutating func reportValue(of formItem: JSONNode, _ linkId: String?) {
        report(
            .warning,
            "extract-observation",
            "an Observation cannot hold an answer of this type; it is left out",
            at: formItem,
            linkId: linkId
        )
    }
}
