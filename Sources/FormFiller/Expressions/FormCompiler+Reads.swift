internal import FHIRModel
internal import FHIRPath

extension FormCompiler {
    /// Notes after which answers each expression has to be evaluated again, and which results are kept until then.
    mutating func connect(_ found: inout FormExpressions) {
        var readers: [(item: Int32, reader: Int32)] = []
        // What is read of the item that carries the expression, other than its answers, closes no circle.
        var unanswered: Set<Int32> = []
        var kept = readers
        var rules = readers
        var shown = readers
        for number in found.all.indices {
            let isEager = found.all[number].isEager
            let isNamed = found.all[number].name != nil
            let isRule = found.all[number].isRuleOfItem
            let isShown = found.all[number].role.isOfUse
            guard isEager || isNamed || isRule || isShown else { continue }
            var reading = Reading()
            collect(number, in: found, into: &reading)
            found.all[number].isTimed = reading.isTimed
            found.all[number].home = reading.home ?? 0
            found.all[number].isBroad = reading.isBroad
            if isEager {
                if reading.isBroad {
                    found.broad.append(number)
                } else {
                    for item in reading.items { readers.append((item, Int32(number))) }
                    if !reading.answered.contains(found.all[number].item) {
                        unanswered.insert(Int32(number))
                    }
                }
            }
            if isRule, !reading.isBroad, !reading.isTimed {
                for item in reading.items { rules.append((item, Int32(number))) }
            }
            if isShown {
                if reading.isBroad {
                    found.shownBroad.append(number)
                } else {
                    for item in reading.items { shown.append((item, Int32(number))) }
                }
            }
            guard isNamed, !reading.isTimed else { continue }
            if reading.isBroad {
                found.keptBroad.append(number)
            } else {
                for item in reading.items { kept.append((item, Int32(number))) }
            }
        }
        found.readers = DependencyGraph(itemCount: items.count, edges: readers)
        found.kept = DependencyGraph(itemCount: items.count, edges: kept)
        found.shown = DependencyGraph(itemCount: items.count, edges: shown)
        found.rules = DependencyGraph(itemCount: items.count, edges: rules)
        reportCycles(
            among: readers.filter {
                found.all[Int($0.reader)].item != $0.item || !unanswered.contains($0.reader)
            },
            in: found
        )
    }

    /// What an expression reads, itself and through variables.
    private struct Reading {
        var items: Set<Int32> = []
        /// Those of them whose answers are read, not only that they are there or what stands under them.
        var answered: Set<Int32> = []
        var isBroad = false
        var isTimed = false
        /// The outermost context that something is read in; 0 is the whole response.
        var home: Int32?
        var seen: Set<Int> = []
    }

    private func collect(_ number: Int, in found: FormExpressions, into reading: inout Reading) {
        guard let reads = found.all[number].reads,
            reads.variables.isEmpty || reading.seen.insert(number).inserted
        else { return }
        let item = found.all[number].item
        let home = reads.isFromRoot ? 0 : home(of: item, isVariable: reading.home != nil)
        let other = reading.home ?? home
        reading.home = contexts[Int(home)].depth < contexts[Int(other)].depth ? home : other
        if reads.isWholeResponse { reading.isBroad = true }
        if reads.isClock { reading.isTimed = true }
        if reads.isContext || reads.isContextSubtree {
            if item >= 0 { reading.items.insert(item) } else { reading.isBroad = true }
            if reads.isContextAnswer { reading.answered.insert(item) }
        }
        for linkId in reads.linkIds {
            if let index = byLinkId.item(named: linkId, near: item) {
                reading.items.insert(index)
                reading.answered.insert(index)
            }
        }
        for linkId in reads.subtrees {
            if let index = byLinkId.item(named: linkId, near: item) { reading.items.insert(index) }
        }
        for name in reads.variables {
            if let definition = found.definition(of: name, for: number, items: self.items) {
                collect(definition, in: found, into: &reading)
            }
        }
    }

    /// The context whose instance an expression on an item goes by: for the variable of a repeating group that others use, the
    /// group's.
    private func home(of item: Int32, isVariable: Bool) -> Int32 {
        guard item >= 0 else { return 0 }
        let bearer = items[Int(item)]
        return isVariable && bearer.opens >= 0 && bearer.type == .group
            ? bearer.opens : bearer.context
    }

    /// Reports calculated items that depend, over others, on themselves.
    private mutating func reportCycles(
        among readers: [(item: Int32, reader: Int32)],
        in found: FormExpressions
    ) {
        var isCalculated = [Bool](repeating: false, count: items.count)
        for number in found.all.indices where found.all[number].role == .calculated {
            let item = found.all[number].item
            if item >= 0 { isCalculated[Int(item)] = true }
        }
        var edges: [(item: Int32, reader: Int32)] = []
        for edge in readers where isCalculated[Int(edge.item)] {
            let reader = found.all[Int(edge.reader)].item
            if found.all[Int(edge.reader)].role == .calculated, reader >= 0 {
                edges.append((edge.item, reader))
            }
        }
        let graph = DependencyGraph(itemCount: items.count, edges: edges)
        for circle in CircleSearch.circles(of: graph, itemCount: items.count) {
            // Said once for all items of the circle.
            guard let item = circle.first else { continue }
            let names = circle.prefix(8).map { "'\(linkId(of: $0) ?? "")'" }
                .joined(separator: ", ")
            report(
                .error,
                "expression-cycle",
                circle.count == 1
                    ? "the calculated value depends on itself; take that step out"
                    : "the calculated values of \(names)\(circle.count > 8 ? " and more" : "") depend on each other; take one of the steps out",
                at: found.first(.calculated, on: item).map { found.all[$0].node }
                    ?? items[Int(item)].node,
                linkId: linkId(of: item)
            )
        }
    }
}

extension FormExpression {
    /// Whether it is evaluated whenever something it reads changes; the others when they are needed.
    var isEager: Bool { role == .calculated || role == .enableWhen || role == .readOnly }

    /// Whether it is a rule for the answers of an item.
    var isRuleOfItem: Bool {
        if case .constraint = role { item >= 0 } else { false }
    }

    /// Whether it has to be evaluated at the end of an interview, whatever was answered since the end before.
    var isAlwaysInDoubt: Bool { role.isOfUse && (!isRuleOfItem || isBroad || isTimed) }
}

extension FormExpression.Role {
    /// Whether the form can do without its result: what is filled in first, and words.
    var mayFail: Bool {
        switch self {
        case .initial, .text, .prefix: true
        case .variable, .calculated, .enableWhen, .answers, .toggle, .valueSet, .required, .repeats,
            .readOnly, .maxLength, .limit, .constraint:
            false
        }
    }

    /// Whether it is evaluated where its item is shown or checked.
    var isOfUse: Bool {
        switch self {
        case .variable, .initial, .calculated, .enableWhen: false
        case .answers, .toggle, .valueSet, .text, .prefix, .required, .repeats, .readOnly,
            .maxLength, .limit, .constraint:
            true
        }
    }
}

extension FormExpressions {
    /// The expression that defines a variable for another: on its own item, or the nearest around.
    package func definition(of name: String, for number: Int, items: [FormItem]) -> Int? {
        var item = all[number].item
        while true {
            if let found = byItem[item]?.first(where: { all[$0].name == name && $0 != number }) {
                return found
            }
            guard item >= 0 else { return nil }
            item = items[Int(item)].parent
        }
    }
}
