internal import FHIRModel
internal import FormFiller
internal import PlainText

extension FormOutline {
    /// The outline as lines of text of at most so many columns, ending with lines to sign on.
    public func text(width: Int = 78) -> String {
        var page = TextPage(width: max(40, width))
        page.add(title)
        page.addRule("=")
        for fact in facts { page.add("\(fact.label): \(fact.whole)", hanging: 2) }
        page.addHeading("The questions")
        for entry in entries { add(entry, to: &page) }
        if !rules.isEmpty { page.addHeading("Rules of the whole form") }
        for rule in rules { page.add("\(rule.label): \(rule.whole)", hanging: 2) }
        if !products.isEmpty { page.addHeading("What is made of the answers") }
        for product in products {
            page.add("- \(product.text)", hanging: 2)
            for element in product.elements {
                page.add("\(element.label): \(element.whole)", indent: 4, hanging: 2)
            }
        }
        page.addHeading("Read and approved")
        for line in Self.signatures { page.lines += [line + ": ____________________________", ""] }
        return page.lines.map { $0 + "\n" }.joined()
    }

    /// What a person who signs writes down.
    static let signatures = ["Name", "Role", "Date", "Signature"]

    /// The words for a score, with what else is true of an option.
    static func remarks(on option: Option) -> String {
        let score = option.score.map { "score \($0)" }
        return ([option.code, score].compactMap(\.self) + option.remarks).joined(separator: "; ")
    }

    private func add(_ entry: Entry, to page: inout TextPage) {
        // Deep parts are not pushed off the page.
        let indent = 2 * min(entry.depth, 9)
        page.addGap()
        let number = entry.number.map { "\($0). " } ?? (entry.isGroup ? "# " : "")
        page.add("\(number)\(entry.text) [\(entry.linkId)]", indent: indent, hanging: number.count)
        let inner = indent + 3
        for note in entry.notes {
            page.add("\(note.label): \(note.whole)", indent: inner, hanging: 2)
        }
        for option in entry.options {
            let remarks = Self.remarks(on: option)
            let text = remarks.isEmpty ? option.text : "\(option.text) (\(remarks))"
            page.add("o \(text)", indent: inner, hanging: 2)
        }
    }
}

/// Lines of text of a width.
private struct TextPage {
    let width: Int
    var lines: [String] = []

    init(width: Int) { self.width = width }

    mutating func addGap() {
        if lines.last?.isEmpty == false { lines.append("") }
    }

    mutating func addRule(_ character: Character) {
        lines.append(
            String(repeating: character, count: DisplayWidth.columns(of: lines.last ?? ""))
        )
    }

    mutating func addHeading(_ text: String) {
        addGap()
        lines.append(text)
        addRule("-")
    }

    /// Breaks a text into lines between words, and inside a word that is longer than a line.
    mutating func add(_ text: String, indent: Int = 0, hanging: Int = 0) {
        let lead = String(repeating: " ", count: indent)
        let hang = String(repeating: " ", count: indent + hanging)
        lines += LineWrapping(columns: width, lead: lead, hang: hang, hangsLists: false)
            .lines(of: text)
    }
}
