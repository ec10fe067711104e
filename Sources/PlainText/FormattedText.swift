/// Formatted text of a form, which a terminal, a voice or a printed page shows as plain text.
///
/// FHIR puts it beside a string (`rendering-xhtml`, `rendering-markdown`) or in its place. It is read leniently: what authors
/// paste from a word processor is seldom well-formed, and a word lost is a question misunderstood. Colours, sizes and pictures are
/// left out; lists, headings and tables become lines:
///
/// | markup | plain text |
/// |--|--|
/// | `<p>…</p><p>…</p>` | two paragraphs with a blank line between |
/// | `<ul><li>a fire</li></ul>` | `- a fire` |
/// | `<tr><td>5 mg</td></tr>` under `<th>Dose</th>` | `Dose: 5 mg` |
/// | `<a href="https://example.org">Read more</a>` | `Read more (https://example.org)` |
///
/// Every input ends in a text: work is in proportion to the input, which is read up to ``maximumInput``; nothing a terminal would
/// act on comes out.
package enum FormattedText {
    /// XHTML or HTML, whole or a part of it.
    case xhtml(String)
    /// Markdown, with or without HTML in it.
    case markdown(String)

    /// The most bytes that are read: pictures are often written into the markup, and words come to much less.
    package static let maximumInput = 1 << 20
    /// The most characters of plain text.
    package static let maximumLength = 10_000

    /// Its words, with `\n` between lines; empty where it has none, such as an icon.
    package var plain: String {
        var flow = TextFlow(maximumLength: Self.maximumLength)
        switch self {
        case .xhtml(let text):
            flow.read(markup: Self.bounded(text))
        case .markdown(let text):
            var reader = MarkdownReader(Self.bounded(text))
            flow.read(markup: reader.markup())
        }
        return String(flow.text.prefix(Self.maximumLength))
    }

    private static func bounded(_ text: String) -> [UInt8] {
        Array(text.utf8.prefix(maximumInput))
    }

    /// Whether plain text says no word that is missing here: then the formatted text may stand for it, else not.
    package static func covers(_ formatted: String, _ plain: String) -> Bool {
        let said = Set(words(of: formatted))
        return words(of: plain).allSatisfy(said.contains)
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
