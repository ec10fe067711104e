/// Finds plain strings in strings, byte by byte: text is compared as it is written, without
/// Unicode normalisation, in time that grows with the product of both lengths only for texts made
/// for it.
enum ByteSearch {
    /// Where `part` first occurs, in characters (Unicode scalars).
    static func first(_ part: String, in text: String) -> Int? {
        let bytes = Array(text.utf8)
        return offset(of: Array(part.utf8), in: bytes, from: 0).map { scalars(in: bytes[..<$0]) }
    }

    /// Where `part` last occurs, in characters (Unicode scalars).
    static func last(_ part: String, in text: String) -> Int? {
        let (bytes, wanted) = (Array(text.utf8), Array(part.utf8))
        guard bytes.count >= wanted.count else { return nil }
        var offset = bytes.count - wanted.count
        while offset >= 0 {
            if bytes[offset..<(offset + wanted.count)].elementsEqual(wanted) {
                return scalars(in: bytes[..<offset])
            }
            offset -= 1
        }
        return nil
    }

    /// The texts between the occurrences of `separator`, which is not empty.
    static func split(_ text: String, by separator: String) -> [String] {
        let (bytes, wanted) = (Array(text.utf8), Array(separator.utf8))
        var parts: [String] = []
        var start = 0
        while let found = offset(of: wanted, in: bytes, from: start) {
            parts.append(String(decoding: bytes[start..<found], as: UTF8.self))
            start = found + wanted.count
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }

    private static func offset(of wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first else { return start }
        var offset = start
        while offset + wanted.count <= bytes.count {
            if bytes[offset] == first,
                bytes[offset..<(offset + wanted.count)].elementsEqual(wanted)
            {
                return offset
            }
            offset += 1
        }
        return nil
    }

    private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.count { $0 & 0xC0 != 0x80 }
    }
}
