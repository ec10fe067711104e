/// Markup that the program makes itself: whatever it is made of, its elements close in order, and no text has become an element.
enum Markup {
    private static let empty: Set<String> = [
        "br", "hr", "img", "input", "link", "meta", "col", "!doctype",
    ]

    /// The elements that a page may have; what a visitor wrote is none of them.
    private static let known: Set<String> = [
        "a", "article", "aside", "b", "bdi", "body", "button", "caption", "code", "col", "colgroup",
        "dd",
        "details", "div", "dl", "dt", "em", "fieldset", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6",
        "head", "header", "html", "input", "kbd", "label", "legend", "li", "link", "main", "meta",
        "nav", "ol", "option", "p", "section", "select", "small", "span", "strong", "style",
        "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "title",
        "tr",
        "ul", "!doctype", "br", "hr", "script", "datalist", "noscript", "output",
    ]

    /// Whether every element that is opened is closed, in order, and is one the program knows.
    static func isWhole(_ markup: String) -> Bool {
        var open: [Substring] = []
        var rest = markup.utf8[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            let tag = Substring(rest[..<end])
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return false }
                continue
            }
            let name = tag.prefix { $0 != " " && $0 != "\n" && $0 != "/" }
            guard known.contains(name.lowercased()) else { return false }
            if !empty.contains(name.lowercased()), !tag.hasSuffix("/") { open.append(name) }
        }
        return open.isEmpty
    }
}
