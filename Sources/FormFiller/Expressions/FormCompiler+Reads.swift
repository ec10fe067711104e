internal import FHIRModel
internal import FHIRPath

extension FormCompiler {
    /// Notes after which answers each expression has to be evaluated again, and which results are kept until then.
    mutating func connect(_ found: inout FormExpressions) {
        for number in found.all.indices {
            let expression = found.all[number]
            guard expression.isEager || expression.name != nil else { continue }
            var reading = Reading()
            collect(number, in: found, into: &reading)
            found.all[number].isTimed = reading.isTimed
            if expression.isEager {
                if reading.isBroad {
                    found.broad.append(number)
                } else {
                    for item in reading.items { found.readers[item, default: []].append(number) }
                }
            }
            guard expression.name != nil, !reading.isTimed else { continue }
            if reading.isBroad {
                found.keptBroad.append(number)
            } else {
                for item in reading.items { found.kept[item, default: []].append(number) }
            }
        }
        reportCycles(in: found)
    }

    /// What an expression reads, itself and through variables.
    private struct Reading {
        var items: Set<Int32> = []
        var isBroad = false
        var isTimed = false
        var seen: Set<Int> = []
    }

    private func collect(_ number: Int, in found: FormExpressions, into reading: inout Reading) {
        guard reading.seen.insert(number).inserted, let reads = found.all[number].reads else {
            return
        }
        let item = found.all[number].item
        if reads.isWholeResponse { reading.isBroad = true }
        if reads.isClock { reading.isTimed = true }
        if reads.isContext || reads.isContextSubtree {
            if item >= 0 { reading.items.insert(item) } else { reading.isBroad = true }
        }
        for linkId in reads.linkIds.union(reads.subtrees) {
            if let index = byLinkId[linkId] { reading.items.insert(index) }
        }
        for name in reads.variables {
            if let definition = found.definition(of: name, for: number, items: self.items) {
                collect(definition, in: found, into: &reading)
            }
        }
    }

    /// Reports calculated items that depend, over others, on themselves.
    private mutating func reportCycles(in found: FormExpressions) {
        var edges: [Int32: [Int32]] = [:]
        for (item, numbers) in found.readers {
            for number in numbers where found.all[number].role == .calculated {
                edges[item, default: []].append(found.all[number].item)
            }
        }
        for start in edges.keys.sorted() {
            var pending = edges[start] ?? []
            var seen: Set<Int32> = []
            while let next = pending.popLast() {
                if next == start {
                    report(
                        .error,
                        "expression-cycle",
                        "the calculated value depends on itself",
                        at: found.first(.calculated, on: start).map { found.all[$0].node }
                            ?? items[Int(start)].node,
                        linkId: linkId(of: start)
                    )
                    break
                }
                if seen.insert(next).inserted { pending += edges[next] ?? [] }
            }
        }
    }
}

extension FormExpression {
    /// Whether it is evaluated whenever something it reads changes; the others when they are needed.
    var isEager: Bool { role == .calculated || role == .enableWhen || role == .readOnly }
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
    func definition(of name: String, for number: Int, items: [FormItem]) -> Int? {
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
