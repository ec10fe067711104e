import FHIRModel
import FormAuthoring
import FormFiller
import Testing

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
            {"linkId":"n","text":"What?","type":"integer","extension":[{"url":"\(core)minValue","valueInteger":0},{"url":"\(core)maxValue","valueInteger":10}]},
            {"linkId":"c","text":"What?","type":"choice","required":true,"answerOption":\(options)},
            {"linkId":"m","text":"What?","type":"choice","repeats":true,"answerOption":\(options)},
            {"linkId":"x","text":"What?","type":"string","enableBehavior":"\(behavior)","enableWhen":[\(conditions)]}]}
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

    @Test func whatNoAnswerMeetsTogetherIsReported() {
        let neither = "\(when("c", "!=", "a")),\(when("c", "!=", "b"))"
        #expect(
            rules("\(neither),\(when("c", "exists", "true"))") == [
                "condition-always", "condition-never",
            ]
        )
        #expect(rules("\(when("m", "=", "a")),\(when("m", "!=", "a"))") == ["condition-never"])
        #expect(
            rules("\(when("n", "!=", "10")),\(when("n", ">", "8")),\(when("n", "!=", "9"))") == [
                "condition-never"
            ]
        )
        #expect(
            rules("\(when("n", "!=", "10")),\(when("n", ">", "8")),\(when("n", ">", "7"))") == []
        )
        #expect(
            rules("\(when("m", "!=", "a")),\(when("m", "!=", "b")),\(when("m", "exists", "true"))")
                == ["condition-never"]
        )
        #expect(
            rules("\(when("m", "=", "a")),\(when("m", "=", "b")),\(when("m", "exists", "true"))")
                == []
        )
    }

    @Test func whatEveryAnswerMeetsTogetherIsReported() {
        let both = "\(when("n", ">", "5")),\(when("n", "<=", "5"))"
        #expect(
            rules("\(both),\(when("n", "exists", "false"))", behavior: "any") == [
                "condition-always"
            ]
        )
        #expect(rules("\(both),\(when("n", "=", "3"))", behavior: "any") == [])
        #expect(rules(when("n", "!=", "11")) == ["condition-always"])
        #expect(rules(when("c", "exists", "true")) == ["condition-always"])
    }

    /// Rules found on an item whose `enableWhenExpression` is given, after a choice `c` of a and b.
    private func rules(expression: String) -> [String] {
        let url =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
        let text = """
            {"resourceType":"Questionnaire","status":"draft","experimental":true,"url":"http://example.org/a","title":"A","item":[
            {"linkId":"c","text":"What?","type":"choice","answerOption":[{"valueCoding":{"code":"a","display":"A"}},{"valueCoding":{"code":"b","display":"B"}}]},
            {"linkId":"x","text":"What?","type":"string","extension":[{"url":"\(url)","valueExpression":{"language":"text/fhirpath","expression":"\(expression)"}}]}]}
            """
        return QuestionnaireCheck(Array(text.utf8)).findings.map(\.rule)
    }

    @Test func anExpressionIsOnlyTriedWhereThatCostsLittle() {
        let code = "%resource.item.where(linkId = 'c').answer.value.code"
        let never = "\(code) = 'a' and \(code) = 'b'"
        let costly = "(1).repeat(iif($this < 9000, $this + 1, {})).count() = 9000"
        #expect(rules(expression: never) == ["condition-never"])
        #expect(rules(expression: "\(costly) and \(never)") == [])
    }
}
