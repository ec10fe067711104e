internal import FHIRModel
internal import FormFiller

/// A text visitors read: where it stands, the language it is translated to, and of which item it is.
struct VisibleText {
    let node: JSONNode
    /// The code of the language (`es`) of a translation; nil for the form's own words.
    var language: String?
    /// The words of formatted text, which are not those at the node as they are written.
    var formatted: String?
    /// The node of the item's `linkId`; ``JSONNode/none`` for texts of the questionnaire itself.
    let linkId: JSONNode
}

extension CheckedItem {
    /// Calls a closure with each text of the item that visitors read: its own words, its options, hints, and their translations.
    @inline(__always)
    func forEachVisibleText(_ body: (VisibleText) -> Void) {
        guard !item.traits.contains(.hidden) else { return }
        let linkId = properties.linkId
        tree.visit(properties.text, of: item.node, .textCompanion, linkId, body)
        for found in extensions {
            guard let name = found.name else { continue }
            if name == .entryFormat || name == .openLabel || name == .shortText {
                let text = tree.child(.valueString, of: found.node)
                tree.visit(text, of: found.node, .valueStringCompanion, linkId, body)
            }
        }
        guard properties.answerOption != JSONNode.none else { return }
        var option = tree.firstChild(of: properties.answerOption)
        while option != JSONNode.none {
            let coding = tree.child(.valueCoding, of: option)
            if coding != JSONNode.none {
                let display = tree.child(.display, of: coding)
                tree.visit(display, of: coding, .displayCompanion, linkId, body)
            } else {
                let text = tree.child(.valueString, of: option)
                tree.visit(text, of: option, .valueStringCompanion, linkId, body)
            }
            option = tree.nextSibling(of: option)
        }
    }
}

extension CheckedItem {
    /// Calls a closure with the item's own words and their translations.
    @inline(__always)
    func forEachQuestionText(_ body: (VisibleText) -> Void) {
        tree.visit(properties.text, of: item.node, .textCompanion, properties.linkId, body)
    }
}

extension CheckSubject {
    /// Calls a closure with the title, which stands in the menu, and its translations.
    func forEachVisibleTitle(_ body: (VisibleText) -> Void) {
        let title = tree.child(.title, of: questionnaire.node)
        tree.visit(title, of: questionnaire.node, .titleCompanion, JSONNode.none, body)
    }
}

extension JSONTree {
    /// Calls a closure with a text and its translations.
    fileprivate func visit(
        _ node: JSONNode,
        of object: JSONNode,
        _ companion: ElementName,
        _ linkId: JSONNode,
        _ body: (VisibleText) -> Void
    ) {
        let companion = child(companion, of: object)
        let own = node != JSONNode.none && kind(of: node) == .string ? node : JSONNode.none
        if let words = FormattedWords(beside: companion, in: self),
            words.canStand(for: string(at: own))
        {
            body(
                VisibleText(
                    node: words.node,
                    formatted: words.plain,
                    linkId: linkId
                )
            )
        } else if own != JSONNode.none {
            body(VisibleText(node: own, linkId: linkId))
        }
        guard companion != JSONNode.none else { return }
        for child in elements(.extension, of: companion) {
            let found = Extension(at: child, in: self)
            guard found.url == ExtensionName.translation.url,
                let content = found.firstExtension("content")?.valueNode,
                content != JSONNode.none, kind(of: content) == .string
            else { continue }
            let language = found.firstExtension("lang")?.text ?? ""
            body(VisibleText(node: content, language: language, linkId: linkId))
        }
    }
}
