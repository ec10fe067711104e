internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Items that depend on themselves by way of expressions: `enableWhenExpression`, `calculatedExpression` and `answerExpression`,
/// beside `enableWhen` and the groups around.
///
/// Circles of `enableWhen` alone, and of calculated values alone, are found when the form is compiled.
struct CircleRules {
    /// What makes an item depend on another.
    private enum Bond {
        case condition, calculation, expression
    }

    private var states: [UInt8] = []
    private var path: [(item: Int32, bonds: [(target: Int32, bond: Bond)], next: Int)] = []

    mutating func finish(_ subject: inout CheckSubject) {
        let all = subject.form.expressions.all
        let starts = all.indices.lazy.filter {
            all[$0].item >= 0 && Self.bond(of: all[$0].role) != nil && all[$0].reads != nil
        }
        guard !starts.isEmpty else { return }
        states = [UInt8](repeating: 0, count: subject.form.items.count)
        let isOpen =
            !subject.form.expressions.broad.isEmpty
            || all.indices.contains { all[$0].role == .answers }
        for item in starts.map({ all[$0].item }) where states[Int(item)] == 0 {
            guard isOpen || Self.isNeeded(item, subject) else { continue }
            enter(item, subject)
            search(&subject)
        }
    }

    /// Whether anything depends on an item, which then may close a circle; of expressions those that name what they read.
    private static func isNeeded(_ item: Int32, _ subject: CheckSubject) -> Bool {
        subject.form.items[Int(item)].end > item + 1
            || !subject.form.graph.readers(of: item).isEmpty
            || !subject.form.expressions.readers.readers(of: item).isEmpty
    }

    private mutating func enter(_ item: Int32, _ subject: CheckSubject) {
        states[Int(item)] = 1
        path.append((item, bonds(of: item, subject), 0))
    }

    /// Depth-first search without recursion: 1 is on the path, 2 is done.
    private mutating func search(_ subject: inout CheckSubject) {
        while let top = path.last {
            guard top.next < top.bonds.count else {
                states[Int(top.item)] = 2
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let target = top.bonds[top.next].target
            switch states[Int(target)] {
            case 0: enter(target, subject)
            case 1: report(closing: target, &subject)
            default: break
            }
        }
    }

    private static func bond(of role: FormExpression.Role) -> Bond? {
        switch role {
        case .enableWhen, .answers: .expression
        case .calculated: .calculation
        case .variable, .initial, .toggle, .valueSet, .text, .prefix, .required, .repeats,
            .readOnly, .maxLength, .limit, .constraint:
            nil
        }
    }

    private func bonds(of index: Int32, _ subject: CheckSubject) -> [(target: Int32, bond: Bond)] {
        let item = subject.form.items[Int(index)]
        var bonds: [(target: Int32, bond: Bond)] = []
        for number in subject.form.expressions.byItem[index] ?? [] {
            guard let bond = Self.bond(of: subject.form.expressions.all[number].role) else {
                continue
            }
            for read in subject.itemsRead(by: number) { bonds.append((read, bond)) }
        }
        for number in item.conditions {
            let target = subject.form.conditions[Int(number)].target
            if target >= 0, target != index { bonds.append((target, .condition)) }
        }
        if item.parent >= 0 { bonds.append((item.parent, .condition)) }
        return bonds
    }

    private func report(closing target: Int32, _ subject: inout CheckSubject) {
        guard let start = path.firstIndex(where: { $0.item == target }) else { return }
        let circle = path[start...]
        let bonds = circle.map { $0.bonds[$0.next - 1].bond }
        // Both are found elsewhere.
        guard bonds.contains(.expression) || Set(bonds).count > 1 else { return }
        // The place to mend is an expression, the first of the file.
        let steps = circle.filter { $0.bonds[$0.next - 1].bond != .condition }
        guard let step = steps.min(by: { $0.item < $1.item }) else { return }
        let names = circle.map { subject.form.linkId(of: $0.item) }
        let expression = (subject.form.expressions.byItem[step.item] ?? [])
            .map { subject.form.expressions.all[$0] }
            .first { Self.bond(of: $0.role) == step.bonds[step.next - 1].bond }
        let way = (names + names.prefix(1)).joined(separator: " → ")
        subject.report(
            .warning,
            .expressionCycle,
            circle.count == 1
                ? "the item's own answer decides whether it is asked or what it offers; read another question"
                : "this goes in a circle: \(way); take one of the steps out",
            at: expression?.node ?? subject.form.items[Int(step.item)].node,
            linkId: subject.form.linkId(of: step.item)
        )
    }
}

extension CheckSubject {
    /// The items that an expression names, itself or by variables; none where it may read all.
    func itemsRead(by number: Int) -> [Int32] {
        var items: Set<Int32> = []
        var seen: Set<Int> = []
        var pending = [number]
        while let next = pending.popLast() {
            guard seen.insert(next).inserted, let reads = form.expressions.all[next].reads else {
                continue
            }
            for linkId in reads.linkIds.union(reads.subtrees) {
                if let item = form.byLinkId[linkId] { items.insert(item) }
            }
            for name in reads.variables {
                let found = form.expressions.definition(of: name, for: next, items: form.items)
                if let found { pending.append(found) }
            }
        }
        return items.sorted()
    }
}
