import FHIRModel
import FHIRPath

/// What an item hands down to the items in it for observation-based extraction.
struct ObservationInheritance {
    /// Whether items with a code are extracted.
    var isExtracted: Bool
    /// `Observation.category`: nodes of the form's CodeableConcepts.
    var categories: [JSONTree.Index]
}

/// What the items within an item leave to its Observation.
struct ObservationParts {
    /// `Observation.hasMember`: addresses.
    var members: [String] = []
    /// `Observation.component`: the form items and their answers.
    var components: [(formItem: JSONTree.Index, value: ExtractedValue)] = []
    /// Observations that are derived from it.
    var derived: [JSONTree.Index] = []

    /// Whether they make an Observation of a group, which has no value.
    var isEmpty: Bool { members.isEmpty && components.isEmpty && derived.isEmpty }

    /// Adds the parts of further items.
    mutating func add(_ other: ObservationParts) {
        members += other.members
        components += other.components
        derived += other.derived
    }
}

extension Extractor {
    /// Makes an Observation of every answer that asks for it (SDC, Observation-based extraction).
    mutating func extractObservations(in scope: ExtractionScope) {
        let root = plan.root.observation
        guard root != nil || plan.items.values.contains(where: { $0.observation != nil }) else {
            return
        }
        let inheritance = ObservationInheritance(
            isExtracted: root?.isExtracted ?? false,
            categories: root?.categories ?? []
        )
        _ = observations(of: response.root, inheritance, in: scope)
    }

    private mutating func observations(
        of parent: JSONTree.Index,
        _ inheritance: ObservationInheritance,
        in scope: ExtractionScope
    ) -> ObservationParts {
        var parts = ObservationParts()
        for item in Array(response.elements(.item, of: parent)) {
            guard let linkId = response.string(at: response.child(.linkId, of: item)),
                let formItem = plan.itemNodes[linkId], hasAnswer(item)
            else { continue }
            let scope = self.scope(of: item, for: formItem, in: scope)
            let own = observation(of: item, formItem, inheritance, in: scope)
            parts.add(own)
        }
        return parts
    }

    private mutating func observation(
        of item: JSONTree.Index,
        _ formItem: JSONTree.Index,
        _ outer: ObservationInheritance,
        in scope: ExtractionScope
    ) -> ObservationParts {
        let directive = plan.items[formItem]?.observation
        var inheritance = outer
        if let isExtracted = directive?.isExtracted { inheritance.isExtracted = isExtracted }
        if let categories = directive?.categories, !categories.isEmpty {
            inheritance.categories = categories
        }
        // `false` takes the item and all within it out.
        if directive?.isExtracted == false { return ObservationParts() }
        var inner = observations(of: item, inheritance, in: scope)
        let answers = Array(response.elements(.answer, of: item))
        for answer in answers {
            let parts = observations(of: answer, inheritance, in: scope)
            inner.add(parts)
        }
        let codes = codings(of: formItem, directive)
        // An item without a code of its own passes on what is in it.
        guard inheritance.isExtracted, !codes.isEmpty else { return inner }
        let values = answers.compactMap { answerValue(of: $0) }
        if directive?.relation == .component {
            inner.components = values.map { (formItem, $0) } + inner.components
            return inner
        }
        var parts = ObservationParts()
        let observed: [ExtractedValue?] = values.isEmpty ? [nil] : values
        for value in observed where value != nil || !inner.isEmpty {
            let address = addObservation(
                formItem,
                codes,
                value,
                inner,
                inheritance,
                directive,
                in: scope
            )
            guard let address else { continue }
            addDerivation(of: inner.derived, from: address)
            switch directive?.relation {
            case .member: parts.members.append(address)
            case .derived:
                let entry = output.lastChild(of: entries)
                parts.derived.append(output.child(.resource, of: entry))
            case .component, .independent, nil: break
            }
        }
        return parts
    }

    private mutating func addDerivation(of observations: [JSONTree.Index], from address: String) {
        for observation in observations {
            let sources = output.child(.derivedFrom, of: observation)
            output.set(.reference, string: address, in: output.appendObject(to: sources))
        }
    }

    /// The codes of an item that go into `Observation.code`.
    private func codings(
        of formItem: JSONTree.Index,
        _ directive: ObservationDirective?
    ) -> [JSONTree.Index] {
        if let tagged = directive?.codes, !tagged.isEmpty { return tagged }
        return Array(form.elements(.code, of: formItem))
    }

    private mutating func addObservation(
        _ formItem: JSONTree.Index,
        _ codes: [JSONTree.Index],
        _ value: ExtractedValue?,
        _ parts: ObservationParts,
        _ inheritance: ObservationInheritance,
        _ directive: ObservationDirective?,
        in scope: ExtractionScope
    ) -> String? {
        let parameters = directive?.parameters ?? EntryParameters()
        let entry = makeEntry(parameters, in: scope)
        let address = output.string(at: output.child(.fullUrl, of: entry))
        let observation = output.setObject(.resource, in: entry)
        output.set(.resourceType, string: "Observation", in: observation)
        copyReferences(into: observation)
        output.set(.status, string: "final", in: observation)
        if !inheritance.categories.isEmpty {
            let categories = output.setArray(.category, in: observation)
            for category in inheritance.categories {
                output.copy(category, from: form, as: .category, into: categories)
            }
        }
        writeCode(codes, of: formItem, into: observation)
        addContext(to: observation)
        if let value, !writeValue(value, of: formItem, into: observation, .observation) {
            report(
                .warning,
                "extract-observation",
                "an Observation cannot hold an answer of this type; none is made",
                at: formItem,
                linkId: scope.linkId
            )
            output.remove(entry)
            return nil
        }
        addParts(parts, to: observation)
        finish(entry, parameters, in: scope)
        return address
    }

    private mutating func writeCode(
        _ codes: [JSONTree.Index],
        of formItem: JSONTree.Index,
        into parent: JSONTree.Index
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
            if extensions != JSONTree.none, isEmpty(extensions) { output.remove(extensions) }
        }
    }

    private mutating func writeValue(
        _ value: ExtractedValue,
        of formItem: JSONTree.Index,
        into parent: JSONTree.Index,
        _ type: TypeID
    ) -> Bool {
        var choice = choice(.value, of: type, for: value)
        // A number with a unit is a quantity (SDC, questionnaire-unit).
        if case .number = value,
            Extension.first(ExtractionURL.unit, of: formItem, in: form) != nil
        {
            choice = NamedProperty(
                name: .valueQuantity,
                type: .quantity,
                isCollection: false
            )
        }
        guard let choice else { return false }
        let written = write(value, choice.name, of: choice.type, into: parent)
        if written == JSONTree.none { return false }
        addUnit(of: formItem, to: written, of: choice.type)
        return true
    }

    private mutating func addParts(_ parts: ObservationParts, to observation: JSONTree.Index) {
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
            let directive = plan.items[part.formItem]?.observation
            writeCode(codings(of: part.formItem, directive), of: part.formItem, into: component)
            if !writeValue(part.value, of: part.formItem, into: component, type) {
                output.remove(component)
            }
        }
        if isEmpty(components) { output.remove(components) }
    }
}
