import FHIRModel
internal import PlainText
import Testing

@testable import Kiosk

struct ScreenLayoutTests {
    private static let words = EnglishWords()
    private static let crisisLine = "555-0199: call at any time"

    private static func layout(_ columns: Int, _ rows: Int) -> ScreenLayout {
        ScreenLayout(
            size: TerminalSize(columns: columns, rows: rows),
            words: words,
            crisisLine: Self.crisisLine
        )
    }

    private static func screen(paragraphs: Int, options: Int, length: Int) -> Screen {
        let sentence = "Wörter 漢字 and some-rather-long-hyphenated-word "
        let text = String(repeating: sentence, count: length)
        var screen = Screen(
            isDemonstration: true,
            title: text,
            progress: ProgressLine(text: "Question 3 of about 12", done: 2, count: 12),
            hint: words.typeOneNumber,
            commands: Command.allCases
        )
        screen.blocks = [.message(words.noSuchOption(count: 5))]
        screen.blocks += (0..<paragraphs).map { .paragraph("\($0) " + text) }
        screen.blocks += (0..<options).map { .option(key: "\($0 + 1)", text: text) }
        return screen
    }

    @Test(arguments: [
        (40, 12), (41, 13), (60, 15), (80, 24), (132, 43), (200, 60), (40, 60), (200, 12),
    ])
    func `Every page fits, and has the commands, the crisis line and the demonstration mark`(
        columns: Int,
        rows: Int
    ) {
        for paragraphs in 0...5 {
            for options in [0, 1, 5, 12] {
                for length in [1, 3, 9] {
                    let screen = Self.screen(
                        paragraphs: paragraphs,
                        options: options,
                        length: length
                    )
                    for page in Self.layout(columns, rows).pages(of: screen) {
                        #expect(page.count <= rows - 1)
                        #expect(page.allSatisfy { DisplayWidth.columns(of: $0) < columns })
                        #expect(page.contains(Self.crisisLine))
                        #expect(
                            page.contains { $0.contains("h=person") || $0.contains("h = a person") }
                        )
                        #expect(page.contains { $0.contains("q=stop") || $0.contains("q = stop") })
                        #expect(page.first?.hasPrefix("DEMONSTRATION") == true)
                    }
                }
            }
        }
    }

    @Test func `Paging loses nothing and repeats nothing`() {
        var screen = Screen(hint: "Do it.", commands: Command.allCases)
        let wanted = (1...80).map { "word\($0)." }
        screen.blocks = wanted.chunked(by: 7).map { .paragraph($0.joined(separator: " ")) }
        let pages = Self.layout(40, 12).pages(of: screen)
        let shown = pages.flatMap { page in
            page.flatMap { $0.split(separator: " ").map(String.init) }
                .filter { $0.hasPrefix("word") }
        }
        #expect(shown == wanted)
        #expect(pages.count > 2)
        #expect(pages.last?.contains("Do it.") == true)
        #expect(pages.dropLast().allSatisfy { $0.contains { $0.contains("for more") } })
    }

    @Test func `An option that fits a page is not cut in two`() {
        var screen = Screen(hint: "Do it.", commands: Command.allCases)
        screen.blocks = (1...9).map {
            .option(key: "\($0)", text: "begin\($0) middle of an option end\($0)")
        }
        for page in Self.layout(40, 12).pages(of: screen) {
            let begun = page.filter { $0.contains("begin") }.count
            let ended = page.filter { $0.contains("end") }.count
            #expect(begun == ended)
        }
    }

    @Test func `Options hang under their first word, numbers line up`() {
        var screen = Screen(hint: "Do it.")
        screen.blocks = (9...10).map {
            .option(key: "\($0)", text: "a weak or bulging vessel in the body")
        }
        let lines = Self.layout(40, 24).pages(of: screen)[0]
        #expect(
            lines.prefix(4) == [
                " 9) a weak or bulging vessel in the", "    body",
                "10) a weak or bulging vessel in the", "    body",
            ]
        )
    }

    @Test func `A plain terminal shows one page, without bar and footer`() {
        var layout = Self.layout(40, 12)
        layout.isPlain = true
        let pages = layout.pages(of: Self.screen(paragraphs: 5, options: 12, length: 3))
        #expect(pages.count == 1)
        #expect(!pages[0].contains { $0.contains("[#") || $0 == Self.crisisLine })
        var first = Screen(hint: "Do it.", commands: [.person])
        first.introducesCommands = true
        #expect(layout.pages(of: first)[0].contains(Self.crisisLine))
    }

    @Test func `A terminal of ASCII gets only ASCII`() {
        var layout = Self.layout(80, 24)
        layout.repertoire = .ascii
        for page in layout.pages(of: Self.screen(paragraphs: 2, options: 2, length: 1)) {
            #expect(page.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
        }
    }

    @Test func `Words of a questionnaire cannot move the cursor`() {
        var screen = Screen(title: "a\u{1B}[2Jb", hint: "")
        screen.blocks = [.paragraph("c\u{9B}3Jd"), .option(key: "1", text: "e\u{202E}f\r\u{8}")]
        let shown = Self.layout(80, 24).pages(of: screen)[0].joined()
        let controls = shown.unicodeScalars.filter { $0.properties.generalCategory == .control }
        #expect(controls.isEmpty)
        #expect(!shown.unicodeScalars.contains("\u{202E}"))
    }
}

extension Array {
    fileprivate func chunked(by size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
