import FHIRModel
import FormFiller
internal import PlainText
import Testing

@testable import Kiosk

/// The words of the conversation, whatever their language.
struct WordsTests {
    static let languages = ConversationSettings.standardLanguages.map(\.language)

    private func words(_ language: String) -> any Words {
        ConversationSettings(forms: []).words(in: language)
    }

    @Test(arguments: languages)
    func `The crisis line names 988 and 911 and takes one row of the smallest terminal`(
        language: String
    ) throws {
        for repertoire in [VisibleText.Repertoire.unicode, .ascii] {
            let line = VisibleText.sanitized(
                try #require(Clinic.shipped?.crisisLine(in: language)),
                for: repertoire
            )
            #expect(line.contains("988") && line.contains("911"))
            #expect(DisplayWidth.columns(of: line) < ScreenLayout.smallest.columns)
        }
    }

    @Test(arguments: languages)
    func `Letters are those of English, and no word is two commands`(language: String) {
        let words = words(language)
        #expect(words.language == language)
        var taken: Set<String> = []
        for command in Command.allCases {
            #expect(words.letter(command) == EnglishWords().letter(command))
            let names = words.otherWords(command).union([words.letter(command)])
            #expect(taken.isDisjoint(with: names))
            taken.formUnion(names)
        }
        #expect(taken.isDisjoint(with: words.yes) && taken.isDisjoint(with: words.no))
        #expect(words.yes.isDisjoint(with: words.no))
    }

    @Test(arguments: languages)
    func `What is asked at the end is sound, and in the words of the language`(language: String) {
        let form = ClosingQuestions(asksWho: true, asksContact: true).form(
            in: ConversationSettings.standardLanguages
        )
        #expect(form.check().isEmpty)
        #expect(form.title(in: language) == words(language).closing.title)
        #expect(form.languages.contains(language))
    }
}
