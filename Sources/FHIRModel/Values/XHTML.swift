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
}
