package import FHIRModel

/// The Observation that the answers of one item make; of an item that is not extracted there is none.
package struct ObservationDirective: Sendable {
    /// The `item.code`s that go into `Observation.code`; never empty.
    package var codes: [JSONNode]
    /// How it belongs to the Observation of the item around it; nil where it stands alone.
    package var relation: Relation?
    /// `Observation.category`: nodes of the CodeableConcepts.
    package var categories: [JSONNode]
    /// `observationExtractEntry`.
    package var parameters: EntryParameters

    /// The code system `observation-extract-relationship`.
    package enum Relation: String, Sendable {
        case component, member, derived, independent
    }

    /// The value of one `observationExtract`.
    package enum Mark: Sendable, Hashable {
        /// `true` or `false`.
        case extracted(Bool)
        /// How the Observation belongs to that of the item around it.
        case related(Relation)

        /// Whether anything is to be made.
        package var isExtracted: Bool { self != .extracted(false) }
    }

    /// What an item, or the form, hands down to the items in it.
    package struct Inheritance: Sendable {
        /// What the nearest `observationExtract` says: the item's own, else that of an item around it, else the form's.
        package var mark = Mark.extracted(false)
        package var categories: [JSONNode] = []
        /// Whether an item around it makes an Observation that components can stand in.
        package var isWithinObservation = false
    }
}

extension ExtractionPlan {
    /// Reads what the form says for all its items.
    package mutating func rootObservations() -> ObservationDirective.Inheritance {
        var inheritance = ObservationDirective.Inheritance()
        _ = observationDirective(of: questionnaire.node, linkId: nil, &inheritance)
        return inheritance
    }

    /// The Observation of an item; what the item hands down goes into `inheritance`.
    package mutating func observationDirective(
        of node: JSONNode,
        linkId: String?,
        _ inheritance: inout ObservationDirective.Inheritance
    ) -> ObservationDirective? {
        let tree = questionnaire.tree
        var own: [ObservationDirective.Mark] = []
        var categories: [JSONNode] = []
        var parameters = EntryParameters()
        for child in tree.elements(.extension, of: node) {
            let found = Extension(at: child, in: tree)
            switch found.url {
            case ExtractionURL.observation:
                own += [mark(found, linkId: linkId)].compactMap(\.self)
            case ExtractionURL.observationCategory: categories.append(found.valueNode)
            case ExtractionURL.observationEntry:
                parameters = self.parameters(of: found, linkId: linkId)
            default: continue
            }
        }
        let marked = markedCodes(of: node, linkId: linkId)
        reportMixture(own + marked.map(\.mark), at: node, linkId: linkId)
        reportMissingCode(own.first, at: node, linkId: linkId)
        if let own = own.first { inheritance.mark = own }
        if !categories.isEmpty { inheritance.categories = categories }
        let codes = codes(of: node, marked, inheritance.mark)
        guard !codes.isEmpty else { return nil }
        let decisive = marked.map(\.mark).first(where: \.isExtracted) ?? inheritance.mark
        let directive = ObservationDirective(
            codes: codes,
            relation: relation(decisive, inheritance),
            categories: inheritance.categories,
            parameters: parameters
        )
        if directive.relation != .component { inheritance.isWithinObservation = true }
        return directive
    }

    /// The codes of an item that are extracted: those that say so themselves or, where none does, all but those that say the
    /// contrary.
    private func codes(
        of node: JSONNode,
        _ marked: [(node: JSONNode, mark: ObservationDirective.Mark)],
        _ mark: ObservationDirective.Mark
    ) -> [JSONNode] {
        let tagged = marked.filter(\.mark.isExtracted).map(\.node)
        if !tagged.isEmpty { return tagged }
        guard mark.isExtracted else { return [] }
        let refused = marked.map(\.node)
        return questionnaire.tree.elements(.code, of: node).filter { !refused.contains($0) }
    }

    /// A component of nothing stands alone.
    private func relation(
        _ mark: ObservationDirective.Mark,
        _ inheritance: ObservationDirective.Inheritance
    ) -> ObservationDirective.Relation? {
        switch mark {
        case .extracted: nil
        case .related(.component): inheritance.isWithinObservation ? .component : nil
        case .related(let relation): relation
        }
    }
}

/// Reading single extensions, and what is wrong with them.
extension ExtractionPlan {
    private mutating func markedCodes(
        of node: JSONNode,
        linkId: String?
    ) -> [(node: JSONNode, mark: ObservationDirective.Mark)] {
        let tree = questionnaire.tree
        var marked: [(node: JSONNode, mark: ObservationDirective.Mark)] = []
        for code in tree.elements(.code, of: node) {
            guard let found = Extension.first(ExtractionURL.observation, of: code, in: tree),
                let mark = mark(found, linkId: linkId)
            else { continue }
            marked.append((code, mark))
        }
        return marked
    }

    private mutating func mark(_ found: Extension, linkId: String?) -> ObservationDirective.Mark? {
        if let boolean = found.boolean { return .extracted(boolean) }
        if let relation = found.text.flatMap(ObservationDirective.Relation.init) {
            return .related(relation)
        }
        report(
            .error,
            "extract-observation",
            "observationExtract must be true, false, component, member, derived or independent",
            at: found.node,
            linkId: linkId
        )
        return nil
    }

    private mutating func reportMixture(
        _ marks: [ObservationDirective.Mark],
        at node: JSONNode,
        linkId: String?
    ) {
        let related = marks.filter {
            switch $0 {
            case .related: true
            case .extracted: false
            }
        }
        guard !related.isEmpty, related.count < marks.count else { return }
        report(
            .error,
            "extract-observation",
            "observationExtract is either true or false on an item, or says how it belongs to the item around it, not both; keep one",
            at: node,
            linkId: linkId
        )
    }

    private mutating func reportMissingCode(
        _ mark: ObservationDirective.Mark?,
        at node: JSONNode,
        linkId: String?
    ) {
        let tree = questionnaire.tree
        guard mark?.isExtracted == true, linkId != nil, tree.child(.code, of: node).isNone,
            tree.child(.item, of: node).isNone
        else { return }
        report(
            .warning,
            "extract-observation",
            "observationExtract needs item.code, and the item has none; give it one, or take the extension out",
            at: node,
            linkId: linkId
        )
    }
}
