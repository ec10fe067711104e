import FHIRModel
import FormFiller
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
    ) {
        for repertoire in [VisibleText.Repertoire.unicode, .ascii] {
            let line = VisibleText.sanitized(words(language).crisisLine, for: repertoire)
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
    func `The request that is offered where a questionnaire makes none is sound`(language: String) {
        let form = StandardRequest.form(words(language))
        #expect(form?.check().isEmpty == true)
        #expect(form?.title.isEmpty == false)
    }
}
