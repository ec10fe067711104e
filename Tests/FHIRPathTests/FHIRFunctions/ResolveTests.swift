import FHIRPath
import Testing

/// FHIR R4's `resolve()` on what is at hand.
@Suite("resolve() on contained resources and in a Bundle")
struct ResolveTests {
    private static let bundle = """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p","active":true}},
        {"fullUrl":"http://example.org/Observation/o","resource":{"resourceType":"Observation","id":"o",
        "status":"final","contained":[{"resourceType":"Practitioner","id":"d","gender":"female",
        "identifier":[{"assigner":{"reference":"#"}}]}],
        "subject":{"reference":"urn:uuid:1"},"focus":[{"reference":"Patient/p"},{"reference":"#d"},
        {"reference":"Patient/missing"},{"reference":"#missing"},{"display":"no reference"}],
        "performer":[{"reference":"#d"}]}}]}
        """

    @Test(
        arguments: [
            ("entry[1].resource.subject.resolve().active", ["true"]),
            ("entry[1].resource.focus[0].resolve().id", ["\"p\""]),
            ("entry[1].resource.performer.resolve().gender", ["\"female\""]),
            ("entry[1].resource.focus.resolve().count()", ["2"]),
            ("entry[1].resource.focus.where(resolve() is Patient).count()", ["1"]),
            ("entry[1].resource.contained.identifier.assigner.resolve().id", ["\"o\""]),
            ("entry[1].resource.subject.reference.resolve().active", ["true"]),
            ("entry[1].resource.note.resolve()", []),
        ]
    )
    func references(source: String, wanted: [String]) throws {
        #expect(try ExpressionTrial(Self.bundle).results(of: source) == wanted)
    }
}
