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
        let demands = subject.demands(of: item.index)
        checkOrder(demands, of: item, &subject)
        let needsAll = item.item.traits.contains(.all)
        var hopeless = 0
        for demand in demands {
            guard let verdict = subject.verdict(on: demand, of: item.index) else { continue }
            settled.insert(item.index)
            if case .never = verdict { hopeless += 1 }
            report(verdict, demand, needsAll: needsAll, of: item, &subject)
        }
        let isComplete = demands.count == item.item.conditions.count
        if hopeless > 0, isComplete, needsAll || hopeless == demands.count {
            dead.insert(item.index)
        }
        if hopeless == 0 { checkTogether(demands, needsAll: needsAll, of: item, &subject) }
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
        _ demands: [Demand],
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        for demand in demands { checkKind(demand, of: item, &subject) }
        for demand in demands where demand.target >= item.item.end {
            let target = subject.form.items[Int(demand.target)]
            guard target.isAskable, demand.needsAnswer, !isInCircle(demand, of: item.index, subject)
            else {
                continue
            }
            subject.report(
                .note,
                "enable-later",
                "\(subject.name(of: demand.target)) is asked after this: visitors have gone past it when it appears; move it behind that question",
                at: subject.tree.child(.question, of: subject.tree.parent(of: demand.node)),
                linkId: item.linkId
            )
        }
    }

    /// Whether the condition is part of a circle, which it would be wherever it stands.
    private mutating func isInCircle(
        _ demand: Demand,
        of reader: Int32,
        _ subject: CheckSubject
    ) -> Bool {
        let known = circles ?? Self.circles(of: subject.form)
        circles = known
        return known.contains { $0.contains(reader) && $0.contains(demand.target) }
    }

    /// The items that depend on themselves, by their conditions or those of the items around them.
    private static func circles(of form: Form) -> [Set<Int32>] {
        guard form.findings.contains(where: { $0.rule == "enable-cycle" }) else { return [] }
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

    /// A text or number compared with options that are all Codings.
    private func checkKind(
        _ demand: Demand,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let target = subject.form.items[Int(demand.target)]
        guard demand.comparison != .exists, demand.value.kind != .coding, target.type == .choice,
            let types = subject.form.answerTypes(of: subject.form.linkId(of: demand.target)),
            types == [.coding]
        else { return }
        // Another type than any option can have is said already.
        guard target.type.accepts(demand.value.kind) else { return }
        subject.report(
            .warning,
            "enable-type",
            "answer\(demand.value.kind.suffix) does not fit \(subject.name(of: demand.target)), whose options are Codings; write answerCoding with the option's system and code",
            at: demand.node,
            linkId: item.linkId
        )
    }

    private func report(
        _ verdict: Verdict,
        _ demand: Demand,
        needsAll: Bool,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let name = subject.name(of: demand.target)
        let message =
            switch verdict {
            case .never(let reason):
                "this condition on \(name) can never hold: \(reason)\(reason.contains(";") ? "" : "; take it out or mend it")"
            case .always(let reason):
                "this condition on \(name) always holds: \(reason); take it out or mend it"
            }
        let rule =
            switch verdict {
            case .never: "condition-never"
            case .always: "condition-always"
            }
        subject.report(
            .warning,
            rule,
            message,
            at: subject.place(of: demand),
            linkId: item.linkId
        )
    }

    /// Two conditions of one item against each other.
    private mutating func checkTogether(
        _ demands: [Demand],
        needsAll: Bool,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard demands.count > 1, demands.count <= 32 else { return }
        for (number, later) in demands.enumerated() {
            for earlier in demands[..<number] where earlier.target == later.target {
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
                        "condition-never",
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
                        "condition-always",
                        "one condition is enough, and any answer to \(name) meets this one or the one before; say enableBehavior all or change one",
                        at: subject.leaf(of: later.node),
                        linkId: item.linkId
                    )
                    return
                }
            }
        }
        checkGroups(demands, needsAll: needsAll, of: item, &subject)
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
                    guard let demand = fatal(for: reader, in: subject) else { continue }
                    dead.insert(reader)
                    pending.append(reader)
                    subject.report(
                        .warning,
                        "unreachable",
                        "nobody can get here: it needs an answer to \(subject.name(of: demand.target)), which is never asked; mend the condition of that one, or this",
                        at: subject.leaf(of: demand.node),
                        linkId: subject.form.linkId(of: reader)
                    )
                }
            }
        }
    }

    /// The demand that an item which is never asked makes impossible to meet; nil where the item can still be enabled.
    private func fatal(for index: Int32, in subject: CheckSubject) -> Demand? {
        let demands = subject.demands(of: index)
        let item = subject.form.items[Int(index)]
        guard demands.count == item.conditions.count else { return nil }
        let lost = demands.filter { $0.needsAnswer && isDead($0.target, in: subject) }
        return item.traits.contains(.all) || lost.count == demands.count ? lost.first : nil
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
        for demand in own {
            let target = subject.form.items[Int(demand.target)]
            let isSingle = !target.traits.contains(.repeats)
            guard
                let other = implied.first(where: { other in
                    other.target == demand.target && other.node != demand.node
                        && demand.excludes(
                            other,
                            isSingle: isSingle,
                            isWhole: target.type == .integer
                        )
                })
            else { continue }
            let line = subject.tree.position(of: other.node).map { " (line \($0.line))" } ?? ""
            subject.report(
                .warning,
                "unreachable",
                "nobody can get here: \(subject.noAnswer(to: demand.target)) meets this condition and another it depends on\(line); change one of the two",
                at: subject.leaf(of: demand.node),
                linkId: subject.form.linkId(of: index)
            )
            return true
        }
        return false
    }
}
