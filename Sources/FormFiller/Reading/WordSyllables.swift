/// The syllables of a word of ASCII characters, counted while its bytes are read: the same number as
/// ``SyllableCount/inWord(_:)`` gives, without a `String`.
///
/// The letters of the part being read are kept as five bits each, `a` being 1, the last one lowest; twelve of them fit, and no
/// rule looks further back.
struct WordSyllables {
    private var letters: UInt64 = 0
    private var count = 0
    private var capitals = 0
    private var doubleUs = 0
    private var groups = 0
    private var apart = 0
    private var isPart = false
    private var parts = 0
    private var isOneSyllable = false

    /// Reads the next character.
    @inline(__always)
    mutating func read(_ byte: UInt8) {
        let letter = (byte | 0x20) &- UInt8(ascii: "a") &+ 1
        if letter >= 1, letter <= 26 {
            read(letter: UInt64(letter), isCapital: byte & 0x20 == 0)
        } else if byte == UInt8(ascii: "'") {
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
        isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    @inline(__always)
    private mutating func read(letter: UInt64, isCapital: Bool) {
        isPart = true
        let wasVowel = Letter.isVowel(letters & 31)
        if wasVowel { countPair(before: letter) }
        if isCapital {
            capitals += 1
            if letter == Letter.w { doubleUs += 1 }
        }
        if !wasVowel, Letter.isVowel(letter) { groups += 1 }
        letters = letters << 5 | letter
        count += 1
    }

    /// Counts the last two letters if they are vowels that are spoken apart; `next` is the letter after them, 0 at the end.
    private mutating func countPair(before next: UInt64) {
        let (first, second) = (letters >> 5 & 31, letters & 31)
        guard count > 1, Letter.isVowel(first), Letter.isVowel(second) else { return }
        let before = letters >> 10 & 31
        let isApart =
            switch (first, second) {
            case (Letter.i, Letter.a):
                before != Letter.c && before != Letter.t && next != Letter.l
            case (Letter.i, Letter.o): next != Letter.n && next != Letter.u
            case (Letter.e, Letter.o), (Letter.y, Letter.i): true
            case (Letter.u, Letter.a): before != Letter.g && before != Letter.q
            default: false
            }
        if isApart { apart += 1 }
    }

    private mutating func endPart() {
        guard isPart else { return }
        countPair(before: 0)
        parts += syllablesOfPart
        letters = 0
        count = 0
        capitals = 0
        doubleUs = 0
        groups = 0
        apart = 0
        isPart = false
    }

    private var syllablesOfPart: Int {
        if count == 0 { return 1 }
        if count > 1, count < 7, capitals == count { return count + 2 * doubleUs }
        if count <= 12 {
            if let known = Self.exceptions.value(of: letters) { return known }
            if letters & 31 == Letter.s, let known = Self.exceptions.value(of: letters >> 5) {
                return known
            }
        }
        return max(1, groups - silentEnding + apart)
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

    static func isVowel(_ letter: UInt64) -> Bool { 0x220_8222 >> letter & 1 == 1 }

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
