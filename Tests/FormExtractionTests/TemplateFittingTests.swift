import FHIRModel
import FormExtraction
import FormFiller
import FormTesting
import Testing

/// How the result of an expression is fitted to the element of the template that it fills.
@Suite("Template-based extraction: results and element types (SDC 4.0.0)")
struct TemplateFittingTests {
    @Test(
        "Results are fitted to the element's type",
        arguments: [
            (#""maritalStatus":"#, #"{"valueCoding":{"code":"M"}}"#, #"{"coding":[{"code":"M"}]}"#),
            (#""maritalStatus":"#, #"{"valueString":"wed"}"#, #"{"text":"wed"}"#),
            (
                #""managingOrganization":"#, #"{"valueString":"Organization/1"}"#,
                #"{"reference":"Organization/1"}"#
            ),
            (#""_gender":"#, #"{"valueCoding":{"code":"male","display":"Man"}}"#, #""male""#),
            (#""_birthDate":"#, #"{"valueDateTime":"1980-05-06T10:00:00Z"}"#, #""1980-05-06""#),
            (#""_multipleBirthInteger":"#, #"{"valueDecimal":2.0}"#, "2"),
            (#""_deceasedBoolean":"#, #"{"valueBoolean":true}"#, "true"),
        ]
    )
    func coercion(_ property: String, _ answer: String, _ expected: String) throws {
        let made = try ExtractionCase(
            TemplateRuleTests.form(
                template: """
                    {"resourceType":"Patient","id":"t",\
                    \(property)\(TemplateRuleTests.value("item.answer.value"))}
                    """
            ),
            TemplateRuleTests.response(answer)
        )
        let name = property.dropFirst().dropLast(2).drop { $0 == "_" }
        #expect(made.json("Patient", 0, String(name)) == expected)
        #expect(made.extraction.findings == [])
    }

    @Test func aResultThatFitsNoWayIsLeftOutAndReported() throws {
        let made = try ExtractionCase(
            TemplateRuleTests.form(
                template: """
                    {"resourceType":"Patient","id":"t","_birthDate":\(TemplateRuleTests.value("item.answer.value"))}
                    """
            ),
            TemplateRuleTests.response(#"{"valueString":"secret"}"#)
        )
        #expect(made.json("Patient", 0, "birthDate") == nil)
        #expect(made.extraction.findings.map(\.rule) == ["extract-type"])
        #expect(!"\(made.extraction.findings)".contains("secret"))
        #expect(!"\(made.extraction)".contains("secret"))
    }

    @Test func severalResultsForAnElementThatHoldsOne() throws {
        let made = try ExtractionCase(
            TemplateRuleTests.form(
                template: """
                    {"resourceType":"Patient","id":"t","_birthDate":\(TemplateRuleTests.value("item.answer.value"))}
                    """
            ),
            TemplateRuleTests.response(#"{"valueDate":"1980"},{"valueDate":"1990"}"#)
        )
        #expect(made.json("Patient", 0, "birthDate") == #""1980""#)
        #expect(made.extraction.findings.map(\.rule) == ["extract-several"])
    }
}
