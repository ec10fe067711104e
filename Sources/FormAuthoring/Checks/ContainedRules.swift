internal import FHIRModel
internal import FHIRPath
internal import FormExtraction
internal import FormFiller

/// Contained resources: templates that would make an invalid resource, ids that are missing or used twice, and resources
/// nothing refers to (R4 dom-3).
struct ContainedRules {
    mutating func finish(_ subject: inout CheckSubject) {
        subject.add(subject.plan?.findings ?? [])
        let templates = subject.plan?.templates ?? []
        checkIds(&subject)
        checkReferences(&subject)
        for resource in subject.questionnaire.contained
        where subject.tree.kind(of: resource) == .object {
            var structure = ResourceStructure(subject.tree)
            structure.isTemplate = templates.contains(resource)
            structure.severity = structure.isTemplate ? .error : .warning
            structure.check(resource: resource)
            subject.add(structure.findings)
            checkMeta(of: resource, in: &subject)
            let inner = subject.tree.child(.contained, of: resource)
            guard inner != JSONNode.none else { continue }
            subject.report(
                .error,
                .dom2,
                "a contained resource cannot contain others; move them up beside it",
                at: inner
            )
        }
    }

    /// What stands in `meta` only of a resource that stands alone (R4 dom-4, dom-5).
    private func checkMeta(of resource: JSONNode, in subject: inout CheckSubject) {
        let meta = subject.tree.child(.meta, of: resource)
        guard meta != JSONNode.none else { return }
        let faults: [(ElementName, QuestionnaireRule)] = [
            ("versionId", .dom4), ("lastUpdated", .dom4), ("security", .dom5),
        ]
        for (name, rule) in faults {
            let node = subject.tree.child(name, of: meta)
            guard node != JSONNode.none else { continue }
            subject.report(
                .error,
                rule,
                "a contained resource has no meta.\(name); take it out",
                at: node
            )
        }
    }

    private func checkIds(_ subject: inout CheckSubject) {
        let tree = subject.tree
        let contained = subject.questionnaire.contained
        guard !contained.isEmpty else { return }
        let references = references(in: tree)
        var seen: Set<String> = []
        for resource in contained where tree.kind(of: resource) == .object {
            let node = tree.child(.id, of: resource)
            guard let id = tree.string(at: node) else {
                subject.report(
                    .warning,
                    .containedId,
                    "a contained resource without an id cannot be used; give it one",
                    at: resource
                )
                continue
            }
            if !seen.insert(id).inserted {
                subject.report(
                    .error,
                    .containedId,
                    "two contained resources have the id '\(id)'; give this one another",
                    at: node
                )
            } else if !references.contains("#" + id), !isNamed(resource, by: references, in: tree),
                !isMissed(id, by: references)
            {
                subject.report(
                    .warning,
                    .dom3,
                    "nothing in the file refers to '#\(id)'; use it or take it out",
                    at: node
                )
            }
        }
    }

    /// References to contained resources that are not there (R4 ref-1).
    private func checkReferences(_ subject: inout CheckSubject) {
        let tree = subject.tree
        let ids = Set(
            subject.questionnaire.contained.compactMap {
                tree.string(at: tree.child(.id, of: $0))
            }
        )
        for node in tree.allNodes(named: .reference) {
            guard tree.kind(of: node) == .string, tree.bytes(at: node).first == UInt8(ascii: "#"),
                let text = tree.string(at: node), text.count > 1,
                !ids.contains(String(text.dropFirst()))
            else { continue }
            let advice = Suggestion.advice(for: String(text.dropFirst()), among: ids)
            // Templates that are not there are said to be so.
            let place = tree.position(of: node)
            if subject.findings.contains(where: { $0.position == place }) { continue }
            subject.report(
                .warning,
                .ref1,
                "no contained resource has the id '\(text.dropFirst())'\(advice.isEmpty ? "; mend the id, or add the resource" : advice)",
                at: node,
                linkId: subject.linkId(around: node)
            )
        }
    }

    /// Whether a reference most likely means the resource and misses it by a slip, which is said there.
    private func isMissed(_ id: String, by references: Set<String>) -> Bool {
        let seen = ["#" + id.lowercased(), id.lowercased()]
        return references.contains { seen.contains($0.lowercased()) }
            || Suggestion.nearest(to: "#" + id, among: references) != nil
    }

    /// Whether a ValueSet or CodeSystem is referred to by its address.
    private func isNamed(
        _ resource: JSONNode,
        by references: Set<String>,
        in tree: JSONTree
    ) -> Bool {
        tree.string(at: tree.child(.url, of: resource)).map { references.contains($0) } ?? false
    }

    /// Every `#id`, and the addresses that value sets and code systems are named by.
    private func references(in tree: JSONTree) -> Set<String> {
        let named: Set<ElementName> = [
            .answerValueSet, .system, .valueSet, .reference, "valueCanonical", "valueUri",
        ]
        var found: Set<String> = []
        for node in tree.allNodes where tree.kind(of: node) == .string {
            let bytes = tree.bytes(at: node)
            if tree.name(of: node) == .expression { found.formUnion(quotedIds(in: bytes)) }
            if bytes.first == UInt8(ascii: "#") || named.contains(tree.name(of: node)) {
                let text = String(decoding: bytes, as: UTF8.self)
                found.insert(text.hasPrefix("#") ? text : String(text.prefix { $0 != "|" }))
            }
        }
        return found
    }
}

/// The `#id`s an expression names in quotes, as in `memberOf('#v')`.
private func quotedIds(in expression: ArraySlice<UInt8>) -> [String] {
    expression.split(separator: UInt8(ascii: "'")).filter { $0.first == UInt8(ascii: "#") }
        .map { String(decoding: $0, as: UTF8.self) }
}

extension ExtractionPlan {
    /// Every contained resource that is a template.
    var templates: Set<JSONNode> {
        var templates: Set<JSONNode> = []
        for directives in [root] + items.values {
            templates.formUnion(directives.templates.map(\.template))
            if directives.templateBundle != JSONNode.none {
                templates.insert(directives.templateBundle)
            }
        }
        return templates
    }
}
