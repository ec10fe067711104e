import FHIRModel
import FormExtraction
import FormFiller
import FormTesting
import Testing

/// One rule of template-based extraction a test.
@Suite("Template-based extraction (SDC 4.0.0)")
struct TemplateRuleTests {
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

    /// An extension with an expression.
    static func value(_ expression: String) -> String {
        #"{"extension":[{"url":"\#(sdc)templateExtractValue","valueString":"\#(expression)"}]}"#
    }

    /// The extension property that sets a context.
    static func context(_ expression: String) -> String {
        #""extension":[{"url":"\#(sdc)templateExtractContext","valueString":"\#(expression)"}]"#
    }

    /// A form with one question and one template of the whole form.
    static func form(
        template: String,
        parameters: String = "",
        allocate: String? = nil,
        items: String = #"{"linkId":"q","type":"string","repeats":true}"#
    ) -> String {
        let id = allocate.map { #"{"url":"\#(sdc)extractAllocateId","valueString":"\#($0)"},"# }
        return """
            {"resourceType":"Questionnaire","status":"draft","url":"urn:example:form","version":"2",
             "title":"Form","contained":[\(template)],
             "extension":[\(id ?? ""){"url":"\(sdc)templateExtract","extension":[
              {"url":"template","valueReference":{"reference":"#t"}}\(parameters)]}],
             "item":[\(items)]}
            """
    }

    static func response(_ answers: String) -> String {
        """
        {"resourceType":"QuestionnaireResponse","status":"completed","item":[
         {"linkId":"q","answer":[\(answers)]}]}
        """
    }

    @Test func aValueReplacesThePlaceholder() throws {
        let made = try ExtractionCase(
            Self.form(
                template: """
                    {"resourceType":"Patient","id":"t","gender":"unknown","birthDate":"1900-01-01",
                     "_birthDate":\(Self.value("item.answer.value"))}
                    """
            ),
            Self.response(#"{"valueDate":"1980-05"}"#)
        )
        #expect(
            made.json("Patient")
                == #"{"resourceType":"Patient","gender":"unknown","birthDate":"1980-05","identifier":[\#(made.ownIdentifier("Patient"))]}"#
        )
    }

    /// A question that makes a request, asked with yes or no, is declined with a no; what only says how it is, is made of it too.
    @Test(arguments: [
        (#"{"valueBoolean":true}"#, "ServiceRequest", 1),
        (#"{"valueBoolean":false}"#, "ServiceRequest", 0),
        (#"{"valueBoolean":false}"#, "Task", 0), (#"{"valueBoolean":false}"#, "Flag", 1),
        (#"{"valueCoding":{"system":"http://loinc.org","code":"LA32-8"}}"#, "ServiceRequest", 0),
        (#"{"valueCoding":{"system":"http://loinc.org","code":"LA33-6"}}"#, "ServiceRequest", 1),
        (#"{"valueBoolean":false},{"valueBoolean":true}"#, "ServiceRequest", 1),
    ])
    func aDeclinedRequestIsNotMade(answers: String, type: String, count: Int) throws {
        for isTemplate in [true, false] {
            let directive =
                isTemplate
                ? ##"{"url":"\##(Self.sdc)templateExtract","extension":[{"url":"template","valueReference":{"reference":"#t"}}]}"##
                : #"{"url":"\#(Self.sdc)definitionExtract","extension":[{"url":"definition","valueCanonical":"http://hl7.org/fhir/StructureDefinition/\#(type)"}]}"#
            let made = try ExtractionCase(
                """
                {"resourceType":"Questionnaire","status":"draft","url":"urn:example:form","version":"2",
                 "title":"Form","contained":[{"resourceType":"\(type)","id":"t","status":"active"}],
                 "item":[{"linkId":"q","type":"boolean","repeats":true,"extension":[\(directive)]}]}
                """,
                Self.response(answers)
            )
            #expect(made.types.count { $0 == type } == count, "\(made.types)")
        }
    }

    @Test func withoutResultTheElementIsRemoved() throws {
        let made = try ExtractionCase(
            Self.form(
                template: """
                    {"resourceType":"Patient","id":"t","birthDate":"1900-01-01",
                     "_birthDate":\(Self.value("item.where(linkId = 'none').answer.value")),
                     "name":[{"_text":\(Self.value("{}"))}],"active":true}
                    """
            ),
            Self.response(#"{"valueString":"x"}"#)
        )
        #expect(
            made.json("Patient")
                == #"{"resourceType":"Patient","active":true,"identifier":[\#(made.ownIdentifier("Patient"))]}"#
        )
    }

    @Test func aContextRepeatsItsElement() throws {
        let made = try ExtractionCase(
            Self.form(
                template: """
                    {"resourceType":"Patient","id":"t","telecom":[{\(Self.context("item.answer.value")),
                     "system":"phone","_value":\(Self.value("$this"))},{"system":"fax","value":"9"}]}
                    """
            ),
            Self.response(#"{"valueString":"1"},{"valueString":"2"}"#)
        )
        #expect(
            made.json("Patient", 0, "telecom") == """
                [{"system":"phone","value":"1"},{"system":"phone","value":"2"},\
                {"system":"fax","value":"9"}]
                """
        )
    }

    @Test func aContextWithANameIsAVariableBelow() throws {
        let context = """
            "extension":[{"url":"\(Self.sdc)templateExtractContext","valueExpression":{
            "name":"one","language":"text/fhirpath","expression":"item.answer"}}]
            """
        let made = try ExtractionCase(
            Self.form(
                template: """
                    {"resourceType":"Patient","id":"t","name":[{\(context),
                     "period":{\(Self.context("%resource")),
                     "_start":\(Self.value("%one.value"))}}]}
                    """
            ),
            Self.response(#"{"valueDate":"2001"},{"valueDate":"2002"}"#)
        )
        #expect(
            made.json("Patient", 0, "name")
                == #"[{"period":{"start":"2001"}},{"period":{"start":"2002"}}]"#
        )
    }

    @Test func arraysOfPrimitivesTakeEveryResultAndKeepTheirOtherExtensions() throws {
        let made = try ExtractionCase(
            Self.form(
                template: """
                    {"resourceType":"Patient","id":"t","name":[{"given":["First",null,"Last"],
                     "_given":[null,\(Self.value("%resource.item.answer.value")),
                     {"extension":[{"url":"urn:x","valueCode":"y"}]}]}]}
                    """
            ),
            Self.response(#"{"valueString":"A"},{"valueString":"B"}"#)
        )
        #expect(made.json("Patient", 0, "name.0.given") == #"["First","A","B","Last"]"#)
        #expect(
            made.json("Patient", 0, "name.0._given")
                == #"[null,null,null,{"extension":[{"url":"urn:x","valueCode":"y"}]}]"#
        )
    }

    @Test func companionWithoutValueIsPaddedWithNull() throws {
        let made = try ExtractionCase(
            Self.form(
                template: """
                    {"resourceType":"Patient","id":"t","name":[{"given":["First"],
                     "_given":[null,{"extension":[{"url":"urn:x","valueCode":"y"}]}]}]}
                    """
            ),
            Self.response(#"{"valueString":"A"}"#)
        )
        #expect(made.json("Patient", 0, "name.0.given") == #"["First",null]"#)
        #expect(
            made.json("Patient", 0, "name.0._given")
                == #"[null,{"extension":[{"url":"urn:x","valueCode":"y"}]}]"#
        )
    }

    @Test func anAnswerIsCopiedWholeIntoAnElementOfItsType() throws {
        let made = try ExtractionCase(
            Self.form(
                template: """
                    {"resourceType":"Patient","id":"t","maritalStatus":{"coding":[
                     \(Self.value("item.answer.value"))]}}
                    """
            ),
            Self.response(
                #"{"valueCoding":{"extension":[{"url":"urn:w","valueDecimal":1.50}],"code":"M"}}"#
            )
        )
        #expect(
            made.json("Patient", 0, "maritalStatus")
                == #"{"coding":[{"extension":[{"url":"urn:w","valueDecimal":1.50}],"code":"M"}]}"#
        )
    }

    @Test func allocatedIdsAndRequestParameters() throws {
        let made = try ExtractionCase(
            Self.form(
                template: """
                    {"resourceType":"Patient","id":"t","link":[{"other":{"_reference":\(Self.value("%Me"))},
                     "type":"seealso"}]}
                    """,
                parameters: """
                    ,{"url":"fullUrl","valueString":"%Me"},
                    {"url":"resourceId","valueString":"'p' + item.answer.value"},
                    {"url":"ifMatch","valueString":"'W/\\"1\\"'"},
                    {"url":"ifNoneMatch","valueString":"'*'"},
                    {"url":"ifNoneExist","valueString":"{}"},
                    {"url":"ifModifiedSince","valueString":"@2020-01-01T00:00:00Z"}
                    """,
                allocate: "Me"
            ),
            Self.response(#"{"valueString":"7"}"#)
        )
        let address = try #require(made.json(at: made.entry("Patient"), "fullUrl"))
        #expect(address.wholeMatch(of: /"urn:uuid:[0-9a-f-]{36}"/) != nil)
        #expect(made.json("Patient", 0, "link.0.other.reference") == address)
        #expect(made.json("Patient", 0, "id") == #""p7""#)
        #expect(
            made.json(at: made.entry("Patient"), "request") == """
                {"method":"PUT","url":"Patient/p7","ifNoneMatch":"*",\
                "ifModifiedSince":"2020-01-01T00:00:00Z","ifMatch":"W/\\"1\\""}
                """
        )
        #expect(BundleRules(bundle: made.bundle).broken == [])
    }

    @Test func idsAllocatedOnARepeatingItemAreNewForEach() throws {
        let item = """
            {"linkId":"g","type":"group","repeats":true,
             "extension":[{"url":"\(Self.sdc)extractAllocateId","valueString":"Id"},
              {"url":"\(Self.sdc)templateExtract","extension":[
               {"url":"template","valueReference":{"reference":"#t"}},
               {"url":"fullUrl","valueString":"%Id"}]}],
             "item":[{"linkId":"q","type":"string"}]}
            """
        let made = try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"draft","contained":[
             {"resourceType":"Person","id":"t","name":[{"_text":\(Self.value("item.answer.value"))}]}],
             "item":[\(item)]}
            """,
            """
            {"resourceType":"QuestionnaireResponse","status":"completed","item":[
             {"linkId":"g","item":[{"linkId":"q","answer":[{"valueString":"a"}]}]},
             {"linkId":"g","item":[{"linkId":"q","answer":[{"valueString":"b"}]}]},
             {"linkId":"g","item":[{"linkId":"q"}]}]}
            """
        )
        #expect(made.types == ["QuestionnaireResponse", "Person", "Person"])
        #expect(made.json("Person", 1, "name.0.text") == #""b""#)
        #expect(BundleRules(bundle: made.bundle).broken == [])
    }

    @Test func mistakesInTheFormAreFoundWhenItIsLoaded() throws {
        let made = try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"draft","contained":[
             {"resourceType":"Patient","id":"t","_birthDate":\(Self.value("item."))}],
             "extension":[{"url":"\(Self.sdc)templateExtract","extension":[
              {"url":"template","valueReference":{"reference":"#t"}}]},
              {"url":"\(Self.sdc)templateExtract","extension":[
              {"url":"template","valueReference":{"reference":"#missing"}}]}]}
            """,
            Self.response("")
        )
        #expect(made.plan.findings.map(\.rule) == ["extract-expression", "extract-template"])
        #expect(made.plan.findings.map { $0.position?.line } == [2, 6])
        #expect(made.types == ["Patient", "QuestionnaireResponse"])
    }

    @Test func expressionsThatFailLeaveTheirElementOut() throws {
        let made = try ExtractionCase(
            Self.form(
                template: """
                    {"resourceType":"Patient","id":"t","active":true,
                     "_birthDate":\(Self.value("%unknown.answer"))}
                    """
            ),
            Self.response(#"{"valueString":"secret"}"#)
        )
        #expect(
            made.json("Patient")
                == #"{"resourceType":"Patient","active":true,"identifier":[\#(made.ownIdentifier("Patient"))]}"#
        )
        #expect(made.extraction.findings.map(\.rule) == ["extract-expression"])
        #expect(!"\(made.extraction.findings)".contains("secret"))
    }
}
