import Testing

@testable import Kiosk

/// What of a typed line an answer keeps.
struct TypedTextTests {
    @Test(arguments: [
        // A family, a flag in a rainbow, a heart on fire, a text heart.
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}",
        "\u{2764}\u{FE0F}\u{200D}\u{1F525}", "\u{2764}\u{FE0E}",
        // A hand with a skin tone that is a profession.
        "\u{1F9D1}\u{1F3FD}\u{200D}\u{2695}\u{FE0F}",
        // Persian with a half space, Sinhala and Devanagari with a joiner.
        "می\u{200C}خواهم", "ශ්\u{200D}රී", "क्\u{200D}ष",
        // A Japanese name with the form of its first ideograph.
        "葛\u{E0100}城",
    ])
    func `A joiner or variation selector that shapes its neighbours is kept`(text: String) {
        #expect(Array(TypedText.cleaned(text).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test(arguments: [
        ("a\u{200D}b", "ab"), ("\u{200C}Ann\u{200D}", "Ann"), ("\u{200D}", ""),
        ("x\u{FE0F}y\u{E0100}", "xy"), ("1\u{FE0F}", "1"),
        ("می\u{200C}", "می"), ("می\u{200C} خواهم", "می خواهم"),
        ("\u{1F468}\u{200D}\u{200D}\u{1F469}", "\u{1F468}\u{200D}\u{1F469}"),
        ("葛\u{E0100}\u{E0101}\u{E0102}", "葛\u{E0100}"),
        ("\u{2764}\u{FE0F}\u{FE0F}\u{FE0E}", "\u{2764}\u{FE0F}"),
    ])
    func `One that would only hide is dropped`(text: String, kept: String) {
        let cleaned = TypedText.cleaned(text)
        #expect(Array(cleaned.unicodeScalars) == Array(kept.unicodeScalars))
    }

    @Test func `No control, bidirectional, private or other invisible character is kept anywhere`()
    {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let properties = scalar.properties
            let isRefused =
                switch properties.generalCategory {
                case .control, .privateUse, .lineSeparator, .paragraphSeparator: true
                default:
                    properties.isBidiControl
                        || (properties.isDefaultIgnorableCodePoint && !scalar.shapesNeighbours)
                }
            guard isRefused else { continue }
            var text = "م"
            text.unicodeScalars.append(scalar)
            text += "م"
            let kept = TypedText.cleaned(text).unicodeScalars
            if kept.contains(scalar) { Issue.record("U+\(String(value, radix: 16)) is kept") }
        }
    }
}
