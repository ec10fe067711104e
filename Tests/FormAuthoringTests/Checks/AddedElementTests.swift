import FHIRModel
import FormAuthoring
import FormFiller
import Testing

/// What the program adds to a request that is made of answers is not missing in the form.
@Suite("Elements that extraction adds itself")
struct AddedElementTests {
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

    private static func missing(_ body: String) -> [String] {
        let text = #"{"resourceType":"Questionnaire","status":"active",\#(body)}"#
        return QuestionnaireCheck(Array(text.utf8)).findings
            .filter { $0.rule == "missing-element" }.map(\.message)
    }

    private static func defined(_ type: String, _ elements: [String]) -> String {
        let values = elements.map { element in
            """
            {"url":"\(sdc)definitionExtractValue","extension":[
             {"url":"definition","valueUri":"http://hl7.org/fhir/StructureDefinition/\(type)#\(type).\(element)"},
             {"url":"fixed-value","valueCode":"active"}]}
            """
        }
        return """
            "extension":[{"url":"\(sdc)definitionExtract","extension":[{"url":"definition",
             "valueCanonical":"http://hl7.org/fhir/StructureDefinition/\(type)"}]},
             \(values.joined(separator: ","))],"item":[{"linkId":"q","type":"string","text":"Q?"}]
            """
    }

    private static func template(_ resource: String, isUsed: Bool = true) -> String {
        let use = """
            "extension":[{"url":"\(sdc)templateExtract","extension":[
             {"url":"template","valueReference":{"reference":"#t"}}]}],
            """
        return """
            \(isUsed ? use : "")"contained":[\(resource)],
            "item":[{"linkId":"q","type":"string","text":"Q?"}]
            """
    }

    @Test func aRequestByDefinitionNeedsNoSubject() {
        #expect(Self.missing(Self.defined("ServiceRequest", ["status", "intent"])) == [])
    }

    @Test func aRequestByTemplateNeedsNoSubject() {
        let made =
            #"{"resourceType":"ServiceRequest","id":"t","status":"active","intent":"proposal"}"#
        #expect(Self.missing(Self.template(made)) == [])
    }

    /// Everything else is still missed: other elements, in other resources, and in one that is not made.
    @Test func whatIsNotAddedIsMissed() {
        let byDefinition = Self.missing(Self.defined("ServiceRequest", ["status"]))
        #expect(byDefinition.count == 1 && byDefinition.first?.contains("'intent'") == true)
        let condition = Self.missing(Self.template(#"{"resourceType":"Condition","id":"t"}"#))
        #expect(condition.contains { $0.contains("'subject'") })
        let kept =
            #"{"resourceType":"ServiceRequest","id":"t","status":"active","intent":"proposal"}"#
        #expect(
            Self.missing(Self.template(kept, isUsed: false)).contains { $0.contains("'subject'") }
        )
    }
}
