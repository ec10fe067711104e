internal import FHIRModel
internal import FormFiller

/// Questions on sex or gender that offer two answers only.
struct GenderRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.type == .choice, item.item.hasOptions else { return }
        if item.properties.answerOption != JSONNode.none {
            // Most questions have more options, or none of these.
            var count = 0
            for _ in item.tree.children(of: item.properties.answerOption) { count += 1 }
            guard count == 2, mayBePair(item) else { return }
        }
        let options = subject.form.options(of: item.index)
        guard options.count == 2 else { return }
        let words = options.map { Self.bare(subject.form.text(of: $0, in: nil).lowercased()) }
        guard Self.pairs.contains(Set(words)) else { return }
        let isListed = item.properties.answerOption != JSONNode.none
        subject.report(
            .note,
            .genderOptions,
            "there is no answer for others, or for not saying; add one, such as Other and Prefer not to say",
            at: subject.leaf(
                of: isListed ? item.properties.answerOption : item.properties.answerValueSet
            ),
            linkId: item.linkId
        )
    }

    /// Whether the options may be words of ``pairs``: the last word of each begins with one of a few letters.
    ///
    /// It is seen without making texts: most questions with two options are no such pair.
    private func mayBePair(_ item: CheckedItem) -> Bool {
        let tree = item.tree
        for option in tree.children(of: item.properties.answerOption) {
            for value in tree.children(of: option) where tree.kind(of: value) != .array {
                let display = tree.child(.display, of: value)
                let words = display == JSONNode.none ? value : display
                // Words that stand beside a value are looked at whole.
                guard tree.kind(of: words) == .string else { return true }
                guard tree.withBytes(at: words, Self.mayEndPair) else { return false }
            }
        }
        return true
    }

    /// Whether the last word begins as one of ``pairs`` does, or with a letter beyond ASCII.
    private static func mayEndPair(_ text: Span<UInt8>) -> Bool {
        var index = text.count - 1
        while index >= 0, !isLetter(text[index]) { index -= 1 }
        while index > 0, isLetter(text[index - 1]) { index -= 1 }
        guard index >= 0 else { return false }
        switch text[index] | 0x20 {
        case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "h"),
            UInt8(ascii: "m"), UInt8(ascii: "v"), UInt8(ascii: "w"), 0x80...:
            return true
        default: return false
        }
    }

    /// A letter of ASCII, or any part of a character beyond it.
    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    /// The word without an article before it or a mark behind it: "a man", "el hombre".
    private static func bare(_ words: String) -> String {
        var parts = words.split { !$0.isLetter }[...]
        if parts.count > 1, let first = parts.first, articles.contains(first) {
            parts.removeFirst()
        }
        return parts.joined(separator: " ")
    }

    private static let articles: Set<Substring> = [
        "a", "the", "un", "una", "el", "la", "ein", "eine",
    ]

    private static let pairs: Set<Set<String>> = [
        ["male", "female"], ["m", "f"], ["man", "woman"], ["men", "women"], ["boy", "girl"],
        ["hombre", "mujer"], ["masculino", "femenino"], ["varón", "mujer"], ["h", "m"],
        ["männlich", "weiblich"], ["homme", "femme"],
    ]
}
