import Testing

@testable import PlainText

struct LineWrappingTests {
    @Test func `As many words as fit stand on a line`() {
        let lines = LineWrapping(columns: 10).lines(of: "one two three four")
        #expect(lines == ["one two", "three four"])
    }

    @Test func `Lines after the first hang under an option's words`() {
        let wrapping = LineWrapping(columns: 14, lead: "  1) ", hang: "     ")
        #expect(wrapping.lines(of: "weak or bulging") == ["  1) weak or", "     bulging"])
    }

    @Test func `A word longer than a line is broken between clusters`() {
        let lines = LineWrapping(columns: 4).lines(of: "abe\u{301}de\u{301}f")
        #expect(lines == ["abe\u{301}d", "e\u{301}f"])
    }

    @Test func `A word that fits on no line begins where there is room`() {
        let long = String(repeating: "x", count: 25)
        #expect(
            LineWrapping(columns: 20).lines(of: "12 \(long)")
                == ["12 " + String(repeating: "x", count: 17), String(repeating: "x", count: 8)]
        )
        #expect(
            LineWrapping(columns: 20).lines(of: "a-long-word-here \(long)").first
                == "a-long-word-here",
            "three letters at the end of a line are no beginning"
        )
    }

    @Test func `A wide character is never cut in half`() {
        #expect(LineWrapping(columns: 3).lines(of: "漢字漢") == ["漢", "字", "漢"])
    }

    @Test func `A no-break space is part of its word`() {
        let lines = LineWrapping(columns: 8).lines(of: "take 5\u{A0}mg now")
        #expect(lines == ["take", "5\u{A0}mg now"])
    }

    @Test func `Paragraphs and the indentation of a list stay`() {
        let lines = LineWrapping(columns: 20).lines(
            of: "Signs:\n- bad dreams in the night\n\nEnd  "
        )
        #expect(lines == ["Signs:", "- bad dreams in the", "  night", "", "End"])
    }

    @Test(arguments: 1...40)
    func `No line is wider than asked, whatever the words`(columns: Int) {
        let text = "Łódź 漢字かな交じり文 👩‍👩‍👧 🇩🇪🇫🇷 தமிழ் a-very-long-hyphenated-word 12) x\n- y z"
        for line in LineWrapping(columns: columns).lines(of: text) {
            let width = DisplayWidth.columns(of: line)
            #expect(width <= max(columns, 2))
            #expect(!line.hasSuffix(" "))
        }
    }

    @Test(arguments: [
        ("a", 1), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("😀", 2), ("❤\u{FE0F}", 2), ("❤", 1),
        ("🇩🇪", 2), ("👨‍👩‍👧", 2), ("\u{301}", 0), ("\u{200D}", 0), ("한", 2), ("ｱ", 1),
    ])
    func `A cluster is as wide as its widest part`(text: String, width: Int) {
        #expect(DisplayWidth.columns(of: text) == width)
    }
}
