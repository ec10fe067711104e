internal import FHIRModel

extension StaffPage {
    /// The page as the narrative of its `ServiceRequest`: one XHTML `div` with only the elements that
    /// R4 allows there (txt-1) and always with content (txt-2).
    ///
    /// A narrative is kept, so it is that of a page whose clock does not tell the age.
    public var narrative: String {
        "<div xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\" lang=\"en\">"
            + "\(body)</div>"
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
        <title>\(XHTML.escaped("\(banner.rawValue): \(title)"))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <main>
        \(body)
        </main>
        </body>
        </html>

        """
    }

    private static let policy = "default-src 'none'; style-src 'unsafe-inline'"

    private static let style = """
        body { font: 11pt/1.35 sans-serif; color: #000; background: #fff; margin: 1.5em; }
        main { max-width: 48em; }
        h1 { font-size: 1.6em; margin: 0; }
        h2 { font-size: 1.05em; margin: 0.9em 0 0.2em; border-bottom: 1px solid #000; }
        p { margin: 0.15em 0; }
        ul { margin: 0.1em 0 0.1em 1.4em; padding: 0; }
        @media print { body { margin: 0; font-size: 9.5pt; } h2 { break-after: avoid; } }
        """

    private var body: String {
        var lines = ["<h1>\(XHTML.escaped(banner.rawValue))</h1>"]
        lines += bannerWords.dropFirst().map { "<p><b>\(XHTML.escaped($0))</b></p>" }
        lines.append("<p>\(XHTML.escaped(title))</p>")
        lines += origin.map(markup)
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
        case .fact(let label, let value):
            "<p><b>\(heading(label))</b> \(XHTML.escaped(value))</p>"
        case .list(let label, let values):
            "<p><b>\(heading(label))</b></p>\n<ul>"
                + values.map { "<li>\(XHTML.escaped($0))</li>" }.joined() + "</ul>"
        case .sentence(let sentence):
            "<p>\(XHTML.escaped(sentence))</p>"
        case .blanks(let labels):
            "<p>"
                + labels.map { "<b>\(heading($0))</b> \(String(repeating: "_", count: 24))" }
                .joined(separator: " ") + "</p>"
        }
    }

    private func heading(_ label: String) -> String {
        XHTML.escaped(Self.introducing(String(label.drop { $0 == " " })))
    }
}
