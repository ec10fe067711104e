internal import FHIRModel
internal import FormFiller

// Conditions that contradict each other only together, told by the answers that the question can have.
extension ConditionRules {
    /// Three conditions or more on one question against each other.
    mutating func checkGroups(
        _ requirements: [AnswerRequirement],
        needsAll: Bool,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard requirements.count > 2 else { return }
        for target in Set(requirements.map(\.target)).sorted() {
            let group = DemandGroup(
                requirements: requirements.filter { $0.target == target },
                needsAll: needsAll
            )
            guard group.requirements.count > 2, let last = group.requirements.last,
                let space = subject.space(of: target, told: group.requirements)
            else { continue }
            let name = subject.name(of: target)
            if needsAll, space.excludesAll([group]) {
                settled.insert(item.index)
                dead.insert(item.index)
                subject.report(
                    .warning,
                    .conditionNever,
                    "all conditions must hold, but no answer to \(name) meets this one and those before; say enableBehavior any or change one",
                    at: subject.leaf(of: last.node),
                    linkId: item.linkId
                )
            } else if !needsAll, space.completes(group) {
                settled.insert(item.index)
                subject.report(
                    .warning,
                    .conditionAlways,
                    "one condition is enough, and any answer to \(name), or none, meets this one or one before; say enableBehavior all or change one",
                    at: subject.leaf(of: last.node),
                    linkId: item.linkId
                )
            }
        }
    }

    /// The same where any one condition is enough, here or around it, and all of them look at the same question.
    func checkAround(_ index: Int32, _ subject: inout CheckSubject) {
        var groups: [DemandGroup] = []
        var isAny = false
        var next = index
        while next >= 0, groups.count < 16 {
            let item = subject.form.items[Int(next)]
            let requirements = subject.requirements(of: next)
            if !requirements.isEmpty, requirements.count == item.conditions.count {
                let needsAll = item.traits.contains(.all) || requirements.count == 1
                if !needsAll { isAny = true }
                groups.append(DemandGroup(requirements: requirements, needsAll: needsAll))
            }
            next = item.parent
        }
        guard isAny, groups.count > 1, let target = groups[0].requirements.first?.target,
            groups[0].requirements.allSatisfy({ $0.target == target }), subject.isFixed(target)
        else { return }
        let told = groups.compactMap { group -> DemandGroup? in
            let own = group.requirements.filter { $0.target == target }
            guard group.needsAll || own.count == group.requirements.count, !own.isEmpty else {
                return nil
            }
            return DemandGroup(requirements: own, needsAll: group.needsAll)
        }
        guard told.count > 1, let last = told[0].requirements.last,
            let space = subject.space(of: target, told: told.flatMap(\.requirements)),
            space.excludesAll(told)
        else { return }
        subject.report(
            .warning,
            .unreachable,
            "nobody can get here: no answer to \(subject.name(of: target)) meets this and the conditions of the items around it; change one of them",
            at: subject.leaf(of: last.node),
            linkId: subject.form.linkId(of: index)
        )
    }
}
