import FHIRModel

/// `observationExtract` with what goes with it.
struct ObservationDirective: Sendable {
    /// Whether the item is to be extracted; nil where it does not say and the item around it does.
    var isExtracted: Bool?
    /// How it belongs to the Observation of the item around it; nil where it stands alone.
    var relation: Relation?
    /// The `item.code`s that carry the extension themselves; where there are any, only these are written.
    var codes: [JSONTree.Index] = []
    /// `observation-extract-category`: nodes of the CodeableConcepts.
    var categories: [JSONTree.Index] = []
    /// `observationExtractEntry`.
    var parameters: EntryParameters?

    /// The code system `observation-extract-relationship`.
    enum Relation: String, Sendable {
        case component, member, derived, independent
    }

    var isEmpty: Bool {
        isExtracted == nil && relation == nil && codes.isEmpty && categories.isEmpty
            && parameters == nil
    }
}

extension ExtractionPlan {
    mutating func observationDirective(
        of node: JSONTree.Index,
        linkId: String?
    ) -> ObservationDirective? {
        let tree = questionnaire.tree
        var directive = ObservationDirective()
        for child in tree.elements(.extension, of: node) {
            let found = Extension(at: child, in: tree)
            switch found.url {
            case ExtractionURL.observation: read(found, into: &directive, linkId: linkId)
            case ExtractionURL.observationCategory:
                directive.categories.append(found.valueNode)
            case ExtractionURL.observationEntry:
                directive.parameters = parameters(of: found, linkId: linkId)
            default: continue
            }
        }
        for code in tree.elements(.code, of: node) {
            guard let found = Extension.first(ExtractionURL.observation, of: code, in: tree) else {
                continue
            }
            if found.boolean != false { directive.codes.append(code) }
            read(found, into: &directive, linkId: linkId)
        }
        if directive.isExtracted == true, linkId != nil, tree.child(.code, of: node) < 0,
            !hasItems(node)
        {
            report(
                .warning,
                "extract-observation",
                "observationExtract needs item.code, and the item has none; give it one, or take the extension out",
                at: node,
                linkId: linkId
            )
        }
        return directive.isEmpty ? nil : directive
    }

    private func hasItems(_ node: JSONTree.Index) -> Bool {
        questionnaire.tree.child(.item, of: node) >= 0
    }

    private mutating func read(
        _ found: Extension,
        into directive: inout ObservationDirective,
        linkId: String?
    ) {
        if directive.isExtracted != nil,
            (found.boolean == nil) != (directive.relation != nil)
        {
            report(
                .error,
                "extract-observation",
                "observationExtract is either true or false on an item, or says how it belongs to the item around it, not both; keep one",
                at: found.node,
                linkId: linkId
            )
        }
        if let boolean = found.boolean {
            directive.isExtracted = directive.isExtracted == true || boolean
        } else if let relation = found.text.flatMap(ObservationDirective.Relation.init) {
            directive.isExtracted = true
            directive.relation = relation
        } else {
            report(
                .error,
                "extract-observation",
                "observationExtract must be true, false, component, member, derived or independent",
                at: found.node,
                linkId: linkId
            )
        }
    }
}
