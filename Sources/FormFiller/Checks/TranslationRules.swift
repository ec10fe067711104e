internal import FHIRModel

/// Translations: where some texts of the form come in a language, all texts a visitor reads need it.
struct TranslationRules: RuleFamily {
    /// Texts a visitor reads, with the languages each comes in.
    private var texts: [(node: JSONTree.Index, linkId: JSONTree.Index, languages: Set<String>)] =
        []
    private var languages: Set<String> = []

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard !item.item.traits.contains(.hidden) else { return }
        let linkId = item.properties.linkId
        add(item.properties.text, of: item.item.node, .textCompanion, linkId, &subject)
        guard item.properties.answerOption != JSONTree.none else { return }
        let tree = item.tree
        for option in tree.children(of: item.properties.answerOption) {
            let coding = tree.child(.valueCoding, of: option)
            if coding != JSONTree.none {
                let display = tree.child(.display, of: coding)
                add(display, of: coding, .displayCompanion, linkId, &subject)
            } else {
                let text = tree.child(.valueString, of: option)
                add(text, of: option, .valueStringCompanion, linkId, &subject)
            }
        }
    }

    mutating func finish(_ subject: inout CheckSubject) {
        let questionnaire = subject.questionnaire.node
        let title = subject.tree.child(.title, of: questionnaire)
        add(title, of: questionnaire, .titleCompanion, JSONTree.none, &subject)
        guard !languages.isEmpty else { return }
        for text in texts {
            let missing = languages.filter { language in
                !text.languages.contains { Self.covers($0, language) }
            }
            guard !missing.isEmpty else { continue }
            subject.report(
                .warning,
                "translation-missing",
                "other texts come in \(missing.sorted().joined(separator: ", ")) but this one does not; translate it",
                at: text.node,
                linkId: subject.tree.string(at: text.linkId)
            )
        }
    }

    /// Notes a text with its translations, and what is wrong with them.
    private mutating func add(
        _ text: JSONTree.Index,
        of object: JSONTree.Index,
        _ companion: ElementName,
        _ linkId: JSONTree.Index,
        _ subject: inout CheckSubject
    ) {
        guard text != JSONTree.none, !subject.tree.bytes(at: text).isEmpty else { return }
        var found: Set<String> = []
        let companion = subject.tree.child(companion, of: object)
        if companion != JSONTree.none {
            found = translations(in: companion, subject.tree.string(at: linkId), &subject)
            languages.formUnion(found)
        }
        texts.append((text, linkId, found))
    }

    private func translations(
        in companion: JSONTree.Index,
        _ linkId: String?,
        _ subject: inout CheckSubject
    ) -> Set<String> {
        var languages: Set<String> = []
        for node in subject.tree.elements(.extension, of: companion) {
            let found = Extension(at: node, in: subject.tree)
            guard found.url == ExtensionName.translation.url else { continue }
            let language = found.firstExtension("lang")
            let content = found.firstExtension("content")?.text
            guard let code = language?.text, content?.isEmpty == false else {
                subject.report(
                    .warning,
                    "translation-part",
                    "a translation needs lang (such as \"es\") and content; this one is not shown",
                    at: node,
                    linkId: linkId
                )
                continue
            }
            if !LanguageCode.isPlausible(code) {
                subject.report(
                    .warning,
                    "translation-part",
                    "'\(code)' is no code of a language; write two letters such as es",
                    at: language?.valueNode ?? node,
                    linkId: linkId
                )
            }
            if !languages.insert(code).inserted {
                subject.report(
                    .warning,
                    "translation-twice",
                    "this text is translated to '\(code)' twice; keep one",
                    at: language?.valueNode ?? node,
                    linkId: linkId
                )
            }
        }
        return languages
    }

    /// Whether a text in one language serves readers of another: the same, or the same but for the region.
    private static func covers(_ own: String, _ wanted: String) -> Bool {
        own == wanted || own.prefix { $0 != "-" } == wanted.prefix { $0 != "-" }
    }
}
