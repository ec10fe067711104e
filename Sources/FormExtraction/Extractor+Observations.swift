import FHIRModel
import FHIRPath

/// What the items within an item leave to its Observation.
struct ObservationParts {
    /// `Observation.hasMember`: addresses.
    var members: [String] = []
    /// `Observation.component`.
    var components: [Component] = []
    /// Observations that are derived from it.
    var derived: [JSONNode] = []

    /// An answer that stands in the Observation of the item around its own.
    struct Component {
        var formItem: JSONNode
        var codes: [JSONNode]
        var value: ExtractedValue
        var linkId: String?
    }

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
        guard plan.items.values.contains(where: { $0.observation != nil }) else { return }
        _ = observations(of: response.root, in: scope)
    }

    private mutating func observations(
        of parent: JSONNode,
        in scope: ExtractionScope
    ) -> ObservationParts {
        var parts = ObservationParts()
        for item in Array(response.elements(.item, of: parent)) {
            guard let linkId = response.string(at: response.child(.linkId, of: item)),
                let formItem = plan.itemNodes[linkId], hasAnswer(item)
            else { continue }
            let scope = self.scope(of: item, for: formItem, in: scope)
            let own = observation(of: item, formItem, in: scope)
            parts.add(own)
        }
        return parts
    }

    private mutating func observation(
        of item: JSONNode,
        _ formItem: JSONNode,
        in scope: ExtractionScope
    ) -> ObservationParts {
        let directive = plan.items[formItem]?.observation
        var inner = observations(of: item, in: scope)
        // Each answer is an Observation of its own and keeps what stands under it.
        var observed: [(value: ExtractedValue?, parts: ObservationParts)] = []
        for answer in Array(response.elements(.answer, of: item)) {
            let parts = observations(of: answer, in: scope)
            observed.append((answerValue(of: answer), parts))
        }
        guard let directive, directive.relation != .component else {
            // A component stands in the Observation around it, and so does what is in an item that makes none.
            if let codes = directive?.codes {
                inner.components += observed.compactMap { answer in
                    answer.value.map {
                        .init(formItem: formItem, codes: codes, value: $0, linkId: scope.linkId)
                    }
                }
            }
            for answer in observed { inner.add(answer.parts) }
            return inner
        }
        if observed.isEmpty {
            observed = [(nil, inner)]
        } else {
            observed[0].parts.add(inner)
        }
        var parts = ObservationParts()
        for (value, inner) in observed where value != nil || !inner.isEmpty {
            let address = addObservation(
                formItem,
                directive,
                value,
                inner,
                in: scope
            )
            guard let address else { continue }
            addDerivation(of: inner.derived, from: address)
            switch directive.relation {
            case .member: parts.members.append(address)
            case .derived:
                let entry = output.lastChild(of: entries)
                parts.derived.append(output.child(.resource, of: entry))
            case .component, .independent, nil: break
            }
        }
        return parts
    }

    private mutating func addDerivation(of observations: [JSONNode], from address: String) {
        for observation in observations {
            let sources = output.child(.derivedFrom, of: observation)
            output.set(.reference, string: address, in: output.appendObject(to: sources))
        }
    }
}
