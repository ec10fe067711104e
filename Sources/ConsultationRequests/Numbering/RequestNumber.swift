/// The number of a request or an alert: the UTC second it was made and six random characters in
/// Crockford's base 32, of which the visitor reads only those six, as `7F3-KQ2`.
///
/// Base 32 after Crockford leaves out I, L, O and U, and reads I and L as 1 and O as 0, so that a
/// number said aloud at a front desk comes through.
public struct RequestNumber: Hashable, Comparable, Sendable {
    /// How many different six-character codes there are.
    public static let codeCount: UInt32 = 1 << 30

    /// The second in which the number was given out.
    public let time: UTCTime

    /// The random part, below ``codeCount``.
    public let code: UInt32

    /// A number of its parts; only the lowest 30 bits of `code` count.
    public init(time: UTCTime, code: UInt32) {
        self.time = time
        self.code = code % Self.codeCount
    }

    /// Reads the whole form, `20261123T141507Z-7F3KQ2`, exactly as ``description`` writes it.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let time = UTCTime(parts[0]),
            let code = Self.code(spoken: parts[1])
        else { return nil }
        self.init(time: time, code: code)
        guard description == String(text) else { return nil }
    }

    /// Earlier numbers come first.
    public static func < (left: RequestNumber, right: RequestNumber) -> Bool {
        (left.time, left.code) < (right.time, right.code)
    }

    /// What the visitor reads and says: `7F3-KQ2`.
    public var spoken: String {
        let characters = Self.characters(of: code)
        return "\(characters.prefix(3))-\(characters.suffix(3))"
    }

    /// The code in a spoken number, with or without hyphens and spaces, in either case, with the
    /// letters I, L and O taken for the digits they look like; nil when it is not six characters.
    public static func code(spoken: some StringProtocol) -> UInt32? {
        var code: UInt32 = 0
        var count = 0
        for byte in spoken.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
            guard count < 6, let digit = digit(of: byte) else { return nil }
            code = code << 5 | digit
            count += 1
        }
        return count == 6 ? code : nil
    }

    /// The six characters without the hyphen, as they stand in a file name.
    var characters: String { Self.characters(of: code) }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    private static func characters(of code: UInt32) -> String {
        String((0..<6).map { alphabet[Int(code >> (25 - 5 * $0) & 31)] })
    }

    private static func digit(of byte: UInt8) -> UInt32? {
        let upper = byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte
        switch upper {
        case UInt8(ascii: "O"): return 0
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
        case let other:
            let character = Character(Unicode.Scalar(other))
            return alphabet.firstIndex(of: character).map { UInt32($0) }
        }
    }
}

extension RequestNumber: CustomStringConvertible {
    /// The whole form, `20261123T141507Z-7F3KQ2`, which sorts by time.
    public var description: String { "\(time.basic)-\(characters)" }
}
