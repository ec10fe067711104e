/// The syllables of a word of ASCII characters, counted while its bytes are read: the same number as
/// ``SyllableCount/inWord(_:)`` gives, without a `String`.
///
/// The letters of the part being read are kept as five bits each, `a` being 1, the last one lowest; twelve of them fit, and no
/// rule looks further back.
struct WordSyllables {
    private var letters: UInt64 = 0
    private var count = 0
    /// All letters of the part in one: its bit 0x20 is set where one of them is small.
    private var anyLetter: UInt8 = 0
    /// Whether a letter is a vowel, a bit each, the last one lowest.
    private var vowels: UInt64 = 0
    private var groups: UInt64 = 0
    private var apart = 0
    private var isPart = false
    private var parts = 0
    private var isOneSyllable = false
    private let exceptions = Self.exceptions

    /// Reads the letters of a line from a place on; gives the place of the first other character, or the line's end.
    ///
    /// What changes with every letter is kept in variables, not in the structure: the processor waits for memory otherwise.
    @inline(never)
    mutating func readLetters(of line: Span<UInt8>, from start: Int) -> Int {
        var (letters, vowels, groups, anyLetter) = (letters, vowels, groups, anyLetter)
        var index = start
        while index < line.count {
            let byte = line[index]
            let letter = UInt64(Self.letter(byte))
            if letter == 0 { break }
            if vowels & 3 == 3, Self.isApart(letters, before: letter) { apart += 1 }
            let vowel = Letter.vowels >> letter & 1
            groups &+= vowel & ~vowels
            vowels = vowels << 1 | vowel
            letters = letters << 5 | letter
            anyLetter |= byte
            index += 1
        }
        (self.letters, self.vowels, self.groups, self.anyLetter) = (
            letters, vowels, groups, anyLetter
        )
        count += index - start
        isPart = true
        return index
    }

    /// The place of a letter in the alphabet, `a` being 1; 0 for any other character.
    @inline(__always)
    static func letter(_ byte: UInt8) -> UInt8 {
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        return letter < 26 ? letter + 1 : 0
    }

    /// Reads a character that is no letter.
    mutating func read(other byte: UInt8) {
        if byte == UInt8(ascii: "'") {
            isPart = true
        } else if byte == UInt8(ascii: "@") || Self.isDigit(byte) {
            isOneSyllable = true
        } else {
            endPart()
        }
    }

    /// The syllables of the word that was read, at least one; the next word may follow.
    mutating func end() -> Int {
        endPart()
        defer {
            parts = 0
            isOneSyllable = false
        }
        return isOneSyllable ? 1 : max(1, parts)
    }

    /// Whether a character is a letter or a digit.
    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || letter(byte) > 0
    }

    /// Whether a character is a digit.
    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Whether the last two letters, which are vowels, are spoken apart; `next` is the letter after them, 0 at the end.
    private static func isApart(_ letters: UInt64, before next: UInt64) -> Bool {
        let before = letters >> 10 & 31
        switch (letters >> 5 & 31, letters & 31) {
        case (Letter.i, Letter.a):
            return before != Letter.c && before != Letter.t && next != Letter.l
        case (Letter.i, Letter.o): return next != Letter.n && next != Letter.u
        case (Letter.e, Letter.o), (Letter.y, Letter.i): return true
        case (Letter.u, Letter.a): return before != Letter.g && before != Letter.q
        default: return false
        }
    }

    private mutating func endPart() {
        guard isPart else { return }
        if vowels & 3 == 3, Self.isApart(letters, before: 0) { apart += 1 }
        parts += syllablesOfPart
        letters = 0
        count = 0
        anyLetter = 0
        vowels = 0
        groups = 0
        apart = 0
        isPart = false
    }

    private var syllablesOfPart: Int {
        if count == 0 { return 1 }
        if count > 1, count < 7, anyLetter & 0x20 == 0 { return syllablesOfCapitals }
        if count <= 12 {
            if let known = exceptions.value(of: letters) { return known }
            if letters & 31 == Letter.s, let known = exceptions.value(of: letters >> 5) {
                return known
            }
        }
        return max(1, Int(groups) - silentEnding + apart)
    }

    /// Letter by letter; a W has three.
    private var syllablesOfCapitals: Int {
        var syllables = count
        var rest = letters
        while rest > 0 {
            if rest & 31 == Letter.w { syllables += 2 }
            rest >>= 5
        }
        return syllables
    }

    /// 1 where the part ends in an `e`, `ed` or `es` that is not spoken.
    private var silentEnding: Int {
        guard count > 2 else { return 0 }
        let (last, second) = (letters & 31, letters >> 5 & 31)
        let (third, fourth) = (letters >> 10 & 31, letters >> 15 & 31)
        if last == Letter.e, Letter.isConsonant(second) {
            return second == Letter.l && Letter.isConsonant(third) ? 0 : 1
        }
        guard second == Letter.e, Letter.isConsonant(third) else { return 0 }
        if last == Letter.d { return third == Letter.t || third == Letter.d ? 0 : 1 }
        guard last == Letter.s else { return 0 }
        let isHissed =
            Letter.isSibilant(third)
            || (third == Letter.h && (fourth == Letter.c || fourth == Letter.s))
        return isHissed || (third == Letter.l && Letter.isConsonant(fourth)) ? 0 : 1
    }

    private static let exceptions = SpelledWords(SyllableCount.exceptions)
}

/// Letters by their place in the alphabet.
private enum Letter {
    static let a: UInt64 = 1
    static let c: UInt64 = 3
    static let d: UInt64 = 4
    static let e: UInt64 = 5
    static let g: UInt64 = 7
    static let h: UInt64 = 8
    static let i: UInt64 = 9
    static let l: UInt64 = 12
    static let n: UInt64 = 14
    static let o: UInt64 = 15
    static let q: UInt64 = 17
    static let s: UInt64 = 19
    static let t: UInt64 = 20
    static let u: UInt64 = 21
    static let w: UInt64 = 23
    static let x: UInt64 = 24
    static let y: UInt64 = 25
    static let z: UInt64 = 26

    /// A bit for each vowel.
    static let vowels: UInt64 = 0x220_8222

    static func isVowel(_ letter: UInt64) -> Bool { vowels >> letter & 1 == 1 }

    static func isConsonant(_ letter: UInt64) -> Bool { letter > 0 && !isVowel(letter) }

    /// Letters after which `es` is spoken.
    static func isSibilant(_ letter: UInt64) -> Bool {
        letter == s || letter == x || letter == z || letter == c || letter == g
    }
}

/// Numbers by words of at most twelve letters, spelled as ``WordSyllables`` keeps them: open addressing over a power of two.
private struct SpelledWords {
    private var keys: [UInt64]
    private var values: [Int]

    init(_ numbers: [String: Int]) {
        keys = Array(repeating: 0, count: 256)
        values = Array(repeating: 0, count: 256)
        for (word, number) in numbers where word.utf8.count <= 12 {
            let key = word.utf8.reduce(UInt64(0)) { $0 << 5 | UInt64($1 & 31) }
            var slot = Self.slot(of: key)
            while keys[slot] != 0 { slot = (slot + 1) & 255 }
            keys[slot] = key
            values[slot] = number
        }
    }

    func value(of key: UInt64) -> Int? {
        var slot = Self.slot(of: key)
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & 255
        }
        return nil
    }

    private static func slot(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }
}
