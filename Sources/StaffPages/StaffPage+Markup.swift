internal import FHIRModel

extension StaffPage {
    /// The page as the narrative of its `ServiceRequest`: one XHTML `div` with only the elements that
    /// R4 allows there (txt-1) and always with content (txt-2).
    ///
    /// A narrative is kept, so it is that of a page whose clock does not tell the age.
    public var narrative: String {
        let language = "xml:lang=\"en\" lang=\"en\""
        return "<div xmlns=\"http://www.w3.org/1999/xhtml\" \(language)"
            + " style=\"overflow-wrap: anywhere\">\(markup)</div>"
    }

    /// The page as a file for reading and printing: no scripts, nothing fetched from anywhere.
    public var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(XHTML.escaped("\(priority.words.uppercased()): \(title)"))</title>
        <style>
        \(Self.style)
        \(runningFoot)
        </style>
        </head>
        <body>
        <main>
        \(markup)
        </main>
        </body>
        </html>

        """
    }

    private static let policy = "default-src 'none'; style-src 'unsafe-inline'"

    /// The style of the page on a screen and on one sheet of A4 or Letter, two columns, without its running foot.
    ///
    /// A program that serves pages puts it into a file of its own, beside ``markup``.
    public static let style = """
        body { font: 11pt/1.35 sans-serif; color: #000; background: #fff; margin: 1.5em; }
        main { max-width: 48em; overflow-wrap: anywhere; }
        h1 { font-size: 1.6em; margin: 0; }
        h2 { font-size: 1.05em; margin: 0.9em 0 0.2em; border-bottom: 1px solid #000; }
        h3 { font-size: 1em; margin: 0.4em 0 0.1em; }
        p { margin: 0.15em 0; }
        ul { margin: 0.1em 0 0.1em 1.4em; padding: 0; }
        @page { margin: 10mm 12mm 14mm; }
        @media print {
        body { margin: 0; font-size: 9pt; line-height: 1.22; }
        main { max-width: none; columns: 2; column-gap: 7mm; column-rule: 0.5pt solid #777; column-fill: auto; }
        main > div { column-span: all; margin-bottom: 1mm; }
        h1 { font-size: 1.5em; }
        h2 { margin: 0.6em 0 0.15em; break-after: avoid; }
        h3 { break-after: avoid; }
        p, li { margin: 0.08em 0; orphans: 2; widows: 2; }
        }
        """

    /// Number, version and page at the foot of every sheet: a sheet that came loose is told from others.
    public var runningFoot: String {
        let words = ([number ?? ""] + versions).filter { !$0.isEmpty }.joined(separator: ", ")
        // It stands within a style, where anything else could end the string, or the style.
        let plain = words.unicodeScalars.filter { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                || " ,.-()|_".unicodeScalars.contains(scalar)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: plain)
        let style = "font: 8pt sans-serif;"
        return """
            @page {
            @bottom-left { content: "\(String(text))"; \(style) }
            @bottom-right { content: "Page " counter(page) " of " counter(pages); \(style) }
            }
            """
    }

    /// The page's elements: headings, paragraphs and lists, every word of a visitor escaped and in none of the attributes.
    public var markup: String {
        var lines = ["<div>"] + banner.map { "<h1>\(XHTML.escaped($0))</h1>" }
        lines += bannerWords.dropFirst(banner.count).map { "<p><b>\(XHTML.escaped($0))</b></p>" }
        lines.append("<p>\(XHTML.escaped(title))</p>")
        lines += origin.map(markup)
        lines += warnings.map(markup)
        lines.append("</div>")
        for section in sections {
            lines.append("<h2>\(XHTML.escaped(section.heading))</h2>")
            lines += section.rows.map(markup)
        }
        lines.append("<hr/>")
        lines += footer.map(markup)
        return lines.joined(separator: "\n")
    }

    private func markup(_ row: Row) -> String {
        switch row {
        case .fact(let label, let lines):
            "<p><b>\(heading(label))</b> "
                + lines.map { XHTML.escaped($0) }.joined(separator: "<br/>\n") + "</p>"
        case .questions(let label, let questions):
            "<p><b>\(heading(label))</b> \(XHTML.escaped(questions.joined(separator: "; ")))</p>"
        case .heading(let words):
            "<h3>\(XHTML.escaped(words))</h3>"
        case .below(let rows):
            "<ul>" + rows.map { "<li>\(markup($0))</li>" }.joined(separator: "\n") + "</ul>"
        case .list(let label, let values):
            "<p><b>\(heading(label))</b></p>\n<ul>"
                + values.map { "<li>\(XHTML.escaped($0))</li>" }.joined() + "</ul>"
        case .sentence(let sentence):
            "<p>\(XHTML.escaped(sentence))</p>"
        case .blanks(let labels):
            "<p>"
                + labels.map { "<b>\(heading($0))</b> \(String(repeating: "_", count: 12))" }
                .joined(separator: " ") + "</p>"
        }
    }

    private func heading(_ label: String) -> String {
        XHTML.escaped(Self.introducing(String(label.drop { $0 == " " })))
    }
}
