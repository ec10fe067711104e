/// A typed line as an answer may keep it: no control, bidirectional or private character, and an invisible one only where it
/// shapes what stands beside it.
enum TypedText {
    /// The line without what a keyboard does not mean to type, and without blanks at its ends.
    ///
    /// - Parameters:
    ///   - line: what was typed or pasted.
    ///   - keepsLines: whether ends of lines inside it are kept; elsewhere they are blanks.
    /// - Returns: what the answer keeps.
    static func cleaned(_ line: String, keepsLines: Bool = false) -> String {
        var kept = String.UnicodeScalarView()
        // A joiner that waits for what it would join.
        var joiner: Unicode.Scalar?
        for scalar in line.unicodeScalars {
            if scalar == "\t" || scalar == "\n" {
                joiner = nil
                kept.append(scalar == "\n" && keepsLines ? "\n" : " ")
            } else if scalar.shapesNeighbours {
                if joins(scalar), let last = kept.last, isJoinable(last) {
                    joiner = scalar
                } else if let last = kept.last, varies(last, by: scalar) {
                    kept.append(scalar)
                }
            } else if isKept(scalar) {
                if let joiner, isJoinable(scalar) { kept.append(joiner) }
                joiner = nil
                kept.append(scalar)
            }
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

    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x200C || scalar.value == 0x200D
    }

    /// Whether a joiner beside it shapes anything: a letter or mark of a script from Hebrew on, or a part of an emoji.
    private static func isJoinable(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x590 else { return false }
        switch scalar.properties.generalCategory {
        case .otherLetter, .nonspacingMark, .spacingMark, .modifierSymbol: return true
        default: return scalar.properties.isEmoji
        }
    }

    /// Whether a variation selector shapes a character: text or picture of an emoji, the form of an ideograph.
    private static func varies(_ scalar: Unicode.Scalar, by selector: Unicode.Scalar) -> Bool {
        selector.value >= 0xE0100
            ? scalar.properties.isIdeographic : scalar.properties.isEmoji && !scalar.isASCII
    }
}
