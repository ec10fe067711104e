internal import FHIRModel
internal import FormFiller

/// Walks a new version of a form beside older ones and takes over what was answered in them.
struct AnswerMigration {
    let versions: [Interview]
    var interview: Interview
    /// linkIds whose answers were looked for and found.
    private(set) var taken: Set<String> = []
    private(set) var refused: [String] = []
    /// Where the occurrences of the latest version are now.
    private(set) var places: [Occurrence: Occurrence] = [:]
    /// Questions that got answers, to be checked once all of them have.
    private var answered: [Occurrence] = []

    /// Where to look for the items of an instance: in each version the instance that it continues, if any, and whether an item that stood
    /// elsewhere is looked for too; only the first instance of a group may have it.
    private struct Source {
        var instances: [Int32?]
        var mayBeElsewhere: Bool
    }

    init(_ versions: [Interview], into interview: Interview) {
        self.versions = versions
        self.interview = interview
    }

    /// Takes everything over, begins, leaves out what is not accepted, and goes where the person was.
    mutating func carry() {
        carry(0, from: Source(instances: versions.map { _ in 0 }, mayBeElsewhere: true))
        interview.begin()
        for occurrence in answered { check(occurrence) }
        interview.settle()
        goWherePersonWas()
    }

    private mutating func carry(_ instance: Int32, from source: Source) {
        for slot in interview.sheet.instances[Int(instance)].items.indices {
            let occurrence = Occurrence(instance, Int32(slot))
            switch interview.formItem(of: occurrence).type {
            case .display: find(occurrence, source) { _, _ in false }
            case .group: carryGroup(occurrence, from: source)
            case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url,
                .choice, .openChoice, .attachment, .reference, .quantity:
                carryAnswers(occurrence, from: source)
            }
        }
    }

    /// The occurrence of an item in the latest version in which a condition holds for it; notes where the latest has it.
    @discardableResult
    private mutating func find(
        _ occurrence: Occurrence,
        _ source: Source,
        where isWanted: (Interview, Occurrence) -> Bool
    ) -> (version: Int, occurrence: Occurrence)? {
        let linkId = interview.linkId(of: occurrence)
        var found: (Int, Occurrence)?
        for (number, version) in versions.enumerated() {
            guard
                let old = version.occurrence(
                    linkId,
                    in: source.instances[number],
                    source.mayBeElsewhere
                )
            else { continue }
            if number == 0, places[old] == nil {
                places[old] = occurrence
                if version.sheet.instances[Int(old.instance)].visited.contains(Int(old.slot)) {
                    interview.sheet.instances[Int(occurrence.instance)].visited.insert(
                        Int(occurrence.slot)
                    )
                }
            }
            if found == nil, isWanted(version, old) { found = (number, old) }
        }
        return found
    }

    // MARK: Groups

    private mutating func carryGroup(_ occurrence: Occurrence, from source: Source) {
        let found = find(occurrence, source) { version, old in
            version.formItem(of: old).type == .group
        }
        guard interview.formItem(of: occurrence).opens >= 0 else { return }
        guard let found, versions[found.version].formItem(of: found.occurrence).opens >= 0 else {
            // It did not repeat, or is new: what stood in it or elsewhere is its first instance.
            carry(addInstance(to: occurrence), from: source)
            return
        }
        let instances = versions[found.version][found.occurrence].instances
        for (number, instance) in instances.enumerated() {
            var inner = Source(instances: versions.map { _ in nil }, mayBeElsewhere: number == 0)
            if number == 0 { inner.instances = source.instances }
            inner.instances[found.version] = instance
            carry(addInstance(to: occurrence), from: inner)
        }
    }

    private mutating func addInstance(to group: Occurrence) -> Int32 {
        let instance = interview.sheet.makeInstance(of: group)
        interview[group].instances.append(instance)
        return instance
    }

    // MARK: Questions

    private mutating func carryAnswers(_ occurrence: Occurrence, from source: Source) {
        let found = find(occurrence, source) { version, old in version.wasTouched(old) }
        let item = interview.formItem(of: occurrence)
        // What nobody is asked is computed anew, or given at first.
        guard let found, item.isAskable else { return }
        let version = versions[found.version]
        let old = version[found.occurrence]
        let values = old.answers.filter { item.type.admits($0.kind) }
        guard !values.isEmpty || old.answers.isEmpty else {
            refused.append(interview.linkId(of: occurrence))
            return
        }
        taken.insert(interview.linkId(of: occurrence))
        interview[occurrence].answers = values.map { interview.normalized($0, at: occurrence) }
        interview[occurrence].marks.formUnion([.edited, .initialised])
        interview.sheet.instances[Int(occurrence.instance)].unchecked.insert(Int(occurrence.slot))
        if item.traits.contains(.keepsPrevious) {
            interview.sheet.previous[occurrence] = version.sheet.previous[found.occurrence]
        }
        answered.append(occurrence)
        interview.matchInstances(of: occurrence)
        for (number, instance) in interview[occurrence].instances.enumerated() {
            var inner = Source(instances: versions.map { _ in nil }, mayBeElsewhere: number == 0)
            if number == 0 { inner.instances = source.instances }
            if old.instances.indices.contains(number) {
                inner.instances[found.version] = old.instances[number]
            }
            carry(instance, from: inner)
        }
    }

    /// Takes out the answers that a question does not accept now.
    private mutating func check(_ occurrence: Occurrence) {
        guard interview.exists(occurrence), interview.isEnabled(occurrence) else { return }
        let values = interview[occurrence].answers
        var accepted = values.filter { isAccepted([$0], at: occurrence) }
        if !isAccepted(accepted, at: occurrence) { accepted = Array(accepted.prefix(1)) }
        guard accepted != values else { return }
        let linkId = interview.linkId(of: occurrence)
        if !refused.contains(linkId) { refused.append(linkId) }
        if accepted.isEmpty {
            taken.remove(linkId)
            interview[occurrence].marks.subtract([.edited, .stored])
        }
        interview.change(accepted, at: occurrence)
        interview.settle()
    }

    private func isAccepted(_ values: [AnswerValue], at occurrence: Occurrence) -> Bool {
        interview.check(values, at: occurrence).allSatisfy { problem in
            if case .tooFew = problem { true } else { problem.isWarning }
        }
    }
}

extension Interview {
    /// The occurrence of an item with a linkId in an instance or around it; else, where it may be anywhere, its first.
    fileprivate func occurrence(
        _ linkId: String,
        in instance: Int32?,
        _ mayBeElsewhere: Bool
    ) -> Occurrence? {
        guard let number = form.byLinkId[linkId] else { return nil }
        let item = form.items[Int(number)]
        var around = instance ?? -1
        while around >= 0 {
            if sheet.instances[Int(around)].context == item.context,
                !sheet.instances[Int(around)].items.isEmpty
            {
                return Occurrence(around, item.slot)
            }
            around = sheet.instances[Int(around)].parent
        }
        guard mayBeElsewhere else { return nil }
        return sheet.instances.indices.first {
            sheet.instances[$0].context == item.context && !sheet.instances[$0].items.isEmpty
        }.map { Occurrence(Int32($0), item.slot) }
    }
}
