import FHIRModel
import FormFiller
import FormTesting
import Testing

/// A calculated value goes in a circle where it reads its own answer, and nowhere else.
@Suite("anteroom check: circles that are none")
struct CircleKindTests {
    private func rules(_ expression: String) throws -> [Finding] {
        try form(
            #"{"linkId":"a","text":"a","type":"integer"},{"linkId":"b","text":"b","type":"integer","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression","valueExpression":{"language":"text/fhirpath","expression":"\#(expression)"}}],"item":[{"linkId":"b.1","text":"b.1","type":"integer"}]}"#
        ).findings.filter { $0.rule == "expression-cycle" }
    }

    @Test(
        "its linkId, its text, its extensions, what stands under it, an element it has not",
        arguments: [
            "iif(%resource.item.where(linkId='a').answer.exists(), 5, $this.linkId)",
            "%context.linkId.length()", "item.count()", "%context.item.answer.value.sum()",
            "iif(%resource.item.where(linkId='a').answer.value > 3, 5, null)",
            "%context.text.length()", "text.length()", "%context.definition.length()",
            "%context.extension('urn:x').value", "linkId.toInteger()",
            "item.where(linkId='b.1').answer.value", "%qitem.linkId.length()",
        ]
    )
    func none(expression: String) throws {
        #expect(try rules(expression) == [])
    }

    @Test(
        "its own answer, in whatever way it is named",
        arguments: [
            "%context.answer.value + 1", "answer.value + 1", "$this.answer.count()",
            "%resource.item.where(linkId='b').answer.value + 1", "descendants().count()",
            "iif(%context.exists(), 1, 2)", "children().count()",
        ]
    )
    func circles(expression: String) throws {
        #expect(try rules(expression).map(\.severity) == [.error])
    }
}
