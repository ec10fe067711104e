import FHIRModel

/// Which places on the stack hold the first of equal items: an open-addressing table of places.
struct ItemSet {
    private var buckets: [Int32] = []
    private var hashes: [UInt32] = []
    private(set) var count = 0

    /// The places whose items have this hash, one after another, until `body` accepts one.
    func contains(
        hash: UInt32,
        _ isSame: (Int) throws(EvaluationFailure) -> Bool
    ) throws(EvaluationFailure) -> Bool {
        guard !buckets.isEmpty else { return false }
        let mask = buckets.count - 1
        var slot = Int(hash) & mask
        while buckets[slot] >= 0 {
            if hashes[slot] == hash, try isSame(Int(buckets[slot])) { return true }
            slot = (slot + 1) & mask
        }
        return false
    }

    mutating func insert(hash: UInt32, place: Int) {
        if (count + 1) * 2 > buckets.count { grow() }
        store(hash: hash, place: Int32(clamping: place))
        count += 1
    }

    private mutating func store(hash: UInt32, place: Int32) {
        let mask = buckets.count - 1
        var slot = Int(hash) & mask
        while buckets[slot] >= 0 { slot = (slot + 1) & mask }
        buckets[slot] = place
        hashes[slot] = hash
    }

    private mutating func grow() {
        let (oldBuckets, oldHashes) = (buckets, hashes)
        let size = max(16, oldBuckets.count * 2)
        buckets = Array(repeating: -1, count: size)
        hashes = Array(repeating: 0, count: size)
        for (place, hash) in zip(oldBuckets, oldHashes) where place >= 0 {
            store(hash: hash, place: place)
        }
    }
}

extension Evaluator {
    /// Notes that `item` will stand at `place`, unless an equal one has been noted.
    mutating func insert(
        _ item: Item,
        at place: Int,
        into set: inout ItemSet
    ) throws(EvaluationFailure) -> Bool {
        let hash = hash(of: item)
        if try contains(item, hash: hash, in: set) { return false }
        set.insert(hash: hash, place: place)
        return true
    }

    mutating func contains(
        _ item: Item,
        hash: UInt32,
        in set: ItemSet
    ) throws(EvaluationFailure) -> Bool {
        var comparisons = 0
        let isFound = try set.contains(hash: hash) { place throws(EvaluationFailure) in
            comparisons += 1
            return isEqual(stack[place], item) == true
        }
        try spend(comparisons)
        return isFound
    }

    /// Leaves the first of equal items from `base` on.
    mutating func distinct(from base: Int) throws(EvaluationFailure) {
        let end = stack.count
        if end - base < 2 { return }
        var kept = base
        if end - base <= 8 {
            for place in base..<end
            where !(base..<kept).contains(where: { isEqual(stack[$0], stack[place]) == true }) {
                stack[kept] = stack[place]
                kept += 1
            }
        } else {
            try spend(end - base)
            var seen = ItemSet()
            for place in base..<end where try insert(stack[place], at: kept, into: &seen) {
                stack[kept] = stack[place]
                kept += 1
            }
        }
        truncate(to: kept)
    }
}
