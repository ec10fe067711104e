internal import FHIRModel
internal import FormFiller

extension FormOutline {
    /// The outline as one page of HTML without scripts, pictures or addresses to load, made for screen readers and for print.
    ///
    /// Its own words are English, those of the form marked as their language and laid out in its direction.
    public var html: String { html() }

    /// The outline as a page to print and sign.
    ///
    /// On every sheet stand title, version, the number of the page and, where it is known, what binds the signature to the file.
    /// What is computed is told in words; the expressions, linkIds and codes stand in an annex.
    ///
    /// - Parameters:
    ///   - other: the same form in another language, to stand beside it.
    ///   - digest: the SHA-256 of the file, in hexadecimal.
    ///   - hasAnnex: whether the annex follows.
    /// - Returns: the text of the page.
    public func html(
        beside other: FormOutline? = nil,
        digest: String? = nil,
        annex hasAnnex: Bool = true
    ) -> String {
        var page = HTMLPage(language: language, other: other?.language)
        page.text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        page.text += "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
        page.text += "<title>\(XHTML.escaped(title))</title>\n"
        let sheet = OutlineSheet(title: title, version: version, digest: digest)
        page.text +=
            "<style>\n\(OutlineSheet.style)\(sheet.margins)</style>\n</head>\n<body>\n<main>\n"
        page.element("h1", title)
        if let other { page.element("p", other.title, .other) }
        page.list(facts + (digest.map { [Fact(label: "SHA-256 of the file", text: $0)] } ?? []))
        page.section("questions", "The questions") { page in
            for (number, entry) in entries.enumerated() {
                let twin = other.flatMap { number < $0.entries.count ? $0.entries[number] : nil }
                Self.add(entry, beside: twin, to: &page)
            }
        }
        let told = rules.filter { !$0.text.isEmpty }
        if !told.isEmpty { page.section("rules", "Rules of the whole form") { $0.list(told) } }
        if !products.isEmpty {
            page.section("products", "What is made of the answers") { page in
                page.text += "<ul class=\"products\">\n"
                for product in products {
                    page.text += "<li dir=\"auto\">\(XHTML.escaped(product.text))</li>\n"
                }
                page.text += "</ul>\n"
            }
        }
        page.section("approval", "Read and approved") { page in
            page.text += "<div class=\"signatures\">\n"
            for line in Self.signatures {
                page.text += "<p class=\"sign\">\(XHTML.escaped(line)):</p>\n"
            }
            page.text += "</div>\n"
        }
        if hasAnnex { addAnnex(to: &page) }
        page.text += "</main>\n</body>\n</html>\n"
        return page.text
    }

    private var version: String? { facts.first { $0.label == "Version" }?.text }

    private static func add(_ entry: Entry, beside other: Entry?, to page: inout HTMLPage) {
        let kind = entry.number == nil ? "part" : "question"
        // Conditions of a part hold for all that is set in below it.
        let place = entry.depth == 0 ? "" : entry.depth < 3 ? " inner" : " inner deep"
        page.text += "<div class=\"\(kind)\(place)\">\n"
        let number = entry.number.map { "\($0). " } ?? ""
        if other != nil { page.text += "<div class=\"pair\">\n<div>\n" }
        if entry.isGroup || entry.number != nil {
            // No level is passed over, and HTML has six.
            page.element("h\(min(6, 3 + entry.depth))", "\(number)\(entry.text)")
        } else {
            page.element("p", entry.text)
        }
        page.options(entry.options)
        if let other {
            page.list(entry.notes.filter(\.isOfTheForm))
            page.text += "</div>\n<div>\n"
            page.element("p", "\(number)\(other.text)", .other)
            page.options(other.options, .other)
            page.list(other.notes.filter(\.isOfTheForm))
            page.text += "</div>\n</div>\n"
        }
        page.list(entry.notes.filter { $0.label != codeLabel && !(other != nil && $0.isOfTheForm) })
        page.text += "</div>\n"
    }

    /// The label of a note that names a code.
    static let codeLabel = "Code"

    /// What only programs read: names of items, codes, and expressions.
    private func addAnnex(to page: inout HTMLPage) {
        page.section("annex", "Annex: names, codes and expressions") { page in
            for entry in entries {
                let number = entry.number.map { "\($0). " } ?? ""
                let codes = entry.options.compactMap { option in
                    option.code.map { "\($0) = \(option.text)" }
                }
                var facts = [Fact(label: "\(number)linkId", text: entry.linkId)]
                if !codes.isEmpty {
                    facts.append(Fact(label: "Codes", text: codes.joined(separator: "; ")))
                }
                facts += entry.notes.filter { $0.label == Self.codeLabel }
                page.list(facts + entry.notes.compactMap(\.inAnnex))
            }
            page.list(rules.compactMap(\.inAnnex))
            for product in products where !product.elements.isEmpty {
                page.text += "<h3 dir=\"auto\">\(XHTML.escaped(product.text))</h3>\n"
                page.list(product.elements.compactMap(\.inAnnex))
            }
        }
    }
}

extension FormOutline.Fact {
    /// Whether it is told in words of the form, which are translated with it.
    fileprivate var isOfTheForm: Bool {
        ["Help", "Instruction", "Upper end", "Lower end", "Unit"].contains(label)
    }

    /// The expression under its label; nil without one.
    fileprivate var inAnnex: FormOutline.Fact? {
        expression.map { .init(label: label, text: $0) }
    }
}

/// HTML that is well-formed XML too, so that any tool can check it.
private struct HTMLPage {
    /// In which words of the form something is written.
    enum Words { case own, other }

    /// How an element of the form's words begins, behind its name.
    private let own: String
    private let other: String
    var text = ""

    init(language: String?, other: String?) {
        func marks(_ language: String?) -> String {
            (language.map { " lang=\"\(XHTML.escaped($0))\"" } ?? "") + " dir=\"auto\""
        }
        own = marks(language)
        self.other = marks(other)
    }

    /// An element of words of the form.
    mutating func element(_ name: String, _ content: String, _ words: Words = .own) {
        let marks =
            switch words {
            case .own: own
            case .other: other
            }
        text += "<\(name)\(marks)>\(XHTML.escaped(content))</\(name)>\n"
    }

    mutating func options(_ options: [FormOutline.Option], _ words: Words = .own) {
        guard !options.isEmpty else { return }
        text += "<ul>\n"
        for option in options {
            let score = option.score.map { "score \($0)" }
            let remarks = ([score].compactMap(\.self) + option.remarks).joined(separator: "; ")
            element("li", remarks.isEmpty ? option.text : "\(option.text) (\(remarks))", words)
        }
        text += "</ul>\n"
    }

    mutating func list(_ facts: [FormOutline.Fact]) {
        guard !facts.isEmpty else { return }
        text += "<dl>\n"
        for fact in facts {
            let words = fact.text.isEmpty ? "by an expression, in the annex" : fact.text
            text += "<dt>\(XHTML.escaped(fact.label))</dt>\n"
            text += "<dd dir=\"auto\">\(XHTML.escaped(words))</dd>\n"
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
