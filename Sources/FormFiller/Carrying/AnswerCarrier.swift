internal import FHIRModel

/// Walks a new version of a form beside older ones and takes over what was answered in them.
struct AnswerCarrier {
    let versions: [Interview]
    var interview: Interview
    /// linkIds whose answers were looked for and found.
    private(set) var taken: Set<String> = []
    private(set) var refused: [String] = []
    /// Where the cells of the latest version are now.
    private(set) var places: [CellID: CellID] = [:]
    /// Questions that got answers, to be checked once all of them have.
    private var answered: [CellID] = []

    /// Where to look for the items of a scope: in each version the scope that it continues, if any, and whether an item that stood
    /// elsewhere is looked for too; only the first instance of a group may have it.
    private struct Source {
        var scopes: [Int32?]
        var mayBeElsewhere: Bool
    }

    init(_ versions: [Interview], into interview: Interview) {
        self.versions = versions
        self.interview = interview
    }

    /// Takes everything over, begins, leaves out what is not accepted, and goes where the person was.
    mutating func carry() {
        carry(0, from: Source(scopes: versions.map { _ in 0 }, mayBeElsewhere: true))
        interview.begin()
        for cell in answered { check(cell) }
        interview.settle()
        goWherePersonWas()
    }

    private mutating func carry(_ scope: Int32, from source: Source) {
        for slot in interview.scopes[Int(scope)].cells.indices {
            let cell = CellID(scope, Int32(slot))
            switch interview.formItem(of: cell).type {
            case .display: find(cell, source) { _, _ in false }
            case .group: carryGroup(cell, from: source)
            case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url,
                .choice, .openChoice, .attachment, .reference, .quantity:
                carryAnswers(cell, from: source)
            }
        }
    }

    /// The cell of an item in the latest version in which a condition holds for it; notes where the latest has it.
    @discardableResult
    private mutating func find(
        _ cell: CellID,
        _ source: Source,
        where isWanted: (Interview, CellID) -> Bool
    ) -> (version: Int, cell: CellID)? {
        let linkId = interview.linkId(of: cell)
        var found: (Int, CellID)?
        for (number, version) in versions.enumerated() {
            guard let old = version.cell(linkId, in: source.scopes[number], source.mayBeElsewhere)
            else { continue }
            if number == 0, places[old] == nil {
                places[old] = cell
                if version.scopes[Int(old.scope)].visited.contains(Int(old.slot)) {
                    interview.scopes[Int(cell.scope)].visited.insert(Int(cell.slot))
                }
            }
            if found == nil, isWanted(version, old) { found = (number, old) }
        }
        return found
    }

    // MARK: Groups

    private mutating func carryGroup(_ cell: CellID, from source: Source) {
        let found = find(cell, source) { version, old in
            version.formItem(of: old).type == .group
        }
        guard interview.formItem(of: cell).opens >= 0 else { return }
        guard let found, versions[found.version].formItem(of: found.cell).opens >= 0 else {
            // It did not repeat, or is new: what stood in it or elsewhere is its first instance.
            carry(addInstance(to: cell), from: source)
            return
        }
        let instances = versions[found.version][found.cell].scopes
        for (number, instance) in instances.enumerated() {
            var inner = Source(scopes: versions.map { _ in nil }, mayBeElsewhere: number == 0)
            if number == 0 { inner.scopes = source.scopes }
            inner.scopes[found.version] = instance
            carry(addInstance(to: cell), from: inner)
        }
    }

    private mutating func addInstance(to group: CellID) -> Int32 {
        let scope = interview.makeScope(of: group)
        interview[group].scopes.append(scope)
        return scope
    }

    // MARK: Questions

    private mutating func carryAnswers(_ cell: CellID, from source: Source) {
        let found = find(cell, source) { version, old in version.wasTouched(old) }
        let item = interview.formItem(of: cell)
        // What nobody is asked is computed anew, or given at first.
        guard let found, item.isAskable else { return }
        let version = versions[found.version]
        let old = version[found.cell]
        let values = old.answers.filter { item.type.admits($0.kind) }
        guard !values.isEmpty || old.answers.isEmpty else {
            refused.append(interview.linkId(of: cell))
            return
        }
        taken.insert(interview.linkId(of: cell))
        interview[cell].answers = values.map { interview.normalized($0, at: cell) }
        interview[cell].marks.formUnion([.edited, .initialised])
        interview.scopes[Int(cell.scope)].unchecked.insert(Int(cell.slot))
        if item.traits.contains(.keepsPrevious) {
            interview.previous[cell] = version.previous[found.cell]
        }
        answered.append(cell)
        interview.matchScopes(of: cell)
        for (number, scope) in interview[cell].scopes.enumerated() {
            var inner = Source(scopes: versions.map { _ in nil }, mayBeElsewhere: number == 0)
            if number == 0 { inner.scopes = source.scopes }
            if old.scopes.indices.contains(number) {
                inner.scopes[found.version] = old.scopes[number]
            }
            carry(scope, from: inner)
        }
    }

    /// Takes out the answers that a question does not accept now.
    private mutating func check(_ cell: CellID) {
        guard interview.exists(cell), interview.isEnabled(cell) else { return }
        let values = interview[cell].answers
        var accepted = values.filter { isAccepted([$0], at: cell) }
        if !isAccepted(accepted, at: cell) { accepted = Array(accepted.prefix(1)) }
        guard accepted != values else { return }
        let linkId = interview.linkId(of: cell)
        if !refused.contains(linkId) { refused.append(linkId) }
        if accepted.isEmpty {
            taken.remove(linkId)
            interview[cell].marks.subtract([.edited, .stored])
        }
        interview.change(accepted, at: cell)
        interview.settle()
    }

    private func isAccepted(_ values: [AnswerValue], at cell: CellID) -> Bool {
        interview.check(values, at: cell).allSatisfy { problem in
            if case .tooFew = problem { true } else { problem.isWarning }
        }
    }
}

extension Interview {
    /// The cell of an item with a linkId in a scope or around it; else, where it may be anywhere, its first.
    fileprivate func cell(
        _ linkId: String,
        in scope: Int32?,
        _ mayBeElsewhere: Bool
    ) -> CellID? {
        guard let number = form.byLinkId[linkId] else { return nil }
        let item = form.items[Int(number)]
        var around = scope ?? -1
        while around >= 0 {
            if scopes[Int(around)].context == item.context, !scopes[Int(around)].cells.isEmpty {
                return CellID(around, item.slot)
            }
            around = scopes[Int(around)].parent
        }
        guard mayBeElsewhere else { return nil }
        return scopes.indices.first {
            scopes[$0].context == item.context && !scopes[$0].cells.isEmpty
        }.map { CellID(Int32($0), item.slot) }
    }
}
