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
            guard count == 2 else { return }
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
