internal import FHIRModel
internal import PlainText

/// Shows a place in an expression by its line and a caret.
enum Caret {
    /// `message`, then the line of `source` that holds the UTF-8 `offset`, then a caret under it.
    static func describe(_ message: String, in source: String, at offset: Int) -> String {
        let bytes = Array(source.utf8)
        let place = max(0, min(offset, bytes.count))
        var lineStart = place
        while lineStart > 0, !isLineBreak(bytes[lineStart - 1]) { lineStart -= 1 }
        var lineEnd = place
        while lineEnd < bytes.count, !isLineBreak(bytes[lineEnd]) { lineEnd += 1 }

        let before = String(decoding: bytes[lineStart..<place], as: UTF8.self)
        let after = String(decoding: bytes[place..<lineEnd], as: UTF8.self)
        let shownBefore = String(PrintableText.line(before).suffix(width))
        let shownAfter = String(PrintableText.line(after).prefix(width))
        let line = bytes[..<lineStart].count { $0 == 0x0A } + 1
        return """
            \(line):\(before.unicodeScalars.count + 1): \(message)
            \(shownBefore)\(shownAfter)
            \(String(repeating: " ", count: DisplayWidth.columns(of: shownBefore)))^
            """
    }

    private static let width = 60

    private static func isLineBreak(_ byte: UInt8) -> Bool {
        byte == 0x0A || byte == 0x0D
    }
}
