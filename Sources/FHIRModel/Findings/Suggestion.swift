/// The name somebody most likely meant: the nearest of those there are, if one is near enough.
package enum Suggestion {
    /// The nearest name: the same but for upper and lower case, or with at most two letters (one in a short name) wrong, missing, too many
    /// or the other way round; nil where none is that near.
    package static func nearest(
        to word: String,
        among names: some Sequence<String>
    ) -> String? {
        let wanted = Array(word.lowercased().utf8)
        guard wanted.count > 2, wanted.count <= 200 else { return nil }
        let limit = wanted.count > 5 ? 2 : 1
        let letters = Letters(wanted)
        var best: (name: String, distance: Int)?
        for name in names where name != word && abs(name.utf8.count - wanted.count) <= limit {
            // Most names have too many other letters, which is seen at a glance.
            guard letters.mayBe(Letters(name.utf8), within: limit) else { continue }
            let distance = distance(wanted, Array(name.lowercased().utf8), limit: limit)
            if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
            if distance == 0 { break }
        }
        return best?.name
    }

    /// `; did you mean 'name'?`, or nothing where no name is near.
    package static func advice(for word: String, among names: some Sequence<String>) -> String {
        nearest(to: word, among: names).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// Which letters stand in a word, whatever their case.
    private struct Letters {
        private var set: UInt64 = 0
        /// Letters beyond ASCII change with their case in ways that are not looked at here.
        private var isPlain = true

        init(_ word: some Sequence<UInt8>) {
            for byte in word {
                if byte >= 0x80 { isPlain = false }
                let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
                set |= 1 << UInt64((isCapital ? byte | 0x20 : byte) & 63)
            }
        }

        /// False where so many changes cannot make one word of the other: each takes away one letter at most, and brings one.
        func mayBe(_ other: Letters, within limit: Int) -> Bool {
            guard isPlain, other.isPlain else { return true }
            return (set & ~other.set).nonzeroBitCount <= limit
                && (other.set & ~set).nonzeroBitCount <= limit
        }
    }

    /// How many single changes make one word of the other (optimal string alignment); more than `limit` once it is surely past that.
    private static func distance(_ one: [UInt8], _ other: [UInt8], limit: Int) -> Int {
        // What both begin or end with costs nothing.
        var start = 0
        var (oneEnd, otherEnd) = (one.count, other.count)
        while start < oneEnd, start < otherEnd, one[start] == other[start] { start += 1 }
        while oneEnd > start, otherEnd > start, one[oneEnd - 1] == other[otherEnd - 1] {
            oneEnd -= 1
            otherEnd -= 1
        }
        if start == oneEnd || start == otherEnd { return oneEnd - start + otherEnd - start }
        return changes(one[start..<oneEnd], other[start..<otherEnd], limit: limit)
    }

    private static func changes(
        _ one: ArraySlice<UInt8>,
        _ other: ArraySlice<UInt8>,
        limit: Int
    ) -> Int {
        let (one, other) = (Array(one), Array(other))
        var before: [Int] = []
        var last = Array(0...other.count)
        for row in 1..<(one.count + 1) {
            var next = [row]
            for column in 1..<(other.count + 1) {
                let isSame = one[row - 1] == other[column - 1]
                var least = min(
                    last[column] + 1,
                    next[column - 1] + 1,
                    last[column - 1] + (isSame ? 0 : 1)
                )
                if row > 1, column > 1, one[row - 1] == other[column - 2],
                    one[row - 2] == other[column - 1]
                {
                    least = min(least, before[column - 2] + 1)
                }
                next.append(least)
            }
            if (next.min() ?? 0) > limit { return limit + 1 }
            before = last
            last = next
        }
        return last[other.count]
    }
}
