import Testing

@testable import Kiosk

/// A typed line, a kind of question and a language give one outcome.
struct TypedLineTests {
    @Test func `There are enough rows, and each names a question`() {
        #expect(TypedLineRow.all.count >= 300)
        #expect(TypedLineRow.all.allSatisfy { TypedLineRow.questions[$0.kind] != nil })
    }

    @Test(arguments: TypedLineRow.all)
    func `A typed line means one thing, or the visitor is asked`(row: TypedLineRow) throws {
        let question = try #require(TypedLineRow.questions[row.kind])
        var asked = try AskedForm(question + next, language: row.language)
        asked.type(row.line)
        let outcome = row.outcome.hasPrefix("!") ? "!" : Self.filled(row.outcome, asked)
        #expect(asked.outcome == outcome, "\(asked.text)")
    }

    private let next = #",{"linkId":"next","type":"string","text":"And then?"}"#

    /// The words of a command or a choice for its name in the table.
    private static func filled(_ outcome: String, _ asked: AskedForm) -> String {
        guard outcome.hasPrefix("? ") else { return outcome }
        let words = asked.visit.words
        let choices = outcome.dropFirst(2).split(separator: " | ").map { choice in
            switch choice {
            case "SKIP": words.meansCommand(.skip)
            case "BACK": words.meansCommand(.back)
            case "HELP": words.meansCommand(.help)
            case "STOP": words.meansCommand(.stop)
            case "PERSON": words.meansCommand(.person)
            case "ANSWER": words.meansAnswer
            case "ONCE": words.tryOnceMore
            case "LIST": words.oneOfTheList
            case _ where choice.hasPrefix("OWN "): words.ownWords(String(choice.dropFirst(4)))
            case _: String(choice)
            }
        }
        return "? " + choices.joined(separator: " | ")
    }
}
