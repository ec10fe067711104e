/// What a supervisor tells whoever stands before the screen.
public enum SupervisionNotice: Sendable, Equatable {
    /// The visit was lost; the next begins in a moment.
    case startedAgain
    /// Visits fail as soon as they begin.
    case outOfOrder

    /// The notice as lines for a terminal, wrapped by words before its last column.
    public func lines(language: String?, size: TerminalSize) -> [String] {
        var lines: [String] = [""]
        for paragraph in text {
            for word in paragraph.split(separator: " ") {
                let last = lines[lines.count - 1]
                if last.isEmpty {
                    lines[lines.count - 1] = String(word)
                } else if last.count + 1 + word.count < size.columns {
                    lines[lines.count - 1] = last + " " + word
                } else {
                    lines.append(String(word))
                }
            }
            lines += ["", ""]
        }
        return lines
    }

    private var text: [String] {
        switch self {
        case .startedAgain:
            [
                "Sorry, this screen had to start again. What you typed is erased.",
                "If you saw a request number, staff have your request. If not, please start again or ask at the front desk.",
                "988: call or text, any time · 911",
            ]
        case .outOfOrder:
            [
                "Sorry, this screen does not work now. What you typed is erased.",
                "Please go to the front desk.",
                "988: call or text, any time · 911",
            ]
        }
    }
}
