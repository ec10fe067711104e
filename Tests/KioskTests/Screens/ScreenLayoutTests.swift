import FHIRModel
internal import PlainText
import RandomTesting
import Testing

@testable import Kiosk

/// What holds for every page of every screen, on every size and kind of terminal.
struct ScreenLayoutTests {
    private static let looks: [TerminalLook] = [
        .full, TerminalLook(placesText: true, hasReverse: false),
        TerminalLook(placesText: false, hasReverse: true), .lines,
    ]

    /// A screen of random parts, some of them far too long for a page.
    private func screen(_ random: inout SeededNumbers) -> Screen {
        let sentence = "Wörter 漢字 and some-rather-long-hyphenated-word. "
        func text(_ most: Int) -> String {
            String(repeating: sentence, count: Int.random(in: 0...most, using: &random))
        }
        var screen = Screen(
            isDemonstration: .random(using: &random),
            clinic: [nil, "Clinic", text(3)].randomElement(using: &random) ?? nil,
            part: [nil, "Part 2 of 6: Your safety", text(3)].randomElement(using: &random) ?? nil,
            title: [nil, "Why?", text(9)].randomElement(using: &random) ?? nil,
            hint: text(3),
            takesOnlyEnter: .random(using: &random),
            takesStaffCode: Int.random(in: 0..<9, using: &random) == 0,
            commands: Command.allCases,
            languages: ["Español"]
        )
        if screen.takesStaffCode { screen.commands = [] }
        if Bool.random(using: &random) { screen.reasons = [text(5)] }
        if Bool.random(using: &random) { screen.remarks = [text(2)] }
        if Bool.random(using: &random) {
            screen.error = Screen.TypingError(typed: text(2), advice: "A" + text(3))
        }
        if Int.random(in: 0..<4, using: &random) == 0 { screen.note = text(4) }
        let count = [0, 1, 3, 12].randomElement(using: &random) ?? 0
        for number in 0..<count {
            let block: [Screen.Block] = [
                .paragraph(text(6)), .option(key: "\(number + 1)", text: text(2)),
                .unnumbered(text(1)), .entry(key: "\(number + 1)", label: "Name", value: text(2)),
                .number(label: "Number", "7F3-KQ2"),
            ]
            screen.blocks.append(block[Int.random(in: 0..<block.count, using: &random)])
        }
        return screen
    }

    private static let odd = [(41, 13), (59, 17), (60, 18), (200, 12), (40, 60)].map {
        TerminalSize(columns: $0.0, rows: $0.1)
    }

    @Test(arguments: SamplePages.sizes + odd)
    func `Every page fits, and has the crisis line, a person, the mark and a prompt`(
        size: TerminalSize
    ) {
        var random = SeededNumbers(seed: 11)
        for _ in 0..<60 {
            let screen = screen(&random)
            for look in Self.looks {
                let layout = SamplePages.layout(size, look)
                for page in layout.pages(of: screen) {
                    expect(page, of: screen, fits: layout)
                }
            }
        }
    }

    private func expect(_ page: ScreenPage, of screen: Screen, fits layout: ScreenLayout) {
        let size = layout.size
        let lines = page.lines
        let promptRow = page.promptRow ?? lines.count
        #expect(promptRow < size.rows && lines.count <= size.rows)
        #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) < size.columns })
        #expect(DisplayWidth.columns(of: page.promptLabel) < size.columns)
        if page.promptRow != nil, promptRow < lines.count { #expect(lines[promptRow].isEmpty) }
        let crisis = layout.crisisLine ?? "?"
        #expect(lines.contains { $0.hasSuffix(crisis) })
        if page.promptRow != nil, promptRow < lines.count {
            #expect(lines[size.rows - 1].hasSuffix(crisis), "the crisis line is in the last row")
        }
        let text = lines.joined(separator: "\n")
        if screen.isDemonstration { #expect(text.contains("DEMONSTRATION")) }
        if screen.commands.contains(.person) {
            #expect(
                ["Person", "A person", "H = ", "H="].contains { text.contains($0) }
            )
        }
    }

    @Test(arguments: SamplePages.sizes, SamplePages.all.map(\.name))
    func `The question stands in one row of a size`(size: TerminalSize, name: String) throws {
        let screen = try #require(SamplePages.all.first { $0.name == name }).screen
        guard size.rows >= 22 else { return }
        let layout = SamplePages.layout(size)
        let page = layout.pages(of: screen)[0]
        let wanted = [22: 5, 24: 5, 25: 5, 37: 7, 50: 9, 67: 12][size.rows]
        #expect(layout.questionRow + 1 == wanted)
        #expect(page.lines[layout.questionRow].contains(screen.title ?? "?"))
        #expect(layout.pages(of: screen).count == 1)
    }

    @Test(arguments: SamplePages.sizes)
    func `A mistake changes nothing but the rows of what to do`(size: TerminalSize) {
        guard size.rows >= 22 else { return }
        let layout = SamplePages.layout(size)
        let calm = layout.pages(of: SamplePages.safety)[0]
        let mistaken = layout.pages(of: SamplePages.mistake)[0]
        #expect(calm.promptRow == mistaken.promptRow && calm.promptLabel == mistaken.promptLabel)
        let changed = calm.rows.indices.filter { calm.rows[$0] != mistaken.rows[$0] }
        let row = calm.promptRow ?? 0
        #expect(changed == [row - 2, row - 1])
        #expect(mistaken.lines[row - 2].contains("You typed: mabye"))
        #expect(mistaken.lines[row - 1].contains("Try again  Type 1, 2 or 3."))
    }

    @Test(arguments: ["w", "\u{FF37}", "\u{1F469}\u{200D}\u{1F467}"])
    func `Of one long word that was typed the beginning is shown`(letter: String) {
        let layout = SamplePages.layout(TerminalSize(columns: 80, rows: 25))
        var screen = SamplePages.mistake
        screen.error?.typed = String(repeating: letter, count: 70)
        let page = layout.pages(of: screen)[0]
        let line = page.lines.first { $0.contains("You typed: ") } ?? ""
        #expect(line.contains("You typed: \(letter)\(letter)\(letter)") && line.hasSuffix("..."))
        #expect(DisplayWidth.columns(of: line) <= 72, "\(line)")
    }

    @Test(arguments: SamplePages.sizes, SamplePages.all.map(\.name))
    func `Without sequences, and for the ear, a page says the same`(
        size: TerminalSize,
        name: String
    ) throws {
        let screen = try #require(SamplePages.all.first { $0.name == name }).screen
        var plain = SamplePages.layout(size)
        plain.isPlain = true
        let layouts = [SamplePages.layout(size), SamplePages.layout(size, .lines), plain]
        for layout in layouts {
            let text = layout.pages(of: screen).flatMap(\.lines).joined(separator: " ")
                .split(separator: " ").joined(separator: " ")
            for block in screen.blocks {
                switch block {
                case .option(let key, let words):
                    #expect(
                        text.contains(layout.look.hasReverse && !layout.isPlain ? key : key + ".")
                    )
                    #expect(text.contains(words))
                case .entry(_, let label, let value):
                    #expect(text.contains(label))
                    #expect(
                        text.contains(value)
                            || value.split(separator: " ").allSatisfy(text.contains)
                    )
                case .number(_, let number):
                    #expect(text.contains(number.map(String.init).joined(separator: " ")))
                case .message, .paragraph, .unnumbered: break
                }
            }
            if screen.error != nil { #expect(text.contains("Try again")) }
        }
    }

    @Test func `For the ear a mistake comes first, and every page says how to reach a person`() {
        var layout = SamplePages.layout(TerminalSize(columns: 80, rows: 24))
        layout.isPlain = true
        let page = layout.pages(of: SamplePages.mistake)[0]
        #expect(page.lines[2] == "Try again. You typed: mabye. Type 1, 2 or 3.")
        #expect(page.lines.contains("H Person, B Back, Q Stop, ? More, T Español."))
        #expect(page.lines.last == SamplePages.crisisLine)
        let eight = layout.pages(of: SamplePages.eightOptions)[0]
        #expect(eight.lines.contains { $0.contains("S Skip") })
    }

    @Test func `Paging loses nothing and repeats nothing`() {
        var screen = Screen(hint: "Do it.", commands: Command.allCases)
        let wanted = (1...80).map { "word\($0)." }
        screen.blocks = stride(from: 0, to: 80, by: 7).map {
            .paragraph(wanted[$0..<min($0 + 7, 80)].joined(separator: " "))
        }
        for look in Self.looks {
            let pages = SamplePages.layout(TerminalSize(columns: 40, rows: 12), look).pages(
                of: screen
            )
            let shown = pages.flatMap { page in
                page.lines.flatMap { $0.split(separator: " ").map(String.init) }
                    .filter { $0.hasPrefix("word") }
            }
            #expect(shown == wanted)
            #expect(pages.count > 2)
            #expect(pages.dropLast().allSatisfy { $0.lines.contains { $0.contains("for more") } })
        }
    }

    @Test func `An option that fits a page is not cut in two`() {
        var screen = Screen(hint: "Do it.", commands: Command.allCases)
        screen.blocks = (1...9).map {
            .option(key: "\($0)", text: "begin\($0) middle of an option end\($0)")
        }
        for page in SamplePages.layout(TerminalSize(columns: 40, rows: 12)).pages(of: screen) {
            let begun = page.lines.filter { $0.contains("begin") }.count
            #expect(begun == page.lines.filter { $0.contains("end") }.count)
        }
    }

    @Test func `Options hang under their first word, and their texts begin in one column`() {
        var screen = Screen(hint: "Do it.")
        screen.blocks = (9...10).map {
            .option(key: "\($0)", text: "a weak or bulging vessel in the body")
        }
        let lines = SamplePages.layout(TerminalSize(columns: 40, rows: 24), .lines)
            .pages(of: screen)[0].lines
        #expect(
            lines.prefix(5) == [
                "   9. a weak or bulging vessel in the", "      body", "",
                "  10. a weak or bulging vessel in the", "      body",
            ]
        )
    }

    @Test func `A terminal of ASCII gets only ASCII`() {
        var layout = SamplePages.layout(TerminalSize(columns: 80, rows: 24))
        layout.repertoire = .ascii
        var random = SeededNumbers(seed: 3)
        for _ in 0..<50 {
            for page in layout.pages(of: screen(&random)) {
                #expect(page.lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
            }
        }
    }

    @Test func `Words of a questionnaire and of a visitor cannot move the cursor`() {
        var screen = Screen(
            clinic: "i\u{1B}[A",
            part: "j\u{8}",
            title: "a\u{1B}[2Jb",
            hint: "k\u{7}"
        )
        screen.reasons = ["g\u{9B}2J"]
        screen.error = Screen.TypingError(typed: "h\u{1B}c", advice: "l\u{1B}[H")
        screen.blocks = [
            .paragraph("c\u{9B}3Jd"), .option(key: "1", text: "e\u{202E}f\r\u{8}"),
            .entry(key: "2\u{1B}", label: "m\u{1B}", value: "n\u{9B}"),
        ]
        for isPlain in [false, true] {
            var layout = SamplePages.layout(TerminalSize(columns: 80, rows: 24))
            layout.isPlain = isPlain
            let shown = layout.pages(of: screen)[0].lines.joined()
            let controls = shown.unicodeScalars.filter { $0.properties.generalCategory == .control }
            #expect(controls.isEmpty && !shown.unicodeScalars.contains("\u{202E}"))
        }
    }
}
