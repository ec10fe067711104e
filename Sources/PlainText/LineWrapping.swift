/// Greedy wrapping by display width: as many words on a line as fit.
package struct LineWrapping {
    /// The columns a line may take.
    package var columns: Int
    /// What stands before the first line.
    package var lead: String
    /// What stands before the lines after it, usually as many spaces.
    package var hang: String
    /// Whether the lines under `- ` or `12) ` hang as far in as its text.
    package var hangsLists: Bool

    /// Wrapping to so many columns.
    package init(columns: Int, lead: String = "", hang: String = "", hangsLists: Bool = true) {
        self.columns = columns
        self.lead = lead
        self.hang = hang
        self.hangsLists = hangsLists
    }

    /// The lines of a text that has been made safe to print; paragraphs end with `\n`.
    ///
    /// No line ends with a space. A word longer than a line is broken between grapheme clusters; a
    /// no-break space is part of its word.
    package func lines(of text: String) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            wrap(paragraph, into: &lines)
        }
        return lines
    }

    private func wrap(_ paragraph: Substring, into lines: inout [String]) {
        let (marker, rest) =
            hangsLists && columns >= 20 ? Self.listMarker(of: paragraph) : ("", paragraph)
        var line = (lines.isEmpty ? lead : hang) + marker
        let indent = hang + String(repeating: " ", count: DisplayWidth.columns(of: marker))
        let start = DisplayWidth.columns(of: indent)
        var used = DisplayWidth.columns(of: line)
        var lineHasWord = false
        for word in rest.split(separator: " ") {
            let width = DisplayWidth.columns(of: String(word))
            if lineHasWord, used + 1 + width <= columns {
                line += " "
                line += String(word)
                used += 1 + width
                continue
            }
            if lineHasWord, start + width > columns, used + 8 < columns {
                // It fits on no line, as in scripts without spaces: it begins on this one.
                line += " "
                used += 1
            } else if lineHasWord {
                lines.append(line)
                line = indent
                used = start
            }
            if used + width <= columns {
                line += String(word)
                used += width
            } else {
                breakWord(word, line: &line, used: &used, indent: indent, start, into: &lines)
            }
            lineHasWord = true
        }
        lines.append(Self.withoutTrailingSpaces(line))
    }

    private func breakWord(
        _ word: Substring,
        line: inout String,
        used: inout Int,
        indent: String,
        _ start: Int,
        into lines: inout [String]
    ) {
        for character in word {
            let width = DisplayWidth.columns(of: character)
            if used + width > columns, used > start {
                lines.append(line)
                line = indent
                used = start
            }
            line.append(character)
            used += width
        }
    }

    /// A leading `- `, `* ` or `12) ` with its indentation: the lines under it hang as far in.
    private static func listMarker(of paragraph: Substring) -> (marker: String, rest: Substring) {
        let spaces = paragraph.prefix { $0 == " " }
        let body = paragraph.dropFirst(spaces.count)
        let bullet = body.prefix { $0 == "-" || $0 == "*" || $0 == "\u{2022}" }
        var marker = bullet
        if bullet.isEmpty {
            let digits = body.prefix { $0.isASCII && $0.isNumber }
            let after = body.dropFirst(digits.count).first
            guard !digits.isEmpty, digits.count <= 3, after == "." || after == ")" else {
                return (String(spaces.prefix(8)), body)
            }
            marker = body.prefix(digits.count + 1)
        } else if bullet.count > 1 {
            return (String(spaces.prefix(8)), body)
        }
        guard body.dropFirst(marker.count).first == " " else {
            return (String(spaces.prefix(8)), body)
        }
        return (String(spaces.prefix(8)) + marker + " ", body.dropFirst(marker.count + 1))
    }

    private static func withoutTrailingSpaces(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
