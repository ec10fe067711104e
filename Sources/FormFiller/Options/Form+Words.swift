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

    /// The content of a companion's translation into a language, exactly or at least its main language.
    private func translation(in companion: JSONTree.Index, _ language: String) -> String? {
        guard companion != JSONTree.none else { return nil }
        let tree = questionnaire.tree
        let main = language.prefix { $0 != "-" }
        var close: String?
        for node in tree.elements(.extension, of: companion) {
            let found = Extension(at: node, in: tree)
            guard found.url == ExtensionName.translation.url,
                let code = found.firstExtension("lang")?.text,
                let content = found.firstExtension("content")?.text
            else { continue }
            if code == language { return content }
            if close == nil, code.prefix(while: { $0 != "-" }) == main { close = content }
        }
        return close
    }

    /// The words of an option: its display in a language, or the value as text.
    func text(of option: OfferedOption, in language: String?) -> String {
        guard case .coding(let coding) = option.value else { return option.value.text }
        guard let language, language != questionnaire.language else { return coding.text }
        let tree = questionnaire.tree
        for node in [option.valueNode, option.node] where node != JSONTree.none {
            let companion = tree.child(.displayCompanion, of: node)
            if let content = translation(in: companion, language) { return content }
        }
        for designation in tree.elements(.designation, of: option.node)
        where tree.string(at: tree.child(.language, of: designation)) == language {
            if let content = tree.string(at: tree.child(.value, of: designation)) { return content }
        }
        return coding.text
    }
}
