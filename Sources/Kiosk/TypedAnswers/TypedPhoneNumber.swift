/// A telephone number in the ways people type it: "555.010.0199", "(555) 010 0199 ext 5", "+1 555 010 0199".
struct TypedPhoneNumber: Sendable, Hashable {
    /// The digits, and whether a plus stands before them.
    let digits: String
    let isInternational: Bool
    let extensionDigits: String

    /// nil for what is no telephone number.
    init?(_ line: String) {
        var number = ""
        var extra = ""
        var hasExtension = false
        var word = ""
        let signs: Set<Character> = [" ", "-", ".", "(", ")", "/", "\u{A0}", "\u{2013}", ",", ":"]
        for (place, character) in line.enumerated() {
            if character.isASCII, character.isNumber {
                guard Self.isExtension(word, isAllowed: !number.isEmpty, &hasExtension) else {
                    return nil
                }
                word = ""
                if hasExtension { extra.append(character) } else { number.append(character) }
            } else if character.isLetter || character == "#" {
                word.append(character)
            } else if character == "+", place == 0 {
                continue
            } else if !signs.contains(character) {
                return nil
            }
        }
        guard word.isEmpty, !number.isEmpty, number.count <= 15, extra.count <= 6 else {
            return nil
        }
        digits = number
        isInternational = line.hasPrefix("+")
        extensionDigits = extra
    }

    private static func isExtension(
        _ word: String,
        isAllowed: Bool,
        _ hasExtension: inout Bool
    ) -> Bool {
        if word.isEmpty { return true }
        let heard = HeardLine(word).text
        let isKnown =
            word == "#" || HeardLanguage.all.contains { $0.phoneExtension.contains(heard) }
        guard isKnown, isAllowed, !hasExtension else { return false }
        hasExtension = true
        return true
    }

    /// The number in groups, as a person reads it aloud: 555-010-0199, +1 555-010-0199 ext 5.
    var text: String {
        var text = isInternational ? "+" : ""
        var rest = digits[...]
        if digits.count == 11, digits.first == "1" {
            text = "+1 "
            rest = rest.dropFirst()
        }
        if rest.count == 10, !isInternational || text == "+1 " {
            text += rest.prefix(3) + "-" + rest.dropFirst(3).prefix(3) + "-" + rest.suffix(4)
        } else if rest.count == 7, !isInternational {
            text += rest.prefix(3) + "-" + rest.suffix(4)
        } else {
            text += rest
        }
        return extensionDigits.isEmpty ? text : text + " ext " + extensionDigits
    }

    /// How many digits a form's example of a number has ("555-010-0199" has ten); nil for an example of something else.
    static func count(inExample format: String?) -> Int? {
        guard let format, let number = TypedPhoneNumber(format), number.digits.count >= 7,
            format.contains(where: { !$0.isNumber })
        else { return nil }
        return number.digits.count
    }
}
