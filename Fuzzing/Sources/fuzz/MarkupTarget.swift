import FHIRModel
import PlainText

extension Target {
    /// XHTML (the first byte even) or Markdown, as forms carry it, to plain text and to lines.
    static let markup = Target(
        name: "markup",
        summary: "a byte for XHTML or Markdown, and the text",
        longest: 2048,
        memory: (constant: 4 << 20, perByte: 20_000),
        attempt: attemptMarkup
    )

    private static func attemptMarkup(_ input: [UInt8]) -> String {
        let text = String(decoding: input.dropFirst(), as: UTF8.self)
        let isXHTML = (input.first ?? 0) & 1 == 0
        let plain = isXHTML ? FormattedText.xhtml(text).plain : FormattedText.markdown(text).plain
        hold("only printable characters come out", isPrintable(plain)) { plain.debugDescription }
        hold("no more than the bound comes out", plain.count <= FormattedText.maximumLength)
        checkPrintable(text)
        checkEscaped(text)
        checkLines(of: plain)
        hold("a text says its own words", FormattedText.covers(plain, plain))
        return plain
    }

    private static func isPrintable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.isPrintable || $0 == "\n" }
    }

    private static func checkPrintable(_ text: String) {
        let lines = PrintableText.lines(text)
        hold("only printable characters come out", isPrintable(lines))
        hold("a safe text is safe", PrintableText.lines(lines) == lines)
        let line = PrintableText.line(text)
        hold("a line is one", !line.contains("\n"))
        hold("a safe line is safe", PrintableText.line(line) == line)
    }

    /// A text without markup comes through as it is, written as XHTML has it.
    private static func checkEscaped(_ text: String) {
        let words = PrintableText.line(text.prefix(400)).split(whereSeparator: \.isWhitespace)
        guard words.allSatisfy({ word in word.unicodeScalars.allSatisfy { $0.value != 0xFFFD } })
        else { return }
        let line = words.joined(separator: " ")
        let again = FormattedText.xhtml("<p>\(XHTML.escaped(line))</p>").plain
        hold("what is written as XHTML reads back the same", again == line) {
            line.debugDescription + "\n" + again.debugDescription
        }
    }

    /// Wrapped into lines, nothing is lost and nothing sticks out.
    private static func checkLines(of plain: String) {
        for (columns, hang) in [(40, ""), (79, "  "), (12, "")] {
            let wrapping = LineWrapping(columns: columns, hang: hang)
            let lines = wrapping.lines(of: plain)
            for line in lines {
                hold("a line fits", DisplayWidth.columns(of: line) <= columns) {
                    line.debugDescription
                }
                hold("no line ends with a blank", !line.hasSuffix(" ")) { line.debugDescription }
            }
            let (before, after) = (letters(of: plain), letters(of: lines.joined()))
            hold("no character is lost", before == after) { "\(before)\n\(after)" }
        }
    }

    /// Everything but blanks, scalar by scalar: a mark that begins a line combines with the blank before it.
    private static func letters(of text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }
}
