/// The items that wait to be looked at again, in rounds: each round goes through them in document order.
///
/// What comes in behind the item taken out last belongs to this round, the rest to the next one. So whatever only depends on
/// what stands before it is done in one round, and what gathers values from all over the form is done once a round.
struct WaitingItems: Sendable {
    /// The rest of this round, as a binary heap.
    private var heap: [Entry] = []
    /// The next round.
    private var later: [Entry] = []
    /// What was taken out last in this round.
    private var last = Entry(item: -1, occurrence: Occurrence(-1, -1))

    private struct Entry {
        var item: Int32
        var occurrence: Occurrence

        /// Document order; the repeats of one item in the order they were made.
        func isBefore(_ other: Entry) -> Bool {
            (item, occurrence.instance) < (other.item, other.occurrence.instance)
        }
    }

    /// Adds an occurrence, by the number of its item.
    mutating func insert(_ occurrence: Occurrence, of item: Int32) {
        let entry = Entry(item: item, occurrence: occurrence)
        if last.isBefore(entry) { push(entry) } else { later.append(entry) }
    }

    /// Takes out the next; nil if there is none, which ends the rounds.
    mutating func popFirst() -> Occurrence? {
        if heap.isEmpty {
            last = Entry(item: -1, occurrence: Occurrence(-1, -1))
            for entry in later { push(entry) }
            later.removeAll(keepingCapacity: true)
        }
        guard let first = heap.first, let end = heap.popLast() else { return nil }
        last = first
        guard !heap.isEmpty else { return first.occurrence }
        heap[0] = end
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { return first.occurrence }
            if child + 1 < heap.count, heap[child + 1].isBefore(heap[child]) { child += 1 }
            guard heap[child].isBefore(heap[parent]) else { return first.occurrence }
            heap.swapAt(child, parent)
            parent = child
        }
    }

    private mutating func push(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].isBefore(heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }
}
