import Foundation
import TerminalTesting
import Testing

/// Every way in which a response can deviate from its form, as `anteroom evaluate` says it: file, line, column, linkId, rule.
@Suite("anteroom evaluate: deviations")
struct EvaluateDeviationTests {
    private static let core = "http://hl7.org/fhir/StructureDefinition/"

    private static func limit(_ name: String, _ value: String) -> String {
        #","extension":[{"url":"\#(core)\#(name)",\#(value)}]"#
    }

    private static let form = #"""
        {"resourceType":"Questionnaire","status":"active","url":"urn:example:form","version":"1","item":[
        {"linkId":"word","type":"string","maxLength":5},
        {"linkId":"short","type":"string"\#(limit("minLength", #""valueInteger":2"#))},
        {"linkId":"zip","type":"string"\#(limit("regex", #""valueString":"[0-9]{5}""#))},
        {"linkId":"whole","type":"integer"\#(limit("maxValue", #""valueInteger":9"#))},
        {"linkId":"least","type":"integer"\#(limit("minValue", #""valueInteger":3"#))},
        {"linkId":"fine","type":"decimal"\#(limit("maxDecimalPlaces", #""valueInteger":1"#))},
        {"linkId":"one","type":"choice","answerOption":[{"valueCoding":{"system":"urn:s","code":"a"}},{"valueCoding":{"system":"urn:s","code":"b"}}]},
        {"linkId":"many","type":"choice","repeats":true,"answerOption":[{"valueCoding":{"code":"x"}},{"valueCoding":{"code":"y"}},
         {"extension":[{"url":"\#(core)questionnaire-optionExclusive","valueBoolean":true}],"valueCoding":{"code":"none"}}]},
        {"linkId":"most","type":"integer","repeats":true\#(limit("questionnaire-maxOccurs", #""valueInteger":2"#))},
        {"linkId":"few","type":"integer","repeats":true\#(limit("questionnaire-minOccurs", #""valueInteger":2"#))},
        {"linkId":"mass","type":"quantity"\#(limit("questionnaire-unitOption", #""valueCoding":{"system":"http://unitsofmeasure.org","code":"kg"}"#))},
        {"linkId":"yes","type":"boolean"},
        {"linkId":"why","type":"string","enableWhen":[{"question":"yes","operator":"=","answerBoolean":true}]},
        {"linkId":"text","type":"display","text":"words"},
        {"linkId":"group","type":"group","item":[{"linkId":"inner","type":"string"}]},
        {"linkId":"must","type":"group","required":true,"item":[{"linkId":"needed","type":"string","required":true}]}]}
        """#

    /// A completed response; every item stands on a line of its own, the first on line 3.
    private static func response(_ items: [String], status: String = "completed") -> String {
        #"{"resourceType":"QuestionnaireResponse","questionnaire":"urn:example:form|1","#
            + "\"status\":\"\(status)\",\n\"item\":[\n" + items.joined(separator: ",\n") + "\n]}"
    }

    private static func item(_ linkId: String, _ answers: String...) -> String {
        let list = answers.map { "{\($0)}" }.joined(separator: ",")
        return #"{"linkId":"\#(linkId)","answer":[\#(list)]}"#
    }

    private static let needed =
        #"{"linkId":"must","item":[{"linkId":"needed","answer":[{"valueString":"n"}]}]}"#

    static let deviations: [(items: [String], linkId: String, rule: String, line: Int)] = [
        ([item("word", #""valueInteger":1"#)], "word", "answer-type", 3),
        ([item("word", #""valueString":"toolong""#)], "word", "too-long", 3),
        ([item("short", #""valueString":"x""#)], "short", "too-short", 3),
        ([item("zip", #""valueString":"12a45""#)], "zip", "pattern", 3),
        ([item("whole", #""valueInteger":10"#)], "whole", "above-maximum", 3),
        ([item("least", #""valueInteger":2"#)], "least", "below-minimum", 3),
        ([item("fine", #""valueDecimal":1.25"#)], "fine", "decimal-places", 3),
        ([item("one", #""valueCoding":{"system":"urn:s","code":"c"}"#)], "one", "not-offered", 3),
        ([item("one", #""valueCoding":{"system":"urn:t","code":"a"}"#)], "one", "not-offered", 3),
        (
            [item("word", #""valueString":"a""#, #""valueString":"b""#)], "word", "too-many", 3
        ),
        (
            [item("many", #""valueCoding":{"code":"x"}"#, #""valueCoding":{"code":"none"}"#)],
            "many", "exclusive-option", 3
        ),
        (
            [item("most", #""valueInteger":1"#, #""valueInteger":2"#, #""valueInteger":3"#)],
            "most", "too-many", 3
        ),
        ([item("few", #""valueInteger":1"#)], "few", "too-few", 3),
        (
            [
                item(
                    "mass",
                    #""valueQuantity":{"value":1,"code":"g","system":"http://unitsofmeasure.org"}"#
                )
            ],
            "mass", "unit", 3
        ),
        (
            [item("yes", #""valueBoolean":false"#), item("why", #""valueString":"w""#)],
            "why", "disabled-answer", 4
        ),
        ([item("why", #""valueString":"w""#)], "why", "disabled-answer", 3),
        ([item("nowhere", #""valueString":"w""#)], "nowhere", "unknown-linkId", 3),
        (
            [item("word", #""valueString":"a""#), item("word", #""valueString":"b""#)],
            "word", "duplicate-item", 4
        ),
        (
            [item("short", #""valueString":"ab""#), item("word", #""valueString":"b""#)],
            "word", "item-order", 4
        ),
        ([item("inner", #""valueString":"a""#)], "inner", "misplaced-item", 3),
        ([item("group", #""valueString":"a""#)], "group", "group-answer", 3),
        ([item("text", #""valueString":"a""#)], "text", "display-answer", 3),
        ([#"{"linkId":"word","answer":[{}]}"#], "word", "no-value", 3),
        ([item("word", #""valueDate":"2020-13-01""#)], "word", "malformed-value", 3),
        ([item("word", #""valueString":7"#)], "word", "wrong-type", 3),
    ]

    @Test(arguments: deviations.indices)
    func isNamedWithItsPlace(index: Int) throws {
        let (items, linkId, rule, line) = Self.deviations[index]
        let run = try Program(evaluating: Self.form, Self.response(items + [Self.needed]))
        #expect(run.status == 65)
        let named = run.messages.contains {
            $0.hasPrefix("response.json:\(line):") && $0.contains(": error: ")
                && $0.contains("'\(linkId)'") && $0.hasSuffix("[\(rule)]")
        }
        #expect(named, "\(rule): \(run.errors)")
        #expect(
            run.messages.count { $0.contains(": error: ") } == 1,
            "nothing else is wrong: \(run.errors)"
        )
        #expect(!run.output.isEmpty)
    }

    @Test func whatIsMissingIsAnErrorOnceCompleted() throws {
        let run = try Program(
            evaluating: Self.form,
            Self.response([Self.item("yes", #""valueBoolean":true"#)])
        )
        #expect(run.status == 65)
        #expect(run.messages.count { $0.hasSuffix("[required]") && $0.contains("'must'") } == 1)
        let partial = try Program(
            evaluating: Self.form,
            Self.response([Self.item("yes", #""valueBoolean":true"#)], status: "in-progress")
        )
        #expect(partial.status == 0)
        #expect(partial.messages.contains { $0.contains(": note: 'must'") })
    }

    @Test func aRightResponseIsSilentAndComesBackAsItWas() throws {
        let text = Self.response([Self.item("word", #""valueString":"a""#), Self.needed])
        let run = try Program(evaluating: Self.form, text)
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        let again = try Program(evaluating: Self.form, run.output)
        #expect(again.status == 0 && again.output == run.output)
    }

    @Test func severalDeviationsAreAllNamedInTheOrderOfTheResponse() throws {
        let run = try Program(
            evaluating: Self.form,
            Self.response([
                Self.item("nowhere", #""valueString":"w""#),
                Self.item("whole", #""valueInteger":10"#),
                Self.item("word", #""valueString":"toolong""#), Self.needed,
            ])
        )
        let rules = run.messages.compactMap { $0.split(separator: "[").last?.dropLast() }
        #expect(rules == ["unknown-linkId", "above-maximum", "item-order", "too-long"])
    }

    @Test func noMessageShowsAnAnswer() throws {
        for (items, _, _, _) in Self.deviations {
            let canary = items.map { $0.replacingOccurrences(of: "toolong", with: "quokkaquokka") }
            let run = try Program(evaluating: Self.form, Self.response(canary + [Self.needed]))
            #expect(!run.errors.contains("quokka"))
        }
    }

    @Test func idsAndExtensionsOfItemsAndAnswersAreKept() throws {
        let previous =
            #""extension":[{"url":"https://anteroom.example/fhir/StructureDefinition/previous-answer","valueString":"b"}]"#
        let items = [
            #"{"id":"i1",\#(previous),"linkId":"word","answer":[{"id":"a1","extension":[{"url":"urn:x","valueCode":"c"}],"valueString":"a"}]}"#,
            Self.needed,
        ]
        let run = try Program(evaluating: Self.form, Self.response(items))
        #expect(run.status == 0, "\(run.errors)")
        for kept in ["previous-answer", #""i1""#, #""a1""#, "urn:x"] {
            #expect(run.output.contains(kept), "\(kept)")
        }
    }
}
