/// A place in a JSON text that goes behind whole values, eight bytes at a time, without reading them.
struct JSONScan {
    private let ending: [UInt8]
    private let end: Int
    private(set) var place = 0
    /// Where the strings that end with the ending do, each behind its quote.
    private(set) var endings: [Int] = []
    private(set) var escapesASCII = false

    init(ending: [UInt8], end: Int) {
        self.ending = ending
        self.end = end
    }

    /// Goes behind blanks; the byte there, 0 at the end.
    mutating func next(in text: RawSpan) -> UInt8 {
        while place < end {
            let byte = byte(at: place, in: text)
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            place += 1
        }
        return 0
    }

    /// Goes behind blanks and one byte; false, and only behind the blanks, where it is another one.
    mutating func takeNext(_ wanted: UInt8, in text: RawSpan) -> Bool {
        guard next(in: text) == wanted else { return false }
        place += 1
        return true
    }

    /// Goes behind the string that begins here; false where it does not end.
    mutating func skipString(in text: RawSpan) -> Bool {
        place += 1
        let start = place
        while let found = mark(in: text, where: Self.quotesAndEscapes) {
            place = found + 1
            if byte(at: found, in: text) == UInt8(ascii: "\"") {
                noteEnding(start..<found, in: text)
                return true
            }
            noteEscape(in: text)
            place += 1
        }
        return false
    }

    /// Goes behind the value that begins here; false where it does not end.
    mutating func skipValue(in text: RawSpan) -> Bool {
        switch next(in: text) {
        case UInt8(ascii: "\""): return skipString(in: text)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return skipContainer(in: text)
        default:
            // A number or a word: up to what cannot be part of one.
            let start = place
            while place < end, isPartOfWord(byte(at: place, in: text)) { place += 1 }
            return place > start
        }
    }

    /// Goes behind the object that begins here; false where none does, or it is cut off.
    ///
    /// A closure is told where the name of each member stands, and goes behind the value that begins at the place; false, where
    /// that does not end.
    mutating func takeMembers(
        in text: RawSpan,
        _ takeValue: (_ name: Range<Int>, inout JSONScan, RawSpan) -> Bool
    ) -> Bool {
        guard takeNext(UInt8(ascii: "{"), in: text) else { return false }
        while next(in: text) == UInt8(ascii: "\"") {
            let name = place + 1
            guard skipString(in: text) else { return false }
            let nameEnd = place - 1
            guard takeNext(UInt8(ascii: ":"), in: text) else { return false }
            _ = next(in: text)
            guard takeValue(name..<nameEnd, &self, text) else { return false }
            guard takeNext(UInt8(ascii: ","), in: text) else { break }
        }
        return takeNext(UInt8(ascii: "}"), in: text)
    }

    /// Goes behind the array that begins here, the same way.
    mutating func takeElements(
        in text: RawSpan,
        _ takeValue: (inout JSONScan, RawSpan) -> Bool
    ) -> Bool {
        guard takeNext(UInt8(ascii: "["), in: text) else { return false }
        if takeNext(UInt8(ascii: "]"), in: text) { return true }
        repeat {
            _ = next(in: text)
            guard takeValue(&self, text) else { return false }
        } while takeNext(UInt8(ascii: ","), in: text)
        return takeNext(UInt8(ascii: "]"), in: text)
    }

    private mutating func skipContainer(in text: RawSpan) -> Bool {
        var depth = 0
        while let found = mark(in: text, where: Self.quotesAndBrackets) {
            place = found
            switch byte(at: found, in: text) {
            case UInt8(ascii: "\""):
                guard skipString(in: text) else { return false }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            default: depth -= 1
            }
            place += 1
            if depth == 0 { return true }
        }
        return false
    }

    // MARK: Bytes

    private func byte(at place: Int, in text: RawSpan) -> UInt8 {
        unsafe text.unsafeLoad(fromByteOffset: place, as: UInt8.self)
    }

    private func isPartOfWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "E")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }

    /// `\/`, or `\u00` and two digits of which the first is 2 to 7, behind the backslash before this place.
    private mutating func noteEscape(in text: RawSpan) {
        guard place < end else { return }
        if byte(at: place, in: text) == UInt8(ascii: "/") { escapesASCII = true }
        guard place + 3 < end, byte(at: place, in: text) == UInt8(ascii: "u"),
            byte(at: place + 1, in: text) == 0x30,
            byte(at: place + 2, in: text) == 0x30
        else { return }
        if (0x32...0x37).contains(byte(at: place + 3, in: text)) { escapesASCII = true }
    }

    private mutating func noteEnding(_ string: Range<Int>, in text: RawSpan) {
        guard string.count >= ending.count, let last = ending.last,
            byte(at: string.upperBound - 1, in: text) == last
        else { return }
        let start = string.upperBound - ending.count
        let isEqual = ending.indices.allSatisfy { byte(at: start + $0, in: text) == ending[$0] }
        if isEqual { endings.append(string.upperBound + 1) }
    }

    // MARK: Eight bytes at a time

    /// The next byte, from here on, whose highest bit is set in what a test makes of eight bytes; nil where there is none.
    @inline(__always)
    private func mark(in text: RawSpan, where test: (UInt64) -> UInt64) -> Int? {
        var place = place
        while place + 8 <= end {
            let eight = unsafe UInt64(
                littleEndian: text.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            )
            let marks = test(eight) & Self.each(0x80)
            if marks != 0 { return place + (marks.trailingZeroBitCount >> 3) }
            place += 8
        }
        while place < end {
            let one = UInt64(byte(at: place, in: text)) | (Self.each(0x20) & ~0xFF)
            if test(one) & 0x80 != 0 { return place }
            place += 1
        }
        return nil
    }

    /// Sets the highest bit of the first byte that is a quote or a backslash, and none below it.
    @inline(__always)
    private static func quotesAndEscapes(_ eight: UInt64) -> UInt64 {
        zeros(eight ^ each(0x22)) | zeros(eight ^ each(0x5C))
    }

    /// The same for a quote or one of the four brackets, of which each pair of kinds differs in one bit.
    @inline(__always)
    private static func quotesAndBrackets(_ eight: UInt64) -> UInt64 {
        let folded = eight | each(0x20)
        return zeros(eight ^ each(0x22)) | zeros(folded ^ each(0x7B)) | zeros(folded ^ each(0x7D))
    }

    @inline(__always)
    private static func zeros(_ eight: UInt64) -> UInt64 { (eight &- each(1)) & ~eight }

    /// Eight times the same byte.
    @inline(__always)
    private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
