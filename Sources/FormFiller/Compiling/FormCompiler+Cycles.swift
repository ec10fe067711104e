internal import FHIRModel

extension FormCompiler {
    /// Reports items whose being enabled depends, over others, on their own answer.
    ///
    /// An item also depends on the conditions of the items around it.
    mutating func reportCycles() {
        // The way around leads back to the start, so something in it looks further down.
        guard conditional.contains(where: { looksDown($0) }) else { return }
        var states = [UInt8](repeating: 0, count: items.count)
        for index in conditional where states[Int(index)] == 0 {
            search(from: index, states: &states)
        }
    }

    /// Whether a condition of an item looks at a question that comes after it.
    private func looksDown(_ index: Int32) -> Bool {
        items[Int(index)].conditions.contains { conditions[Int($0)].target > index }
    }

    /// Depth-first search without recursion: 1 is on the path, 2 is done.
    private mutating func search(from start: Int32, states: inout [UInt8]) {
        var path: [(item: Int32, next: Int32)] = [(start, 0)]
        states[Int(start)] = 1
        while let top = path.last {
            guard let target = read(top.next, of: top.item) else {
                states[Int(top.item)] = 2
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            guard target >= 0, target != top.item else { continue }
            switch states[Int(target)] {
            case 0:
                states[Int(target)] = 1
                path.append((target, 0))
            case 1:
                reportCycle(path.map(\.item), closing: target)
            default:
                break
            }
        }
    }

    /// What decides whether an item is enabled: the questions of its conditions, then the item around it; nil past the last,
    /// -1 where there is none.
    private func read(_ number: Int32, of index: Int32) -> Int32? {
        let item = items[Int(index)]
        let place = item.conditions.lowerBound + number
        if place < item.conditions.upperBound { return conditions[Int(place)].target }
        return place == item.conditions.upperBound ? item.parent : nil
    }

    private mutating func reportCycle(_ path: [Int32], closing target: Int32) {
        guard let start = path.firstIndex(of: target) else { return }
        let cycle = Array(path[start...])
        let names = cycle.map { linkId(of: $0) ?? "?" }
        // The first item of the file that asks for something further down is most likely the one to mend.
        let steps = zip(cycle, cycle.dropFirst() + cycle.prefix(1))
            .compactMap { item, next in question(of: item, on: next).map { (item, $0) } }
        let first = steps.min { $0.0 < $1.0 }
        report(
            .warning,
            "enable-cycle",
            "conditions go in a circle: \((names + names.prefix(1)).joined(separator: " → ")); take one of them out",
            at: first?.1 ?? items[Int(target)].node,
            linkId: first.flatMap { linkId(of: $0.0) } ?? names.first
        )
    }

    /// Where a condition of an item names a question.
    private func question(of item: Int32, on target: Int32) -> JSONNode? {
        items[Int(item)].conditions.first { conditions[Int($0)].target == target }
            .map { targets[Int($0)] }
    }

    func linkId(of index: Int32) -> String? {
        tree.string(at: tree.child(.linkId, of: items[Int(index)].node))
    }
}
