internal import FHIRModel
internal import FormFiller

/// Translations: where some texts of the form come in a language, all texts a visitor reads need it.
struct TranslationRules {
    /// Texts a visitor reads, with the languages each comes in.
    private var texts: [TranslatedText] = []
    /// How the file writes each language, by its main part.
    private var names: [String: String] = [:]

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard !item.item.traits.contains(.hidden) else { return }
        let linkId = item.properties.linkId
        add(item.properties.text, of: item.item.node, .textCompanion, linkId, &subject)
        for found in item.extensions { add(found, linkId, &subject) }
        guard item.properties.answerOption != JSONNode.none else { return }
        let tree = subject.tree
        for option in tree.children(of: item.properties.answerOption) {
            let coding = tree.child(.valueCoding, of: option)
            if coding != JSONNode.none {
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
        add(title, of: questionnaire, .titleCompanion, JSONNode.none, &subject)
        for language in names.keys.sorted() {
            // What is wrong with a translation is said already.
            let missing = texts.filter { !$0.isFaulty && !$0.languages.contains(language) }
                .sorted { $0.node < $1.node }
            reportMissing(missing, names[language] ?? language, &subject)
        }
    }

    /// A few texts each at its place; many as one, or the first translated text would bring hundreds.
    private func reportMissing(
        _ missing: [TranslatedText],
        _ language: String,
        _ subject: inout CheckSubject
    ) {
        guard missing.count > Self.mostApart, let first = missing.first else {
            for text in missing {
                subject.report(
                    .warning,
                    .translationMissing,
                    "other texts come in \(language) but this one does not; translate it",
                    at: text.node,
                    linkId: subject.tree.string(at: text.linkId)
                )
            }
            return
        }
        var lines: [Int] = []
        for text in missing {
            guard let line = subject.tree.position(of: text.node)?.line, line != lines.last else {
                continue
            }
            lines.append(line)
        }
        let shown = lines.prefix(Self.mostLines).map { "\($0)" }.joined(separator: ", ")
        let rest = lines.count - Self.mostLines
        let places = lines.count == 1 ? "line \(shown)" : "lines \(shown)"
        subject.report(
            .warning,
            .translationMissing,
            "\(missing.count) of \(texts.count) texts do not come in \(language) as others do; translate them too: \(places)\(rest > 0 ? " and \(rest) more" : "")",
            at: first.node,
            linkId: subject.tree.string(at: first.linkId)
        )
    }

    /// How many texts are named one by one, and how many lines of the others.
    private static let mostApart = 5
    private static let mostLines = 24

    /// The texts of extensions that visitors read: hints, labels, and what a rule says when it is broken.
    private mutating func add(
        _ found: NamedExtension,
        _ linkId: JSONNode,
        _ subject: inout CheckSubject
    ) {
        let tree = subject.tree
        var holder = found.node
        if found.name == .constraint || found.name == .targetConstraint {
            guard
                let human = Extension(at: found.node, in: tree).firstExtension("human")
            else { return }
            holder = human.node
        } else if found.name != .entryFormat && found.name != .openLabel {
            return
        }
        let text = tree.child(.valueString, of: holder)
        // A pattern of digits and single letters is the same in every language.
        guard text != JSONNode.none, WordRun.isIn(tree.bytes(at: text)) else { return }
        add(text, of: holder, .valueStringCompanion, linkId, &subject)
    }

    /// Notes a text with its translations, and what is wrong with them.
    private mutating func add(
        _ text: JSONNode,
        of object: JSONNode,
        _ companion: ElementName,
        _ linkId: JSONNode,
        _ subject: inout CheckSubject
    ) {
        let companion = subject.tree.child(companion, of: object)
        var text = text
        if text == JSONNode.none {
            text =
                FormattedWords(beside: companion, in: subject.tree)?.node ?? JSONNode.none
        }
        guard text != JSONNode.none, subject.tree.withBytes(at: text, { $0.count }) > 0 else {
            return
        }
        var found: Set<String> = []
        let known = subject.findings.count
        if companion != JSONNode.none {
            found = translations(in: companion, subject.tree.string(at: linkId), &subject)
        }
        texts.append(
            TranslatedText(
                node: text,
                linkId: linkId,
                languages: found,
                isFaulty: subject.findings.count > known
            )
        )
    }

    /// The main parts of the languages that a text comes in.
    private mutating func translations(
        in companion: JSONNode,
        _ linkId: String?,
        _ subject: inout CheckSubject
    ) -> Set<String> {
        var languages: Set<String> = []
        var codes: Set<String> = []
        for node in subject.tree.elements(.extension, of: companion) {
            let found = Extension(at: node, in: subject.tree)
            guard found.url == ExtensionName.translation.url else { continue }
            let language = found.firstExtension("lang")
            let content = found.firstExtension("content")?.text
            // An empty text is a fault of structure.
            if content?.isEmpty == true || language?.text?.isEmpty == true { continue }
            guard let code = language?.text, content?.contains(where: { !$0.isWhitespace }) == true
            else {
                subject.report(
                    .warning,
                    .translationPart,
                    "a translation needs lang (such as \"es\") and content; this one is not shown",
                    at: node,
                    linkId: linkId
                )
                continue
            }
            if !LanguageCode.isPlausible(code) {
                subject.report(
                    .warning,
                    .translationPart,
                    "'\(code)' is no code of a language; write two letters such as es",
                    at: language?.valueNode ?? node,
                    linkId: linkId
                )
                continue
            }
            if subject.questionnaire.language?.isSameMainLanguage(as: code) == true {
                // Another country's way of saying it is a translation to nobody else.
                guard subject.questionnaire.language == code else { continue }
                subject.report(
                    .warning,
                    .translationPart,
                    "'\(code)' is the form's own language, whose words stand beside this; take it out, or mend the language",
                    at: language?.valueNode ?? node,
                    linkId: linkId
                )
                continue
            }
            if !codes.insert(code).inserted {
                subject.report(
                    .warning,
                    .translationTwice,
                    "this text is translated to '\(code)' twice; keep one",
                    at: language?.valueNode ?? node,
                    linkId: linkId
                )
            }
            let main = code.prefix { $0 != "-" }.lowercased()
            languages.insert(main)
            if names[main] == nil { names[main] = String(code.prefix { $0 != "-" }) }
        }
        return languages
    }
}

/// A text visitors read, with the main parts of the languages it comes in.
private struct TranslatedText {
    let node: JSONNode
    let linkId: JSONNode
    let languages: Set<String>
    /// Whether anything is wrong with its translations.
    let isFaulty: Bool
}

/// A word in a text: two letters in a row, one of them small.
private enum WordRun {
    static func isIn(_ text: ArraySlice<UInt8>) -> Bool {
        var letters = 0
        var isSmall = false
        for byte in text {
            let isLetter = byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26
            letters = isLetter ? letters + 1 : 0
            isSmall = isLetter && (byte >= 0x80 || byte & 0x20 != 0 || (isSmall && letters > 1))
            if letters > 1, isSmall { return true }
        }
        return false
    }
}
