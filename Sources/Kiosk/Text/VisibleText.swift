/// Text from a file or a keyboard made safe to print: nothing in it can move the cursor, hide or reorder.
///
/// A questionnaire is data from outside, so its words pass through here before they reach a screen
/// (CWE-150). Line breaks stay as `\n`; every other control becomes visible as U+FFFD.
public enum VisibleText {
    /// The characters a terminal can show.
    public enum Repertoire: Sendable, Hashable {
        /// All of Unicode, written as UTF-8.
        case unicode
        /// ASCII only; other characters are replaced by what reads nearest.
        case ascii
    }

    /// The most characters of one text that are ever shown.
    public static let maximumLength = 10_000

    /// The most scalars of one character that are shown; a tower of marks would run into other lines.
    private static let maximumMarks = 16

    /// The text with line breaks as `\n`, and without controls, bidirectional controls, invisible and private characters.
    public static func sanitized(_ text: String, for repertoire: Repertoire = .unicode) -> String {
        if isPlain(text) { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var count = 0
        for character in text {
            count += 1
            if count > maximumLength { break }
            if character.isNewline {
                result.append("\n")
                continue
            }
            if let ascii = character.asciiValue, (0x20..<0x7F).contains(ascii) {
                result.append(character)
                continue
            }
            var shown = String.UnicodeScalarView()
            for scalar in character.unicodeScalars.prefix(maximumMarks) {
                append(scalar, of: character, to: &shown)
            }
            switch repertoire {
            case .unicode:
                result += String(shown)
            case .ascii:
                result += ASCIIText.nearest(to: String(shown))
            }
        }
        return result
    }

    /// Whether there is nothing in a text but letters, signs and line ends of ASCII, as in most: it is safe as it is.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= maximumLength
            && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A }
    }

    /// The same on one line: every run of blanks and line breaks is one space, none at the ends.
    public static func singleLine(_ text: String, for repertoire: Repertoire = .unicode) -> String {
        var line = ""
        for part in sanitized(text, for: repertoire).split(whereSeparator: {
            $0 == " " || $0 == "\n"
        }) {
            if !line.isEmpty { line += " " }
            line += String(part)
        }
        return line
    }

    private static func append(
        _ scalar: Unicode.Scalar,
        of character: Character,
        to shown: inout String.UnicodeScalarView
    ) {
        if scalar.value == 0x09 {
            shown.append(" ")
            return
        }
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned:
            shown.append("\u{FFFD}")
        case .lineSeparator, .paragraphSeparator:
            shown.append("\n")
        case .format:
            // Joiners shape emoji and some scripts; alone they would only hide.
            if isJoiner(scalar), character.unicodeScalars.count > 1 { shown.append(scalar) }
        default:
            if scalar.properties.isDefaultIgnorableCodePoint {
                if isVariation(scalar), character.unicodeScalars.count > 1 { shown.append(scalar) }
            } else {
                shown.append(scalar)
            }
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x200C || scalar.value == 0x200D
    }

    private static func isVariation(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFE0E || scalar.value == 0xFE0F
    }
}
