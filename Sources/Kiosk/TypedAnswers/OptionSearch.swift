/// Finds options of a long list by a few typed letters.
///
/// Every typed word must begin a word of the option or of another name it has, in any order; or the whole is its code, or the first
/// letters of its words (`uk`). Where nothing begins so, letters inside words count, and then one slip of the finger in a word of four
/// letters or more; those are asked about, never taken.
struct OptionSearch {
    /// What an option can be found by.
    struct Entry {
        fileprivate var names: [FoldedWords]
        fileprivate var code: [Unicode.Scalar]

        /// - Parameters:
        ///   - text: its words on the screen.
        ///   - otherNames: words it is found by besides, such as synonyms.
        ///   - code: its code; nil for an option without.
        init(text: String, otherNames: [String] = [], code: String? = nil) {
            names = ([text] + otherNames).map { FoldedWords($0) }
            self.code = code.map { FoldedWords($0).words.flatMap(\.self) } ?? []
        }
    }

    /// What was found, as places in the list, the best first.
    enum Result: Equatable {
        case found([Int])
        /// Nothing begins so, but it may be one of these.
        case perhaps([Int])
        case nothing
    }

    private let entries: [Entry]

    init(_ entries: [Entry]) { self.entries = entries }

    /// Looks for what was typed.
    func find(_ line: String) -> Result {
        let typed = FoldedWords(line)
        guard !typed.words.isEmpty else { return .nothing }
        let ranked = entries.indices.compactMap { place in
            rank(of: entries[place], typed).map { (place, $0) }
        }
        if !ranked.isEmpty {
            return .found(ranked.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0))
        }
        for isNear in [Self.holds, Self.isSlip] {
            let near = entries.indices.filter { place in
                entries[place].names.contains { name in
                    typed.words.allSatisfy { part in name.words.contains { isNear(part, $0) } }
                }
            }
            if !near.isEmpty { return .perhaps(near) }
        }
        return .nothing
    }

    /// How well an option fits, 0 being best; nil where it does not.
    private func rank(of entry: Entry, _ typed: FoldedWords) -> Int? {
        let letters = typed.words.flatMap(\.self)
        guard let text = entry.names.first else { return nil }
        if entry.names.contains(typed) || (!entry.code.isEmpty && entry.code == letters) {
            return 0
        }
        if text.begins(with: typed) { return 1 }
        if entry.names.contains(where: { $0.begins(with: typed) }) { return 2 }
        let isInAnyOrder = entry.names.contains { name in
            typed.words.allSatisfy { part in name.words.contains { $0.starts(with: part) } }
        }
        if isInAnyOrder {
            let isFirst = text.words.first.map { first in
                typed.words.contains { first.starts(with: $0) }
            }
            return isFirst == true ? 2 : 3
        }
        let isShort = typed.words.count == 1 && entry.names.contains { $0.hasInitials(letters) }
        return isShort ? 1 : nil
    }

    /// Whether a word holds typed letters anywhere.
    private static func holds(_ part: [Unicode.Scalar], _ word: [Unicode.Scalar]) -> Bool {
        guard part.count > 1, part.count <= word.count else { return part == word }
        return (0...(word.count - part.count)).contains { word[$0...].starts(with: part) }
    }

    /// Whether a word begins so but for one letter that is wrong, missing, too many, or changed with its neighbour.
    private static func isSlip(_ part: [Unicode.Scalar], _ word: [Unicode.Scalar]) -> Bool {
        if word.starts(with: part) { return true }
        guard part.count >= 4 else { return false }
        let same = zip(part, word).prefix { $0 == $1 }.count
        let (rest, other) = (part[same...], word[min(same, word.count)...])
        if other.starts(with: rest.dropFirst()) { return true }  // One too many.
        guard !other.isEmpty else { return false }
        if other.dropFirst().starts(with: rest) { return true }  // One is missing.
        if other.dropFirst().starts(with: rest.dropFirst()) { return true }  // One is wrong.
        guard rest.count > 1, other.count > 1 else { return false }
        return rest[same] == other[same + 1] && rest[same + 1] == other[same]
            && other.dropFirst(2).starts(with: rest.dropFirst(2))
    }
}
