internal import FHIRModel

// The `translation` extension (lang, content) on a primitive's companion gives its words in another language.
extension Form {
    /// `item.text` in a language; nil if the item has none.
    func text(of item: Int32, in language: String?) -> String? {
        words(.text, companion: .textCompanion, of: items[Int(item)].node, in: language)
    }

    /// A text property in a language, or in the form's own where it is not translated.
    func words(
        _ name: ElementName,
        companion: ElementName,
        of node: JSONTree.Index,
        in language: String?
    ) -> String? {
        let tree = questionnaire.tree
        let own = tree.string(at: tree.child(name, of: node))
        guard let language, language != questionnaire.language else { return own }
        return translation(in: tree.child(companion, of: node), language) ?? own
    }

    /// The text an extension holds, in a language.
    func words(of found: Extension, in language: String?) -> String? {
        guard let own = found.text else { return nil }
        guard let language, language != questionnaire.language else { return own }
        let tree = questionnaire.tree
        let companion = ElementName("_" + tree.name(of: found.valueNode).string)
        return translation(in: tree.child(companion, of: found.node), language) ?? own
    }

    /// The coding an extension holds, its words in a language.
    func coding(of found: Extension, in language: String?) -> Coding? {
        guard var coding = found.coding else { return nil }
        if let language, language != questionnaire.language {
            let tree = questionnaire.tree
            let companion = tree.child(.displayCompanion, of: found.valueNode)
            coding.display = translation(in: companion, language) ?? coding.display
        }
        return coding
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

    /// The content of a companion's translation into a language, exactly or at least its main language.
    private func translation(in companion: JSONTree.Index, _ language: String) -> String? {
        guard companion != JSONTree.none else { return nil }
        let tree = questionnaire.tree
        var close: String?
        for node in tree.elements(.extension, of: companion) {
            let found = Extension(at: node, in: tree)
            guard found.url == ExtensionName.translation.url,
                let code = found.firstExtension("lang")?.text,
                let content = found.firstExtension("content")?.text
            else { continue }
            if code == language { return content }
            if close == nil, code.isSameMainLanguage(as: language) { close = content }
        }
        return close
    }

    /// The words of an option: its display in a language, or the value as text.
    func text(of option: OfferedOption, in language: String?) -> String {
        guard let language, language != questionnaire.language else { return option.value.text }
        if option.valueTree != 1 || option.node == JSONTree.none,
            let known = translatedOptions[option.value], known.node != JSONTree.none
        {
            return text(of: known, in: language)
        }
        guard option.valueTree == 1 else { return option.value.text }
        let tree = questionnaire.tree
        guard case .coding(let coding) = option.value else {
            guard option.node != JSONTree.none else { return option.value.text }
            let companion = tree.child(.valueStringCompanion, of: option.node)
            return translation(in: companion, language) ?? option.value.text
        }
        for node in [option.valueNode, option.node] where node != JSONTree.none {
            let companion = tree.child(.displayCompanion, of: node)
            if let content = translation(in: companion, language) { return content }
        }
        guard option.node != JSONTree.none else { return coding.text }
        return designation(of: option.node, language) ?? coding.text
    }

    /// The words of an answer that is no option of its own question, such as a computed one.
    func text(of value: AnswerValue, in language: String?) -> String {
        let option = OfferedOption(value: value, valueNode: JSONTree.none, node: JSONTree.none)
        return text(of: option, in: language)
    }

    /// The words a value set or code system has for a concept in a language, exactly or at least its main language.
    private func designation(of concept: JSONTree.Index, _ language: String) -> String? {
        let tree = questionnaire.tree
        var close: String?
        for designation in tree.elements(.designation, of: concept) {
            guard let code = tree.string(at: tree.child(.language, of: designation)),
                let words = tree.string(at: tree.child(.value, of: designation))
            else { continue }
            if code == language { return words }
            if close == nil, code.isSameMainLanguage(as: language) { close = words }
        }
        return close
    }
}

extension String {
    /// Whether two BCP 47 codes name the same language, whatever the country or script.
    func isSameMainLanguage(as other: String) -> Bool {
        prefix { $0 != "-" }.lowercased() == other.prefix { $0 != "-" }.lowercased()
    }
}
