import FHIRModel
import FormExtraction
import FormFiller
import Testing

/// SDC, Definition-based extraction: where the definitions refer to a profile, elements with fixed values or patterns are part of
/// the resource.
@Suite("Definition-based extraction with a contained profile")
struct ProfileExtractionTests {
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
    private static let url = "urn:example:profile"

    /// An extraction into the profile with these elements; the items are given as linkId, type and path.
    private func made(
        _ type: String,
        _ elements: [String],
        items: [(linkId: String, type: String, path: String)],
        answers: String,
        view: String = "differential",
        naming profile: String = url
    ) throws -> ExtractionCase {
        let asked = items.map {
            """
            {"linkId":"\($0.linkId)","type":"\($0.type)","definition":"\(profile)#\($0.path)"}
            """
        }
        return try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"draft","contained":[
              {"resourceType":"StructureDefinition","id":"p","url":"\(Self.url)","name":"P","status":"draft",
               "kind":"resource","abstract":false,"type":"\(type)",
               "\(view)":{"element":[{"id":"\(type)","path":"\(type)"},
              \(elements.joined(separator: ",\n"))]}}],
             "extension":[{"url":"\(Self.sdc)definitionExtract","extension":[
              {"url":"definition","valueCanonical":"\(profile)"}]}],
             "item":[\(asked.joined(separator: ","))]}
            """,
            """
            {"resourceType":"QuestionnaireResponse","status":"completed","item":[\(answers)]}
            """
        )
    }

    private func element(_ id: String, _ more: String) -> String {
        let path = id.split(separator: ".").map { $0.prefix { $0 != ":" } }.joined(separator: ".")
        return #"{"id":"\#(id)","path":"\#(path)",\#(more)}"#
    }

    private func answer(_ linkId: String, _ value: String) -> String {
        #"{"linkId":"\#(linkId)","answer":[{\#(value)}]}"#
    }

    @Test("fixed[x] and pattern[x] of the resource's own elements are filled in")
    func ownElements() throws {
        let made = try made(
            "Observation",
            [
                element("Observation.status", #""fixedCode":"final""#),
                element(
                    "Observation.code",
                    #""patternCodeableConcept":{"coding":[{"system":"urn:s","code":"h"}]}"#
                ),
            ],
            items: [("h", "quantity", "Observation.value[x]")],
            answers: answer("h", #""valueQuantity":{"value":1.70}"#)
        )
        #expect(made.plan.findings == [])
        #expect(made.extraction.findings == [])
        #expect(made.json("Observation", 0, "status") == #""final""#)
        #expect(
            made.json("Observation", 0, "code") == #"{"coding":[{"system":"urn:s","code":"h"}]}"#
        )
        #expect(made.json("Observation", 0, "valueQuantity") == #"{"value":1.70}"#)
        #expect(made.json("Observation", 0, "meta.profile") == #"["urn:example:profile"]"#)
    }

    @Test("the contained profile tells the resource's type, also where no item names an element")
    func typeOfProfile() throws {
        let made = try made(
            "Observation",
            [element("Observation.status", #""fixedCode":"final""#)],
            items: [],
            answers: ""
        )
        #expect(made.json("Observation", 0, "status") == #""final""#)
    }

    @Test("a profile may be named by its id among the contained resources")
    func namedById() throws {
        let made = try made(
            "Patient",
            [element("Patient.active", #""fixedBoolean":true"#)],
            items: [("b", "date", "Patient.birthDate")],
            answers: answer("b", #""valueDate":"1980""#),
            naming: "#p"
        )
        #expect(made.plan.findings == [])
        #expect(made.json("Patient", 0, "active") == "true")
        #expect(made.json("Patient", 0, "birthDate") == #""1980""#)
        #expect(made.json("Patient", 0, "meta.profile") == #"["urn:example:profile"]"#)
    }

    private var telecom: [String] {
        [
            element("Patient.telecom", #""slicing":{"rules":"open"}"#),
            element("Patient.telecom:phone", #""sliceName":"phone","min":0"#),
            element("Patient.telecom:phone.system", #""min":1,"fixedCode":"phone""#),
            element("Patient.telecom:mail", #""sliceName":"mail","min":0"#),
            element("Patient.telecom:mail.system", #""min":1,"fixedCode":"email""#),
        ]
    }

    @Test(
        "what a slice fixes is filled into the elements answers made for it, and makes none of its own"
    )
    func slices() throws {
        let items = [
            ("p", "string", "Patient.telecom:phone.value"),
            ("m", "string", "Patient.telecom:mail.value"),
        ]
        let both = try made(
            "Patient",
            telecom,
            items: items,
            answers: answer("p", #""valueString":"1""#) + "," + answer("m", #""valueString":"a@b""#)
        )
        #expect(
            both.json("Patient", 0, "telecom")
                == #"[{"value":"1","system":"phone"},{"value":"a@b","system":"email"}]"#
        )
        let one = try made(
            "Patient",
            telecom,
            items: items,
            answers: answer("m", #""valueString":"a@b""#)
        )
        #expect(one.json("Patient", 0, "telecom") == #"[{"value":"a@b","system":"email"}]"#)
    }

    @Test("a slice that the profile requires is made", arguments: ["differential", "snapshot"])
    func requiredSlice(_ view: String) throws {
        let made = try made(
            "Observation",
            [
                element("Observation.category", #""min":1,"slicing":{"rules":"open"}"#),
                element(
                    "Observation.category:survey",
                    #""sliceName":"survey","min":1,"max":"1","patternCodeableConcept":{"coding":[{"code":"survey"}]}"#
                ),
                element(
                    "Observation.category:other",
                    #""sliceName":"other","min":0,"patternCodeableConcept":{"coding":[{"code":"other"}]}"#
                ),
            ],
            items: [],
            answers: "",
            view: view
        )
        #expect(made.json("Observation", 0, "category") == #"[{"coding":[{"code":"survey"}]}]"#)
    }

    @Test("a pattern adds what an answer leaves out, and is not added twice")
    func pattern() throws {
        let unit =
            #""patternQuantity":{"system":"http://unitsofmeasure.org","code":"cm"}"#
        let elements = [element("Observation.value[x]", unit)]
        let items = [("h", "decimal", "Observation.value[x]")]
        let given = try made(
            "Observation",
            elements,
            items: [("h", "quantity", "Observation.value[x]")],
            answers: answer(
                "h",
                #""valueQuantity":{"value":170,"system":"http://unitsofmeasure.org","code":"cm"}"#
            )
        )
        #expect(
            given.json("Observation", 0, "valueQuantity")
                == #"{"value":170,"system":"http://unitsofmeasure.org","code":"cm"}"#
        )
        let bare = try made(
            "Observation",
            elements,
            items: items,
            answers: answer("h", #""valueDecimal":170"#)
        )
        #expect(
            bare.json("Observation", 0, "valueQuantity")
                == #"{"value":170,"system":"http://unitsofmeasure.org","code":"cm"}"#
        )
        let none = try made("Observation", elements, items: items, answers: "")
        #expect(none.json("Observation", 0, "valueQuantity") == nil)
    }

    @Test("elements below one the profile calls optional are not made without it")
    func optionalAround() throws {
        let made = try made(
            "Patient",
            [
                element("Patient.contact", #""min":0"#),
                element("Patient.contact.gender", #""min":1,"fixedCode":"unknown""#),
                element("Patient.name.use", #""fixedCode":"official""#),
                element("Patient.maritalStatus", #""min":1"#),
                element("Patient.maritalStatus.coding.code", #""fixedCode":"UNK""#),
            ],
            items: [],
            answers: ""
        )
        #expect(made.json("Patient", 0, "contact") == nil)
        #expect(made.json("Patient", 0, "name") == nil)
        #expect(made.json("Patient", 0, "maritalStatus") == #"{"coding":[{"code":"UNK"}]}"#)
    }

    @Test("a slice of extension gets the url of the extension its type names")
    func extensionSlice() throws {
        let made = try made(
            "Patient",
            [
                element(
                    "Patient.extension:place",
                    #""sliceName":"place","type":[{"code":"Extension","profile":["urn:example:place"]}]"#
                )
            ],
            items: [("a", "string", "Patient.extension:place.value[x]")],
            answers: answer("a", #""valueString":"Ulm""#)
        )
        #expect(
            made.json("Patient", 0, "extension")
                == #"[{"valueString":"Ulm","url":"urn:example:place"}]"#
        )
    }

    @Test("an answer that says something else than the profile fixes stays and is reported")
    func conflict() throws {
        let made = try made(
            "Patient",
            [element("Patient.gender", #""fixedCode":"other""#)],
            items: [("g", "string", "Patient.gender")],
            answers: answer("g", #""valueString":"female""#)
        )
        #expect(made.json("Patient", 0, "gender") == #""female""#)
        #expect(made.extraction.findings.map(\.rule) == ["extract-fixed"])
        #expect(!"\(made.extraction.findings)".contains("female"))
    }

    @Test("a profile that is not contained is named when the form is loaded")
    func elsewhere() throws {
        let plan = try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"draft",
             "extension":[{"url":"\(Self.sdc)definitionExtract","extension":[
              {"url":"definition","valueCanonical":"urn:example:elsewhere|1"}]}],
             "item":[{"linkId":"b","type":"date","definition":"urn:example:elsewhere#Patient.birthDate"}]}
            """,
            #"{"resourceType":"QuestionnaireResponse","status":"completed"}"#
        ).plan
        #expect(plan.findings.map(\.rule) == ["extract-profile"])
        #expect(plan.findings.map(\.severity) == [.warning])
    }
}
