import FHIRModel
import FormAuthoring
import FormTesting
import Testing

/// What a visitor reads at once: a page with its heading, or a question with its options, or with the reason below it.
struct ShippedScreen {
    let file: String
    let linkId: String
    /// A language the files come in; `en` is their own.
    let language: String
    let lines: [String]

    /// How hard it is to read, by the formula for its language.
    var grade: ReadingGrade {
        get throws {
            ReadingGrade(lines, by: try #require(ReadingFormula(language: language)))
        }
    }

    /// The languages that the shipped files come in.
    static let languages = ["en", "es"]

    /// Whether it has to name a drug, and may be a little harder for it.
    var namesDrug: Bool {
        let drugs = [
            "ketamin", "ketamina", "sertralin", "paroxetin", "lamotrigin", "opioid", "maoi", "imao",
        ]
        return lines.contains { line in drugs.contains { line.lowercased().contains($0) } }
    }

    /// All screens of all shipped files in a language; texts shown by turns stand on a screen each.
    static func all(in language: String) throws -> [ShippedScreen] {
        try ShippedFile.names.flatMap { name in
            let file = try ShippedFile(name)
            let screens = file.tree.elements("item", of: file.tree.root)
                .flatMap { file.screens(of: $0, in: language) }
            try #require(!screens.isEmpty, "\(name) has screens")
            return screens
        }
    }
}

extension ShippedFile {
    /// A string of an object in a language: its translation, or in English itself; nil where it has none.
    func words(_ name: String, of node: JSONNode, in language: String) -> String? {
        guard language != "en" else { return text(ElementName(name), of: node) }
        let companion = tree.child(ElementName("_" + name), of: node)
        let translations = extensions("translation", of: companion)
        let found = translations.first { translation in
            extensions(part: "lang", of: translation)
                .contains { text("valueCode", of: $0) == language }
        }
        return found.flatMap { extensions(part: "content", of: $0).first }
            .flatMap { text("valueString", of: $0) }
    }

    private func extensions(part: String, of node: JSONNode) -> [JSONNode] {
        tree.elements("extension", of: node).filter { text("url", of: $0) == part }
    }

    func screens(of item: JSONNode, in language: String) -> [ShippedScreen] {
        guard !isHidden(item) else { return [] }
        let heading = words("text", of: item, in: language).map { [$0] } ?? []
        let children = Array(tree.elements("item", of: item))
        func screen(_ lines: [String]) -> ShippedScreen {
            ShippedScreen(file: name, linkId: linkId(of: item), language: language, lines: lines)
        }
        func texts(_ items: [JSONNode]) -> [String] {
            items.compactMap { words("text", of: $0, in: language) }
        }
        if control(of: item) == "page" {
            let always = texts(children.filter { !isConditional($0) })
            let byTurns = texts(children.filter(isConditional))
            return [screen(heading + always)] + byTurns.map { screen(heading + always + [$0]) }
        }
        if text("type", of: item) == "group" {
            return (heading.isEmpty ? [] : [screen(heading)])
                + children.flatMap { screens(of: $0, in: language) }
        }
        let hints = extensions("entryFormat", of: item).compactMap { hint in
            words("valueString", of: hint, in: language) ?? text("valueString", of: hint)
        }
        let options = tree.elements("answerOption", of: item).compactMap { option in
            words("display", of: tree.child("valueCoding", of: option), in: language)
        }
        let help = texts(children.filter { control(of: $0) == "help" })
        let instructions = texts(children.filter { control(of: $0) == nil })
        let question = heading + instructions + options + hints
        return [screen(question)] + (help.isEmpty ? [] : [screen(help), screen(question + help)])
    }

    private func isConditional(_ item: JSONNode) -> Bool {
        tree.child("enableWhen", of: item) != JSONNode.none
    }
}
