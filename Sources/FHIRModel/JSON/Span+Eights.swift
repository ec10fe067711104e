/// Bytes looked at eight at a time, as one number with the first of them lowest.
extension Span where Element == UInt8 {
    /// Eight bytes from an offset on, all of which must be there.
    @inlinable @inline(__always)
    package func eight(at offset: Int) -> UInt64 {
        unsafe UInt64(
            littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        )
    }

    /// The bytes from an offset on, at most eight, with zeros in the place of those behind the end.
    @inlinable @inline(__always)
    package func upToEight(at offset: Int) -> UInt64 {
        if offset + 8 <= count { return eight(at: offset) }
        if offset >= count { return 0 }
        if count >= 8 { return eight(at: count - 8) >> UInt64((offset + 8 - count) * 8) }
        var number: UInt64 = 0
        var place = count
        while place > offset {
            place -= 1
            number = number << 8 | UInt64(self[place])
        }
        return number
    }

    /// Whether it is the same text as another.
    @inlinable @inline(__always)
    package func isSame(as other: borrowing Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        var offset = 0
        while offset < count {
            if upToEight(at: offset) != other.upToEight(at: offset) { return false }
            offset += 8
        }
        return true
    }

    /// The next byte, from one on that is not before the first, that is a quote, a backslash or a control character, or one
    /// close to the end.
    @inline(__always)
    func plainTextEnd(from start: Int) -> Int {
        var place = start
        while place <= count - 8 {
            let eight = unsafe UInt64(
                littleEndian: bytes.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: place,
                    as: UInt64.self
                )
            )
            // A quote among the control characters, so that one look finds both: 0x22 is 0x20 with this bit turned.
            let turned = eight ^ UInt64.eight(of: 0x02)
            let marks = turned.bytes(below: 0x21) | eight.bytes(equalTo: 0x5C)
            if marks != 0 { return place + marks.bytesBeforeFirst }
            place += 8
        }
        return place
    }

    /// Whether no byte is beyond ASCII.
    package func isASCII() -> Bool {
        var offset = 0
        while offset < count {
            if upToEight(at: offset) & UInt64.eight(of: 0x80) != 0 { return false }
            offset += 8
        }
        return true
    }

    /// Whether every byte is greater than a blank, so that neither blanks nor control characters are there.
    func isFreeOfBlanks() -> Bool {
        var offset = 0
        while offset + 8 <= count {
            if eight(at: offset).bytes(below: 0x21) != 0 { return false }
            offset += 8
        }
        while offset < count {
            if self[offset] <= 0x20 { return false }
            offset += 1
        }
        return true
    }
}

/// Eight bytes in one number: what is asked of each is answered by its highest bit.
extension UInt64 {
    /// Eight times the same byte.
    @inlinable @inline(__always)
    package static func eight(of byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    /// Whether each byte is below a bound of at most 0x80; right up to the first that is.
    @inlinable @inline(__always)
    package func bytes(below bound: UInt64) -> UInt64 {
        (self &- Self.eight(of: bound)) & ~self & Self.eight(of: 0x80)
    }

    /// Whether each byte is a given one; right up to the first that is.
    @inlinable @inline(__always)
    package func bytes(equalTo byte: UInt64) -> UInt64 {
        (self ^ Self.eight(of: byte)).bytes(below: 1)
    }

    /// How many bytes stand before the first of which something is true; 8 where it is true of none.
    @inlinable @inline(__always)
    package var bytesBeforeFirst: Int { trailingZeroBitCount >> 3 }
}
