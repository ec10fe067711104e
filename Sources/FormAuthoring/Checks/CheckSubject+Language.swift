internal import FHIRModel
internal import FormFiller

extension CheckSubject {
    /// Whether the form's own words are English: it says so or, where it does not say, its texts are full of English words.
    var isEnglish: Bool {
        if let language = questionnaire.language { return language.hasPrefix("en") }
        var words = 0
        var english = 0
        for item in form.items where words < 2_000 {
            let text = tree.bytes(at: tree.child(.text, of: item.node))
            for word in text.split(whereSeparator: { !Self.isLetter($0) }) {
                words += 1
                if Self.isCommon(word) { english += 1 }
            }
        }
        return words > 0 && english * 12 >= words
    }

    /// A letter of ASCII, or any part of a character beyond it.
    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    private static func isCommon(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count <= 4 else { return false }
        let lower = word.map { $0 < 0x80 ? $0 | 0x20 : $0 }
        return common.contains(lower)
    }

    private static let common: Set<[UInt8]> = Set(
        ["the", "of", "you", "your", "to", "and", "is", "have", "for", "in", "do", "any"]
            .map { Array($0.utf8) }
    )
}
