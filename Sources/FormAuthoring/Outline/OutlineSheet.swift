/// How the sheets of a printed outline look, and what stands in the margins of each.
struct OutlineSheet {
    let title: String
    let version: String?
    let digest: String?

    /// Small letters and lines that run on: whoever signs reads some sheets, not a book.
    static let style = """
        body { font: 1em/1.4 sans-serif; color: #111; background: #fff; margin: 1em auto; max-width: 60em; padding: 0 1em }
        h1 { margin: 0; font-size: 1.4em }
        h2 { margin: 0.8em 0 0.2em; font-size: 1.15em; border-bottom: 1px solid #111; break-after: avoid }
        h3, h4, h5, h6 { margin: 0.3em 0 0; font-size: 1em; overflow-wrap: anywhere; break-after: avoid }
        p { margin: 0.2em 0 0 }
        dl, ul { margin: 0; padding: 0 }
        dt, dd, li { display: inline; margin: 0; overflow-wrap: anywhere }
        dt { color: #444 }
        dt::after { content: ": " }
        dd::after { content: " \\a"; white-space: pre }
        li::before { content: "○\\a0" }
        li::after { content: "   "; white-space: pre-wrap }
        .products li { display: block }
        .products li::before { content: "– " }
        .question { margin-left: 1em; break-inside: avoid }
        .inner { margin-left: 0.6em; border-left: 1px solid #ccc; padding-left: 0.6em }
        .inner.deep { margin-left: 1.8em }
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5em }
        .pair p { font-weight: bold; margin: 0.3em 0 0 }
        .part > .pair p { font-weight: normal }
        .signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2em; break-inside: avoid }
        .sign { border-bottom: 1px solid #111; margin-top: 1.6em }
        @media print {
          body { font-size: 7.5pt; line-height: 1.25; margin: 0; max-width: none; padding: 0 }
          section[aria-labelledby="questions"]:not(:has(.pair)), section[aria-labelledby="rules"] { columns: 2; column-gap: 1.5em }
          section[aria-labelledby="questions"] > h2, section[aria-labelledby="rules"] > h2 { column-span: all }
          section[aria-labelledby="approval"] { break-inside: avoid }
          section[aria-labelledby="annex"] { break-before: page }
        }

        """

    /// The margins of every sheet, as CSS.
    var margins: String {
        let name = version.map { "\(title) · version \($0)" } ?? title
        let file = digest.map { "SHA-256 \($0)" } ?? ""
        return """
            @page { margin: 14mm 11mm 13mm;
              @top-left { content: \(Self.quoted(name)); font: 7pt sans-serif; white-space: nowrap }
              @top-right { content: "Initials ____________"; font: 7pt sans-serif }
              @bottom-left { content: \(Self.quoted(file)); font: 6.5pt monospace; white-space: nowrap }
              @bottom-right { content: "page " counter(page) " of " counter(pages); font: 7pt sans-serif }
            }

            """
    }

    /// A text between quotation marks in CSS: whatever could end it, or be markup, is written by its number.
    private static func quoted(_ text: String) -> String {
        let inside = text.unicodeScalars.map { scalar -> String in
            let isPlain =
                scalar.value >= 0x80 || scalar.properties.isAlphabetic
                || scalar.properties.numericType != nil
                || " .,:;-()_".unicodeScalars.contains(scalar)
            return isPlain
                ? String(Character(scalar)) : "\\" + String(scalar.value, radix: 16) + " "
        }
        return "\"" + inside.joined() + "\""
    }
}
