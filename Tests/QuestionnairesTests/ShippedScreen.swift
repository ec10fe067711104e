import FHIRModel
import FormTesting
import Testing

/// What a visitor reads at once: a page with its heading, or a question with its options, or the help for a question.
struct ShippedScreen {
    let file: String
    let linkId: String
    let lines: [String]

    /// Whether it has to name a drug, and may be a little harder for it.
    var namesDrug: Bool {
        let drugs = [
            "ketamine", "midazolam", "sertraline", "paroxetine", "lamotrigine", "opioid", "MAOI",
        ]
        return lines.contains { line in drugs.contains { line.contains($0) } }
            || lines.contains { $0.contains("Ketamine") }
    }

    /// All screens of all shipped files; texts shown by turns stand on a screen each.
    static func all() throws -> [ShippedScreen] {
        try ShippedFile.names.flatMap { name in
            let file = try ShippedFile(name)
            let screens = file.tree.elements("item", of: file.tree.root)
                .flatMap { file.screens(of: $0) }
            try #require(!screens.isEmpty, "\(name) has screens")
            return screens
        }
    }
}

extension ShippedFile {
    func screens(of item: JSONNode) -> [ShippedScreen] {
        guard !isHidden(item) else { return [] }
        let heading = text("text", of: item).map { [$0] } ?? []
        let children = Array(tree.elements("item", of: item))
        func screen(_ lines: [String]) -> ShippedScreen {
            ShippedScreen(file: name, linkId: linkId(of: item), lines: lines)
        }
        if control(of: item) == "page" {
            let always = children.filter { !isConditional($0) }.compactMap { text("text", of: $0) }
            let byTurns = children.filter(isConditional).compactMap { text("text", of: $0) }
            return [screen(heading + always)] + byTurns.map { screen(heading + always + [$0]) }
        }
        if text("type", of: item) == "group" {
            return (heading.isEmpty ? [] : [screen(heading)]) + children.flatMap { screens(of: $0) }
        }
        let hints = extensions("entryFormat", of: item).compactMap { text("valueString", of: $0) }
        let help = children.filter { control(of: $0) == "help" }.compactMap { text("text", of: $0) }
        let instructions = children.filter { control(of: $0) == nil }
            .compactMap { text("text", of: $0) }
        let question = heading + instructions + optionTexts(of: item) + hints
        return [screen(question)] + (help.isEmpty ? [] : [screen(help), screen(question + help)])
    }

    private func isConditional(_ item: JSONNode) -> Bool {
        tree.child("enableWhen", of: item) != JSONNode.none
    }
}
