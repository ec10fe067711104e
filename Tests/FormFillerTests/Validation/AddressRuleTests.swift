import FHIRModel
import FormFiller
import FormTesting
import Testing

/// R4 uri and Reference: what evaluate says of addresses and references that lead nowhere.
@Suite struct AddressRuleTests {
    private func rules(_ item: String, _ value: String, contained: String = "") throws -> [String] {
        try EvaluationCase(
            form: #"{"resourceType":"Questionnaire","status":"active","item":[\#(item)]}"#,
            response: """
                {"resourceType":"QuestionnaireResponse","status":"completed",\(contained)
                "item":[{"linkId":"a","answer":[{\(value)}]}]}
                """
        ).evaluation.findings.map(\.rule)
    }

    private func reference(
        _ types: String...,
        to value: String,
        contained: String = ""
    ) throws
        -> [String]
    {
        let extensions = types.map {
            #"{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-referenceResource","valueCode":"\#($0)"}"#
        }
        let limits =
            extensions.isEmpty ? "" : #","extension":[\#(extensions.joined(separator: ","))]"#
        return try rules(
            #"{"linkId":"a","type":"reference"\#(limits)}"#,
            #""valueReference":\#(value)"#,
            contained: contained
        )
    }

    @Test(
        "R4 uri: a URI of RFC 3986, UUIDs and OIDs in their own form",
        arguments: [
            ("https://example.org/Patient/1?a=b%20c#d", true), ("Patient/1", true),
            ("urn:uuid:c757873d-ec9a-4326-a141-556f43239520", true), ("urn:oid:1.2.840", true),
            ("https://example.org/ñ", true), (#"c:\\temp\\example.txt"#, false),
            ("urn:uuid:c757873d-ec9a-4326-a141-556f43239520asdf", false), ("urn:oid:3.1", false),
            ("urn:oid:1.02", false), ("https://example.org/{id}", false), ("a%2", false),
        ]
    )
    func addresses(text: String, isAddress: Bool) throws {
        let found = try rules(#"{"linkId":"a","type":"url"}"#, #""valueUri":"\#(text)""#)
        #expect(found == (isAddress ? [] : ["pattern"]))
    }

    @Test(
        "R4 Reference.reference: a URL, Type/id, a fragment",
        arguments: [
            ("Patient/1", true), ("Patient/1/_history/2", true),
            ("https://example.org/fhir/Patient/1", true), ("https://example.org/any/where", true),
            ("urn:uuid:c757873d-ec9a-4326-a141-556f43239520", true), ("#", true),
            ("ht sdtps://example.org/Patient/1", false), ("Chicken/1", false), ("1", false),
        ]
    )
    func references(text: String, isReference: Bool) throws {
        let found = try reference(to: #"{"reference":"\#(text)"}"#)
        #expect(found == (isReference ? [] : ["reference"]))
    }

    @Test("R4 ref-1: a local reference has its contained resource")
    func contained() throws {
        let organization = #""contained":[{"resourceType":"Organization","id":"o"}],"#
        let local = ##"{"reference":"#o"}"##
        #expect(try reference(to: local) == ["reference"])
        #expect(try reference(to: local, contained: organization) == [])
        #expect(
            try reference("Patient", to: local, contained: organization) == ["reference-type"]
        )
    }

    @Test("SDC referenceResource: the resource is of one of the types the question takes")
    func types() throws {
        func found(_ value: String) throws -> [String] {
            try reference("Patient", "Practitioner", to: value)
        }
        #expect(try found(#"{"reference":"Patient/1"}"#) == [])
        #expect(try found(#"{"reference":"https://example.org/Practitioner/1"}"#) == [])
        #expect(try found(#"{"reference":"Organization/1"}"#) == ["reference-type"])
        #expect(
            try found(#"{"reference":"https://example.org/Organization/1/_history/3"}"#)
                == ["reference-type"]
        )
        #expect(try found(#"{"type":"Organization","display":"x"}"#) == ["reference-type"])
        // What cannot be told is not called wrong.
        #expect(try found(#"{"display":"x"}"#) == [])
    }
}
