import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

@Suite("What a form wants from outside")
struct FormNeedTests {
    private static let canonical = "http://example.org/ValueSet/colours"

    private static let launch = """
        ,"extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext",
          "extension":[{"url":"name","valueCoding":{"code":"patient"}},{"url":"type","valueCode":"Patient"}]}]
        """

    private static let question = """
        {"linkId":"c","type":"choice","text":"Colour","answerValueSet":"\(canonical)"},
        {"linkId":"d","type":"choice","text":"Again","answerValueSet":"\(canonical)"}
        """

    private func colours() throws -> JSONTree {
        try JSONTree(
            parsing: Array(
                """
                {"resourceType":"ValueSet","url":"\(Self.canonical)","status":"active",
                 "compose":{"include":[{"system":"s","concept":[{"code":"red","display":"Red"}]}]}}
                """.utf8
            )
        )
    }

    @Test("launch resources and value sets that are not contained are asked for, each once")
    func needs() throws {
        let form = try form(Self.question, more: Self.launch)
        #expect(
            form.needs == [
                .launchResource(name: "patient", types: ["Patient"]),
                .valueSet(canonical: Self.canonical),
            ]
        )
    }

    @Test("a value set that was supplied is offered from, and is no longer asked for")
    func supplied() throws {
        let bare = try form(Self.question)
        #expect(Interview(bare, now: try noon()).question?.options.isEmpty == true)
        let form = Form(compiling: bare.questionnaire, supplying: [try colours()])
        #expect(form.needs.isEmpty)
        #expect(!form.findings.contains { $0.rule == "value-set" })
        #expect(Interview(form, now: try noon()).question?.options.map(\.text) == ["Red"])
    }

    @Test("a form that has all it needs asks for nothing")
    func none() throws {
        #expect(try form(#"{"linkId":"a","type":"string","text":"a"}"#).needs.isEmpty)
    }
}
