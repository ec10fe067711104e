package import FHIRModel

/// The number that an option's words begin with: 0 of "0 - none", 2 of "2 falls", 1.5 of "1.5".
///
/// Who types that number may mean the option, wherever it stands in the list.
package struct LeadingNumber: Sendable, Hashable {
    /// The number.
    package let value: FHIRDecimal
    /// How the words write it, with its sign, as JSON would: `-3`, `0`, `1.5`.
    let digits: String
    /// What of the words is left without it and the sign behind it: "none" of "0 - none", empty for "7".
    let rest: String
    /// Whether it names the option: it is all of the words, or whole and followed by a sign.
    ///
    /// Such as the dash of "0 - none" or the parenthesis of "(1) mild". That of "2 falls", "0-5 years" or "9:30" does not.
    let isKey: Bool

    /// Reads the beginning of an option's words; nil where it is no number.
    package init?(of words: String) {
        // Most words begin with a letter, which is seen without taking characters apart.
        let first = words.utf8.first { $0 != UInt8(ascii: " ") }
        if let first, first | 0x20 >= UInt8(ascii: "a"), first | 0x20 <= UInt8(ascii: "z") {
            return nil
        }
        var text = Substring(words).drop { $0 == " " }
        let isOpen = text.first == "("
        if isOpen { text = text.dropFirst() }
        var digits = ""
        if let sign = text.first, Self.minus.contains(sign) || sign == "+" {
            digits = sign == "+" ? "" : "-"
            text = text.dropFirst()
        }
        let whole = text.prefix { $0.isDigit }
        guard (1...9).contains(whole.count) else { return nil }
        digits += whole
        text = text.dropFirst(whole.count)
        let fraction = Self.fraction(text)
        if !fraction.isEmpty { digits += "." + fraction }
        text = text.dropFirst(fraction.isEmpty ? 0 : fraction.count + 1)
        // "2nd" and "5mg" begin so too, "1950s" and "3D" as well; what follows a digit decides only whether it is a key.
        guard
            let value = FHIRDecimal(
                digits.hasPrefix("-")
                    ? "-" + Self.plain(digits.dropFirst()) : Self.plain(digits[...])
            )
        else { return nil }
        self.value = value
        self.digits = value.description
        let tail = text.drop { $0 == " " }
        if tail.isEmpty || (isOpen && tail == ")") {
            isKey = isOpen == !tail.isEmpty
            rest = ""
            return
        }
        isKey = fraction.isEmpty && Self.isMark(tail, closing: isOpen)
        rest = String(tail.dropFirst().drop { $0 == " " })
    }

    /// Dashes and the minus sign.
    private static let minus: Set<Character> = ["-", "\u{2212}"]
    private static let dashes: Set<Character> = ["-", "\u{2013}", "\u{2014}", "\u{2212}"]

    /// Whether a sign that parts a number from its words begins this text: no range, decimal or time of day goes on there.
    private static func isMark(_ text: Substring, closing: Bool) -> Bool {
        guard let mark = text.first else { return false }
        if closing { return mark == ")" }
        let following = text.dropFirst()
        if dashes.contains(mark) {
            return following.drop { $0 == " " }.first?.isDigit != true
        }
        switch mark {
        case ":", ".": return following.first?.isDigit != true
        case "=", ")": return true
        case _: return false
        }
    }

    private static func fraction(_ text: Substring) -> Substring {
        guard let mark = text.first, mark == "." || mark == "," else { return "" }
        return text.dropFirst().prefix { $0.isDigit }.prefix(9)
    }

    /// Without zeros in front, which JSON does not have.
    private static func plain(_ digits: Substring) -> String {
        let kept = digits.drop { $0 == "0" }
        return kept.first?.isDigit == true ? String(kept) : "0" + kept
    }
}

extension Character {
    /// Whether it is one of 0 to 9.
    fileprivate var isDigit: Bool { isASCII && isNumber }
}
