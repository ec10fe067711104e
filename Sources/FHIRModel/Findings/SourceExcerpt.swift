internal import PlainText

/// The line of a source a finding is about, with a caret under the place, as compilers show it.
///
/// Whatever the file holds, the excerpt is one printable line of at most ``width`` characters.
package struct SourceExcerpt: Sendable {
    /// How many characters of a line are shown at the most.
    package static let width = 100

    /// The text of the line, printable.
    package let line: String
    /// Spaces and a caret, below its character also where those before it take two columns, or none.
    package let caret: String

    /// The excerpt at a place of a text; nil where the text has no such line.
    package init?(of source: [UInt8], at position: SourcePosition) {
        self.init(of: SourceLines(source), at: position)
    }

    /// The excerpt at a place; nil where there is no such line.
    package init?(of lines: SourceLines, at position: SourcePosition) {
        guard let bytes = lines.line(position.line) else { return nil }
        let place = lines.place(ofColumn: position.column, in: bytes)
        let start = lines.place(place, movedBy: -Self.width * 2 / 3, in: bytes)
        let end = lines.place(start, movedBy: Self.width, in: bytes)
        if bytes[start..<end].allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            line = String(decoding: bytes[start..<end], as: UTF8.self)
            caret = String(repeating: " ", count: place - start) + "^"
            return
        }
        let before = PrintableText.line(String(decoding: bytes[start..<place], as: UTF8.self))
        line = before + PrintableText.line(String(decoding: bytes[place..<end], as: UTF8.self))
        caret = String(repeating: " ", count: DisplayWidth.columns(of: before)) + "^"
    }
}
