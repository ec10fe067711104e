import FHIRModel

/// The questionnaire of what is asked at the end, built item by item.
struct ClosingItems {
    private(set) var tree = JSONTree()
    private let items: JSONNode
    private let words: any Words
    private let translations: [any Words]

    /// The head of the questionnaire, in the first of the languages and with translations to the others.
    init(in languages: [any Words]) {
        words = languages.first ?? EnglishWords()
        translations = Array(languages.dropFirst())
        let root = tree.makeRoot()
        tree.set(.resourceType, string: "Questionnaire", in: root)
        tree.set(.language, string: words.language, in: root)
        tree.set(.status, string: "active", in: root)
        items = tree.setArray(.item, in: root)
        write(\.title, as: .title, .titleCompanion, in: root)
    }

    mutating func addConsent() {
        let item = add("closing.may-have", .boolean, \.mayHave, isRequired: true)
        let reason = tree.appendObject(to: tree.setArray(.item, in: item))
        tree.set(.linkId, string: "closing.may-have.reason", in: reason)
        tree.set(.type, string: Questionnaire.ItemType.display.rawValue, in: reason)
        write(\.mayHaveReason, as: .text, .textCompanion, in: reason)
    }

    mutating func addName() {
        let item = add("closing.name", .string, \.name)
        tree.set(.maxLength, integer: 100, in: item)
        enable(item, if: "closing.may-have")
    }

    mutating func addContact() {
        let wanted = add("closing.wanted", .boolean, \.wanted, isRequired: true)
        enable(wanted, if: "closing.may-have")
        let by = add("closing.by", .choice, \.by, isRequired: true)
        enable(by, if: "closing.wanted")
        let options = tree.setArray(.answerOption, in: by)
        let ways: [(code: String, KeyPath<ClosingWords, String>)] = [
            ("phone", \.phoneOption), ("text", \.textOption), ("email", \.emailOption),
        ]
        for (code, display) in ways {
            let coding = tree.setObject(.valueCoding, in: tree.appendObject(to: options))
            tree.set(.code, string: code, in: coding)
            write(display, as: .display, .displayCompanion, in: coding)
        }
        addAddress(
            "closing.phone",
            \.phone,
            if: ["phone", "text"],
            pattern: "[+(]?[0-9][0-9 ().-]{5,}[0-9]",
            format: "555-010-0199"
        )
        addAddress(
            "closing.email",
            \.email,
            if: ["email"],
            pattern: "[^@ ]+@[^@ ]+[.][^@ .]+",
            format: "name@example.org"
        )
    }

    private mutating func addAddress(
        _ linkId: String,
        _ text: KeyPath<ClosingWords, String>,
        if codes: [String],
        pattern: String,
        format: String
    ) {
        let item = add(linkId, .string, text, isRequired: true)
        tree.set(.maxLength, integer: 100, in: item)
        tree.set(.enableBehavior, string: "any", in: item)
        let conditions = tree.setArray(.enableWhen, in: item)
        for code in codes {
            let condition = condition(on: "closing.by", in: conditions)
            tree.set(.code, string: code, in: tree.setObject("answerCoding", in: condition))
        }
        let extensions = tree.setArray(.extension, in: item)
        for (name, value) in [("regex", pattern), ("entryFormat", format)] {
            let found = tree.appendObject(to: extensions)
            tree.set(.url, string: "http://hl7.org/fhir/StructureDefinition/" + name, in: found)
            tree.set(.valueString, string: value, in: found)
        }
    }

    private mutating func add(
        _ linkId: String,
        _ type: Questionnaire.ItemType,
        _ text: KeyPath<ClosingWords, String>,
        isRequired: Bool = false
    ) -> JSONNode {
        let item = tree.appendObject(to: items)
        tree.set(.linkId, string: linkId, in: item)
        tree.set(.type, string: type.rawValue, in: item)
        write(text, as: .text, .textCompanion, in: item)
        if isRequired { tree.set(.required, boolean: true, in: item) }
        return item
    }

    /// Writes a text with its translations.
    private mutating func write(
        _ text: KeyPath<ClosingWords, String>,
        as name: ElementName,
        _ companion: ElementName,
        in object: JSONNode
    ) {
        tree.set(name, string: words.closing[keyPath: text], in: object)
        let extensions = tree.setArray(.extension, in: tree.setObject(companion, in: object))
        for other in translations {
            let found = tree.appendObject(to: extensions)
            let url = "http://hl7.org/fhir/StructureDefinition/translation"
            tree.set(.url, string: url, in: found)
            let parts = tree.setArray(.extension, in: found)
            let language = tree.appendObject(to: parts)
            tree.set(.url, string: "lang", in: language)
            tree.set("valueCode", string: other.language, in: language)
            let content = tree.appendObject(to: parts)
            tree.set(.url, string: "content", in: content)
            tree.set(.valueString, string: other.closing[keyPath: text], in: content)
        }
    }

    /// Asks an item only after a yes to another.
    private mutating func enable(_ item: JSONNode, if question: String) {
        let condition = condition(on: question, in: tree.setArray(.enableWhen, in: item))
        tree.set("answerBoolean", boolean: true, in: condition)
    }

    private mutating func condition(
        on question: String,
        in conditions: JSONNode
    ) -> JSONNode {
        let condition = tree.appendObject(to: conditions)
        tree.set("question", string: question, in: condition)
        tree.set("operator", string: "=", in: condition)
        return condition
    }
}
