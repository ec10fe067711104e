internal import FHIRModel
internal import FormFiller

/// The syllables of parts of words that were met before: forms use few words, again and again.
///
/// Parts of up to sixteen bytes are kept as they are spelled, in a table of a power of two in which a later part takes the
/// place of an earlier one.
struct SyllableMemory {
    private var known = [Entry](repeating: Entry(), count: 2048)

    private struct Entry {
        /// The part, with zeros behind its end; no part is nothing but zeros.
        var first: UInt64 = 0
        var second: UInt64 = 0
        var syllables = 0
    }

    /// The syllables of a part of a word that stands in a line from an offset on, at least one.
    @inline(__always)
    mutating func syllables(
        of part: WordPart,
        in line: borrowing Span<UInt8>,
        from start: Int
    ) -> Int {
        let key = (part.first ^ (part.second &* 31)) &* 0x9E37_79B9_7F4A_7C15
        let slot = Int(truncatingIfNeeded: key >> 53)
        if known[slot].first == part.first, known[slot].second == part.second, part.count <= 16 {
            return known[slot].syllables
        }
        let syllables = Self.count(in: line, start..<(start + part.count))
        if part.count <= 16 {
            known[slot] = Entry(first: part.first, second: part.second, syllables: syllables)
        }
        return syllables
    }

    private static func count(in line: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
        var part = SpokenPart()
        for index in range where SpokenPart.letter(line[index]) > 0 { part.read(line[index]) }
        return part.syllables
    }
}
