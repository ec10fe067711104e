/// Numbers in the ways people write them.
enum TypedNumber {
    /// Every number the typed text can mean, as JSON writes it, the likelier first: none when it is no number.
    ///
    /// A comma or a point may begin the decimals, and either may part the thousands, in English as in Spanish: of `1,500` and
    /// `12.500` both are returned, and the person is to be asked.
    ///
    /// - Parameters:
    ///   - text: what was typed.
    ///   - commaFirst: whether a comma mostly begins the decimals, as in Spanish; a point does in both languages.
    /// - Returns: one number, or two; empty where it is none.
    static func readings(of text: String, commaFirst: Bool = false) -> [String] {
        guard let (sign, body) = signAndBody(of: text) else { return [] }
        let marks = body.filter { $0 == "." || $0 == "," }
        var found: [String] = []
        if marks.isEmpty {
            found = [grouped(body, by: " "), grouped(body, by: "'")].compactMap(\.self)
        } else if marks.count == 1, let mark = marks.first {
            if body.first != "0", let whole = grouped(body, by: mark) { found.append(whole) }
            if let decimal = split(body, at: mark, groups: " ") {
                found.insert(decimal, at: mark == "," && !commaFirst ? found.count : 0)
            }
        } else if Set(marks).count == 1, let mark = marks.first {
            found = [grouped(body, by: mark)].compactMap(\.self)
        } else if let last = marks.last, let other = marks.first,
            marks.filter({ $0 == last }).count == 1
        {
            found = [split(body, at: last, groups: other)].compactMap(\.self)
        }
        return found.prefix(found.first == found.last ? 1 : 2).map { sign + $0 }
    }

    private static func signAndBody(of text: String) -> (String, Substring)? {
        let plain = String(text.map { blanks.contains($0) ? " " : $0 == "\u{2019}" ? "'" : $0 })
        var body = plain[...]
        while body.first == " " { body = body.dropFirst() }
        while body.last == " " { body = body.dropLast() }
        var sign = ""
        if let first = body.first, "+-\u{2212}\u{2013}".contains(first) {
            sign = first == "+" ? "" : "-"
            body = body.dropFirst().drop { $0 == " " }
        }
        return body.isEmpty ? nil : (sign, body)
    }

    /// Digits, whole or in groups of three: `1500`, `1,500`, `12,345,678`.
    private static func grouped(_ text: Substring, by mark: Character) -> String? {
        let groups = text.split(separator: mark, omittingEmptySubsequences: false)
        guard let first = groups.first, groups.allSatisfy(isDigits) else { return nil }
        let rest = groups.dropFirst()
        guard rest.allSatisfy({ $0.count == 3 }), rest.isEmpty || first.count <= 3 else {
            return nil
        }
        return withoutLeadingZeros(groups.joined())
    }

    private static func split(_ text: Substring, at mark: Character, groups: Character) -> String? {
        guard let place = text.lastIndex(of: mark) else { return nil }
        let fraction = text[text.index(after: place)...]
        let head = text[..<place]
        guard isDigits(fraction), let whole = head.isEmpty ? "0" : grouped(head, by: groups) else {
            return nil
        }
        return whole + "." + fraction
    }

    /// Blanks that may part thousands: that of a keyboard, and those of printed numbers.
    private static let blanks: Set<Character> = [" ", "\u{A0}", "\u{2009}", "\u{202F}"]

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func withoutLeadingZeros(_ digits: String) -> String {
        let kept = digits.drop { $0 == "0" }
        return kept.isEmpty ? "0" : String(kept)
    }
}
