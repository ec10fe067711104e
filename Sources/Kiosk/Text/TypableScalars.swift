extension Unicode.Scalar {
    /// Whether this may stand in an answer: no control, no bidirectional or otherwise invisible character
    /// (default-ignorable code points of Unicode) but what shapes its neighbours (``shapesNeighbours``), no line or paragraph
    /// separator, no private use, no non-character.
    public var isTypable: Bool {
        switch value {
        case 0x20...0x7E: true
        case 0...0x9F, 0xFFF0...0xFFFF, 0xFDD0...0xFDEF: false
        case 0x3FFFE...: shapesNeighbours
        default:
            value & 0xFFFE != 0xFFFE
                && !Self.invisible.contains { $0.contains(value) }
        }
    }

    /// Whether this is an invisible character that emoji, Persian, Indic scripts and Japanese names are written with: a joiner
    /// (U+200C, U+200D), the choice between text and picture (U+FE0E, U+FE0F), or an ideograph's variation (U+E0100–E01EF).
    ///
    /// It may be typed; an answer keeps it only where it shapes what stands beside it.
    public var shapesNeighbours: Bool {
        switch value {
        case 0x200C...0x200D, 0xFE0E...0xFE0F, 0xE0100...0xE01EF: true
        default: false
        }
    }

    /// Default-ignorable code points, separators and private use above U+009F.
    private static let invisible: [ClosedRange<UInt32>] = [
        0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160, 0x17B4...0x17B5,
        0x180B...0x180F, 0x200B...0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0x3164...0x3164, 0xE000...0xF8FF, 0xFE00...0xFE0D, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0,
        0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,
    ]
}
