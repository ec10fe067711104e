import FHIRModel
import FormExtraction
import FormFiller
import FormTesting
import Testing

/// What extraction had to leave out travels in the Bundle, for whoever reads the request.
@Suite("What could not be made of the answers")
struct ExtractionProblemTests {
    private static func made(_ answer: String) throws -> ExtractionCase {
        try ExtractionCase(
            TemplateRuleTests.form(
                template: """
                    {"resourceType":"Patient","id":"t","_birthDate":\(TemplateRuleTests.value("item.answer.value"))}
                    """
            ),
            TemplateRuleTests.response(answer)
        )
    }

    private static func problems(_ made: ExtractionCase) -> [ExtractionProblem] {
        let response = made.bundle.child("resource", of: made.entry("QuestionnaireResponse"))
        return ExtractionProblem.all(in: response, of: made.bundle)
    }

    @Test func itStandsOnTheResponseWithoutTheAnswer() throws {
        let made = try Self.made(#"{"valueString":"secret"}"#)
        let problem = try #require(Self.problems(made).first)
        #expect(problem.rule == "extract-type")
        #expect(problem.message.contains("'birthDate' cannot hold"))
        let text = made.json("QuestionnaireResponse", 0, "extension") ?? ""
        #expect(text.contains("extraction-problem") && !text.contains("secret"))
        #expect(BundleRules(bundle: made.bundle).broken == [])
    }

    @Test(
        "A computed value that R4 does not let an element have is left out, and said",
        arguments: [
            ("_gender", #"{"valueString":"girl"}"#, "'gender'"),
            ("_language", #"{"valueString":"  "}"#, "'language'"),
            ("_gender", #"{"valueCoding":{"code":"f"}}"#, "'gender'"),
        ]
    )
    func codesOfClosedLists(property: String, answer: String, words: String) throws {
        let made = try ExtractionCase(
            TemplateRuleTests.form(
                template: """
                    {"resourceType":"Patient","id":"t","\(property)":\(TemplateRuleTests.value("item.answer.value"))}
                    """
            ),
            TemplateRuleTests.response(answer)
        )
        #expect(Self.problems(made).first?.message.contains(words) == true)
        #expect(made.json("Patient", 0, String(property.dropFirst())) == nil)
        #expect(BundleRules(bundle: made.bundle).broken == [])
    }

    @Test func aCodeOfTheListIsFilledIn() throws {
        let made = try ExtractionCase(
            TemplateRuleTests.form(
                template: """
                    {"resourceType":"Patient","id":"t","_gender":\(TemplateRuleTests.value("item.answer.value"))}
                    """
            ),
            TemplateRuleTests.response(#"{"valueString":"female"}"#)
        )
        #expect(Self.problems(made) == [])
        #expect(made.json("Patient", 0, "gender") == #""female""#)
    }

    @Test func whereAllWasFilledInThereIsNone() throws {
        let made = try Self.made(#"{"valueDate":"1980-05"}"#)
        #expect(Self.problems(made) == [])
        #expect(made.json("QuestionnaireResponse", 0, "extension") == nil)
    }

    /// The same of every answer is said once, and never without end.
    @Test func eachIsSaidOnceAndNotWithoutEnd() throws {
        let codes = (0..<80).map { number in
            #"{"linkId":"q\#(number)","type":"reference","repeats":true,"code":[{"code":"q"}]}"#
        }
        let answer = #"{"valueReference":{"reference":"Group/1"}}"#
        let answers = (0..<80).map { #"{"linkId":"q\#($0)","answer":[\#(answer),\#(answer)]}"# }
        let made = try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"active","extension":[{"valueBoolean":true,"url":
             "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract"}],
             "item":[\(codes.joined(separator: ","))]}
            """,
            #"{"resourceType":"QuestionnaireResponse","item":[\#(answers.joined(separator: ","))]}"#
        )
        let problems = Self.problems(made)
        #expect(made.extraction.findings.count == 160)
        #expect(problems.map(\.linkId) == (0..<50).map { "q\($0)" })
        #expect(
            problems.first?.sentence.hasPrefix("not everything could be filled in: 'q0': ") == true
        )
    }
}
