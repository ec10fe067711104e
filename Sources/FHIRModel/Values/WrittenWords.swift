/// Words in another language: the `translation` extension (`lang`, `content`) beside a string.
package struct Translation: Sendable {
    /// A BCP 47 code, such as `es`.
    package let language: String
    /// The words.
    package let words: String
}

extension JSONTree {
    /// What people read of a string and its companion (`text` and `_text`), in the language it is written in.
    ///
    /// Formatted words where they say all that the string does. A string that is not there has the words of the first translation,
    /// if nothing else; nil where there are none at all.
    package func words(_ own: String?, beside companion: JSONNode) -> String? {
        guard companion != JSONNode.none else { return own }
        if let formatted = FormattedWords(beside: companion, in: self),
            formatted.canStand(for: own)
        {
            return formatted.plain
        }
        return own ?? translations(beside: companion).first?.words
    }

    /// The translations in a companion, in the order of the file.
    package func translations(beside companion: JSONNode) -> [Translation] {
        guard companion != JSONNode.none else { return [] }
        return elements(.extension, of: companion).compactMap { node in
            let found = Extension(at: node, in: self)
            guard found.url == "http://hl7.org/fhir/StructureDefinition/translation",
                let language = found.firstExtension("lang")?.text,
                let words = found.firstExtension("content")?.words
            else { return nil }
            return Translation(language: language, words: words)
        }
    }

    /// The Coding at a node; where it has no display, its words are those beside it (`_display`).
    package func worded(codingAt node: JSONNode) -> Coding {
        var coding = Coding(at: node, in: self)
        if coding.display == nil {
            coding.display = words(nil, beside: child(.displayCompanion, of: node))
        }
        return coding
    }
}

extension Extension {
    /// The companion of its value (`_valueString`), which may have no value beside it.
    package var valueCompanion: JSONNode {
        let value = valueNode
        guard value == JSONNode.none else {
            return tree.child(tree.name(of: value).companion, of: node)
        }
        return tree.child(.valueStringCompanion, of: node)
    }

    /// What people read of its value, in the language it is written in.
    package var words: String? { tree.words(text, beside: valueCompanion) }
}

extension Questionnaire.Item {
    /// The unit of a bare number, in the form's own words: `questionnaire-unit`, or else the first `unitOption`, or else the words of
    /// a `display` below it with the `itemControl` unit.
    package var numberUnit: Coding? {
        for url in Self.unitURLs {
            if let found = firstExtension(url) {
                let coding = tree.child(.valueCoding, of: found.node)
                if coding != JSONNode.none { return tree.worded(codingAt: coding) }
            }
        }
        for item in items where item.type == .display {
            guard let control = item.firstExtension(Self.itemControlURL),
                control.codings.contains(where: { $0.code == "unit" }),
                let words = tree.words(
                    item.text,
                    beside: tree.child(.textCompanion, of: item.node)
                ),
                !words.isEmpty
            else { continue }
            return Coding(display: words)
        }
        return nil
    }

    private static let unitURLs = ["unit", "unitOption"].map {
        "http://hl7.org/fhir/StructureDefinition/questionnaire-\($0)"
    }
    private static let itemControlURL =
        "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
}
