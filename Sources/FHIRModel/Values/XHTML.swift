internal import PlainText

/// The markup of FHIR's `xhtml` (`Narrative.div`), and of pages made beside it.
public enum XHTML {
    /// The text with the characters that markup begins and ends with written as references (XML 1.0 §2.4).
    ///
    /// It goes by Unicode scalars: `<` with a mark that combines with it is one Character, and markup all the same.
    public static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// The text for a page: as ``escaped(_:)`` writes it, and safe to show.
    ///
    /// Controls, which markup cannot hold at all, and characters that turn the direction of what follows are shown as U+FFFD, as
    /// on a terminal. What a browser sends back to be shown again, such as words to search for, may hold any of them.
    public static func shown(_ text: some StringProtocol) -> String {
        escaped(PrintableText.lines(String(text)))
    }
}
