internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Conditions (`enableWhen`) that can never hold or always hold, and the items that nobody can reach for it.
///
/// Nothing is guessed: a finding means that no answers whatever make the condition hold (or fail).
struct ConditionRules {
    /// Items with a condition that was found to be impossible or empty, so that nothing more is said of them.
    var settled: Set<Int32> = []
    /// Items that depend on themselves by conditions, once it has been asked for.
    private var circles: [Set<Int32>]?
    /// Items that are never enabled.
    var dead: Set<Int32> = []

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard !item.item.conditions.isEmpty else { return }
        let requirements = subject.requirements(of: item.index)
        checkOrder(requirements, of: item, &subject)
        let needsAll = item.item.traits.contains(.all)
        var hopeless = 0
        for requirement in requirements {
            guard let verdict = subject.verdict(on: requirement, of: item.index) else { continue }
            settled.insert(item.index)
            if case .never = verdict { hopeless += 1 }
            report(verdict, requirement, needsAll: needsAll, of: item, &subject)
        }
        let isComplete = requirements.count == item.item.conditions.count
        if hopeless > 0, isComplete, needsAll || hopeless == requirements.count {
            dead.insert(item.index)
        }
        if hopeless == 0 { checkTogether(requirements, needsAll: needsAll, of: item, &subject) }
    }

    mutating func finish(_ subject: inout CheckSubject) {
        spreadDeath(in: &subject)
        for index in subject.form.items.indices where !subject.form.items[index].conditions.isEmpty
        {
            let index = Int32(index)
            guard !settled.contains(index), !isDead(index, in: subject) else { continue }
            if !checkChain(of: index, &subject) { checkAround(index, &subject) }
        }
    }

    /// Questions that are asked later, so that visitors have gone past the item when it appears.
    private mutating func checkOrder(
        _ requirements: [AnswerRequirement],
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        for requirement in requirements {
            checkKind(requirement, of: item, &subject)
            checkSystem(requirement, of: item, &subject)
        }
        for requirement in requirements where requirement.target >= item.item.end {
            let target = subject.form.items[Int(requirement.target)]
            guard target.isAskable, requirement.needsAnswer,
                !isInCircle(requirement, of: item.index, subject)
            else {
                continue
            }
            subject.report(
                .note,
                .enableLater,
                "\(subject.name(of: requirement.target)) is asked after this: visitors have gone past it when it appears; move it behind that question",
                at: subject.tree.child(.question, of: subject.tree.parent(of: requirement.node)),
                linkId: item.linkId
            )
        }
    }

    /// Whether the condition is part of a circle, which it would be wherever it stands.
    private mutating func isInCircle(
        _ requirement: AnswerRequirement,
        of reader: Int32,
        _ subject: CheckSubject
    ) -> Bool {
        let known = circles ?? Self.circles(of: subject.form)
        circles = known
        return known.contains { $0.contains(reader) && $0.contains(requirement.target) }
    }

    /// The items that depend on themselves, by their conditions or those of the items around them.
    private static func circles(of form: Form) -> [Set<Int32>] {
        guard form.findings.contains(where: { $0.isOf(.enableCycle) }) else { return [] }
        var edges: [(item: Int32, reader: Int32)] = []
        for (index, item) in zip(Int32(0)..., form.items) {
            if item.parent >= 0 { edges.append((item.parent, index)) }
            for number in item.conditions {
                let target = form.conditions[Int(number)].target
                if target >= 0 { edges.append((target, index)) }
            }
        }
        let graph = DependencyGraph(itemCount: form.items.count, edges: edges)
        return CircleSearch.circles(of: graph, itemCount: form.items.count).map { Set($0) }
    }

    /// A code without its system, which options of several systems have.
    private func checkSystem(
        _ requirement: AnswerRequirement,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let systems = subject.systems(of: requirement)
        guard !systems.isEmpty else { return }
        subject.report(
            .warning,
            .codeWithoutSystem,
            "\(subject.name(of: requirement.target)) offers this code of \(systems.joined(separator: " and of ")), and any of them counts; add the system that is meant",
            at: requirement.node,
            linkId: item.linkId
        )
    }

    /// A text or number compared with options that are all Codings.
    private func checkKind(
        _ requirement: AnswerRequirement,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let target = subject.form.items[Int(requirement.target)]
        guard requirement.comparison != .exists, requirement.value.kind != .coding,
            target.type == .choice,
            let types = subject.form.answerTypes(of: subject.form.linkId(of: requirement.target)),
            types == [.coding]
        else { return }
        // Another type than any option can have is said already.
        guard target.type.accepts(requirement.value.kind) else { return }
        subject.report(
            .warning,
            .enableType,
            "answer\(requirement.value.kind.suffix) does not fit \(subject.name(of: requirement.target)), whose options are Codings; write answerCoding with the option's system and code",
            at: requirement.node,
            linkId: item.linkId
        )
    }

    private func report(
        _ verdict: Verdict,
        _ requirement: AnswerRequirement,
        needsAll: Bool,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let name = subject.name(of: requirement.target)
        let message =
            switch verdict {
            case .never(let reason):
                "this condition on \(name) can never hold: \(reason)\(reason.contains(";") ? "" : "; take it out or mend it")"
            case .always(let reason):
                "this condition on \(name) always holds: \(reason); take it out or mend it"
            }
        let rule: QuestionnaireRule =
            switch verdict {
            case .never: .conditionNever
            case .always: .conditionAlways
            }
        subject.report(
            .warning,
            rule,
            message,
            at: subject.place(of: requirement),
            linkId: item.linkId
        )
    }

    /// Two conditions of one item against each other.
    private mutating func checkTogether(
        _ requirements: [AnswerRequirement],
        needsAll: Bool,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard requirements.count > 1, requirements.count <= 32 else { return }
        for (number, later) in requirements.enumerated() {
            for earlier in requirements[..<number] where earlier.target == later.target {
                let target = subject.form.items[Int(later.target)]
                let isSingle = !target.traits.contains(.repeats)
                let name = subject.name(of: later.target)
                if needsAll,
                    earlier.excludes(later, isSingle: isSingle, isWhole: target.type == .integer)
                {
                    settled.insert(item.index)
                    dead.insert(item.index)
                    subject.report(
                        .warning,
                        .conditionNever,
                        "all conditions must hold, but \(subject.noAnswer(to: later.target)) meets this one and the one before; say enableBehavior any or change one",
                        at: subject.leaf(of: later.node),
                        linkId: item.linkId
                    )
                    return
                }
                if !needsAll, earlier.completes(later, isSingle: isSingle) {
                    settled.insert(item.index)
                    subject.report(
                        .warning,
                        .conditionAlways,
                        "one condition is enough, and any answer to \(name) meets this one or the one before; say enableBehavior all or change one",
                        at: subject.leaf(of: later.node),
                        linkId: item.linkId
                    )
                    return
                }
            }
        }
        checkGroups(requirements, needsAll: needsAll, of: item, &subject)
    }

    /// Carries over to the items whose conditions need an answer of an item that is never asked.
    private mutating func spreadDeath(in subject: inout CheckSubject) {
        guard !dead.isEmpty else { return }
        var pending = Array(dead).sorted()
        while let index = pending.popLast() {
            let end = subject.form.items[Int(index)].end
            for inner in index..<end {
                for reader in subject.form.graph.readers(of: inner)
                where !isDead(reader, in: subject) {
                    guard let requirement = fatal(for: reader, in: subject) else { continue }
                    dead.insert(reader)
                    pending.append(reader)
                    subject.report(
                        .warning,
                        .unreachable,
                        "nobody can get here: it needs an answer to \(subject.name(of: requirement.target)), which is never asked; mend the condition of that one, or this",
                        at: subject.leaf(of: requirement.node),
                        linkId: subject.form.linkId(of: reader)
                    )
                }
            }
        }
    }

    /// The requirement that an item which is never asked makes impossible to meet; nil where the item can still be enabled.
    private func fatal(for index: Int32, in subject: CheckSubject) -> AnswerRequirement? {
        let requirements = subject.requirements(of: index)
        let item = subject.form.items[Int(index)]
        guard requirements.count == item.conditions.count else { return nil }
        let lost = requirements.filter { $0.needsAnswer && isDead($0.target, in: subject) }
        return item.traits.contains(.all) || lost.count == requirements.count ? lost.first : nil
    }

    /// Whether an item, or one around it, is never enabled.
    private func isDead(_ index: Int32, in subject: CheckSubject) -> Bool {
        guard !dead.isEmpty else { return false }
        var index = index
        while index >= 0 {
            if dead.contains(index) { return true }
            index = subject.form.items[Int(index)].parent
        }
        return false
    }

    /// An item's conditions against those of the items around it and of the questions it needs answers to.
    ///
    /// - Returns: whether anything was found.
    private mutating func checkChain(of index: Int32, _ subject: inout CheckSubject) -> Bool {
        guard subject.mayContradict(index) else { return false }
        let own = subject.joint(index).filter { subject.isFixed($0.target) }
        let implied = subject.implied(by: index, own)
        for requirement in own {
            let target = subject.form.items[Int(requirement.target)]
            let isSingle = !target.traits.contains(.repeats)
            guard
                let other = implied.first(where: { other in
                    other.target == requirement.target && other.node != requirement.node
                        && requirement.excludes(
                            other,
                            isSingle: isSingle,
                            isWhole: target.type == .integer
                        )
                })
            else { continue }
            let line = subject.tree.position(of: other.node).map { " (line \($0.line))" } ?? ""
            subject.report(
                .warning,
                .unreachable,
                "nobody can get here: \(subject.noAnswer(to: requirement.target)) meets this condition and another it depends on\(line); change one of the two",
                at: subject.leaf(of: requirement.node),
                linkId: subject.form.linkId(of: index)
            )
            return true
        }
        return false
    }
}
