internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Slips in names that the standard leaves open, so that a slip is no fault of structure but has no effect either: addresses of
/// extensions, codes of languages, codes of `itemControl`, types of subjects.
struct SpellingRules {
    /// What was meant by addresses that were looked at.
    private var known: [String: String?] = [:]

    mutating func finish(_ subject: inout CheckSubject) {
        let tree = subject.tree
        for address in subject.addresses where tree.kind(of: address.node) == .string {
            if let name = address.name {
                checkValue(of: tree.parent(of: address.node), name, &subject)
            } else {
                checkExtension(address.node, &subject)
            }
        }
        for found in subject.questionnaire.tree.elements(
            "subjectType",
            of: subject.questionnaire.node
        ) {
            checkSubjectType(found, &subject)
        }
        checkLanguage(tree.child(.language, of: subject.questionnaire.node), &subject)
    }

    /// The value of an extension on an option, a code or a text; those of items and of the questionnaire are looked at with them
    /// (``ExtensionRules``).
    private func checkValue(
        of holder: JSONNode,
        _ name: ExtensionName,
        _ subject: inout CheckSubject
    ) {
        let tree = subject.tree
        let owner = tree.parent(of: tree.parent(of: holder))
        guard tree.name(of: holder) == .extension, owner != subject.questionnaire.node,
            tree.name(of: owner) != .item
        else { return }
        if Self.ofItems.contains(name), !isContained(holder, in: subject) {
            subject.report(
                .warning,
                .extensionPlace,
                "\(name) belongs on an item, where it is acted on; move it there",
                at: tree.child(.url, of: holder),
                linkId: subject.linkId(around: holder)
            )
            return
        }
        guard let wrong = ExtensionRules.wrongValue(of: holder, name, in: tree) else { return }
        subject.report(
            .warning,
            .extensionValue,
            wrong.message,
            at: wrong.node,
            linkId: subject.linkId(around: holder)
        )
    }

    /// Extensions that have a meaning on items alone, or on the questionnaire.
    private static let ofItems: Set<ExtensionName> = [
        .hidden, .itemControl, .minOccurs, .maxOccurs, .variable, .initialExpression,
        .calculatedExpression, .enableWhenExpression, .answerExpression, .keepPreviousAnswers,
        .staffAlert, .staffSection, .launchContext,
    ]

    /// Whether it stands in a contained resource, whose extensions are its own matter.
    private func isContained(_ node: JSONNode, in subject: CheckSubject) -> Bool {
        var node = subject.tree.parent(of: node)
        while node != JSONNode.none {
            if subject.tree.name(of: node) == .contained { return true }
            node = subject.tree.parent(of: node)
        }
        return false
    }

    /// The address of an extension that is nearly one this program acts on.
    private mutating func checkExtension(_ node: JSONNode, _ subject: inout CheckSubject) {
        let tree = subject.tree
        let holder = tree.parent(of: node)
        guard holder.exists, tree.name(of: holder) == .extension, let url = tree.string(at: node)
        else { return }
        let meant = known[url] ?? ExtensionAddress.meant(by: url)
        known[url] = .some(meant)
        guard let meant else { return }
        // Without its own extensions the program would not call staff.
        let isOwn = meant.hasPrefix(ExtensionName.own)
        subject.report(
            isOwn ? .error : .warning,
            isOwn ? .ownExtension : .unknownExtension,
            "this extension is not known and has no effect; did you mean '\(meant)'?",
            at: node,
            linkId: subject.linkId(around: node)
        )
    }

    private func checkSubjectType(_ node: JSONNode, _ subject: inout CheckSubject) {
        guard let name = subject.tree.string(at: node), TypeID(fhir: name)?.isResource != true
        else { return }
        subject.report(
            .error,
            .unknownCode,
            "subjectType must be a resource of R4 such as Patient, not '\(name)'",
            at: node
        )
    }

    /// A language has two or three letters, with a region or script behind (BCP 47).
    private func checkLanguage(_ node: JSONNode, _ subject: inout CheckSubject) {
        guard let code = subject.tree.string(at: node),
            !LanguageCode.isPlausible(code) || LanguageCode.meant(by: code) != nil
        else { return }
        subject.report(
            .warning,
            .language,
            LanguageCode.meant(by: code).map { "'\(code)' is no code of a language; write \($0)" }
                ?? "'\(code)' is no code of a language; write two letters such as en or es",
            at: node
        )
    }
}

/// Codes of languages (BCP 47).
enum LanguageCode {
    /// The code that was meant by one people write in its place, such as es by `sp` and en-US by `en_US`; nil for any other.
    static func meant(by code: String) -> String? {
        if code.contains("_") {
            let mended = code.replacing("_", with: "-")
            return isPlausible(mended) ? mended : nil
        }
        let parts = code.lowercased().split(separator: "-")
        guard let first = parts.first else { return nil }
        let language = everyday[String(first)] ?? String(first)
        if parts.count == 1 { return code.contains("-") ? language : everyday[String(first)] }
        // The rest stays as it is written: sp-MX is es-MX.
        let rest = code.split(separator: "-").dropFirst().joined(separator: "-")
        let mended = "\(language)-\(rest)"
        return language == first && mended.count == code.count ? nil : mended
    }

    /// Codes of countries, of libraries (ISO 639-2), and names.
    private static let everyday = [
        "sp": "es", "spa": "es", "esp": "es", "spanish": "es", "español": "es", "eng": "en",
        "english": "en", "us": "en", "ger": "de", "deu": "de", "german": "de", "deutsch": "de",
        "fre": "fr", "fra": "fr", "french": "fr", "ita": "it", "por": "pt", "dut": "nl",
        "nld": "nl", "chi": "zh", "zho": "zh", "cn": "zh", "jpn": "ja", "jp": "ja", "rus": "ru",
        "ara": "ar", "pol": "pl", "dan": "da", "dk": "da", "swe": "sv", "nor": "no", "fin": "fi",
        "cz": "cs", "gre": "el", "gr": "el", "kor": "ko", "vie": "vi",
    ]

    /// Whether a code begins with the two or three letters of a language.
    static func isPlausible(_ code: String) -> Bool {
        let primary = code.utf8.prefix { $0 != UInt8(ascii: "-") }
        return (2...3).contains(primary.count)
            && primary.allSatisfy { ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
    }
}

extension CheckSubject {
    /// The linkId of the item around a node.
    func linkId(around node: JSONNode) -> String? {
        var node = node
        while node != JSONNode.none {
            if let linkId = tree.string(at: tree.child(.linkId, of: node)) { return linkId }
            node = tree.parent(of: node)
        }
        return nil
    }
}
