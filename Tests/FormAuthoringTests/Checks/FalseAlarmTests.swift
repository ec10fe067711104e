import FHIRModel
import FormAuthoring
import FormTesting
import Testing

@testable import FormFiller

/// What R4 allows, and what the program does itself, is no error of the file.
@Suite struct FalseAlarmTests {
    private static let hidden =
        #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-hidden","valueBoolean":true}]"#

    private static let forms = [
        #"{"linkId":"s","text":"s","type":"string","required":true,\#(hidden)}"#,
        #"{"linkId":"s","text":"s","type":"string","required":true,"readOnly":true}"#,
        #"{"linkId":"g","text":"g","type":"group","required":true,\#(hidden),"item":[{"linkId":"s","text":"s","type":"string","required":true}]}"#,
    ]

    @Test(
        "required and hidden, or read-only: a warning, and a response that has it passes",
        arguments: forms
    )
    func requiredAndHidden(item: String) throws {
        let items = item + #",{"linkId":"q","text":"q","type":"boolean"}"#
        let text =
            #"{"resourceType":"Questionnaire","url":"urn:q","status":"draft","item":[\#(items)]}"#
        let found = QuestionnaireCheck(Array(text.utf8)).findings
        #expect(!found.contains { $0.severity == .error }, "\(found)")
        let answer = #"{"linkId":"s","answer":[{"valueString":"x"}]}"#
        let response =
            item.contains(#""type":"group""#)
            ? #"{"linkId":"g","item":[\#(answer)]}"# : answer
        let made = try EvaluationCase(
            form: text,
            response:
                #"{"resourceType":"QuestionnaireResponse","questionnaire":"urn:q","status":"completed","item":[\#(response)]}"#
        )
        #expect(made.findings == [])
    }

    @Test("a visitor gets through a form with a hidden required question")
    func visit() throws {
        var made = try interview(Self.forms[0] + #",{"linkId":"q","text":"q","type":"boolean"}"#)
        #expect(made.asked == "q")
        #expect(made.answer([.boolean(true)]) == [])
        #expect(made.isFinished)
    }

    @Test(
        "an option with its words beside a string that is not there has a value; one without words has none",
        arguments: [
            (
                #""url":"http://hl7.org/fhir/StructureDefinition/rendering-xhtml","valueString":"<b>Red</b>""#,
                true
            ),
            (
                #""url":"http://hl7.org/fhir/StructureDefinition/rendering-markdown","valueMarkdown":"*Red*""#,
                true
            ),
            (
                #""url":"http://hl7.org/fhir/StructureDefinition/rendering-xhtml","valueString":"<img src='a'/>""#,
                false
            ),
        ]
    )
    func optionWithoutValue(words: String, isTaken: Bool) throws {
        let text =
            #"{"resourceType":"Questionnaire","url":"urn:q","status":"draft","item":[{"linkId":"q","text":"q","type":"choice","answerOption":[{"valueString":"a"},{"_valueString":{"extension":[{\#(words)}]}}]}]}"#
        let found = QuestionnaireCheck(Array(text.utf8)).findings
        #expect(found.contains { $0.rule == "missing-element" } != isTaken, "\(found)")
    }

    @Test("a ServiceRequest gets its subject from the program; other resources need theirs")
    func subject() throws {
        for (type, isNamed) in [("ServiceRequest", false), ("Condition", true)] {
            let items =
                #"{"linkId":"g","text":"g","type":"group","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-definitionExtract","extension":[{"url":"definition","valueCanonical":"http://hl7.org/fhir/StructureDefinition/\#(type)"}]}],"item":[{"linkId":"q","text":"q","type":"string"}]}"#
            let text = #"{"resourceType":"Questionnaire","status":"draft","item":[\#(items)]}"#
            let found = QuestionnaireCheck(Array(text.utf8)).findings
                .filter { $0.rule == "missing-element" }
            #expect(found.contains { $0.message.contains("'subject'") } == isNamed, "\(found)")
        }
    }

    @Test(
        "contained value sets that R4 does not allow",
        arguments: [
            (#""compose":{}"#, "empty-element"),
            (#""compose":{"inactive":true}"#, "missing-element"),
            (#""compose":{"include":[{"version":"1"}]}"#, "value-set"),
            (#""compose":{"include":[{"concept":[{"code":"a"}]}]}"#, "value-set"),
            (
                #""compose":{"include":[{"system":"s","concept":[{"code":"a"}],"filter":[{"property":"p","op":"=","value":"v"}]}]}"#,
                "vsd-3"
            ),
            (
                #""compose":{"include":[{"system":"s","filter":[{"property":"p","op":"="}]}]}"#,
                "missing-element"
            ),
            (
                #""compose":{"include":[{"system":"s","filter":[{"property":"p","op":"like","value":"v"}]}]}"#,
                "unknown-code"
            ),
            (
                #""compose":{"include":[{"system":"s","concept":[{"display":"A"}]}]}"#,
                "missing-element"
            ),
            (
                #""compose":{"include":[{"system":"s","concept":[{"code":"a"}]}],"exclude":[{"valueSet":[]}]}"#,
                "empty-element"
            ),
            (#""expansion":{"contains":[{"system":"s","code":"a"}]}"#, "missing-element"),
            (#""expansion":{"timestamp":"2026-01-01","contains":[{"system":"s"}]}"#, "vsd-6"),
            (#""expansion":{"timestamp":"2026-01-01","contains":[{"display":"A"}]}"#, "vsd-9"),
            (#""expansion":{"timestamp":"2026-01-01","contains":[{"code":"a"}]}"#, "vsd-10"),
        ]
    )
    func valueSets(body: String, rule: String) throws {
        let text =
            ##"{"resourceType":"Questionnaire","status":"draft","contained":[{"resourceType":"ValueSet","id":"v","status":"active",\##(body)}],"item":[{"linkId":"q","text":"q","type":"choice","answerValueSet":"#v"}]}"##
        let found = QuestionnaireCheck(Array(text.utf8)).findings
        #expect(found.contains { $0.rule == rule }, "\(found.map(\.rule))")
    }

    @Test(
        "value sets that R4 allows",
        arguments: [
            #""compose":{"include":[{"system":"s","concept":[{"code":"a"}]}]}"#,
            #""expansion":{"timestamp":"2026-01-01","contains":[{"abstract":true,"display":"A","contains":[{"system":"s","code":"a"}]}]}"#,
            ##""compose":{"include":[{"valueSet":["#w"]}]}"##,
        ]
    )
    func allowed(body: String) throws {
        let other =
            #"{"resourceType":"ValueSet","id":"w","status":"active","compose":{"include":[{"system":"s","concept":[{"code":"a"}]}]}}"#
        let text =
            ##"{"resourceType":"Questionnaire","status":"draft","contained":[{"resourceType":"ValueSet","id":"v","status":"active",\##(body)},\##(other)],"item":[{"linkId":"q","text":"q","type":"choice","answerValueSet":"#v"},{"linkId":"r","text":"r","type":"choice","answerValueSet":"#w"}]}"##
        let rules = Set(QuestionnaireCheck(Array(text.utf8)).findings.map(\.rule))
        #expect(
            rules.isDisjoint(with: [
                "vsd-1", "vsd-2", "vsd-3", "vsd-6", "vsd-9", "vsd-10", "missing-element",
                "unknown-code", "value-set",
            ]),
            "\(rules)"
        )
    }
}
