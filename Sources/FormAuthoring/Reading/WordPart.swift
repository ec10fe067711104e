internal import FHIRModel
internal import FormFiller

/// A stretch of letters of ASCII and apostrophes in a line, found eight bytes at a time.
struct WordPart {
    /// The first eight bytes, with zeros behind the end.
    private(set) var first: UInt64 = 0
    /// The next eight.
    private(set) var second: UInt64 = 0
    private(set) var count = 0
    /// Whether it is more than apostrophes.
    private(set) var hasLetters = false

    /// The stretch that begins at an offset, which may be empty.
    @inline(__always)
    init(in line: borrowing Span<UInt8>, from start: Int) {
        first = take(from: line.upToEight(at: start))
        if count < 8 { return }
        second = take(from: line.upToEight(at: start + 8))
        var end = 16
        while count == end {
            _ = take(from: line.upToEight(at: start + end))
            end += 8
        }
    }

    /// Takes of the next eight bytes those that belong to it; gives them with zeros behind.
    @inline(__always)
    private mutating func take(from eight: UInt64) -> UInt64 {
        let letters = Self.letters(in: eight)
        let others = ~(letters | Self.apostrophes(in: eight)) & UInt64.eight(of: 0x80)
        // All bits of the bytes before the first that is something else.
        let within = ((others & (0 &- others)) >> 7) &- 1
        if letters & within != 0 { hasLetters = true }
        count += others.bytesBeforeFirst
        return eight & within
    }

    /// Which of eight bytes are letters of ASCII.
    @inline(__always)
    private static func letters(in eight: UInt64) -> UInt64 {
        let small = (eight | UInt64.eight(of: 0x20)) & UInt64.eight(of: 0x7F)
        let fromA = small &+ UInt64.eight(of: 0x80 - UInt64(UInt8(ascii: "a")))
        let pastZ = small &+ UInt64.eight(of: 0x7F - UInt64(UInt8(ascii: "z")))
        return fromA & ~pastZ & ~eight & UInt64.eight(of: 0x80)
    }

    /// Which of eight bytes are apostrophes.
    @inline(__always)
    private static func apostrophes(in eight: UInt64) -> UInt64 {
        let differing = eight ^ UInt64.eight(of: UInt64(UInt8(ascii: "'")))
        let seven = UInt64.eight(of: 0x7F)
        return ~(((differing & seven) &+ seven) | differing | seven)
    }
}
