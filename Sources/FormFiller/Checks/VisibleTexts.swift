internal import FHIRModel

/// A text visitors read: what it says, where it stands, in which language (nil: the form's own).
struct VisibleText {
    let text: String
    let node: JSONTree.Index
    let language: String?
    let linkId: String?
}

extension CheckSubject {
    /// The texts of an item that visitors read: its own words, its options, hints, and their translations.
    func visibleTexts(of item: CheckedItem) -> [VisibleText] {
        guard !item.item.traits.contains(.hidden) else { return [] }
        var texts: [VisibleText] = []
        collect(item.properties.text, of: item.item.node, .textCompanion, item.linkId, into: &texts)
        for found in item.extensions {
            guard let name = found.name else { continue }
            if name == .entryFormat || name == .openLabel || name == .shortText {
                collect(
                    tree.child(.valueString, of: found.node),
                    of: found.node,
                    .valueStringCompanion,
                    item.linkId,
                    into: &texts
                )
            }
        }
        guard item.properties.answerOption != JSONTree.none else { return texts }
        for option in tree.children(of: item.properties.answerOption) {
            let coding = tree.child(.valueCoding, of: option)
            if coding != JSONTree.none {
                let display = tree.child(.display, of: coding)
                collect(display, of: coding, .displayCompanion, item.linkId, into: &texts)
            } else {
                let text = tree.child(.valueString, of: option)
                collect(text, of: option, .valueStringCompanion, item.linkId, into: &texts)
            }
        }
        return texts
    }

    /// The title, which stands in the menu, with its translations.
    var visibleTitles: [VisibleText] {
        var texts: [VisibleText] = []
        let node = questionnaire.node
        collect(tree.child(.title, of: node), of: node, .titleCompanion, nil, into: &texts)
        return texts
    }

    private func collect(
        _ node: JSONTree.Index,
        of object: JSONTree.Index,
        _ companion: ElementName,
        _ linkId: String?,
        into texts: inout [VisibleText]
    ) {
        if let text = tree.string(at: node) {
            texts.append(VisibleText(text: text, node: node, language: nil, linkId: linkId))
        }
        let companion = tree.child(companion, of: object)
        guard companion != JSONTree.none else { return }
        for child in tree.elements(.extension, of: companion) {
            let found = Extension(at: child, in: tree)
            guard found.url == ExtensionName.translation.url,
                let content = found.firstExtension("content"), let text = content.text
            else { continue }
            let language = found.firstExtension("lang")?.text
            texts.append(
                VisibleText(text: text, node: content.valueNode, language: language, linkId: linkId)
            )
        }
    }
}
