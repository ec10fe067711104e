/// The syllables of English words, counted by spelling: close enough for the average a reading grade needs.
///
/// Groups of vowels count one each. A final silent `e`, and `ed` and `es` where they are not spoken, count none; pairs such as
/// `ia` and `eo`, which are mostly spoken apart, count two. Short forms in capitals are read letter by letter, numbers
/// and mail addresses count one. The words for which these rules are wrong and which forms like to use stand in a list.
public enum SyllableCount {
    /// The syllables of one word, at least one.
    ///
    /// Punctuation around it does not count; parts joined by hyphens are counted apart.
    public static func inWord(_ word: some StringProtocol) -> Int {
        if word.contains(where: { $0.isNumber || $0 == "@" }) { return 1 }
        let parts = word.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
        return max(1, parts.reduce(0) { $0 + inPart(String($1)) })
    }

    private static func inPart(_ part: String) -> Int {
        let letters = part.filter { $0.isLetter && $0.isASCII }
        guard !letters.isEmpty else { return 1 }
        if letters.count > 1, letters.count < 7, letters.allSatisfy(\.isUppercase) {
            return letters.reduce(0) { $0 + ($1 == "W" ? 3 : 1) }
        }
        let word = letters.lowercased()
        if let known = exceptions[word] { return known }
        if word.hasSuffix("s"), let known = exceptions[String(word.dropLast())] { return known }
        return max(1, vowelGroups(of: word) - silentEnding(of: word) + vowelsApart(in: word))
    }

    private static func vowelGroups(of word: String) -> Int {
        var groups = 0
        var wasVowel = false
        for letter in word {
            let isVowel = "aeiouy".contains(letter)
            if isVowel, !wasVowel { groups += 1 }
            wasVowel = isVowel
        }
        return groups
    }

    /// 1 where the word ends in an `e`, `ed` or `es` that is not spoken.
    private static func silentEnding(of word: String) -> Int {
        let letters = Array(word)
        guard letters.count > 2 else { return 0 }
        func letter(_ fromEnd: Int) -> Character {
            letters.count >= fromEnd ? letters[letters.count - fromEnd] : " "
        }
        func isConsonant(_ letter: Character) -> Bool { !"aeiouy ".contains(letter) }
        if letter(1) == "e", isConsonant(letter(2)) {
            return letter(2) == "l" && isConsonant(letter(3)) ? 0 : 1
        }
        if letter(2) == "e", letter(1) == "d", isConsonant(letter(3)) {
            return "td".contains(letter(3)) ? 0 : 1
        }
        if letter(2) == "e", letter(1) == "s", isConsonant(letter(3)) {
            let isHissed =
                "sxzcg".contains(letter(3)) || (letter(3) == "h" && "cs".contains(letter(4)))
            return isHissed || (letter(3) == "l" && isConsonant(letter(4))) ? 0 : 1
        }
        return 0
    }

    /// How many pairs of vowels are spoken as two syllables.
    private static func vowelsApart(in word: String) -> Int {
        let letters = Array(word)
        var pairs = 0
        for (index, pair) in zip(letters, letters.dropFirst()).enumerated() {
            let next = index + 2 < letters.count ? letters[index + 2] : " "
            let before = index > 0 ? letters[index - 1] : " "
            switch pair {
            case ("i", "a"): pairs += "ct".contains(before) || next == "l" ? 0 : 1
            case ("i", "o"): pairs += next == "n" || next == "u" ? 0 : 1
            case ("e", "o"): pairs += 1
            case ("u", "a"): pairs += "gq".contains(before) ? 0 : 1
            case ("y", "i"): pairs += 1
            default: break
            }
        }
        return pairs
    }

    /// Words of forms for which the rules give a wrong number.
    static let exceptions: [String: Int] = [
        "being": 2, "doing": 2, "easier": 3, "evening": 2, "every": 2, "everyone": 3,
        "everything": 3, "giant": 2, "going": 2, "hour": 2, "idea": 3, "language": 2, "maybe": 2,
        "memories": 3, "mg": 3, "our": 2, "people": 2, "poem": 2, "quiet": 2, "reaction": 3,
        "safety": 2, "science": 2, "seeing": 2, "someone": 2, "something": 2, "sometimes": 2,
        "somewhere": 2, "studies": 2, "therefore": 2, "trial": 2, "vietnamese": 4,
    ]
}
