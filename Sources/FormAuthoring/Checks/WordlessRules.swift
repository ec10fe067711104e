internal import FHIRModel
internal import FormFiller

/// Questions and displays without words: visitors would see nothing to answer or to read.
struct WordlessRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.properties.text == JSONNode.none, item.type != .group,
            !item.item.traits.contains(.hidden), item.first(.subQuestionnaire) == nil
        else { return }
        guard !item.tree.hasProperty(near: ["text"], in: item.item.node) else { return }
        let companion =
            item.properties.hasCompanions
            ? item.tree.child(.textCompanion, of: item.item.node) : JSONNode.none
        // Words can also come from an expression, from markup, or stand in a text within the question.
        if companion != JSONNode.none,
            isComputed(companion, in: item.tree)
                || FormattedWords(beside: companion, in: item.tree) != nil
        {
            return
        }
        let words = words(shownWith: item, in: subject)
        guard words != .label else { return }
        let hasTranslation = !item.tree.translations(beside: companion).isEmpty
        let first =
            companion == JSONNode.none ? nil : item.tree.firstElement(.extension, of: companion)
        let linkId = item.properties.linkId
        subject.report(
            words == .help || hasTranslation ? .warning : .error,
            .noText,
            hasTranslation
                ? "the words stand only in a translation, so that every visitor reads that; give the item a text as well"
                : message(of: item, words: words, isElsewhere: first != nil),
            at: first ?? (linkId == JSONNode.none ? item.item.node : linkId),
            linkId: item.linkId
        )
    }

    private func message(of item: CheckedItem, words: Words, isElsewhere: Bool) -> String {
        if isElsewhere {
            return
                "there is an extension of the text but no words that can be shown; give the item a text as well"
        }
        if item.type == .display {
            return
                "there are no words here, so nothing is shown; give the item a text, or take it out"
        }
        return words == .help
            ? "visitors would see no words here unless they ask for help; give the item a text"
            : "visitors would see no words here; give the item a text"
    }

    private func isComputed(_ companion: JSONNode, in tree: JSONTree) -> Bool {
        tree.elements(.extension, of: companion).contains { node in
            let name = ExtensionName.named(at: tree.child(.url, of: node), in: tree)
            return name == .cqfExpression || name == .cqfCalculatedValue
        }
    }

    /// What the texts within a question say.
    private enum Words {
        case label
        case help
        case none
    }

    private func words(shownWith item: CheckedItem, in subject: CheckSubject) -> Words {
        var words = Words.none
        for attached in subject.form.attachments[item.index] ?? [] {
            let display = subject.form.items[Int(attached)]
            guard subject.form.text(of: attached, in: nil) != nil else { continue }
            switch display.control {
            case .other, .prompt, .header, .footer, .page, .slider: return .label
            case .help, .flyover, .legal, .security: words = .help
            case .unit, .upper, .lower: break
            }
        }
        return words
    }
}

extension JSONTree {
    /// The first element of an array property; nil where there is none.
    fileprivate func firstElement(_ name: ElementName, of object: JSONNode) -> JSONNode? {
        for element in elements(name, of: object) { return element }
        return nil
    }
}
