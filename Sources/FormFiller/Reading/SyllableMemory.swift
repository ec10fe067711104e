/// The syllables of parts of words that were met before: forms use few words, again and again.
///
/// Parts of up to eleven letters are kept by their letters, in a table of a power of two in which a later part takes the
/// place of an earlier one.
struct SyllableMemory {
    /// From the lowest bit: six for the syllables, five for each letter, and one for a part of nothing but capitals; 0 for none.
    private var known = [UInt64](repeating: 0, count: 1024)

    /// The syllables of a part of a word: letters of ASCII, and apostrophes among them.
    ///
    /// - Parameters:
    ///   - letters: the places of the letters in the alphabet, `a` being 1, five bits each, the last one lowest; the earlier ones
    ///     of a long part may be missing.
    ///   - hasSmallLetter: whether one of them is no capital.
    ///   - line: where the part stands.
    ///   - range: its place in the line.
    /// - Returns: at least one.
    mutating func syllables(
        of letters: UInt64,
        hasSmallLetter: Bool,
        in line: Span<UInt8>,
        _ range: Range<Int>
    ) -> Int {
        if letters == 0 { return 1 }
        let isShort = letters < 1 << 55
        let key = hasSmallLetter ? letters : letters | 1 << 55
        let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
        if isShort, known[slot] >> 6 == key { return Int(known[slot] & 63) }
        var part = SpokenPart()
        for index in range where SpokenPart.letter(line[index]) > 0 { part.read(line[index]) }
        if isShort { known[slot] = key << 6 | UInt64(part.syllables) }
        return part.syllables
    }
}
