import FHIRModel
import FHIRPath

extension Extractor {
    /// Makes what the form as a whole asks for, then what its items ask for in the response's order.
    mutating func extract(in scope: ExtractionScope) {
        extractTemplates(in: scope)
        var builders = begin(plan.root.definitions, in: scope)
        for index in builders.indices {
            let assignments = assignments(of: plan.root.values, to: builders[index], in: scope)
            place(assignments, for: JSONNode.none, in: &builders[index], scope)
        }
        builders = extractItems(of: response.root, in: scope, builders)
        for builder in builders { finish(builder, in: scope) }
    }

    private mutating func extractItems(
        of parent: JSONNode,
        in scope: ExtractionScope,
        _ builders: [DefinitionBuilder]
    ) -> [DefinitionBuilder] {
        var builders = builders
        for item in Array(response.elements(.item, of: parent)) {
            builders = extract(item, in: scope, builders)
        }
        return builders
    }

    private mutating func extract(
        _ item: JSONNode,
        in outer: ExtractionScope,
        _ outerBuilders: [DefinitionBuilder]
    ) -> [DefinitionBuilder] {
        guard let linkId = response.string(at: response.child(.linkId, of: item)),
            let formItem = plan.itemNodes[linkId], hasAnswer(item)
        else { return outerBuilders }
        let scope = scope(of: item, for: formItem, in: outer)
        let directives = plan.items[formItem] ?? ExtractionDirectives()
        let isDeclined = isDeclined(item)
        for directive in directives.templates
        where !isDeclined
            || !isRequest(form.string(at: form.child(.resourceType, of: directive.template)))
        {
            addEntry(directive, in: scope)
        }

        // Only one set of definitions is in play: an item's own replaces that of the items around it.
        let startsOwn = !directives.definitions.isEmpty
        let wanted = directives.definitions.filter { !isDeclined || !isRequest($0.type?.name) }
        var builders = startsOwn ? begin(wanted, in: scope) : outerBuilders
        for index in builders.indices {
            enter(item, formItem, directives, in: scope, &builders[index])
        }
        builders = extractItems(of: item, in: scope, builders)
        for answer in Array(response.elements(.answer, of: item)) {
            builders = extractItems(of: answer, in: scope, builders)
        }
        for index in builders.indices { builders[index].leave(item) }
        guard startsOwn else { return builders }
        for builder in builders { finish(builder, in: scope) }
        return outerBuilders
    }

    /// Whether a question is answered with no and nothing else: what it would ask of staff is not wanted.
    private func isDeclined(_ item: JSONNode) -> Bool {
        let answers = response.elements(.answer, of: item)
            .compactMap { AnswerValue(of: $0, in: response, prefix: .value) }
        return !answers.isEmpty && answers.allSatisfy(\.isDenial)
    }

    /// Whether a resource asks somebody to do something (R4, the Request pattern), rather than saying what is so.
    private func isRequest(_ type: String?) -> Bool { type.map(requestTypes.contains) ?? false }

    /// Whether an item or one below it has an answer; without one nothing is made of it.
    func hasAnswer(_ item: JSONNode) -> Bool {
        for _ in response.elements(.answer, of: item) { return true }
        for child in response.elements(.item, of: item) where hasAnswer(child) { return true }
        return false
    }
}

/// The resources of R4 that ask somebody to do something.
private let requestTypes: Set<String> = [
    "Appointment", "CommunicationRequest", "DeviceRequest", "MedicationRequest",
    "NutritionOrder", "ServiceRequest", "SupplyRequest", "Task", "VisionPrescription",
]
