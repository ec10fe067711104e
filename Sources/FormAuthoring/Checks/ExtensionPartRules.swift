internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Extensions that consist of parts: those they cannot do without, and those they do not have.
struct ExtensionPartRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        for found in item.extensions {
            guard let name = found.name, let parts = Self.parts[name] else { continue }
            check(found.node, name, parts, linkId: item.linkId, &subject)
        }
    }

    mutating func finish(_ subject: inout CheckSubject) {
        let own = subject.tree.child(.extension, of: subject.questionnaire.node)
        for found in subject.extensions(at: own) {
            guard let name = found.name, let parts = Self.parts[name] else { continue }
            check(found.node, name, parts, linkId: nil, &subject)
        }
    }

    /// The parts of an extension.
    private struct Parts {
        /// Without one of these it does nothing, or not what is meant.
        let needed: [String]
        let others: [String]
    }

    private static let parts: [ExtensionName: Parts] = [
        .constraint: Parts(
            needed: ["severity", "expression", "human"],
            others: ["key", "requirements", "location"]
        ),
        .targetConstraint: Parts(
            needed: ["severity", "expression", "human"],
            others: ["key", "requirements", "location"]
        ),
        .answerOptionsToggleExpression: Parts(needed: ["option", "expression"], others: []),
        .staffAlert: Parts(needed: ["expression"], others: ["priority", "closing", "code"]),
        .staffSection: Parts(needed: ["linkId"], others: ["heading", "asked"]),
        .launchContext: Parts(needed: ["name", "type"], others: ["description"]),
    ]

    private func check(
        _ node: JSONNode,
        _ name: ExtensionName,
        _ parts: Parts,
        linkId: String?,
        _ subject: inout CheckSubject
    ) {
        let tree = subject.tree
        // A staff-alert may be an expression alone.
        if name == .staffAlert, Extension(at: node, in: tree).expression != nil { return }
        var missing = parts.needed
        var unknown: [(node: JSONNode, url: String)] = []
        for part in tree.elements(.extension, of: node) {
            let place = tree.child(.url, of: part)
            guard let url = tree.string(at: place) else { continue }
            missing.removeAll { $0 == url }
            let isKnown = parts.needed.contains(url) || parts.others.contains(url)
            // Addresses are extensions of others.
            if !isKnown, !url.contains(":") { unknown.append((place, url)) }
            if url == "severity" { checkSeverity(of: part, linkId: linkId, &subject) }
            if url == "type", name == .launchContext { checkType(of: part, &subject) }
        }
        for part in unknown {
            let advice = Suggestion.nearest(to: part.url, among: parts.needed + parts.others)
            // A slip in a name and the part that is missing are one fault.
            if let advice { missing.removeAll { $0 == advice } }
            subject.report(
                .warning,
                .extensionPart,
                "\(name) has no part '\(part.url)'; \(advice.map { "did you mean '\($0)'?" } ?? "take it out")",
                at: part.node,
                linkId: linkId
            )
        }
        guard !missing.isEmpty else { return }
        let names = missing.map { "'\($0)'" }.listed
        subject.report(
            .warning,
            .extensionPart,
            "\(name) has no \(names), so it does not do what is meant; add \(missing.count == 1 ? "it" : "them")",
            at: node,
            linkId: linkId
        )
    }

    private func checkType(of part: JSONNode, _ subject: inout CheckSubject) {
        let type = Extension(at: part, in: subject.tree)
        guard let code = type.text, TypeID(fhir: code)?.isResource != true else { return }
        let names = ["Patient", "Encounter", "Location", "Practitioner", "PractitionerRole"]
        let advice = Suggestion.advice(for: code, among: names)
        subject.report(
            .warning,
            .extensionPart,
            "the type of a launchContext is a resource of R4 such as Patient, not '\(code)'\(advice)",
            at: type.valueNode
        )
    }

    private func checkSeverity(
        of part: JSONNode,
        linkId: String?,
        _ subject: inout CheckSubject
    ) {
        let severity = Extension(at: part, in: subject.tree)
        guard let code = severity.text, code != "error", code != "warning" else { return }
        subject.report(
            .warning,
            .extensionPart,
            "the severity of a rule is error or warning, not '\(code)'",
            at: severity.valueNode,
            linkId: linkId
        )
    }
}
