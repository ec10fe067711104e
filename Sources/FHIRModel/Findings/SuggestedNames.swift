/// Names that somebody may have meant, made ready to be searched for many words: a form has ten thousand linkIds, and a slip in a
/// tool that wrote it may have misspelled the conditions of all.
package struct SuggestedNames: Sendable {
    /// The names by how many bytes they have, those of the same length in their order.
    private var byLength: [Int: [Name]] = [:]

    private struct Name {
        /// Which of all names it is.
        let place: Int
        let text: String
        /// Its bytes in lower case.
        let folded: [UInt8]
        let letters: Letters
    }

    package init(_ names: some Sequence<String>) {
        for (place, text) in names.enumerated() {
            let folded = Array(text.lowercased().utf8)
            let name = Name(place: place, text: text, folded: folded, letters: Letters(text.utf8))
            byLength[text.utf8.count, default: []].append(name)
        }
    }

    /// The nearest name, the first of several that are as near; nil where none is near enough (``Suggestion``).
    package func nearest(to word: String) -> String? {
        let wanted = Array(word.lowercased().utf8)
        guard wanted.count > 2, wanted.count <= 200 else { return nil }
        let limit = wanted.count > 5 ? 2 : 1
        let letters = Letters(wanted)
        var best: (distance: Int, name: Name)?
        for length in (wanted.count - limit)...(wanted.count + limit) {
            for name in byLength[length] ?? [] {
                // Most names have too many other letters, which is seen at a glance.
                guard letters.mayBe(name.letters, within: limit), name.text != word else {
                    continue
                }
                let distance = Self.distance(wanted[...], name.folded[...], within: limit)
                guard distance <= limit,
                    best.map({ (distance, name.place) < ($0.distance, $0.name.place) }) ?? true
                else { continue }
                best = (distance, name)
            }
        }
        return best?.name.text
    }

    /// How many single changes make one word of the other (optimal string alignment); any greater
    /// number where it is more than so many.
    private static func distance(
        _ one: ArraySlice<UInt8>,
        _ other: ArraySlice<UInt8>,
        within limit: Int
    ) -> Int {
        // What both begin with costs nothing.
        var (one, other) = (one, other)
        while let byte = one.first, byte == other.first {
            one = one.dropFirst()
            other = other.dropFirst()
        }
        if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
        guard limit > 0 else { return 1 }
        // The next byte is another one, too many, or missing, or the next two are the other way round.
        var least = min(
            distance(one.dropFirst(), other.dropFirst(), within: limit - 1),
            distance(one.dropFirst(), other, within: limit - 1),
            distance(one, other.dropFirst(), within: limit - 1)
        )
        if one.count > 1, other.count > 1, one[one.startIndex] == other[other.startIndex + 1],
            one[one.startIndex + 1] == other[other.startIndex]
        {
            let rest = distance(one.dropFirst(2), other.dropFirst(2), within: limit - 1)
            least = min(least, rest)
        }
        return least + 1
    }
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
