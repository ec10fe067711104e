/// Makes of shown words what a synthesizer reads rightly.
///
/// A synthesizer reads 988 as nine hundred eighty-eight, MAOI as a word and the dashes of a phone number aloud; and takes `[[`
/// for its own phoneme code. So numbers that are called and codes are handed over sign by sign:
///
///     Pronunciation(EnglishSpokenWords()).text("Call 988")   // "Call 9 8 8"
struct Pronunciation {
    private let words: any SpokenWords

    init(_ words: any SpokenWords) { self.words = words }

    /// An utterance as it is to be synthesized, one line.
    func text(of utterance: SpokenPage.Utterance) -> String {
        let text = utterance.isSpelled ? spelled(utterance.text) : text(utterance.text)
        guard let last = text.last else { return "" }
        return last.isLetter || last.isNumber ? text + "." : text
    }

    /// A line of text as it is to be synthesized.
    func text(_ line: String) -> String {
        let pieces = phoneJoined(harmless(line).split(separator: " ").map(String.init))
        let speaksOfCalling = pieces.contains {
            words.callingVerbs.contains($0.trimmed.lowercased())
        }
        var said: [String] = []
        for (index, piece) in pieces.enumerated() {
            let bare = piece.trimmed
            let before = index == 0 ? "" : pieces[index - 1].trimmed
            let isLast = index == pieces.count - 1
            let isCalled = Self.isPhone(bare) || speaksOfCalling && bare.count == 3
            said.append(
                isCalled && Self.isDialed(bare)
                    ? digits(piece) : word(piece, after: before, isLast: isLast)
            )
        }
        return said.joined(separator: " ")
    }

    /// Every sign on its own; at a dash a pause: "K 7 M, 4 2 Q".
    func spelled(_ text: String) -> String {
        harmless(text).split { $0 == "-" || $0 == " " }
            .map { spelled($0) }
            .joined(separator: ", ")
    }

    /// The signs of a code, one by one, with a pause after a letter A, which is else read as an article.
    private func spelled(_ part: Substring) -> String {
        part.map { $0 == "A" ? "A," : words.name(of: $0) }.joined(separator: " ")
    }

    /// Without what a synthesizer takes for orders.
    private func harmless(_ text: String) -> String {
        String(
            text.map { sign in
                if "·•–—".contains(sign) { return "," }
                return "[]<>_\\|{}*".contains(sign) || sign.isNewline ? " " : sign
            }
        ).replacing(" ,", with: ",")
    }

    /// The pieces of a phone number that is written with blanks, as one: "(555) 010-0100".
    private func phoneJoined(_ pieces: [String]) -> [String] {
        var joined: [String] = []
        for piece in pieces {
            if let last = joined.last, Self.isArea(last), Self.isDialed(piece.trimmed) {
                joined[joined.count - 1] = last + "-" + piece
            } else {
                joined.append(piece)
            }
        }
        return joined
    }

    private static func isArea(_ piece: String) -> Bool {
        piece.hasPrefix("(") && piece.hasSuffix(")") && piece.count == 5
            && piece.dropFirst().dropLast().allSatisfy(\.isASCIIDigit)
    }

    /// Whether a piece is nothing but digits and what stands between those of a phone number.
    private static func isDialed(_ piece: String) -> Bool {
        piece.contains(where: \.isASCIIDigit)
            && piece.allSatisfy { $0.isASCIIDigit || "-.()+".contains($0) }
    }

    /// Whether a piece can be nothing but a phone number: seven digits or more, parted.
    private static func isPhone(_ piece: String) -> Bool {
        isDialed(piece) && piece.count(where: \.isASCIIDigit) >= 7
            && piece.contains { "-.()".contains($0) }
    }

    /// Digits one by one, with a pause where they are parted.
    private func digits(_ piece: String) -> String {
        let end = piece.last.map { ".,;:!?".contains($0) ? String($0) : "" } ?? ""
        return piece.split { !$0.isASCIIDigit }
            .map { $0.map(String.init).joined(separator: " ") }
            .joined(separator: ", ") + end
    }

    private func word(_ piece: String, after before: String, isLast: Bool) -> String {
        let bare = piece.trimmed
        // "5 in." is a length, "4:30 in the morning" is not.
        let endsHere = isLast || piece.count > bare.count
        let isMeasure =
            before.last?.isASCIIDigit == true
            || words.wordsBeforeUnits.contains(before.lowercased())
        if isMeasure, let unit = words.units[bare],
            endsHere || !words.unitsThatAreWords.contains(bare)
        {
            return piece.replacing(bare, with: unit)
        }
        if piece.hasPrefix("?"), piece.dropFirst().allSatisfy({ $0 == ":" }) {
            return words.name(of: "?") + piece.dropFirst()
        }
        let parts = bare.split(separator: "-")
        guard parts.contains(where: { isSpelled(String($0)) }) else { return piece }
        let said = parts.map { part in
            guard isSpelled(String(part)) else { return String(part) }
            // With dots between them letters are said one by one and yet as one word.
            guard part.allSatisfy(\.isLetter) else { return spelled(part) }
            return part.map(String.init).joined(separator: ".") + "."
        }
        return piece.replacing(bare, with: said.joined(separator: ", ")).replacing("..", with: ".")
    }

    /// Up to four capitals such as PTSD, as more are a word; and capitals mixed with digits as in a code.
    private func isSpelled(_ part: String) -> Bool {
        guard (2...6).contains(part.count), !words.wordsInCapitals.contains(part),
            part.allSatisfy({ $0.isASCIIDigit || $0.isUppercase })
        else { return false }
        let letters = part.count(where: \.isUppercase)
        return letters > 0 && (letters <= 4 || letters < part.count)
    }
}

extension String {
    /// Without the punctuation around it.
    fileprivate var trimmed: String {
        let mark: (Character) -> Bool = { ".,;:!?¿¡\"'“”()".contains($0) }
        let start = drop(while: mark)
        var end = start
        while let last = end.last, mark(last) { end = end.dropLast() }
        return end.isEmpty ? self : String(end)
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
