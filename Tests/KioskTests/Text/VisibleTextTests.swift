import Testing

@testable import Kiosk

struct VisibleTextTests {
    @Test func `No control, bidirectional, invisible or private character reaches the screen`() {
        for value in UInt32(0)...0x10_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = VisibleText.sanitized("a" + String(scalar) + "b")
            for scalar in shown.unicodeScalars where scalar != "\n" {
                let properties = scalar.properties
                let hidden: Set<Unicode.GeneralCategory> = [
                    .control, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
                ]
                if hidden.contains(properties.generalCategory) || properties.isBidiControl {
                    Issue.record("U+\(String(value, radix: 16)) is shown")
                }
            }
        }
    }

    @Test func `An escape sequence becomes visible and harmless`() {
        #expect(VisibleText.sanitized("a\u{1B}[2Jb\u{9B}3m") == "a\u{FFFD}[2Jb\u{FFFD}3m")
        #expect(VisibleText.sanitized("abc\u{202E}def\u{2066}") == "abcdef")
    }

    @Test func `Every kind of line break is one`() {
        #expect(VisibleText.sanitized("a\r\nb\rc\u{85}d\u{2028}e\tf") == "a\nb\nc\nd\ne f")
        #expect(VisibleText.singleLine(" a\r\n  b ") == "a b")
    }

    @Test func `Emoji keep their joiners, words lose theirs`() {
        #expect(VisibleText.sanitized("👨‍👩‍👧 ❤\u{FE0F}") == "👨‍👩‍👧 ❤\u{FE0F}")
        #expect(VisibleText.sanitized("\u{200B}a\u{FEFF}") == "a")
    }

    @Test func `A text without end is cut`() {
        let text = String(repeating: "x", count: 20_000)
        #expect(VisibleText.sanitized(text).count == VisibleText.maximumLength)
        let tower = "a" + String(repeating: "\u{301}", count: 5_000)
        #expect(VisibleText.sanitized(tower).unicodeScalars.count <= 16)
    }

    @Test(arguments: [
        ("Señor Łódź", "Senor Lodz"), ("“yes” – it’s 5 €…", "\"yes\" - it's 5 EUR..."),
        ("a\u{A0}b", "a b"), ("漢", "?"), ("e\u{301}", "e"), ("Straße", "Strasse"),
        ("any time · 911", "any time - 911"),
    ])
    func `A terminal with ASCII only gets what reads nearest`(text: String, ascii: String) {
        #expect(VisibleText.sanitized(text, for: .ascii) == ascii)
    }
}
