internal import FHIRModel
internal import Terminology

// The `translation` extension (lang, content) on a primitive's companion gives its words in another language, `rendering-xhtml` and
// `rendering-markdown` give them formatted.
extension Form {
    /// `item.text` as it is shown in a language; nil if the item has no words.
    package func text(of item: Int32, in language: String?) -> String? {
        words(.text, companion: .textCompanion, of: items[Int(item)].node, in: language)
    }

    /// What a response says of an item's words: its string, or those of formatted text where it has none.
    func recordedText(of item: Int32, in language: String?) -> String? {
        let tree = questionnaire.tree
        let node = items[Int(item)].node
        let own = tree.string(at: tree.child(.text, of: node))
        guard let own, language == nil || language == questionnaire.language else {
            return text(of: item, in: language)
        }
        return own
    }

    /// The words of a property as they are shown in a language, or in the form's own where it is not translated.
    func words(
        _ name: ElementName,
        companion: ElementName,
        of node: JSONNode,
        in language: String?
    ) -> String? {
        let tree = questionnaire.tree
        let own = tree.string(at: tree.child(name, of: node))
        return words(own, beside: tree.child(companion, of: node), in: language)
    }

    /// The words an extension holds, in a language.
    func words(of found: Extension, in language: String?) -> String? {
        words(found.text, beside: found.valueCompanion, in: language)
    }

    /// What is shown of a string and its companion: its translation, or else what is written there.
    private func words(
        _ own: String?,
        beside companion: JSONNode,
        in language: String?
    ) -> String? {
        guard companion != JSONNode.none else { return own }
        return translation(in: companion, language)
            ?? questionnaire.tree.words(own, beside: companion)
    }

    /// The coding an extension holds, its words in a language.
    func coding(of found: Extension, in language: String?) -> Coding? {
        guard found.coding != nil else { return nil }
        let tree = questionnaire.tree
        var coding = tree.worded(codingAt: found.valueNode)
        let companion = tree.child(.displayCompanion, of: found.valueNode)
        coding.display = words(coding.display, beside: companion, in: language)
        return coding
    }

    /// The addresses of an item's `supportLink`s.
    func supportLinks(of item: Int32) -> [String] {
        guard items[Int(item)].traits.contains(.hasSupportLink) else { return [] }
        return Questionnaire.Item(at: items[Int(item)].node, in: questionnaire.tree)
            .allExtensions(.supportLink).compactMap(\.text)
    }

    /// The questionnaire's title in a language, or what it is called instead.
    public func title(in language: String?) -> String {
        let own = words(.title, companion: .titleCompanion, of: questionnaire.node, in: language)
        return own ?? title
    }

    /// Who publishes the questionnaire, in a language.
    public func publisher(in language: String?) -> String? {
        words(.publisher, companion: "_publisher", of: questionnaire.node, in: language)
    }

    /// A companion's translation into a language, exactly or at least its main language; nil for the form's own.
    private func translation(in companion: JSONNode, _ language: String?) -> String? {
        guard let language, language != questionnaire.language else { return nil }
        let found = questionnaire.tree.translations(beside: companion)
        let exact = found.first { $0.language == language }
        return (exact ?? found.first { $0.language.isSameMainLanguage(as: language) })?.words
    }

    /// The words of an option: its display in a language, or the value as text.
    package func text(of option: OfferedOption, in language: String?) -> String {
        if let concept = option.concept, case .coding = option.value {
            return text(of: concept, in: language) ?? option.value.text
        }
        if let known = translatedOption(for: option, in: language) {
            return text(of: known, in: language)
        }
        guard option.valueTree == 1, option.node != JSONNode.none else { return option.value.text }
        let words = words(option.writtenWords, beside: companion(of: option), in: language)
        return words ?? option.value.text
    }

    /// What stands beside an option's words: `_display` of a Coding or concept, or else the companion of its value (`_valueString`).
    private func companion(of option: OfferedOption) -> JSONNode {
        let tree = questionnaire.tree
        guard case .coding = option.value else {
            return tree.child(option.value.propertyName.companion, of: option.node)
        }
        // The display stands in the Coding of an option, in a concept itself.
        let holder = option.valueNode == JSONNode.none ? option.node : option.valueNode
        return tree.child(.displayCompanion, of: holder)
    }

    /// What else an option is called: its synonyms, and its words in other languages.
    package func otherNames(of option: OfferedOption) -> [String] {
        guard let concept = option.concept else {
            guard option.valueTree == 1, option.node != JSONNode.none else { return [] }
            return questionnaire.tree.translations(beside: companion(of: option)).map(\.words)
        }
        return concept.synonyms + concept.texts.map(\.words)
            + (concept.coding.display.map { [$0] } ?? [])
    }

    /// The form's own option with the value of one that is computed, where its words are better: in another language, or where the
    /// computed one has none.
    private func translatedOption(
        for option: OfferedOption,
        in language: String?
    ) -> OfferedOption? {
        guard option.valueTree != 1 || option.node == JSONNode.none else { return nil }
        let isForeign = language != nil && language != questionnaire.language
        if !isForeign {
            guard case .coding(let coding) = option.value, coding.display == nil else { return nil }
        }
        let known = translatedOptions[option.value]
        return known?.node != JSONNode.none || known?.concept != nil ? known : nil
    }

    /// The words of an answer that is no option of its own question, such as a computed one.
    func text(of value: AnswerValue, in language: String?) -> String {
        let option = OfferedOption(value: value, valueNode: JSONNode.none, node: JSONNode.none)
        return text(of: option, in: language)
    }

    /// The words of a value set's code in a language; its own display is in the form's language unless something says otherwise.
    private func text(of concept: ValueSetConcept, in language: String?) -> String? {
        guard let language = language ?? questionnaire.language else { return nil }
        if language == questionnaire.language {
            return concept.texts.first { $0.language == language }?.words
        }
        return concept.text(in: language)
    }
}

extension String {
    /// Whether two BCP 47 codes name the same language, whatever the country or script.
    package func isSameMainLanguage(as other: String) -> Bool {
        prefix { $0 != "-" }.lowercased() == other.prefix { $0 != "-" }.lowercased()
    }
}
