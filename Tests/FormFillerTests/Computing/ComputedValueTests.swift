import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// SDC "Using Expressions": results of calculatedExpression and initialExpression resolve to the type of their item.
@Suite struct ComputedValueTests {
    private static let options = """
        "answerOption":[{"valueCoding":{"system":"urn:s","code":"a","display":"A"}},
        {"valueCoding":{"system":"urn:s","code":"b","display":"B"}}]
        """

    /// A response without items, evaluated.
    private func unanswered(_ items: String) throws -> EvaluationCase {
        try EvaluationCase(
            form: #"{"resourceType":"Questionnaire","status":"active","item":[\#(items)]}"#,
            response: #"{"resourceType":"QuestionnaireResponse","status":"completed"}"#
        )
    }

    private func calculated(
        _ type: String,
        _ expression: String,
        _ more: String = #""readOnly":true"#
    ) -> String {
        """
        {"linkId":"c","type":"\(type)",\(more),"extension":[\(Computed.calculated(expression))]}
        """
    }

    @Test(
        "a code stands for the option of a choice that has it",
        arguments: ["choice", "open-choice"]
    )
    func codeOfOption(_ type: String) throws {
        let made = try unanswered(calculated(type, "'b'", #""readOnly":true,"# + Self.options))
        #expect(made.findings == [])
        #expect(
            made.items
                == #"[{"linkId":"c","answer":[{"valueCoding":{"system":"urn:s","code":"b","display":"B"}}]}]"#
        )
    }

    @Test("a text that is no option's code is no Coding: it is left out of a choice and reported")
    func noOption() throws {
        let made = try unanswered(calculated("choice", "'z'", #""readOnly":true,"# + Self.options))
        #expect(made.findings == ["warning computed-type c 1:1"])
        #expect(made.items == "")
        let open = try unanswered(
            calculated("open-choice", "'z'", #""readOnly":true,"# + Self.options)
        )
        #expect(open.findings == [])
        #expect(open.items == #"[{"linkId":"c","answer":[{"valueString":"z"}]}]"#)
    }

    @Test(
        "a result of another type is left out and reported, whatever the item's type",
        arguments: [
            ("integer", "1.5"), ("boolean", "'yes'"), ("date", "'soon'"), ("decimal", "true"),
            ("quantity", "'5 kg'"), ("string", "5"), ("time", "@2020"), ("dateTime", "1"),
            ("url", "3"), ("choice", "7"), ("reference", "'x'"),
        ]
    )
    func wrongType(_ type: String, _ expression: String) throws {
        let made = try unanswered(calculated(type, expression))
        #expect(made.findings == ["warning computed-type c 1:1"])
        #expect(made.items == "")
    }

    @Test(
        "implicit conversions of FHIRPath are no fault",
        arguments: [
            ("decimal", "1", #""valueDecimal":1"#), ("integer", "2.0", #""valueInteger":2"#),
            ("quantity", "3", #""valueQuantity":{"value":3}"#),
            ("dateTime", "@2020-01-02", #""valueDateTime":"2020-01-02""#),
        ]
    )
    func conversion(_ type: String, _ expression: String, _ value: String) throws {
        let made = try unanswered(calculated(type, expression))
        #expect(made.findings == [])
        #expect(made.items == #"[{"linkId":"c","answer":[{\#(value)}]}]"#)
    }

    @Test("a computed value that the item's limits do not permit is kept and reported")
    func limits() throws {
        func limit(_ name: String, _ value: String) -> String {
            #"{"url":"http://hl7.org/fhir/StructureDefinition/\#(name)",\#(value)}"#
        }
        func findings(_ type: String, _ expression: String, _ more: String) throws -> [String] {
            let item = """
                {"linkId":"c","type":"\(type)","readOnly":true\(more),
                "extension":[\(Computed.calculated(expression)),
                \(limit("maxValue", #""valueInteger":10"#)),
                \(limit("minValue", #""valueInteger":1"#)),\(limit("minLength", #""valueInteger":2"#))]}
                """
            return try unanswered(item).findings
        }
        #expect(try findings("integer", "11", "") == ["error above-maximum c 1:1"])
        #expect(try findings("integer", "0", "") == ["error below-minimum c 1:1"])
        #expect(try findings("integer", "10", "") == [])
        #expect(try findings("string", "'abcd'", #","maxLength":3"#) == ["error too-long c 1:1"])
        #expect(try findings("string", "'a'", #","maxLength":3"#) == ["error too-short c 1:1"])
        let offered = try unanswered(
            calculated(
                "choice",
                "%questionnaire.item.first().answerOption.value.first()",
                #""readOnly":true,"# + Self.options
            )
        )
        #expect(offered.findings == [])
        let other = """
            {"linkId":"o","type":"choice","answerOption":[{"valueCoding":{"code":"q"}}]},
            """
        let foreign = try unanswered(
            other
                + calculated(
                    "choice",
                    "%questionnaire.item.first().answerOption.value.first()",
                    #""readOnly":true,"# + Self.options
                )
        )
        #expect(foreign.findings == ["error not-offered c 1:1"])
    }

    @Test("a visitor gets no trouble from what a form computes wrongly")
    func visitor() throws {
        var interview = try interview(
            calculated("choice", "'z'", #""readOnly":true,"# + Self.options)
                + #",{"linkId":"d","text":"d","type":"boolean"}"#
        )
        #expect(interview.answer([.boolean(true)]).isEmpty)
        #expect(interview.isFinished)
        #expect(interview.response.status == .completed)
    }

    @Test("an initialExpression's result of another type is left out and reported")
    func initial() throws {
        let item = """
            {"linkId":"i","type":"integer","extension":[\(Computed.initial("'x'"))]}
            """
        let made = try unanswered(item)
        #expect(made.findings == ["warning computed-type i 1:1"])
        #expect(try interview(item).question?.answers == [])
    }

    @Test("an initialExpression that gives a code selects the option")
    func initialOption() throws {
        let item = """
            {"linkId":"i","type":"choice",\(Self.options),"extension":[\(Computed.initial("'b'"))]}
            """
        #expect(
            try interview(item).question?.answers == [
                .coding(Coding(system: "urn:s", code: "b", display: "B"))
            ]
        )
    }

    @Test(
        "expressions that fail are reported with their linkId and do not keep the form from being complete",
        arguments: ["initial", "text", "prefix"]
    )
    func failing(_ role: String) throws {
        // Two values where one is needed is an error in FHIRPath.
        let broken = "(1 | 2).toString()"
        let more =
            switch role {
            case "initial": #""extension":[\#(Computed.initial(broken))]"#
            default: Computed.companion(role, broken)
            }
        let item = #"{"linkId":"a","type":"string","text":"T","prefix":"1.",\#(more)}"#
        let made = try unanswered(item)
        #expect(made.findings == ["warning expression-failed a 1:1"])
        #expect(made.evaluation.isValid)
        var interview = try interview(item)
        #expect(interview.question?.text == "T")
        #expect(interview.question?.prefix == "1.")
        #expect(interview.answer([.string("x")]).isEmpty)
        #expect(interview.response.status == .completed)
    }

    @Test("evaluate says where a stored value was replaced by a computed one, without either")
    func recomputed() throws {
        let items = """
            {"linkId":"n","type":"integer"},
            {"linkId":"c","type":"integer","readOnly":true,"extension":[
            \(Computed.calculated("%resource.item.where(linkId='n').answer.value * 2"))]}
            """
        let stored = """
            {"linkId":"n","answer":[{"valueInteger":2}]},
            {"linkId":"c","answer":[{"valueInteger":77}]}
            """
        let made = try EvaluationCase(items, stored)
        #expect(made.findings == ["note recomputed c 4:1"])
        #expect(made.items.contains(#"{"linkId":"c","answer":[{"valueInteger":4}]}"#))
        #expect(!"\(made.evaluation.findings.map(\.message))".contains("77"))
        let right = try EvaluationCase(
            items,
            stored.replacing("77", with: "4")
        )
        #expect(right.findings == [])
        let gone = try EvaluationCase(items, #"{"linkId":"c","answer":[{"valueInteger":77}]}"#)
        #expect(gone.findings == ["note recomputed c 3:1"])
        #expect(gone.items == "")
    }

    @Test("a stored choice is the computed one where system and code are, whatever its words")
    func sameChoice() throws {
        let made = try EvaluationCase(
            calculated("choice", "'b'", #""readOnly":true,"# + Self.options),
            #"{"linkId":"c","answer":[{"valueCoding":{"system":"urn:s","code":"b","display":"Beh"}}]}"#
        )
        #expect(made.findings == [])
    }

    @Test("several values for a question that takes one: the first is kept, and that is said")
    func several() throws {
        let made = try unanswered(calculated("integer", "1 | 2"))
        #expect(made.findings == ["warning computed-several c 1:1"])
        #expect(made.items == #"[{"linkId":"c","answer":[{"valueInteger":1}]}]"#)
        let repeating = try unanswered(
            calculated("integer", "1 | 2", #""readOnly":true,"repeats":true"#)
        )
        #expect(repeating.findings == [])
        let initial = try unanswered(
            #"{"linkId":"c","type":"integer","extension":[\#(Computed.initial("1 | 2"))]}"#
        )
        #expect(initial.findings == ["warning computed-several c 1:1"])
    }

    @Test("a stored value that another language would compute is kept")
    func foreignLanguage() throws {
        let item = calculated("integer", "X").replacing("text/fhirpath", with: "text/cql")
        let made = try EvaluationCase(item, #"{"linkId":"c","answer":[{"valueInteger":7}]}"#)
        #expect(made.findings == [])
        #expect(made.items.contains(#""valueInteger":7"#))
    }

    @Test("an empty text is no answer and no fault")
    func emptyText() throws {
        let made = try unanswered(calculated("string", "''"))
        #expect(made.findings == [])
        #expect(made.items == "")
    }

    @Test("an expression of several lines stands on one line of a finding")
    func severalLines() throws {
        let item =
            #"{"linkId":"a","type":"string","extension":[\#(Computed.initial(#"(1 |\n  2).toString()"#))]}"#
        let made = try unanswered(item)
        #expect(
            made.evaluation.findings.map(\.message)
                == ["the initial value cannot be evaluated: (1 | 2).toString()"]
        )
    }
}
