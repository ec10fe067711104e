import FHIRModel
import FormAuthoring
import FormFiller
import FormTesting
import Testing

@Suite("Words of the shipped questionnaires")
struct ContentReadingTests {
    @Test(arguments: ShippedScreen.languages)
    func everyFileHasScreens(language: String) throws {
        let screens = try ShippedScreen.all(in: language)
        #expect(Set(screens.map(\.file)) == Set(ShippedFile.names))
        #expect(screens.count > 100)
    }

    @Test(arguments: ShippedScreen.languages)
    func everyScreenIsEasyToRead(language: String) throws {
        for screen in try ShippedScreen.all(in: language) {
            let measured = try screen.grade
            // Fernández Huerta made his formula for texts; of a heading it says nothing.
            if language == "es", measured.words < 12 { continue }
            let grade = measured.grade
            #expect(
                grade <= (screen.namesDrug ? 8.0 : 6.0),
                "\(screen.file) \(screen.linkId) \(language) has grade \(grade): \(screen.lines)"
            )
        }
    }

    @Test(arguments: ShippedScreen.languages)
    func screensAndSentencesAreShort(language: String) throws {
        for screen in try ShippedScreen.all(in: language) {
            let measured = try screen.grade
            let place = "\(screen.file) \(screen.linkId) \(language)"
            #expect(measured.words <= 70, "\(place): \(measured.words) words")
            #expect(
                measured.longestSentence <= 18,
                "\(place): a sentence of \(measured.longestSentence) words"
            )
        }
    }

    @Test(arguments: [
        "you have ptsd", "you are eligible", "not eligible", "eligib", "you qualify", "qualif",
        "cure", "cures", "cured", "guarantee", "safe for you", "commit", "committed", "score",
        "risk", "high risk", "low risk", "outcome", "reason code", "diagnosis", "diagnosed",
    ])
    func neverOnAVisitorsScreen(_ words: String) throws {
        try expectNone(words, in: "en")
    }

    @Test(arguments: [
        "usted tiene tept", "elegib", "califica", "cura", "curar", "curado", "curada", "garanti",
        "segura para usted", "cometer", "suicid", "puntaje", "puntos", "riesgo", "resultado",
        "diagnóstico", "diagnostic",
    ])
    func neverOnAVisitorsScreenInSpanish(_ words: String) throws {
        try expectNone(words, in: "es")
    }

    private func expectNone(_ words: String, in language: String) throws {
        for screen in try ShippedScreen.all(in: language) {
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
            return type != "group" && type != "display" && !file.isHidden(item)
                && !file.tree.elements("item", of: item).contains { file.control(of: $0) == "help" }
        }
        // What is computed stands in a group that is hidden as a whole.
        #expect(unexplained.map(file.linkId(of:)) == [])
    }
}
