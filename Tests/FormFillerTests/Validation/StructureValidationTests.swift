import FHIRModel
import FormFiller
import FormTesting
import Testing

/// Items that do not stand where the form has them, one rule a test.
@Suite("Validation of responses: items")
struct StructureValidationTests {
    private static let form = """
        {"linkId":"a","type":"string"},
        {"linkId":"g","type":"group","item":[{"linkId":"b","type":"string"},{"linkId":"d","type":"display"}]},
        {"linkId":"r","type":"group","repeats":true,"item":[{"linkId":"c","type":"string"}]},
        {"linkId":"n","type":"boolean","item":[{"linkId":"m","type":"string"}]}
        """

    private static func string(_ linkId: String) -> String {
        #"{"linkId":"\#(linkId)","answer":[{"valueString":"x"}]}"#
    }

    private static func group(_ linkId: String, _ items: String) -> String {
        #"{"linkId":"\#(linkId)","item":[\#(items)]}"#
    }

    private static func findings(_ items: String...) throws -> [String] {
        try EvaluationCase(form, items.joined(separator: ",\n")).findings
    }

    @Test func aWholeResponseHasNoFinding() throws {
        let nested = """
            {"linkId":"n","answer":[{"valueBoolean":true,"item":[\(Self.string("m"))]}]}
            """
        #expect(
            try Self.findings(
                Self.string("a"),
                Self.group("g", Self.string("b") + #",{"linkId":"d","text":"read"}"#),
                Self.group("r", Self.string("c")),
                Self.group("r", Self.string("c")),
                nested
            ) == []
        )
    }

    @Test func unknownLinkId() throws {
        #expect(try Self.findings(Self.string("zz")) == ["error unknown-linkId zz 3:1"])
    }

    @Test func aQuestionTwice() throws {
        #expect(
            try Self.findings(Self.string("a"), Self.string("a")) == ["error duplicate-item a 4:1"]
        )
    }

    @Test func aGroupThatDoesNotRepeatTwice() throws {
        let group = Self.group("g", Self.string("b"))
        #expect(try Self.findings(group, group) == ["error duplicate-item g 4:1"])
    }

    @Test func outOfOrder() throws {
        #expect(
            try Self.findings(Self.group("g", Self.string("b")), Self.string("a"))
                == ["error item-order a 4:1"]
        )
    }

    @Test func inAnotherItem() throws {
        #expect(try Self.findings(Self.string("b")) == ["error misplaced-item b 3:1"])
        #expect(
            try Self.findings(Self.group("g", Self.string("a"))) == ["error misplaced-item a 3:23"]
        )
    }

    @Test func nestedItemsStandInAnswers() throws {
        let made = try Self.findings(
            #"{"linkId":"n","answer":[{"valueBoolean":true}],"item":[\#(Self.string("m"))]}"#
        )
        #expect(made == ["error nested-item n 3:55"])
    }

    @Test func answersOfGroupsAndTexts() throws {
        #expect(
            try Self.findings(#"{"linkId":"g","answer":[{"valueString":"x"}]}"#)
                == ["error group-answer g 3:1"]
        )
        #expect(
            try Self.findings(Self.group("g", #"{"linkId":"d","answer":[{"valueString":"x"}]}"#))
                == ["error display-answer d 3:23"]
        )
    }

    @Test func anAnswerWithoutValue() throws {
        let made = try Self.findings(#"{"linkId":"a","answer":[{"id":"x"}]}"#)
        #expect(made == ["error no-value a 3:25"])
    }

    @Test func answersOnDisabledItems() throws {
        let made = try EvaluationCase(
            """
            {"linkId":"a","type":"boolean"},
            {"linkId":"b","type":"string","enableWhen":[
             {"question":"a","operator":"=","answerBoolean":true}]}
            """,
            """
            {"linkId":"a","answer":[{"valueBoolean":false}]},
            {"linkId":"b","answer":[{"valueString":"x"}]}
            """
        )
        #expect(made.findings == ["error disabled-answer b 4:1"])
        #expect(made.items == #"[{"linkId":"a","answer":[{"valueBoolean":false}]}]"#)
    }

    @Test func conditionsSeeTheirOwnInstance() throws {
        let made = try EvaluationCase(
            """
            {"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"a","type":"boolean"},
             {"linkId":"b","type":"string","enableWhen":[
              {"question":"a","operator":"=","answerBoolean":true}]}]}
            """,
            """
            {"linkId":"g","item":[{"linkId":"a","answer":[{"valueBoolean":true}]},
            {"linkId":"b","answer":[{"valueString":"x"}]}]},
            {"linkId":"g","item":[{"linkId":"a","answer":[{"valueBoolean":false}]},
            {"linkId":"b","answer":[{"valueString":"x"}]}]}
            """
        )
        #expect(made.findings == ["error disabled-answer b 6:1"])
    }

    @Test func requiredIsReportedAtTheItemAroundIt() throws {
        let made = try EvaluationCase(
            """
            {"linkId":"g","type":"group","required":true,"repeats":true,"item":[
             {"linkId":"a","type":"string"},{"linkId":"b","type":"string","required":true}]}
            """,
            """
            {"linkId":"g","item":[{"linkId":"a","answer":[{"valueString":"x"}]},
            {"linkId":"b","answer":[{"valueString":"x"}]}]},
            {"linkId":"g","item":[{"linkId":"a","answer":[{"valueString":"x"}]}]}
            """
        )
        #expect(made.findings == ["error required b 5:1"])
    }

    @Test func anotherQuestionnaireOrVersion() throws {
        let form = """
            {"resourceType":"Questionnaire","status":"active","url":"urn:a","version":"2","item":[]}
            """
        func made(_ canonical: String) throws -> [String] {
            try EvaluationCase(
                form: form,
                response: """
                    {"resourceType":"QuestionnaireResponse","status":"completed"\(canonical)}
                    """
            ).findings
        }
        #expect(try made(#","questionnaire":"urn:a|2""#) == [])
        #expect(try made(#","questionnaire":"urn:a|1""#) == ["warning questionnaire - 1:78"])
        #expect(try made(#","questionnaire":"urn:b""#) == ["warning questionnaire - 1:78"])
        #expect(try made("") == ["warning questionnaire - 1:1"])
    }

    @Test func initialValuesAreNotGivenAgain() throws {
        let made = try EvaluationCase(
            #"{"linkId":"a","type":"string","initial":[{"valueString":"x"}]},{"linkId":"b","type":"string"}"#,
            Self.string("b")
        )
        #expect(made.items == #"[{"linkId":"b","answer":[{"valueString":"x"}]}]"#)
    }

    @Test func whatStandsBesideTheItemsIsKept() throws {
        let made = try EvaluationCase(
            form: #"{"resourceType":"Questionnaire","status":"active","url":"urn:a","item":[]}"#,
            response: """
                {"resourceType":"QuestionnaireResponse","id":"7","questionnaire":"urn:a",
                 "status":"amended","subject":{"reference":"Patient/1"},"authored":"2026-01-01"}
                """
        )
        let text = String(decoding: made.evaluation.response.tree.serialized(), as: UTF8.self)
        #expect(
            text == """
                {"resourceType":"QuestionnaireResponse","id":"7","questionnaire":"urn:a",\
                "status":"amended","subject":{"reference":"Patient/1"},"authored":"2026-01-01"}
                """
        )
    }
}
