package import FHIRModel

/// One code of a value set, with all that is known of it.
package struct ValueSetConcept: Sendable {
    /// Its code, system and words; the version where the value set wants one.
    package let coding: Coding
    /// Its words in other languages, the value set's own before those of the code system.
    package let texts: [Text]
    /// What else people call it: designations that are for searching, not for showing.
    package let synonyms: [String]
    /// What it counts in a score.
    package let weight: FHIRDecimal?
    /// Whether it only sorts others and is no answer itself.
    package let isHeading: Bool
    /// The words of the nearest heading it stands below; nil where it stands below none.
    package let heading: String?

    /// Words in one language.
    package struct Text: Sendable {
        /// A BCP 47 code.
        package let language: String
        /// The words.
        package let words: String
    }

    /// What tells it from others of the value set.
    var code: ConceptCode { ConceptCode(system: coding.system, code: coding.code ?? "") }

    /// Its words in a language: exactly that one, else the same language of another country; nil where it has none.
    package func text(in language: String) -> String? {
        if let exact = texts.first(where: { $0.language == language }) { return exact.words }
        let main = language.prefix { $0 != "-" }.lowercased()
        return texts.first { $0.language.prefix { $0 != "-" }.lowercased() == main }?.words
    }
}

extension ValueSetConcept.Text {
    /// The words of a concept in other languages: designations that say how it is shown (not synonyms to search by), and
    /// translations of its display.
    static func all(of concept: JSONNode, in tree: JSONTree) -> [Self] {
        var texts: [Self] = []
        for designation in tree.elements(.designation, of: concept) {
            if let text = shown(designation, in: tree) { texts.append(text) }
        }
        for translation in tree.translations(beside: tree.child(.displayCompanion, of: concept)) {
            texts.append(Self(language: translation.language, words: translation.words))
        }
        return texts
    }

    /// What else a concept is called: its designations that are not how it is shown in a language.
    static func synonyms(of concept: JSONNode, in tree: JSONTree) -> [String] {
        tree.elements(.designation, of: concept)
            .filter { shown($0, in: tree) == nil }
            .compactMap { tree.string(at: tree.child(.value, of: $0)) }
    }

    /// A designation that says how the concept is shown in a language; nil for one that only helps to find it.
    private static func shown(_ designation: JSONNode, in tree: JSONTree) -> Self? {
        let use = tree.child(.code, of: tree.child(.use, of: designation))
        guard use == JSONNode.none || tree.string(at: use) == "display",
            let language = tree.string(at: tree.child(.language, of: designation)),
            let words = tree.string(at: tree.child(.value, of: designation))
        else { return nil }
        return Self(language: language, words: words)
    }
}
