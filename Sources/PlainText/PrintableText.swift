/// Text from a file or a program, made safe to print on a terminal: nothing in it moves the cursor,
/// changes the title, hides, or turns the reading direction around.
package enum PrintableText {
    /// The text with every character that is not printable shown as U+FFFD; line feeds stay.
    package static func lines(_ text: String) -> String { shown(text, breaking: true) }

    /// The same on one line: line breaks and tabs become spaces.
    package static func line(_ text: some StringProtocol) -> String {
        shown(String(text), breaking: false)
    }

    private static func shown(_ text: String, breaking: Bool) -> String {
        // Most texts show by their bytes that there is nothing to look for.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A && breaking }) {
            return text
        }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isPrintable || scalar == "\n" && breaking {
                shown.append(scalar)
            } else {
                shown.append(scalar.properties.isWhitespace ? " " : "\u{FFFD}")
            }
        }
        return String(shown)
    }
}

extension Unicode.Scalar {
    /// Whether a terminal does nothing with this but draw it: no control (C0, DEL, C1), format character (bidi controls,
    /// zero-width ones, tags), line or paragraph separator, private or unassigned character.
    ///
    /// The joiners U+200C and U+200D, which some scripts and emoji need, are printable.
    package var isPrintable: Bool {
        if value >= 0x20, value < 0x7F { return true }
        if self == "\u{200C}" || self == "\u{200D}" { return true }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
            .unassigned:
            false
        default:
            true
        }
    }
}
