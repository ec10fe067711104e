import FHIRModel
import FormAuthoring
import FormFiller
import Terminology
import Testing

/// Two codes of a value set that visitors would read as one: said at the question, whichever file the set stands in.
struct AlikeOptionTests {
    private static let address = "http://example.org/ValueSet/v"

    /// The findings of a question whose value set has these codes, each system|code|display, below headings where it has a fourth part.
    private func findings(_ codes: [String], isContained: Bool) throws -> [Finding] {
        let entries = codes.map { code in
            let parts = code.split(separator: "|").map(String.init)
            let entry =
                #"{"system":"http://example.org/\#(parts[0])","code":"\#(parts[1])","display":"\#(parts[2])"}"#
            return parts.count < 4
                ? entry : #"{"display":"\#(parts[3])","abstract":true,"contains":[\#(entry)]}"#
        }
        let set = #"""
            {"resourceType":"ValueSet","id":"v","url":"\#(Self.address)","status":"active",
            "expansion":{"timestamp":"2026-11-01","contains":[\#(entries.joined(separator: ","))]}}
            """#
        let contained = isContained ? #""contained":[\#(set)],"# : ""
        let questionnaire = #"""
            {"resourceType":"Questionnaire","status":"draft","experimental":true,"title":"A form","language":"en",
            "url":"http://example.org/q",\#(contained)"item":[{"linkId":"c","type":"choice","text":"Which one?",
            "answerValueSet":"\#(isContained ? "#v" : Self.address)"}]}
            """#
        var index = TerminologyIndex()
        _ = index.add(Array(set.utf8)[...], named: "v.json", rank: .loose, group: 0)
        let library = TerminologyLibrary(open: { [index] in index }, read: { _ in Array(set.utf8) })
        return QuestionnaireCheck(
            Array(questionnaire.utf8),
            terminology: isContained ? [] : [library]
        ).findings.filter { $0.rule == "option-text" }
    }

    @Test("equal words of two systems are named with both", arguments: [true, false])
    func twoSystems(isContained: Bool) throws {
        let found = try findings(["a|1|Red", "a|2|Blue", "b|1|red"], isContained: isContained)
        #expect(found.count == 1)
        let message = try #require(found.first?.message)
        #expect(message.contains("'1' of http://example.org/a and '1' of http://example.org/b"))
    }

    @Test func equalWordsOfOneSystemAreNamedWhereTheSetStandsInAnotherFile() throws {
        let found = try findings(["a|1|Red", "a|2|Red"], isContained: false)
        #expect(found.map(\.message).first?.contains("'1' of http://example.org/a and '2'") == true)
    }

    @Test("below other headings, or with other words, nothing is said", arguments: [true, false])
    func whatIsToldApart(isContained: Bool) throws {
        #expect(try findings(["a|1|Red", "b|2|Blue"], isContained: isContained) == [])
        #expect(
            try findings(["a|1|Other|Pain", "b|2|Other|Sleep"], isContained: isContained) == []
        )
    }
}
