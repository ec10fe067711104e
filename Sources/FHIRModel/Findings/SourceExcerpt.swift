/// A text with the beginnings of its lines, found once for any number of excerpts.
public struct SourceLines: Sendable {
    let source: [UInt8]
    private var starts: [Int] = [0]

    /// The lines of a text.
    public init(_ source: [UInt8]) {
        self.source = source
        for (index, byte) in source.enumerated() where byte == 0x0A { starts.append(index + 1) }
    }

    /// The bytes of a line, counted from 1, without its end; nil where there is no such line.
    func line(_ number: Int) -> ArraySlice<UInt8>? {
        guard number >= 1, number <= starts.count else { return nil }
        let end = number < starts.count ? starts[number] - 1 : source.count
        return source[starts[number - 1]..<end]
    }
}

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
        self.init(of: SourceLines(source), at: position)
    }

    /// The excerpt at a place; nil where there is no such line.
    public init?(of lines: SourceLines, at position: SourcePosition) {
        guard let bytes = lines.line(position.line) else { return nil }
        let place = Self.index(of: position.column, in: bytes)
        let start = Self.index(place, movedBy: -Self.width * 2 / 3, in: bytes)
        let end = Self.index(start, movedBy: Self.width, in: bytes)
        let before = Array(String(decoding: bytes[start..<place], as: UTF8.self).unicodeScalars)
        let after = String(decoding: bytes[place..<end], as: UTF8.self).unicodeScalars
        line = String(String.UnicodeScalarView((before + after).map(Self.printable)))
        caret = String(repeating: " ", count: before.count) + "^"
    }

    /// The place of a column, counted from 1 in characters.
    private static func index(of column: Int, in bytes: ArraySlice<UInt8>) -> Int {
        index(bytes.startIndex, movedBy: max(column, 1) - 1, in: bytes)
    }

    /// A place so many characters further on or back, as far as the line goes.
    private static func index(
        _ start: Int,
        movedBy distance: Int,
        in bytes: ArraySlice<UInt8>
    ) -> Int {
        var index = start
        var left = distance
        while left > 0, index < bytes.endIndex {
            index += 1
            while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 { index += 1 }
            left -= 1
        }
        while left < 0, index > bytes.startIndex {
            index -= 1
            while index > bytes.startIndex, bytes[index] & 0xC0 == 0x80 { index -= 1 }
            left += 1
        }
        return index
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
