import FHIRModel
import FHIRPath

// R4 Reference: what may stand in `reference`, and the types of resource a question takes (`questionnaire-referenceResource`).
extension ResponseCheck {
    /// Reports a reference that leads nowhere, or to a resource of a type its question does not take.
    mutating func checkReference(_ answer: JSONNode, of occurrence: Occurrence) {
        let tree = reader.response.tree
        let node = tree.child(.valueReference, of: answer)
        guard node != JSONNode.none else { return }
        let reference = Reference(at: node, in: tree)
        let type: String?
        switch target(of: reference, at: node) {
        case .broken(let reason):
            report(
                .error,
                "reference",
                reason,
                at: answer,
                linkId: interview.linkId(of: occurrence)
            )
            return
        case .resource(let found): type = found ?? reference.type
        }
        let form = interview.form.questionnaire.tree
        let item = Questionnaire.Item(at: interview.formItem(of: occurrence).node, in: form)
        let types = item.allExtensions(.referenceResource).compactMap(\.text)
        guard let type, !types.isEmpty, !types.contains(type), !types.contains("Resource") else {
            return
        }
        report(
            .error,
            "reference-type",
            "the reference must lead to \(types.joined(separator: " or "))",
            at: answer,
            linkId: interview.linkId(of: occurrence)
        )
    }

    private enum Target {
        /// A resource, with its type where the reference tells it.
        case resource(String?)
        /// Why it leads nowhere.
        case broken(String)
    }

    private func target(of reference: Reference, at object: JSONNode) -> Target {
        let tree = reader.response.tree
        guard let text = reference.reference else {
            let node = tree.child(.identifier, of: object)
            return node == JSONNode.none && reference.display == nil
                ? .broken("a reference has a reference, an identifier or a display (R4 Reference)")
                : .resource(nil)
        }
        switch ReferenceText(text) {
        case .contained(let id):
            guard let type = containedType(named: id) else {
                return .broken("no contained resource has this id (R4 ref-1)")
            }
            return .resource(type)
        case .resource(let type):
            guard let known = TypeID(fhir: type), known.isResource else {
                return .broken("a relative reference is the type of a resource of R4 and its id")
            }
            return .resource(type)
        case .elsewhere(let type):
            return .resource(type.flatMap { TypeID(fhir: $0)?.isResource == true ? $0 : nil })
        case .malformed(let reason): return .broken(reason)
        }
    }

    /// The type of a contained resource; `#` alone is the response itself.
    private func containedType(named id: Substring) -> String? {
        let tree = reader.response.tree
        if id.isEmpty { return "QuestionnaireResponse" }
        let found = tree.elements(.contained, of: reader.response.node).first {
            tree.string(at: tree.child(.id, of: $0)).map { $0[...] == id } ?? false
        }
        return found.flatMap { tree.string(at: tree.child(.resourceType, of: $0)) }
    }
}
