extension Primitive {
    /// What is wrong with words: R4 allows no control character but tab and line breaks, and advises against nothing but blanks.
    static func wordsFault(_ bytes: Span<UInt8>, mayHaveControls: Bool) -> Fault? {
        if bytes.isEmpty { return .text("a text that is not empty") }
        if mayHaveControls, bytes.indices.contains(where: { isControl(bytes[$0]) }) {
            return .text("a text without control characters")
        }
        if bytes.indices.contains(where: { bytes[$0] &- 0x21 < 0x5E }) { return nil }
        return isSeen(bytes) ? nil : .blank
    }

    /// Whether a text without any letter or sign of ASCII shows anything: blanks of other scripts and signs without width do not.
    private static func isSeen(_ bytes: Span<UInt8>) -> Bool {
        let text = String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
        return text.unicodeScalars.contains { scalar in
            !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
                && scalar.value > 0x20
        }
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    /// R4 txt-1: a narrative is one `div` element.
    static func isDivision(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = bytes.drop { $0 <= 0x20 }
        guard text.starts(with: "<div".utf8), let end = text.last(where: { $0 > 0x20 }) else {
            return false
        }
        return end == UInt8(ascii: ">")
    }

    static func isBase64(_ bytes: ArraySlice<UInt8>) -> Bool {
        var count = 0
        for byte in bytes where byte > 0x20 {
            let isDigit =
                (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
                || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
                || byte == UInt8(ascii: "=")
            guard isDigit else { return false }
            count += 1
        }
        return count > 0 && count % 4 == 0
    }

    /// `urn:oid:[0-2](\.(0|[1-9][0-9]*))+`.
    static func isOID(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: "urn:oid:".utf8) else { return false }
        let parts = bytes.dropFirst(8).split(
            separator: UInt8(ascii: "."),
            omittingEmptySubsequences: false
        )
        guard parts.count > 1, let root = parts.first, root.count == 1,
            let first = root.first, (UInt8(ascii: "0")...UInt8(ascii: "2")).contains(first)
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
                && (part.count == 1 || part.first != UInt8(ascii: "0"))
        }
    }

    /// `urn:uuid:` and 8-4-4-4-12 hexadecimal digits in lower case.
    static func isUUID(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: "urn:uuid:".utf8) else { return false }
        let parts = bytes.dropFirst(9).split(
            separator: UInt8(ascii: "-"),
            omittingEmptySubsequences: false
        )
        return parts.map(\.count) == [8, 4, 4, 4, 12]
            && parts.joined().allSatisfy {
                $0 &- UInt8(ascii: "0") < 10 || $0 &- UInt8(ascii: "a") < 6
            }
    }
}
