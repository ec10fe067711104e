/// Text from a file or a program, made safe to print on a terminal: nothing in it moves the cursor,
/// changes the title, hides, or turns the reading direction around.
public enum SafeText {
    /// The text with every character a terminal might act on shown as U+FFFD; line feeds stay.
    public static func lines(_ text: some StringProtocol) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            safe.append(isHarmless(scalar) || scalar == "\n" ? scalar : "\u{FFFD}")
        }
        return String(safe)
    }

    /// The same on one line: line breaks and tabs become spaces.
    public static func line(_ text: some StringProtocol) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                safe.append(" ")
            } else {
                safe.append(isHarmless(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return String(safe)
    }

    /// Not a control (C0, DEL, C1), a format character (bidi controls, zero-width ones, tags), a
    /// line or paragraph separator, a private or an unassigned character.
    ///
    /// The joiners U+200C and U+200D, which some scripts and emoji need, pass.
    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\u{200C}" || scalar == "\u{200D}" { return true }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
            .unassigned:
            false
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
            .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation,
            .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation,
            .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .spaceSeparator:
            true
        @unknown default:
            false
        }
    }
}
