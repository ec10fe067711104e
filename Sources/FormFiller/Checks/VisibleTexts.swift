internal import FHIRModel

/// A text visitors read: where it stands, whether it is a translation, and of which item it is.
struct VisibleText {
    let node: JSONTree.Index
    let isTranslation: Bool
    /// The node of the item's `linkId`; ``JSONTree/none`` for texts of the questionnaire itself.
    let linkId: JSONTree.Index
}

extension CheckSubject {
    /// The texts of an item that visitors read: its own words, its options, hints, and their translations.
    func visibleTexts(of item: CheckedItem) -> [VisibleText] {
        guard !item.item.traits.contains(.hidden) else { return [] }
        var texts: [VisibleText] = []
        let linkId = item.properties.linkId
        collect(item.properties.text, of: item.item.node, .textCompanion, linkId, into: &texts)
        for found in item.extensions {
            guard let name = found.name else { continue }
            if name == .entryFormat || name == .openLabel || name == .shortText {
                collect(
                    tree.child(.valueString, of: found.value.node),
                    of: found.value.node,
                    .valueStringCompanion,
                    linkId,
                    into: &texts
                )
            }
        }
        guard item.properties.answerOption != JSONTree.none else { return texts }
        var option = tree.firstChild(of: item.properties.answerOption)
        while option != JSONTree.none {
            let coding = tree.child(.valueCoding, of: option)
            if coding != JSONTree.none {
                let display = tree.child(.display, of: coding)
                collect(display, of: coding, .displayCompanion, linkId, into: &texts)
            } else {
                let text = tree.child(.valueString, of: option)
                collect(text, of: option, .valueStringCompanion, linkId, into: &texts)
            }
            option = tree.nextSibling(of: option)
        }
        return texts
    }

    /// The title, which stands in the menu, with its translations.
    var visibleTitles: [VisibleText] {
        var texts: [VisibleText] = []
        let title = tree.child(.title, of: questionnaire.node)
        collect(title, of: questionnaire.node, .titleCompanion, JSONTree.none, into: &texts)
        return texts
    }

    private func collect(
        _ node: JSONTree.Index,
        of object: JSONTree.Index,
        _ companion: ElementName,
        _ linkId: JSONTree.Index,
        into texts: inout [VisibleText]
    ) {
        if node != JSONTree.none, tree.kind(of: node) == .string {
            texts.append(VisibleText(node: node, isTranslation: false, linkId: linkId))
        }
        let companion = tree.child(companion, of: object)
        guard companion != JSONTree.none else { return }
        for child in tree.elements(.extension, of: companion) {
            let found = Extension(at: child, in: tree)
            guard found.url == ExtensionName.translation.url,
                let content = found.firstExtension("content")?.valueNode,
                content != JSONTree.none, tree.kind(of: content) == .string
            else { continue }
            texts.append(VisibleText(node: content, isTranslation: true, linkId: linkId))
        }
    }
}
