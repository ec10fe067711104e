internal import FHIRModel
internal import FormFiller

extension FormOutline {
    /// The outline as one page of HTML without scripts, pictures or addresses to load, made for screen readers and for print.
    ///
    /// Its own words are English, those of the form marked as their language and laid out in its direction.
    public var html: String {
        var page = HTMLPage(language: language)
        page.text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        page.text += "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
        page.text += "<title>\(XHTML.escaped(title))</title>\n"
        page.text += "<style>\n\(HTMLPage.style)</style>\n</head>\n<body>\n<main>\n"
        page.element("h1", title)
        page.list(facts)
        page.section("questions", "The questions") { page in
            for entry in entries { Self.add(entry, to: &page) }
        }
        if !rules.isEmpty {
            page.section("rules", "Rules of the whole form") { $0.list(rules) }
        }
        if !products.isEmpty {
            page.section("products", "What is made of the answers") { page in
                for product in products {
                    page.text += "<h3 dir=\"auto\">\(XHTML.escaped(product.text))</h3>\n"
                    page.list(product.elements)
                }
            }
        }
        page.section("approval", "Read and approved") { page in
            for line in Self.signatures {
                page.text += "<p class=\"sign\">\(XHTML.escaped(line)):</p>\n"
            }
        }
        page.text += "</main>\n</body>\n</html>\n"
        return page.text
    }

    private static func add(_ entry: Entry, to page: inout HTMLPage) {
        let kind = entry.number == nil ? "part" : "question"
        page.text += "<div class=\"\(kind)\">\n"
        let number = entry.number.map { "\($0). " } ?? ""
        if entry.isGroup || entry.number != nil {
            // No level is passed over, and HTML has six.
            page.element("h\(min(6, 3 + entry.depth))", "\(number)\(entry.text)")
        } else {
            page.element("p", entry.text)
        }
        page.list([.init(label: "linkId", text: entry.linkId)] + entry.notes)
        if !entry.options.isEmpty {
            page.text += "<ul>\n"
            for option in entry.options {
                let remarks = remarks(on: option)
                page.element("li", remarks.isEmpty ? option.text : "\(option.text) (\(remarks))")
            }
            page.text += "</ul>\n"
        }
        page.text += "</div>\n"
    }
}

/// HTML that is well-formed XML too, so that any tool can check it.
private struct HTMLPage {
    /// How an element of the form's own words begins, behind its name.
    private let own: String
    var text = ""

    init(language: String?) {
        own = (language.map { " lang=\"\(XHTML.escaped($0))\"" } ?? "") + " dir=\"auto\""
    }

    static let style = """
        body { font: 1em/1.5 sans-serif; color: #111; background: #fff; margin: 2em auto; max-width: 50em; padding: 0 1em }
        h3, h4, h5, h6 { margin: 1em 0 0.2em; font-size: 1em; overflow-wrap: anywhere; break-after: avoid }
        h3 { font-size: 1.1em }
        dl { display: grid; grid-template-columns: minmax(8em, max-content) 1fr; gap: 0 1em; margin: 0.2em 0 0.5em }
        dd { margin: 0; overflow-wrap: anywhere }
        dt { color: #444 }
        .question { margin-left: 1.5em; break-inside: avoid }
        .sign { border-bottom: 1px solid #111; margin-top: 2em }

        """

    /// An element of words of the form.
    mutating func element(_ name: String, _ content: String) {
        text += "<\(name)\(own)>\(XHTML.escaped(content))</\(name)>\n"
    }

    mutating func list(_ facts: [FormOutline.Fact]) {
        guard !facts.isEmpty else { return }
        text += "<dl>\n"
        for fact in facts {
            text += "<dt>\(XHTML.escaped(fact.label))</dt>\n"
            text += "<dd dir=\"auto\">\(XHTML.escaped(fact.text))</dd>\n"
        }
        text += "</dl>\n"
    }

    mutating func section(_ id: String, _ title: String, _ body: (inout HTMLPage) -> Void) {
        text +=
            "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(XHTML.escaped(title))</h2>\n"
        body(&self)
        text += "</section>\n"
    }
}
