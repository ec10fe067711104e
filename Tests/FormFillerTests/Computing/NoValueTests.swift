import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// What only a server could give is no value: nothing is calculated from it, nothing hangs on it, and the author is told.
@Suite struct NoValueTests {
    private static let query =
        #"{"url":"http://hl7.org/fhir/StructureDefinition/variable","valueExpression":{"name":"obs","language":"application/x-fhir-query","expression":"Observation?subject={{%patient.id}}"}}"#

    private static func item(_ more: String, type: String = "integer") -> String {
        #"{"linkId":"t","text":"t","type":"\#(type)",\#(more)}"#
    }

    private static func expression(_ name: String, _ text: String) -> String {
        #""extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-\#(name)","valueExpression":{"language":"text/fhirpath","expression":"\#(text)"}}]"#
    }

    private func interview(_ items: String, more: String = "") throws -> Interview {
        try FormTesting.interview(items, more: #","extension":[\#(Self.query)\#(more)]"#)
    }

    @Test(
        "no 0 is made of it, itself or through another variable",
        arguments: [
            "%obs.count()", "%obs.entry.resource.value.sum()", "iif(%obs.exists(), 1, 0)",
            "%obs.entry.count() + 1", "%number + 1",
        ]
    )
    func stayEmpty(source: String) throws {
        let through =
            #",{"url":"http://hl7.org/fhir/StructureDefinition/variable","valueExpression":{"name":"number","language":"text/fhirpath","expression":"%obs.count()"}}"#
        let made = try interview(
            Self.item(Self.expression("calculatedExpression", source) + #","readOnly":true"#)
                + #",{"linkId":"z","text":"z","type":"boolean"}"#,
            more: through
        )
        #expect(made.outline == "")
        #expect(made.problems == [])
        #expect(made.form.findings.contains { $0.rule == "no-value" && $0.linkId == "t" })
    }

    @Test("a condition on it counts as met, and a rule on it as kept")
    func conditions() throws {
        let asked = try interview(
            Self.item(Self.expression("enableWhenExpression", "%obs.exists()"), type: "boolean")
        )
        #expect(asked.asked == "t")
        let rule =
            #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-constraint","extension":[{"url":"key","valueId":"k"},{"url":"severity","valueCode":"error"},{"url":"human","valueString":"no"},{"url":"expression","valueString":"%obs.exists()"}]}]"#
        var ruled = try interview(Self.item(rule))
        #expect(ruled.answer([.integer(1)]) == [])
        #expect(ruled.problems == [])
    }

    @Test("without such a variable nothing changes")
    func plain() throws {
        let made = try FormTesting.interview(
            Self.item(Self.expression("calculatedExpression", "{}.count()") + #","readOnly":true"#)
        )
        #expect(made.outline == "t=0")
    }
}
