internal import FormFiller

/// A part of a word, without hyphens, as the letters of ASCII it has: how many syllables they make.
///
/// The letters are kept as five bits each, `a` being 1, the last one lowest; twelve of them fit, and no rule looks further back.
struct SpokenPart {
    private var letters: UInt64 = 0
    private var count = 0
    private var hasSmallLetter = false
    private var groups = 0
    private var apart = 0

    /// The place of a letter in the alphabet, `a` being 1; 0 for any other character.
    @inline(__always)
    static func letter(_ byte: UInt8) -> UInt8 {
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        return letter < 26 ? letter + 1 : 0
    }

    /// Whether a character is a letter or a digit.
    static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || letter(byte) > 0 }

    /// Whether a character is a digit.
    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Reads the next letter.
    mutating func read(_ byte: UInt8) {
        let letter = UInt64(Self.letter(byte))
        if areApart(before: letter) { apart += 1 }
        if Letter.isVowel(letter), !Letter.isVowel(letters & 31) { groups += 1 }
        letters = letters << 5 | letter
        count += 1
        if byte & 0x20 != 0 { hasSmallLetter = true }
    }

    /// The syllables of the letters read, at least one.
    var syllables: Int {
        if count == 0 { return 1 }
        if count > 1, count < 7, !hasSmallLetter { return syllablesOfCapitals }
        if count <= 12 {
            if let known = Self.exceptions[letters] { return known }
            if letters & 31 == Letter.s, let known = Self.exceptions[letters >> 5] { return known }
        }
        return max(1, groups - silentEnding + apart + (areApart(before: 0) ? 1 : 0))
    }

    /// Whether the last two letters are vowels that are spoken as two syllables; `next` is the letter after them, 0 at the end.
    private func areApart(before next: UInt64) -> Bool {
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

    /// The exceptions of at most twelve letters, spelled as letters are kept here.
    private static let exceptions: [UInt64: Int] = Dictionary(
        uniqueKeysWithValues: SyllableCount.exceptions.map { word, number in
            (word.utf8.reduce(UInt64(0)) { $0 << 5 | UInt64($1 & 31) }, number)
        }
    )
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

    static func isVowel(_ letter: UInt64) -> Bool { 0x220_8222 >> letter & 1 == 1 }

    static func isConsonant(_ letter: UInt64) -> Bool { letter > 0 && !isVowel(letter) }

    /// Letters after which `es` is spoken.
    static func isSibilant(_ letter: UInt64) -> Bool {
        letter == s || letter == x || letter == z || letter == c || letter == g
    }
}
