internal import FHIRModel

/// What a visitor types for each option of a question; it stands before the option's words on the screen.
///
/// Three rules, the first that fits:
/// 1. what the form writes before the options (`optionPrefix`), where no two have the same: `a)` is typed as a;
/// 2. the whole number each begins with, where no two have the same: "0 - none" is shown as "0) none" and typed as 0. Bare
///    decimals are keys too;
/// 3. the place: 1, 2, 3.
///
/// In 1 and 2 at most two options may be without, such as "Does not apply": they get the next free number or letter. Keys are
/// those of all options, also while some are switched off, so that none changes while a form is filled in.
package struct OptionKeys: Sendable, Hashable {
    /// What is typed, by place among the options.
    package private(set) var keys: [String]
    /// What stands beside the key: the option's words, without the number that is the key.
    package private(set) var labels: [String]

    /// The keys of options, given by what is written before each and by its words.
    package init(prefixes: [String?], words: [String]) {
        labels = words
        keys = []
        let hasPrefixes = prefixes.contains { $0 != nil }
        if hasPrefixes,
            let found = Self.filled(prefixes.map { $0.flatMap(Self.key(ofPrefix:)) }, words)
        {
            keys = found
            return
        }
        let numbers = words.map { LeadingNumber(of: $0) }
        let isNumbered = numbers.contains { $0?.isKey == true }
        if isNumbered,
            let found = Self.filled(numbers.map { $0?.isKey == true ? $0?.digits : nil }, words)
        {
            keys = found
            labels = zip(numbers, words).map { $0?.isKey == true ? $0?.rest ?? $1 : $1 }
        } else {
            keys = words.indices.map { String($0 + 1) }
        }
        guard hasPrefixes else { return }
        // A prefix that is no key is still part of what is read, if it is more than a number, which mostly is a score.
        labels = zip(prefixes, labels).map { prefix, label in
            guard let prefix, prefix.contains(where: \.isLetter) else { return label }
            return label.isEmpty ? prefix : prefix + " " + label
        }
    }

    /// Whether they are simply the places, 1 to n.
    package var arePlaces: Bool { keys == keys.indices.map { String($0 + 1) } }

    /// The most options that may have no number or prefix of their own.
    private static let mostWithout = 2

    /// The keys with those that lack filled in; nil where two are the same, more than two lack, or there is none.
    private static func filled(_ own: [String?], _ words: [String]) -> [String]? {
        let known = own.compactMap { $0?.lowercased() }
        var taken = Set(known)
        guard !known.isEmpty, taken.count == known.count, own.count - known.count <= mostWithout
        else { return nil }
        var keys: [String] = []
        for (place, key) in own.enumerated() {
            if let key {
                keys.append(key)
                continue
            }
            let leading = LeadingNumber(of: words[place])?.digits
            let key =
                leading.flatMap { taken.contains($0) ? nil : $0 }
                ?? free(
                    after: keys.last,
                    before: own.dropFirst(place).compactMap(\.self).first,
                    taken
                )
            taken.insert(key.lowercased())
            keys.append(key)
        }
        return keys
    }

    /// The next number or letter that no option has: after the option before it, or from 0 where it is the first.
    private static func free(
        after last: String?,
        before next: String?,
        _ taken: Set<String>
    ) -> String {
        if let letter = last?.unicodeScalars.first, last?.utf8.count == 1,
            letter.properties.isAlphabetic
        {
            var value = letter.value + 1
            while let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic, scalar.isASCII
            {
                let key = String(Character(scalar))
                if !taken.contains(key.lowercased()) { return key }
                value += 1
            }
        }
        let isLed = last == nil && next.flatMap { Int($0) } != nil
        var number = last.flatMap { Int($0) }.map { $0 + 1 } ?? (isLed ? 0 : 1)
        while taken.contains(String(number)) { number += 1 }
        return String(number)
    }

    /// What is typed for a prefix: a of "a)", "(a)" or "a.", 1 of "1."; nil for one that is no word of few signs.
    private static func key(ofPrefix prefix: String) -> String? {
        if let number = LeadingNumber(of: prefix), number.isKey, number.rest.isEmpty {
            return number.digits
        }
        let signs: Set<Character> = ["(", ")", "[", "]", ".", ":", " ", "-", "\u{2013}", "="]
        var key = prefix[...]
        while let first = key.first, signs.contains(first) { key = key.dropFirst() }
        while let last = key.last, signs.contains(last) { key = key.dropLast() }
        let isWord = key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "'" }
        return (1...4).contains(key.count) && isWord ? String(key) : nil
    }
}
