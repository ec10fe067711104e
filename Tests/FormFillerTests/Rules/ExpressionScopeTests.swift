import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// SDC "Using Expressions": what %resource, %context, %questionnaire and %qitem are, how results become answers, and what a
/// stored or edited calculated value does.
@Suite struct ExpressionScopeTests {
    private let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

    private func extensions(_ pairs: (String, String)...) -> String {
        let list = pairs.map { name, expression in
            let url =
                name == "variable"
                ? "http://hl7.org/fhir/StructureDefinition/variable" : sdc + name
            let parts = expression.split(separator: ":=", maxSplits: 1)
            let named = parts.count == 2 ? #""name":"\#(parts[0])","# : ""
            return
                #"{"url":"\#(url)","valueExpression":{\#(named)"language":"text/fhirpath","expression":"\#(parts.last ?? "")"}}"#
        }
        return #""extension":[\#(list.joined(separator: ","))]"#
    }

    private func calculated(_ expression: String, _ type: String = "string") -> String {
        #"{"linkId":"r","text":"r","type":"\#(type)","readOnly":true,\#(extensions(("calculatedExpression", expression)))}"#
    }

    private func result(
        _ expression: String,
        _ type: String,
        of answer: AnswerValue
    ) throws
        -> String
    {
        let kind = answer.kind.suffix.lowercased()
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"\#(kind)"},"# + calculated(expression, type)
        )
        interview.answer([answer])
        return interview.outline
    }

    @Test("%resource is the response, also within a group")
    func resource() throws {
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"integer"},{"linkId":"g","type":"group","item":[\#(calculated("%resource.item.where(linkId='a').answer.value.toString() + %resource.ofType(QuestionnaireResponse).status"))]}"#
        )
        interview.answer([.integer(3)])
        #expect(interview.outline == "a=3,g[r=3in-progress]")
    }

    @Test("%context is the item of the same linkId: a group's sees its own children")
    func context() throws {
        var interview = try interview(
            #"""
            {"linkId":"g","text":"g","type":"group",\#(extensions(("variable", "n:=%context.item.where(linkId='a').answer.value"))),
             "item":[{"linkId":"a","text":"a","type":"integer"},\#(calculated("%n + 1", "integer"))]}
            """#
        )
        interview.answer([.integer(3)])
        #expect(interview.outline == "g[a=3,r=4]")
    }

    @Test("%context of an unanswered question is empty")
    func emptyContext() throws {
        let interview = try interview(
            #"{"linkId":"a","text":"a","type":"string"},\#(calculated("iif(%context.exists(), 'full', 'empty')"))"#
        )
        #expect(interview.outline == "r=empty")
    }

    @Test("%questionnaire is the form, %qitem (or %qItem) the item it stands on")
    func formVariables() throws {
        for name in ["%qitem", "%qItem"] {
            let interview = try interview(
                calculated("%questionnaire.title + ' ' + \(name).linkId"),
                more: #","title":"T""#
            )
            #expect(interview.outline == "r=T r")
        }
    }

    @Test("results take the item's type by FHIRPath's implicit conversions, nothing else")
    func types() throws {
        let a = "%resource.item.where(linkId='a').answer.value"
        #expect(try result(a, "decimal", of: .integer(2)) == "a=2,r=2")
        #expect(try result("\(a) / 2", "integer", of: .integer(4)) == "a=4,r=2")
        #expect(try result("\(a) / 2", "integer", of: .integer(3)) == "a=3", "1.5 is no integer")
        #expect(try result("\(a) * 1 'kg'", "quantity", of: .integer(3)) == "a=3,r=3 kg")
        #expect(try result("\(a) > 2", "boolean", of: .integer(3)) == "a=3,r=true")
        #expect(try result("@2020-01-31 + \(a) months", "date", of: .integer(1)) == "a=1")
        #expect(try result("@2020-01-31 + 1 month", "date", of: .integer(1)) == "a=1,r=2020-02-29")
        #expect(try result("\(a) + 0.2", "decimal", of: .integer(0)) == "a=0,r=0.2")
        #expect(try result("0.1 + 0.2 + \(a)", "decimal", of: .integer(0)) == "a=0,r=0.3")
    }

    @Test("a coded result is copied whole from the form's option")
    func coded() throws {
        let interview = try interview(
            #"{"linkId":"r","text":"r","type":"choice","readOnly":true,"answerOption":[{"valueCoding":{"system":"s","code":"x","display":"X"}}],\#(extensions(("calculatedExpression", "%qitem.answerOption.value.where(code = 'x')")))}"#
        )
        #expect(
            interview.response.items.first?.answers.first?.value
                == .coding(
                    Coding(system: "s", code: "x", display: "X")
                )
        )
    }

    @Test("a variable sees variables of the items around it, and the inner of two names counts")
    func nestedVariables() throws {
        let interview = try interview(
            #"{"linkId":"g","type":"group",\#(extensions(("variable", "x:=%y + 1"), ("variable", "z:=5"))),"item":[\#(calculated("(%x + %z).toString()"))]}"#,
            more: "," + extensions(("variable", "y:=2"), ("variable", "z:=1"))
        )
        #expect(interview.outline == "g[r=8]")
    }

    @Test("variables on one item may be declared in any order")
    func variableOrder() throws {
        let interview = try interview(
            calculated("%b.toString()"),
            more: "," + extensions(("variable", "b:=%a + 1"), ("variable", "a:=1"))
        )
        #expect(interview.outline == "r=2")
    }

    @Test("repeat(item) does not pass through answers; descendants() does")
    func descending() throws {
        func made(_ expression: String) throws -> String {
            var interview = try interview(
                #"{"linkId":"a","text":"a","type":"boolean","item":[{"linkId":"b","text":"b","type":"integer"}]},\#(calculated(expression))"#
            )
            interview.answer([.boolean(true)])
            interview.answer([.integer(7)])
            return interview.outline
        }
        let there = ".where(linkId='b').answer.value.toString()"
        #expect(try made("%resource.repeat(item)\(there)") == "a=true(b=7)")
        #expect(try made("%resource.descendants()\(there)") == "a=true(b=7),r=7")
        #expect(try made("%resource.repeat(item | answer)\(there)") == "a=true(b=7),r=7")
    }

    private let total = #"""
        {"linkId":"a","text":"a","type":"integer"},
        {"linkId":"r","text":"r","type":"integer","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression","valueExpression":{"language":"text/fhirpath","expression":"%resource.item.where(linkId='a').answer.value * 2"}}]}
        """#

    @Test("a stored value that differs from the computed one was edited, and stays")
    func editedBefore() throws {
        func resumed(_ stored: Int) throws -> Interview {
            let text =
                #"{"resourceType":"QuestionnaireResponse","status":"in-progress","item":[{"linkId":"a","answer":[{"valueInteger":3}]},{"linkId":"r","answer":[{"valueInteger":\#(stored)}]}]}"#
            return Interview(
                try form(total),
                resuming: try QuestionnaireResponse(parsing: Array(text.utf8)),
                now: try noon()
            )
        }
        for (stored, after) in [(6, "a=5,r=10"), (7, "a=5,r=7")] {
            var interview = try resumed(stored)
            interview.go(to: try #require(interview.answeredQuestions.first?.place))
            interview.answer([.integer(5)])
            #expect(interview.outline == after)
        }
    }

    @Test("confirming a calculated value unchanged leaves it calculated")
    func confirmed() throws {
        var interview = try interview(total)
        interview.answer([.integer(3)])
        interview.next()
        #expect(interview.isFinished)
        interview.go(to: try #require(interview.answeredQuestions.first?.place))
        interview.answer([.integer(5)])
        #expect(interview.outline == "a=5,r=10")
    }

    @Test("a calculated value whose sources were taken back goes too")
    func takenBack() throws {
        var interview = try interview(total)
        interview.answer([.integer(3)])
        interview.back()
        interview.skip()
        #expect(interview.outline == "")
    }

    @Test("enableWhenExpression in a repeating group sees its own instance")
    func ownInstance() throws {
        var interview = try interview(
            #"""
            {"linkId":"g","text":"G","type":"group","repeats":true,
             \#(extensions(("variable", "ill:=%context.item.where(linkId='a').answer.value"))),"item":[
             {"linkId":"a","text":"a","type":"boolean"},
             {"linkId":"b","text":"b","type":"string",\#(extensions(("enableWhenExpression", "%ill = true")))}]}
            """#
        )
        interview.answer([.boolean(true)])
        #expect(interview.asked == "b")
        interview.answer([string("x")])
        interview.addAnother(true)
        interview.answer([.boolean(false)])
        interview.addAnother(false)
        #expect(interview.isFinished)
        #expect(interview.outline == "g[a=true,b=x],g[a=false]")
    }

    @Test("launch contexts that the caller gives are known to expressions, others are empty")
    func launch() throws {
        let patient = try JSONTree(
            parsing: Array(#"{"resourceType":"Patient","gender":"female"}"#.utf8)
        )
        let context =
            #","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext","extension":[{"url":"name","valueCoding":{"code":"patient"}},{"url":"type","valueCode":"Patient"}]}]"#
        let items =
            #"{"linkId":"a","text":"a","type":"string",\#(extensions(("initialExpression", "%patient.gender")))}"#
        let form = try form(items, more: context)
        #expect(
            Interview(form, now: try noon(), launch: ["patient": patient]).outline == "a=female"
        )
        #expect(Interview(form, now: try noon()).outline == "")
    }
}
