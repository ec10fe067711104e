internal import FHIRModel

extension FormCompiler {
    /// Reports items whose being enabled depends, over others, on their own answer.
    ///
    /// An item also depends on the conditions of the items around it.
    mutating func reportCycles() {
        var states = [UInt8](repeating: 0, count: items.count)
        for index in conditional where states[Int(index)] == 0 {
            search(from: index, states: &states)
        }
    }

    /// Depth-first search without recursion: 1 is on the path, 2 is done.
    private mutating func search(from start: Int32, states: inout [UInt8]) {
        var path: [(item: Int32, reads: [Int32], next: Int)] = [(start, reads(of: start), 0)]
        states[Int(start)] = 1
        while let top = path.last {
            guard top.next < top.reads.count else {
                states[Int(top.item)] = 2
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let target = top.reads[top.next]
            switch states[Int(target)] {
            case 0:
                states[Int(target)] = 1
                path.append((target, reads(of: target), 0))
            case 1:
                reportCycle(path.map(\.item), closing: target)
            default:
                break
            }
        }
    }

    /// What decides whether an item is enabled: the questions of its conditions, and the item around it.
    private func reads(of index: Int32) -> [Int32] {
        let item = items[Int(index)]
        var reads = item.conditions.map { conditions[Int($0)].target }
            .filter { $0 >= 0 && $0 != index }
        if item.parent >= 0 { reads.append(item.parent) }
        return reads
    }

    private mutating func reportCycle(_ path: [Int32], closing target: Int32) {
        guard let start = path.firstIndex(of: target) else { return }
        let names = path[start...].map { linkId(of: $0) ?? "?" }
        report(
            .warning,
            "enable-cycle",
            "conditions go in a circle: \((names + names.prefix(1)).joined(separator: " → "))",
            at: items[Int(target)].node,
            linkId: names.first
        )
    }

    func linkId(of index: Int32) -> String? {
        tree.string(at: tree.child(.linkId, of: items[Int(index)].node))
    }
}
