internal import StaffPages

/// What staff give to a patient they know, to be typed at a kiosk: eight of the digits 2 to 9, said and printed as `4729 3386`.
///
/// Digits alone, since nobody mistakes a letter for one then, no keyboard hides them, and they are said alike in every language,
/// where B, V, D and P are not; without 0 and 1, which are read as O and l. There are 8^8 codes, some 16.8 million. A kiosk takes
/// five wrong ones in fifteen minutes, 480 a day: with a hundred codes waiting, somebody who types all day meets one of them in
/// three days of a thousand, and then sees no more than the names of forms. Six digits would be one day in five.
public struct VisitCode: Hashable, Sendable {
    /// How many digits it has.
    public static let length = 8
    /// The digits, as bytes.
    private let digits: [UInt8]

    /// Made of random bits, of which the lowest 24 count.
    public init(random: UInt64) {
        digits = (0..<Self.length).map { UInt8(ascii: "2") + UInt8(random >> (3 * $0) & 7) }
    }

    /// Reads what somebody types: the digits, with whatever spaces, dashes and points between them.
    ///
    /// nil for anything that can be no code: it has another length, or a sign that no code has.
    public init?(typed text: some StringProtocol) {
        var digits: [UInt8] = []
        for character in text where !Self.isSeparator(character) {
            guard let value = character.wholeNumberValue, (2...9).contains(value),
                digits.count < Self.length
            else { return nil }
            digits.append(UInt8(ascii: "0") + UInt8(value))
        }
        guard digits.count == Self.length else { return nil }
        self.digits = digits
    }

    private static func isSeparator(_ character: Character) -> Bool {
        character.isWhitespace || ".,/_".contains(character)
            || character.unicodeScalars.allSatisfy {
                $0.properties.generalCategory == .dashPunctuation || $0 == "\u{2212}"
                    || $0.properties.generalCategory == .format
            }
    }

    /// As it is printed and said: `4729 3386`.
    public var spoken: String {
        String(decoding: digits.prefix(4), as: UTF8.self) + " "
            + String(decoding: digits.dropFirst(4), as: UTF8.self)
    }

    /// What is kept in its place: SHA-256 of a random text and the digits, in hexadecimal.
    ///
    /// Whoever sees a listing, a backup or a screen of the folder cannot type a code from it. Whoever may read the files could try all
    /// codes in seconds, and no work factor would change much in that; but they read the record numbers there too, and whoever may
    /// write there can give out codes of their own.
    func digest(with salt: String) -> String {
        SHA256.hexadecimal(of: Array(salt.utf8) + digits)
    }
}

extension VisitCode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Never the digits.
    public var description: String { "code <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print the digits.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
