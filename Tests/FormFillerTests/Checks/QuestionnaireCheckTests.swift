import FHIRModel
import Testing

@testable import FormFiller

@Suite("anteroom check: mutations of the shipped files")
struct QuestionnaireCheckTests {
    /// Words of the clinical rules that no screen may have.
    static let settings = CheckSettings(forbiddenWords: ["you are eligible", "cure", "guarantee*"])

    static func text(_ name: String) throws -> String {
        String(decoding: try ShippedFile(name).source, as: UTF8.self)
    }

    @Test(arguments: ShippedFile.names)
    func shippedFilesAreWithoutFindings(_ name: String) throws {
        let check = QuestionnaireCheck(Array(try Self.text(name).utf8), settings: Self.settings)
        #expect(check.findings == [])
    }

    @Test(arguments: MutationTable.all)
    func aMutationIsFoundAtItsLine(_ mutation: Mutation) throws {
        let (text, line) = try mutation.applied(to: Self.text(mutation.file))
        let findings = QuestionnaireCheck(text, settings: Self.settings).findings
        #expect(
            findings.contains { $0.rule == mutation.rule && $0.position?.line == line },
            "line \(line): \(findings.prefix(8).map(\.description))"
        )
        #expect(findings.allSatisfy { QuestionnaireRule.named($0.rule) != nil })
    }

    @Test func everyRuleIsTried() {
        let tried = Set(MutationTable.all.map(\.rule)).union(["too-many-items"])
        let rules = Set(QuestionnaireRule.all.map(\.name))
        #expect(rules.subtracting(tried) == [])
        #expect(tried.subtracting(rules) == [])
    }
}

@Suite("anteroom check: slips at every place of a file")
struct GeneratedMutationTests {
    @Test func everySlipIsFoundAtItsLine() throws {
        let cases = GeneratedMutations(file: try ShippedFile.consultation()).all()
        #expect(cases.count >= 150)
        for one in cases {
            let findings = QuestionnaireCheck(one.text).findings
            #expect(
                findings.contains { $0.rule == one.rule && $0.position?.line == one.line },
                "\(one.rule), line \(one.line): \(findings.prefix(4).map(\.description))"
            )
        }
    }

    @Test func aFormPastTheLimitOfItemsIsFound() {
        let items = (0...FormCompiler.maximumItems).map {
            "{\"linkId\":\"\($0)\",\"type\":\"display\"}"
        }
        let text =
            "{\"resourceType\":\"Questionnaire\",\"status\":\"draft\",\"item\":[\n\(items.joined(separator: ",\n"))]}"
        let findings = QuestionnaireCheck(Array(text.utf8)).findings
        let found = findings.filter { $0.rule == "too-many-items" }
        #expect(found.map(\.position?.line) == [FormCompiler.maximumItems + 2])
    }
}

@Suite("anteroom check: what it says")
struct CheckMessageTests {
    private func findings(_ text: String) -> [Finding] {
        QuestionnaireCheck(Array(text.utf8)).findings
    }

    @Test func slipsOfJSONAreMendedSoThatAllElseIsFoundToo() {
        let found = findings(
            """
            {
              "resourceType": "Questionnaire",
              "status": "drafted",
              "item": [
                { "linkId": "a" "type": "display", },
                { "linkId": "a", "type": "display" }
              ]
            }
            """
        )
        #expect(found.filter { $0.rule == "json" }.map(\.position?.line) == [5, 5])
        #expect(
            found.filter { $0.severity == .error }.map(\.rule) == [
                "unknown-code", "json", "json", "que-2",
            ]
        )
    }

    @Test func oneFaultIsSaidOnce() {
        let found = findings(
            """
            { "resourceType": "Questionnaire", "status": "draft", "experimental": true, "url": "http://example.org/a", "title": "A",
              "item": [ { "linkId": "a", "type": "choice", "answerValueSet": "http://example.org/b" } ] }
            """
        )
        #expect(found.map(\.rule) == ["value-set"])
    }

    @Test func placesInExpressionsAreExactBehindEscapes() {
        let found = findings(
            """
            { "resourceType": "Questionnaire", "status": "draft", "experimental": true, "url": "http://example.org/a", "title": "A",
              "item": [ { "linkId": "a", "type": "string", "extension": [ {
            "url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression", "valueExpression": { "language": "text/fhirpath",
            "expression": "'\\u00e9\\n' & nothing()" } } ] } ] }
            """
        )
        #expect(found.map { $0.position?.description } == ["4:30"])
    }

    @Test func otherResourcesAreNoQuestionnaires() {
        let found = findings(
            "{ \"resourceType\": \"Patient\",\n \"gender\": \"none\",\n \"birthday\": \"2000\" }"
        )
        #expect(found.map(\.rule) == ["not-a-questionnaire", "unknown-code", "unknown-element"])
    }

    @Test(arguments: [
        "", "[]", "null", "\"a\"", "{}", "{\"resourceType\":1}", "\u{FEFF}", "{\"item\":{}}",
        "{\"resourceType\":\"Questionnaire\",\"item\":[[]]}",
    ])
    func anythingElseIsAnErrorAndNoCrash(_ text: String) {
        #expect(findings(text).contains { $0.severity == .error })
    }

    @Test func theStandardsRuleIsNamed() {
        let found = findings("{\"resourceType\":\"Questionnaire\"}")
        #expect(
            found.contains {
                $0.rule == "missing-element" && $0.message.hasSuffix("(R4 cardinality)")
            }
        )
    }
}

@Suite("anteroom check: conditions")
struct ConditionCheckTests {
    /// Rules found on an item of type integer `x` whose conditions are given, after a number `n` from 0 to 10, a choice `c` of a
    /// and b, and one `m` that takes several.
    private func rules(_ conditions: String, behavior: String = "all") -> [String] {
        let options =
            "[{\"valueCoding\":{\"code\":\"a\",\"display\":\"A\"}},{\"valueCoding\":{\"code\":\"b\",\"display\":\"B\"}}]"
        let core = "http://hl7.org/fhir/StructureDefinition/"
        let text = """
            {"resourceType":"Questionnaire","status":"draft","experimental":true,"url":"http://example.org/a","title":"A","item":[
            {"linkId":"n","type":"integer","extension":[{"url":"\(core)minValue","valueInteger":0},{"url":"\(core)maxValue","valueInteger":10}]},
            {"linkId":"c","type":"choice","required":true,"answerOption":\(options)},
            {"linkId":"m","type":"choice","repeats":true,"answerOption":\(options)},
            {"linkId":"x","type":"string","enableBehavior":"\(behavior)","enableWhen":[\(conditions)]}]}
            """
        return QuestionnaireCheck(Array(text.utf8)).findings.map(\.rule)
    }

    private func when(_ question: String, _ comparison: String, _ value: String) -> String {
        let answer: String
        if comparison == "exists" {
            answer = "\"answerBoolean\":\(value)"
        } else if question == "n" {
            answer = "\"answerInteger\":\(value)"
        } else {
            answer = "\"answerCoding\":{\"code\":\"\(value)\"}"
        }
        return "{\"question\":\"\(question)\",\"operator\":\"\(comparison)\",\(answer)}"
    }

    @Test func whatCanHoldIsNotReported() {
        #expect(rules("\(when("n", ">", "3")),\(when("n", "<", "5"))") == [])
        #expect(rules("\(when("n", ">=", "10")),\(when("n", "<=", "10"))") == [])
        #expect(rules("\(when("m", "=", "a")),\(when("m", "=", "b"))") == [])
        #expect(rules("\(when("c", "=", "a")),\(when("c", "=", "b"))", behavior: "any") == [])
        #expect(rules("\(when("c", "!=", "a")),\(when("c", "!=", "b"))") == [])
        #expect(rules("\(when("n", ">", "5")),\(when("n", "<=", "5"))", behavior: "any") == [])
        #expect(
            rules("\(when("n", "exists", "false")),\(when("n", "<", "3"))", behavior: "any") == []
        )
        #expect(rules("\(when("n", "exists", "false")),\(when("n", "!=", "3"))") == [])
    }

    @Test func whatNoAnswerMeetsIsReported() {
        #expect(rules("\(when("n", ">", "3")),\(when("n", "<", "4"))") == ["condition-never"])
        #expect(rules("\(when("n", ">=", "5")),\(when("n", "<", "5"))") == ["condition-never"])
        #expect(rules("\(when("n", "=", "5")),\(when("n", ">", "7"))") == ["condition-never"])
        #expect(rules("\(when("c", "=", "a")),\(when("c", "=", "b"))") == ["condition-never"])
        #expect(rules("\(when("c", "=", "a")),\(when("c", "!=", "a"))") == ["condition-never"])
        #expect(
            rules("\(when("n", "exists", "false")),\(when("n", "=", "3"))") == ["condition-never"]
        )
        #expect(
            rules("\(when("n", "exists", "true")),\(when("n", "exists", "false"))") == [
                "condition-never"
            ]
        )
        #expect(rules(when("n", ">", "10")) == ["condition-never"])
        #expect(rules(when("n", "=", "-1")) == ["condition-never"])
        #expect(rules(when("c", "=", "d")) == ["condition-never"])
        #expect(rules(when("c", "exists", "false")) == ["condition-never"])
    }

    @Test func whatEveryAnswerMeetsIsReported() {
        #expect(rules(when("c", "!=", "d")) == ["condition-always"])
        #expect(
            rules("\(when("c", "!=", "a")),\(when("c", "!=", "b"))", behavior: "any") == [
                "condition-always"
            ]
        )
        #expect(
            rules("\(when("n", "exists", "true")),\(when("n", "exists", "false"))", behavior: "any")
                == ["condition-always"]
        )
        #expect(
            rules("\(when("n", "=", "3")),\(when("n", "!=", "3"))", behavior: "any") == [
                "condition-always"
            ]
        )
    }
}
