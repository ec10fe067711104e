import FHIRPath
import Testing

/// FHIR R4's terminology functions (FHIR R4 fhirpath, Additional functions) on what a resource contains.
@Suite("Terminology in contained resources")
struct TerminologyTests {
    private static let observation = """
        {"resourceType":"Observation","status":"final","contained":[
        {"resourceType":"ValueSet","id":"listed","url":"http://example.org/listed","status":"active",
        "compose":{"include":[{"system":"http://s","concept":[{"code":"a"},{"code":"b"}]}],
        "exclude":[{"system":"http://s","concept":[{"code":"b"}]}]}},
        {"resourceType":"ValueSet","id":"expanded","status":"active","expansion":{"timestamp":"2026",
        "contains":[{"system":"http://s","code":"x","contains":[{"system":"http://s","code":"y"}]}]}},
        {"resourceType":"ValueSet","id":"whole","status":"active",
        "compose":{"include":[{"system":"http://animals"}]}},
        {"resourceType":"ValueSet","id":"filtered","status":"active","compose":{"include":[
        {"system":"http://s","filter":[{"property":"p","op":"=","value":"v"}]}]}},
        {"resourceType":"ValueSet","id":"two","status":"active","compose":{"include":[
        {"system":"http://s","concept":[{"code":"a"}]},
        {"system":"http://t","concept":[{"code":"a"}]}]}},
        {"resourceType":"ValueSet","id":"mammals","status":"active","compose":{"include":[
        {"system":"http://animals","filter":[{"property":"concept","op":"descendent-of","value":"dog"}]}]}},
        {"resourceType":"CodeSystem","id":"animals","url":"http://animals","status":"active",
        "content":"complete","concept":[{"code":"animal","concept":[
        {"code":"dog","concept":[{"code":"puppy"}]},{"code":"cat"}]}]}],
        "code":{"coding":[{"system":"http://s","code":"a"},{"system":"http://animals","code":"dog"}]},
        "valueCodeableConcept":{"coding":[{"system":"http://animals","code":"puppy"}]}}
        """

    @Test(
        "memberOf: codes, Codings and CodeableConcepts in listed, expanded and whole value sets",
        arguments: [
            ("code.memberOf('#listed')", "true"),
            ("code.memberOf('http://example.org/listed')", "true"),
            ("code.memberOf('http://example.org/listed|1')", "true"),
            ("code.coding[0].memberOf('#listed')", "true"),
            ("code.coding[0].code.memberOf('#listed')", "true"),
            ("'b'.memberOf('#listed')", "false"),
            ("'y'.memberOf('#expanded')", "true"),
            ("'z'.memberOf('#expanded')", "false"),
            ("value.memberOf('#whole')", "true"),
            ("code.coding[0].memberOf('#whole')", "false"),
            ("code.memberOf('#two')", "true"),
            ("value.coding.memberOf('#listed')", "false"),
            ("%resource.code.coding[0].memberOf('#mammals')", "false"),
            ("value.memberOf('#mammals')", "true"),
            ("code.memberOf('#mammals')", "false"),
        ]
    )
    func memberOf(source: String, wanted: String) throws {
        #expect(try ExpressionTrial(Self.observation).results(of: source) == [wanted])
    }

    @Test(
        "what cannot be decided is an error, never a guess",
        arguments: [
            "code.memberOf('#unknown')", "code.memberOf('http://example.org/unknown')",
            "code.memberOf('#filtered')", "'a'.memberOf('#two')",
            "code.coding[0].subsumes(code.coding[1])", "conformsTo('http://example.org/profile')",
        ]
    )
    func undecidable(source: String) throws {
        let problem = try ExpressionTrial(Self.observation).problem(of: source)
        #expect(problem == .unknownDefinition)
    }

    @Test("slice needs a profile, which no expression is given, so it is an error")
    func slices() throws {
        let source = "slice('http://example.org/profile', 'systolic')"
        #expect(try ExpressionTrial(Self.observation).problem(of: source) == .unsupportedFunction)
    }

    @Test(
        "subsumes and subsumedBy: equal codes, and the hierarchy of a contained code system",
        arguments: [
            ("code.coding[0].subsumes(code.coding[0])", "true"),
            ("code.coding[1].subsumes(%resource.value.coding)", "true"),
            ("code.coding[1].subsumedBy(%resource.value.coding)", "false"),
            ("value.coding.subsumedBy(%resource.code.coding[1])", "true"),
            ("value.coding.subsumes(%resource.code.coding[1])", "false"),
            ("code.subsumes(%resource.value)", "true"),
        ]
    )
    func subsumes(source: String, wanted: String) throws {
        #expect(try ExpressionTrial(Self.observation).results(of: source) == [wanted])
    }

    @Test(
        "conformsTo R4's own definitions is a matter of type; an empty input gives an empty result",
        arguments: [
            ("conformsTo('http://hl7.org/fhir/StructureDefinition/Observation')", ["true"]),
            ("conformsTo('http://hl7.org/fhir/StructureDefinition/DomainResource')", ["true"]),
            ("conformsTo('http://hl7.org/fhir/StructureDefinition/Patient')", ["false"]),
            (
                "code.coding[0].conformsTo('http://hl7.org/fhir/StructureDefinition/Coding')",
                ["true"]
            ),
            ("note.conformsTo('http://hl7.org/fhir/StructureDefinition/Annotation')", []),
            ("note.memberOf('#listed')", []),
            ("code.elementDefinition()", []),
        ]
    )
    func conformance(source: String, wanted: [String]) throws {
        #expect(try ExpressionTrial(Self.observation).results(of: source) == wanted)
    }
}
