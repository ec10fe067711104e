import FHIRModel
import FormAuthoring
import FormFiller
import FormTesting
import Testing

@Suite("Words of the shipped questionnaires")
struct ContentReadingTests {
    @Test func everyFileHasScreens() throws {
        let files = Set(try ShippedScreen.all().map(\.file))
        #expect(files == Set(ShippedFile.names))
        #expect(try ShippedScreen.all().count > 100)
    }

    @Test func everyScreenIsEasyToRead() throws {
        for screen in try ShippedScreen.all() {
            let measured = ReadingGrade(screen.lines)
            let limit = screen.namesDrug ? 8.0 : 6.0
            #expect(
                measured.grade <= limit,
                "\(screen.file) \(screen.linkId) has grade \(measured.grade)"
            )
        }
    }

    @Test func screensAndSentencesAreShort() throws {
        for screen in try ShippedScreen.all() {
            let measured = ReadingGrade(screen.lines)
            #expect(
                measured.words <= 70,
                "\(screen.file) \(screen.linkId): \(measured.words) words"
            )
            #expect(
                measured.longestSentence <= 18,
                "\(screen.file) \(screen.linkId): a sentence of \(measured.longestSentence) words"
            )
        }
    }

    @Test(arguments: [
        "you have ptsd", "you are eligible", "not eligible", "eligib", "you qualify", "qualif",
        "cure", "cures", "cured", "guarantee", "safe for you", "commit", "committed", "score",
        "risk", "high risk", "low risk", "outcome", "reason code", "diagnosis", "diagnosed",
    ])
    func neverOnAVisitorsScreen(_ words: String) throws {
        for screen in try ShippedScreen.all() {
            let text = screen.lines.joined(separator: " ").lowercased()
            let isWhole = text.split { !$0.isLetter && $0 != " " }.contains {
                " \($0) ".contains(" \(words) ")
            }
            let isStem = words.count > 5 && text.contains(words)
            #expect(!isWhole && !isStem, "\(screen.file) \(screen.linkId) says \"\(words)\"")
        }
    }

    @Test func peopleAreThankedAndToldWhy() throws {
        let file = try ShippedFile.consultation()
        for linkId in ["next", "urgent.next", "declined", "closing"] {
            let page = try #require(file.item(linkId))
            #expect(file.text("text", of: page)?.hasPrefix("Thank you") == true)
        }
        let unexplained = file.items.filter { item in
            let type = file.text("type", of: item)
            return type == "choice" && !file.isHidden(item)
                && file.flag("readOnly", of: item) != true
                && !file.tree.elements("item", of: item).contains { file.control(of: $0) == "help" }
        }
        let selfEvident = ["contact.times", "reason"]
        #expect(unexplained.map(file.linkId(of:)) == selfEvident)
    }
}

@Suite("Flesch-Kincaid grade")
struct ReadingGradeTests {
    @Test(arguments: [
        ("a", 1), ("little", 2), ("table", 2), ("tables", 2), ("house", 1), ("houses", 2),
        ("jumped", 1), ("wanted", 2), ("boxes", 2), ("likes", 1), ("being", 2), ("trauma", 2),
        ("ketamine", 3), ("memories", 3), ("stress", 1), ("radio", 3), ("question", 2),
        ("PTSD", 4), ("VA", 2), ("WWW", 9), ("911", 1), ("post-traumatic", 4), ("psychiatrist", 4),
        ("people's", 2), ("(voices).", 2), ("eyes", 1), ("bye", 1),
    ])
    func syllables(_ word: String, _ count: Int) {
        #expect(SyllableCount.inWord(word) == count)
    }

    @Test func formula() {
        let easy = ReadingGrade(["The cat sat on the mat."])
        #expect(easy.words == 6 && easy.sentences == 1 && easy.syllables == 6)
        #expect(abs(easy.grade - (0.39 * 6 + 11.8 - 15.59)) < 1e-9)
        #expect(ReadingGrade([]).grade == 0)
    }

    @Test func sentencesEndAtMarksAndLines() {
        let measured = ReadingGrade([
            "What is it", "It costs 0.5 dollars. “Really?” He said 7.8 percent!", "…", "",
        ])
        #expect(measured.sentences == 4)
        #expect(measured.longestSentence == 4)
        #expect(measured.words == 12)
    }
}
