import PlainText
import RandomTesting
import Testing

/// `rendering-xhtml` and `rendering-markdown` as plain text.
@Suite struct FormattedTextTests {
    @Test(
        "XHTML: lines, lists, tables, links and pictures as words; what is not well-formed too",
        arguments: [
            (
                "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Sometimes things happen that are <b>very</b> frightening.</p><ul><li>a fire</li><li>a crash</li></ul></div>",
                "Sometimes things happen that are very frightening.\n\n- a fire\n- a crash"
            ),
            ("<p>One</p><p>Two</p>", "One\n\nTwo"),
            ("<div>One</div><div>Two<br/>Three</div>", "One\nTwo\nThree"),
            ("One<br><br><br>Two", "One\n\nTwo"),
            ("  One\n   two\t three ", "One two three"),
            ("<h2>Sleep</h2>How long?", "Sleep\nHow long?"),
            (
                "<ol><li>one</li><li>two<ul><li>deep</li><li>deeper</li></ul></li><li>three</li></ol>",
                "1. one\n2. two\n  - deep\n  - deeper\n3. three"
            ),
            (
                "<ol start=\"4\"><li><p>four</p><p>more</p></li><li>five",
                "4. four\n   more\n5. five"
            ),
            ("<li>loose", "- loose"),
            (
                "<table><thead><tr><th>Drug</th><th>Dose:</th></tr></thead><tr><td>A</td><td>5 mg</td></tr><tr><td>B</td><td/></tr></table>",
                "Drug: A; Dose: 5 mg\nDrug: B"
            ),
            (
                "<table><tr><th>Dose</th><td>5 mg</td><td>daily</td></tr></table>",
                "Dose: 5 mg; daily"
            ),
            (
                "<table><tr><td><p>Read this.</p><ul><li>a</li></ul></td></tr></table>after",
                "Read this.\n\n- a\nafter"
            ),
            ("<table><tr><td>a<td>b<tr><td colspan=2>c", "a; b\nc"),
            ("<table><tr><th>Only</th><th>heads</th></tr></table>", "Only; heads"),
            (
                "<a href='https://example.org/x'>Read more</a>.",
                "Read more (https://example.org/x)."
            ),
            ("<a href='https://example.org'>https://example.org</a>", "https://example.org"),
            ("<a href='mailto:help@example.org?subject=x'>Write</a>", "Write (help@example.org)"),
            (
                "<a href='https://example.org/\(String(repeating: "long", count: 20))'>Read more</a>",
                "Read more"
            ),
            ("<a href='javascript:alert(1)'>Read</a> <a name='here'>on</a>", "Read on"),
            ("<img src='data:image/png;base64,AAAA' alt='A sad face'/> 3", "A sad face 3"),
            ("<img src='x.png'/>", ""),
            (
                "<head><title>t</title></head><style>p { color: red }</style><script>a < b</script>Words",
                "Words"
            ),
            ("<STYLE>p > a {}</STYLE>Words", "Words"),
            ("<style>left open. Words", "left open. Words"),
            (
                "a&nbsp;b &amp; c &lt;d&gt; &eacute;&#233;&#xE9; &unknown; AT&T &#0; &#xD800;",
                "a b & c <d> ééé &unknown; AT&T \u{FFFD} \u{FFFD}"
            ),
            ("5 < 6 and 7 <8, a<b", "5 < 6 and 7 <8, a<b"),
            ("Blood pressure <120? <b>Yes", "Blood pressure <120? Yes"),
            ("<custom:thing>kept</custom:thing> <button>Next</button>", "kept Next"),
            ("</p></ul></table></td>x", "x"),
            ("a<!-- not this -->b<!-- open", "ab open"),
            ("<![CDATA[a <b> c]]><?php x ?><!DOCTYPE html>d", "a <b> cd"),
            ("<p title='a > b'>kept</p>", "kept"),
            ("<p title='open>kept</p> <b id=\"x\">too</b>", "kept\n\ntoo"),
            ("<pre>one\n  two</pre>", "one\n  two"),
            ("<div style='display:none'>shown</div>", "shown"),
            ("soft&shy;hyphen zero\u{200B}width \u{202E}bidi", "softhyphen zerowidth bidi"),
            ("bell\u{07} &#27;[2J", "bell\u{FFFD} \u{FFFD}[2J"),
        ] as [(String, String)]
    )
    func xhtml(markup: String, plain: String) {
        #expect(FormattedText.xhtml(markup).plain == plain)
    }

    @Test(
        "Markdown: headings, lists, tables, links; marks of emphasis are no words, signs that are none stay",
        arguments: [
            ("**String markdown**", "String markdown"),
            ("# Sleep\nHow *long* do __you__ _sleep_?", "Sleep\n\nHow long do you sleep?"),
            ("Sleep\n=====\n\nHow long?", "Sleep\n\nHow long?"),
            ("One\ntwo\n\nThree  \nfour\\\nfive", "One two\n\nThree\nfour\nfive"),
            (
                "Before:\n- a fire\n- a crash\n  - of a car\n\nAfter",
                "Before:\n\n- a fire\n- a crash\n  - of a car\n\nAfter"
            ),
            ("3) three\n4) four", "3. three\n4. four"),
            ("It was\n1986. A great year.", "It was 1986. A great year."),
            ("| Drug | Dose |\n|--|:-:|\n| A | 5 mg |\n| B | |", "Drug: A; Dose: 5 mg\nDrug: B"),
            (
                "[Read](https://example.org \"t\") ![a face](x.png)",
                "Read (https://example.org) a face"
            ),
            (
                "<https://example.org> and <b>bold</b><br/>next",
                "https://example.org and bold\nnext"
            ),
            ("`a < b *c*` \\*not\\* \\<b\\>", "a < b *c* *not* <b>"),
            ("```\nx = 1\n  y < 2\n```", "x = 1\n  y < 2"),
            ("2 * 3 * 4, snake_case_name, name*", "2 * 3 * 4, snake_case_name, name*"),
            ("**open, [open](, ![, `open, <open", "**open, [open](, ![, `open, <open"),
            ("> quoted\n> too\n\n> 5 drinks", "quoted too\n\n> 5 drinks"),
            ("one\n\n---\n\ntwo", "one\n\ntwo"),
            ("Fish &amp; chips &nbsp;\u{1B}[31m", "Fish & chips \u{FFFD}[31m"),
            ("***both*** **a*b***", "both ab"),
        ] as [(String, String)]
    )
    func markdown(markup: String, plain: String) {
        #expect(FormattedText.markdown(markup).plain == plain)
    }
}

/// Whatever is written, there is an end, and nothing a terminal would act on.
extension FormattedTextTests {
    private static let pieces = [
        "<", ">", "</", "/>", "<div", "<p>", "</p>", "<ul>", "</ul>", "<li>", "<ol start=\"", "\"",
        "'",
        "<table>", "</table>", "<tr>", "<td>", "<th colspan=99999999>", "</td>", "<style>",
        "</style",
        "<!--", "-->", "<![CDATA[", "&", "&amp;", "&#27;", "&#x;", "&#99999999999;", "<pre>", "\n",
        "\r\n",
        "\t", "  ", "word", "é", "\u{1B}[2J", "\u{202E}", "\u{0}", "[", "](", ")", "![", "*", "**",
        "_", "`",
        "```\n", "|", "|--|\n", "# ", "- ", "1. ", "999999999. ", "> ", "\\",
        "<a href=\"https://x.org\">", "</a>",
    ]

    @Test(
        "A text of any pieces ends in printable lines, no longer than the bound, without blank ones around"
    )
    func anyPieces() throws {
        var numbers = SeededNumbers(seed: 7)
        for _ in 0..<2_000 {
            let count = Int.random(in: 1...40, using: &numbers)
            let text = try (0..<count).map { _ in
                try #require(Self.pieces.randomElement(using: &numbers))
            }.joined()
            for plain in [FormattedText.xhtml(text).plain, FormattedText.markdown(text).plain] {
                #expect(plain.unicodeScalars.allSatisfy { $0 == "\n" || $0.isPrintable })
                let lines = plain.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.first?.isEmpty != true || plain.isEmpty, "\(text.debugDescription)")
                #expect(lines.last?.isEmpty != true || plain.isEmpty, "\(text.debugDescription)")
            }
        }
    }

    @Test("One piece over and over takes time in proportion, and is cut", arguments: pieces)
    func repeated(piece: String) {
        let text = String(repeating: piece, count: 20_000)
        let start = ContinuousClock.now
        #expect(FormattedText.xhtml(text).plain.count <= FormattedText.maximumLength)
        #expect(FormattedText.markdown(text).plain.count <= FormattedText.maximumLength)
        #expect(start.duration(to: .now) < .seconds(20))
    }

    @Test("Formatted words stand for a text only where they say all of it")
    func covering() {
        #expect(
            FormattedText.covers(
                "Please specify a preferred consultant",
                "please specify a PREFERRED consultant!"
            )
        )
        #expect(!FormattedText.covers("Triage", "Triage Considerations"))
        #expect(FormattedText.covers("Anything", ""))
    }
}
