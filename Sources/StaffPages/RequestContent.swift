package import FHIRModel
internal import PlainText

/// What a consultation request's transaction Bundle holds, found by resource type.
package struct RequestContent: Sendable {
    package let tree: JSONTree
    /// `ServiceRequest`; none when the Bundle has no such entry.
    package let serviceRequest: JSONNode
    /// `Patient`.
    package let patient: JSONNode
    /// `QuestionnaireResponse`, in the order of the entries.
    package let responses: [JSONNode]
    /// `Observation`, in the order of the entries.
    package let observations: [JSONNode]
    /// `Bundle.meta.tag` and every resource's.
    package let tags: [(system: String, code: String)]

    /// Finds the resources; nil when the text is no `Bundle`.
    package init?(_ tree: JSONTree) {
        guard tree.text(.resourceType, of: tree.root) == "Bundle" else { return nil }
        self.tree = tree
        var resources: [(type: String, node: JSONNode)] = []
        for entry in tree.elements(.entry, of: tree.root) {
            let resource = tree.child(.resource, of: entry)
            if let type = tree.text(.resourceType, of: resource) {
                resources.append((type, resource))
            }
        }
        func all(_ type: String) -> [JSONNode] {
            resources.filter { $0.type == type }.map(\.node)
        }
        serviceRequest = all("ServiceRequest").first ?? JSONNode.none
        patient = all("Patient").first ?? JSONNode.none
        responses = all("QuestionnaireResponse")
        observations = all("Observation")
        tags = ([tree.root] + resources.map(\.node)).flatMap { resource in
            tree.elements(.tag, of: tree.child(.meta, of: resource)).map { tag in
                (tree.text(.system, of: tag) ?? "", tree.text(.code, of: tag) ?? "")
            }
        }
    }

    /// `ServiceRequest.priority`; a missing one is routine by FHIR's words.
    package var priority: RequestPriority {
        tree.text(.priority, of: serviceRequest).flatMap(RequestPriority.init) ?? .routine
    }

    /// Whether the request is one of a demonstration: it carries `HTEST`.
    package var isDemonstration: Bool {
        tags.contains { $0.code == RequestTag.demonstrationCode }
    }

    /// The kiosk or seat, from its tag.
    package var station: String? {
        tags.first { $0.system == RequestTag.stationSystem }.map { PrintableText.line($0.code) }
    }

    /// By what the clinic's own system knows the patients: `QuestionnaireResponse.subject.identifier.value`, which only the code that
    /// staff gave to a visitor brings there.
    package var recordNumbers: [String] {
        responses.reduce(into: []) { found, response in
            let identifier = tree.child(.identifier, of: tree.child(.subject, of: response))
            guard let value = tree.text(.value, of: identifier).map({ PrintableText.line($0) }),
                !found.contains(value)
            else { return }
            found.append(value)
        }
    }

    /// What could not be made of the answers, response by response; staff read it under "not everything could be filled in".
    package var extractionProblems: [ExtractionProblem] {
        responses.flatMap { ExtractionProblem.all(in: $0, of: tree) }
    }

    /// When the request was made: `ServiceRequest.authoredOn`, or the response's `authored`.
    package var authored: String? {
        tree.text(.authoredOn, of: serviceRequest)
            ?? responses.lazy.compactMap { tree.text(.authored, of: $0) }.first
    }
}
