/// A set of small numbers as bits, with a quick way to the next and previous member.
package struct SlotSet: Sendable, Equatable {
    private var words: [UInt64] = []

    /// An empty set.
    package init() {}

    /// An empty set with room for numbers below a bound.
    package init(capacity: Int) {
        words = [UInt64](repeating: 0, count: (capacity + 63) >> 6)
    }

    /// Whether nothing was ever put into it.
    package var isEmpty: Bool { words.isEmpty }

    package func contains(_ slot: Int) -> Bool {
        let word = slot >> 6
        return word < words.count && words[word] & (1 << UInt64(slot & 63)) != 0
    }

    package mutating func insert(_ slot: Int) {
        let word = slot >> 6
        while word >= words.count { words.append(0) }
        words[word] |= 1 << UInt64(slot & 63)
    }

    package mutating func remove(_ slot: Int) {
        let word = slot >> 6
        if word < words.count { words[word] &= ~(1 << UInt64(slot & 63)) }
    }

    /// The smallest number from `start` on that is in both sets; -1 if there is none.
    package func next(from start: Int, in other: SlotSet) -> Int {
        var word = start >> 6
        let last = min(words.count, other.words.count)
        guard start >= 0, word < last else { return -1 }
        var bits = words[word] & other.words[word] & (UInt64.max << UInt64(start & 63))
        while bits == 0 {
            word += 1
            guard word < last else { return -1 }
            bits = words[word] & other.words[word]
        }
        return word << 6 + bits.trailingZeroBitCount
    }

    /// The 64 members from `word` × 64 on, as bits.
    package func bits(_ word: Int) -> UInt64 { word < words.count ? words[word] : 0 }

    /// The smallest member from `start` on that is also in a set given 64 numbers at a time, as ``bits(_:)`` gives them; -1 if
    /// there is none.
    @inline(__always)
    package func next(from start: Int, amongBits other: (Int) -> UInt64) -> Int {
        var word = start >> 6
        guard start >= 0, word < words.count else { return -1 }
        var found = words[word] & (UInt64.max << UInt64(start & 63))
        if found != 0 { found &= other(word) }
        while found == 0 {
            word += 1
            guard word < words.count else { return -1 }
            if words[word] != 0 { found = words[word] & other(word) }
        }
        return word << 6 + found.trailingZeroBitCount
    }

    /// The largest number up to `end` that is in both sets; -1 if there is none.
    package func previous(upTo end: Int, in other: SlotSet) -> Int {
        guard end >= 0 else { return -1 }
        let count = min(words.count, other.words.count)
        var word = end >> 6
        var mask = UInt64.max >> UInt64(63 - end & 63)
        if word >= count {
            word = count - 1
            mask = .max
        }
        while word >= 0 {
            let bits = words[word] & other.words[word] & mask
            if bits != 0 { return word << 6 + 63 - bits.leadingZeroBitCount }
            mask = .max
            word -= 1
        }
        return -1
    }

    /// How many numbers below `end` are in both sets.
    package func count(below end: Int, in other: SlotSet) -> Int {
        let last = min(words.count, other.words.count)
        var total = 0
        for word in 0..<min(last, end >> 6) {
            total += (words[word] & other.words[word]).nonzeroBitCount
        }
        let word = end >> 6
        if word < last, end & 63 != 0 {
            let mask = UInt64.max >> UInt64(64 - end & 63)
            total += (words[word] & other.words[word] & mask).nonzeroBitCount
        }
        return total
    }
}
