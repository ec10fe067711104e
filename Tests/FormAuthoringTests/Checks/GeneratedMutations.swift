import FHIRModel
import FormTesting

@testable import FormFiller

/// Mutations made at every place of a file where a kind of slip can happen, each within one line.
struct GeneratedMutations {
    /// One mutated text, the rule and the line that must be found.
    struct Case {
        let rule: String
        let line: Int
        let text: [UInt8]
    }

    let file: ShippedFile

    /// All of them.
    func all() -> [Case] {
        var cases: [Case] = []
        let tree = file.tree
        let items = file.items
        for (number, item) in items.enumerated() {
            let linkId = tree.child(.linkId, of: item)
            if number > 0, number % 4 == 0 {
                cases += replacing(linkId, with: file.linkId(of: items[number - 1]), "que-2")
            }
            if number % 4 == 1 {
                cases += replacing(tree.child(.type, of: item), with: "unheard", "unknown-code")
            }
            for condition in tree.elements(.enableWhen, of: item) {
                let question = tree.child(.question, of: condition)
                cases += replacing(question, with: "nowhere", "enable-question")
                let code = tree.child(.code, of: tree.child("answerCoding", of: condition))
                if code != JSONNode.none { cases += replacing(code, with: "zz", "condition-never") }
            }
            let options = tree.elements(.answerOption, of: item).map {
                tree.child(.code, of: tree.child(.valueCoding, of: $0))
            }
            if options.count > 1, let first = tree.string(at: options[0]) {
                cases += replacing(options[1], with: first, "option-repeated")
            }
        }
        return cases + expressions()
    }

    /// Every expression with a bracket too many.
    private func expressions() -> [Case] {
        let tree = file.tree
        return tree.allNodes.flatMap { node -> [Case] in
            guard tree.name(of: node) == .expression, let text = tree.string(at: node) else {
                return []
            }
            // The extension itself, or a part of one that has several.
            var holder = tree.parent(of: node)
            var isAlert = false
            while holder.exists, !isAlert {
                isAlert =
                    tree.string(at: tree.child(.url, of: holder))?.hasSuffix("staff-alert") == true
                holder = tree.parent(of: holder)
            }
            return replacing(node, with: text + ")", isAlert ? "staff-alert" : "expression")
        }
    }

    private func replacing(_ node: JSONNode, with text: String, _ rule: String) -> [Case] {
        guard let start = file.tree.sourceOffset(of: node),
            let end = file.source[(start + 1)...].firstIndex(of: UInt8(ascii: "\"")),
            let position = file.tree.position(of: node)
        else { return [] }
        let mutated = file.source[...start] + Array(text.utf8) + file.source[end...]
        return [Case(rule: rule, line: position.line, text: Array(mutated))]
    }
}
