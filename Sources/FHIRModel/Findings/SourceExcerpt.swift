/// The line of a source a finding is about, with a caret under the place, as compilers show it.
///
/// Whatever the file holds, the excerpt is one printable line of at most ``width`` characters.
public struct SourceExcerpt: Sendable {
    /// How many characters of a line are shown at the most.
    public static let width = 100

    /// The text of the line, printable.
    public let line: String
    /// Spaces and a caret.
    public let caret: String

    /// The excerpt at a place of a text; nil where the text has no such line.
    public init?(of source: [UInt8], at position: SourcePosition) {
        guard let bytes = Self.line(position.line, of: source) else { return nil }
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        let column = min(max(position.column - 1, 0), scalars.count)
        let start = max(0, min(column - Self.width * 2 / 3, scalars.count - Self.width))
        let end = min(scalars.count, start + Self.width)
        line = String(String.UnicodeScalarView(scalars[start..<end].map(Self.printable)))
        caret = String(repeating: " ", count: column - start) + "^"
    }

    private static func line(_ number: Int, of source: [UInt8]) -> ArraySlice<UInt8>? {
        var start = source.startIndex
        for _ in 1..<max(number, 1) {
            guard let feed = source[start...].firstIndex(of: 0x0A) else { return nil }
            start = feed + 1
        }
        let end = source[start...].firstIndex(of: 0x0A) ?? source.endIndex
        return source[start..<end]
    }

    /// Anything that could move a cursor or hide text becomes a space or U+FFFD.
    private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar == "\t" || scalar == "\r" { return " " }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            return "\u{FFFD}"
        default:
            return scalar
        }
    }
}
