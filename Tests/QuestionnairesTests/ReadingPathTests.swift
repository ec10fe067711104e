import RandomTesting
import Testing

@testable import FormAuthoring
@testable import FormFiller

/// The ways through ASCII byte by byte give what the plainly written ones for any characters give.
@Suite("Texts byte by byte")
struct ReadingPathTests {
    private static let marks = Array(" \t\n\r\u{0B}.,!?;:'\"()[]-@/0123456789\u{1C}\u{00}".utf8)
    private static let pieces = [
        "ia", "io", "ion", "iou", "eo", "ua", "gua", "qua", "yi", "cia", "tia", "ial", "le", "ble",
        "ed", "ted", "ded", "es", "ses", "ches", "shes", "les", "ge", "y", "eye", "WWW", "PTSD",
        "s", "th", "str", "ing", "A", "W",
    ]

    /// A line of words, pieces of words and marks in any order.
    private static func line(_ numbers: inout SeededNumbers) -> String {
        let known = SyllableCount.exceptions.keys.sorted()
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...30, using: &numbers) {
            switch Int.random(in: 0...4, using: &numbers) {
            case 0: bytes += known[Int.random(in: 0..<known.count, using: &numbers)].utf8
            case 1: bytes.append(marks[Int.random(in: 0..<marks.count, using: &numbers)])
            case 2: bytes.append(UInt8.random(in: 0...0x7F, using: &numbers))
            default: bytes += pieces[Int.random(in: 0..<pieces.count, using: &numbers)].utf8
            }
            if Int.random(in: 0...2, using: &numbers) == 0 { bytes.append(UInt8(ascii: " ")) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func gradesAgree() {
        var numbers = SeededNumbers(seed: 875)
        var memory = SyllableMemory()
        for _ in 0..<4_000 {
            let line = Self.line(&numbers)
            var plain = ReadingGrade()
            plain.measure(line)
            let quick = ReadingGrade(line: line.utf8.span, &memory)
            #expect(quick == plain, "\(line.debugDescription)")
        }
    }

    @Test func syllablesOfEveryKnownWordAgree() {
        var memory = SyllableMemory()
        for word in SyllableCount.exceptions.keys {
            for form in [word, word + "s", word.uppercased(), "(\(word))", word + "-" + word] {
                let measured = ReadingGrade(line: form.utf8.span, &memory)
                #expect(measured.syllables == SyllableCount.inWord(form), "\(form)")
            }
        }
    }

    @Test func charactersBeyondASCIITakeTheOtherWay() {
        let curly = ReadingGrade(["It’s “easy.” Isn’t it…"])
        #expect(curly.words == 4 && curly.sentences == 2 && curly.syllables == 5)
    }

    @Test func forbiddenWordsAgree() {
        var numbers = SeededNumbers(seed: 26)
        let list = ForbiddenWords(["every*", "going idea", "PTSD", "it's", "s ed"])
        for _ in 0..<2_000 {
            let line = Self.line(&numbers)
            // A last letter beyond ASCII makes the whole line take the other way and changes no word before it.
            let quick = list.found(in: Array(line.utf8)[...])
            let plain = list.found(in: Array((line + " é").utf8)[...])
            #expect(quick.map(\.offset) == plain.map(\.offset), "\(line.debugDescription)")
            #expect(quick.map(\.phrase) == plain.map(\.phrase), "\(line.debugDescription)")
        }
    }
}
