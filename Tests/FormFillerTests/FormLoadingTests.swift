import FHIRModel
import FormFiller
import Testing

/// What an embedder hands a file to.
struct FormLoadingTests {
    @Test("a file that can be asked comes back as a form with all its findings in document order")
    func formWithFindings() throws {
        let loading = Form.load(
            Array(
                """
                {"resourceType":"Questionnaire","status":"active","colour":"red",
                 "item":[{"linkId":"a","type":"boolean","text":"Well?"},
                 {"linkId":"a","type":"string","text":"Why?"}]}
                """.utf8
            )
        )
        #expect(loading.form?.itemCount == 2)
        #expect(loading.findings.map(\.rule) == ["unknown-element", "que-2"])
        #expect(loading.findings.map(\.position?.line) == [1, 3])
        #expect(!loading.isUsable)
        let mended = Form.load(
            Array(
                #"{"resourceType":"Questionnaire","status":"active","item":[{"linkId":"a","type":"boolean","text":"Well?"}]}"#
                    .utf8
            )
        )
        #expect(mended.isUsable && mended.findings.isEmpty)
    }

    @Test(
        "another resource, or none, is refused with what to do",
        arguments: [
            (#"{"resourceType":"Patient"}"#, "resource-type", "a Patient is not a Questionnaire"),
            (
                #"{"resourceType":"Observation"}"#, "resource-type",
                "an Observation is not a Questionnaire"
            ),
            ("{}", "resource-type", "a file without resourceType"),
            ("[1]", "resource-type", "a file without resourceType"),
            ("{", "json", ""), ("", "json", ""),
        ]
    )
    func others(_ text: String, _ rule: String, _ words: String) {
        let loading = Form.load(Array(text.utf8))
        #expect(loading.form == nil && !loading.isUsable)
        #expect(loading.findings.map(\.rule) == [rule])
        #expect(loading.findings.first?.severity == .error)
        #expect(loading.findings.first?.message.hasPrefix(words) == true)
    }
}
