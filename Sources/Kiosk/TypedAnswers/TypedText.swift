/// A typed line as an answer may keep it: no control, bidirectional, invisible or private character.
enum TypedText {
    /// The line without what a keyboard does not mean to type, and without blanks at its ends.
    static func cleaned(_ line: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            if scalar == "\t" {
                kept.append(" ")
                continue
            }
            if isKept(scalar) { kept.append(scalar) }
        }
        var text = String(kept)[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned, .format, .lineSeparator,
            .paragraphSeparator:
            return false
        default:
            return !scalar.properties.isDefaultIgnorableCodePoint && scalar.value != 0xFFFD
        }
    }
}
