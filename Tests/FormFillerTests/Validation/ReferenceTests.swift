import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// R4 Reference.reference: relative, absolute, urn and #contained, each by its syntax.
@Suite struct ReferenceTests {
    private func findings(_ reference: String) throws -> [String] {
        try EvaluationCase(
            #"{"linkId":"r","text":"r","type":"reference"}"#,
            #"{"linkId":"r","answer":[{"valueReference":\#(reference)}]}"#
        ).evaluation.findings.filter { $0.severity == .error }.map(\.rule)
    }

    @Test(
        "well formed",
        arguments: [
            "Patient/1", "Patient/a-b.c/_history/2", "https://example.org/fhir/Patient/1",
            "http://example.org/fhir/Patient/1/_history/3", "https://example.org/anything?x=1",
            "urn:uuid:c757873d-ec9a-4326-a141-556f43239520", "urn:oid:1.2.840.1",
            "#",
        ]
    )
    func wellFormed(text: String) throws {
        #expect(try findings(#"{"reference":"\#(text)"}"#) == [])
    }

    @Test(
        "not well formed",
        arguments: [
            "Patient", "Patient/", "/Patient/1", "Patient/1/", "Patient/a_b", "patient/1",
            "Nothing/1", "Patient/1/_history/", "Patient/1/2", "http:///Patient/1", "https:",
            "urn:uuid:1", "urn:uuid:C757873D-ec9a-4326-a141-556f43239520", "urn:oid:1.2.x",
            "urn:oid:9.1", "#a b", "#gone", "Patient/1 2", "Patient/é",
            "Patient/12345678901234567890123456789012345678901234567890123456789012345",
        ]
    )
    func malformed(text: String) throws {
        #expect(try findings(#"{"reference":"\#(text)"}"#) == ["reference"])
    }

    @Test("words or an identifier may stand for it, a type alone not")
    func without() throws {
        #expect(try findings(#"{"display":"Dr. Who"}"#) == [])
        #expect(try findings(#"{"identifier":{"value":"1"}}"#) == [])
        #expect(try findings(#"{"type":"Patient"}"#) == ["reference"])
    }
}
