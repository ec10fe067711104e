import FHIRModel
import FormFiller
import FormTesting
import Testing

/// Answers that a form does not permit, one rule a test.
@Suite("Validation of responses: answers")
struct AnswerValidationTests {
    private static let extensions = "http://hl7.org/fhir/StructureDefinition/"

    private static func item(_ type: String, _ more: String = "") -> String {
        #"{"linkId":"q","text":"Q","type":"\#(type)"\#(more)}"#
    }

    /// A question with an extension.
    private static func item(_ type: String, _ name: String, _ value: String) -> String {
        item(type, #","extension":[{"url":"\#(extensions)\#(name)",\#(value)}]"#)
    }

    private static func answers(_ values: String...) -> String {
        let list = values.map { "{\($0)}" }.joined(separator: ",\n")
        return "{\"linkId\":\"q\",\"answer\":[\n\(list)]}"
    }

    private static let options = """
        ,"answerOption":[{"valueCoding":{"system":"urn:c","code":"a","display":"A"}},
        {"extension":[{"url":"\(extensions)questionnaire-optionExclusive","valueBoolean":true}],
         "valueCoding":{"system":"urn:c","code":"none","display":"None"}}]
        """

    @Test func aRightAnswerHasNoFinding() throws {
        let made = try EvaluationCase(
            Self.item("integer"),
            Self.answers(#""valueInteger":1"#)
        )
        #expect(made.findings == [])
        #expect(made.evaluation.isValid)
    }

    @Test(
        "value[x] of another type",
        arguments: [
            ("boolean", #""valueString":"true""#), ("decimal", #""valueString":"1""#),
            ("integer", #""valueDecimal":1.5"#),
            ("date", #""valueDateTime":"2020-01-01T10:00:00Z""#),
            ("dateTime", #""valueTime":"10:00:00""#), ("time", #""valueString":"10:00""#),
            ("string", #""valueInteger":1"#), ("text", #""valueCoding":{"code":"a"}"#),
            ("url", #""valueString":"urn:x""#), ("choice", #""valueBoolean":true"#),
            ("open-choice", #""valueBoolean":true"#), ("attachment", #""valueString":"x""#),
            ("reference", #""valueString":"x""#), ("quantity", #""valueDecimal":1"#),
            ("string", #""valueCodeableConcept":{"text":"x"}"#),
        ]
    )
    func wrongType(_ type: String, _ answer: String) throws {
        let made = try EvaluationCase(Self.item(type), Self.answers(answer))
        #expect(made.findings.contains("error answer-type q 4:\(answer.prefixColumn)"))
        #expect(!made.evaluation.isValid)
        // What does not fit is not in the result.
        #expect(made.items == "")
    }

    @Test func optionNotOffered() throws {
        let made = try EvaluationCase(
            Self.item("choice", Self.options),
            Self.answers(#""valueCoding":{"system":"urn:c","code":"b"}"#)
        )
        #expect(made.findings == ["error not-offered q 4:1"])
    }

    @Test func anOptionIsKnownByItsCodeNotItsWords() throws {
        let made = try EvaluationCase(
            Self.item("choice", Self.options),
            Self.answers(#""valueCoding":{"system":"urn:c","code":"a","display":"Anders"}"#)
        )
        #expect(made.findings == [])
    }

    @Test func ownWordsAreForOpenChoice() throws {
        let own = Self.answers(#""valueString":"own""#)
        #expect(try EvaluationCase(Self.item("open-choice", Self.options), own).findings == [])
        let closed = try EvaluationCase(Self.item("choice", Self.options), own)
        #expect(closed.findings == ["error not-offered q 4:1"])
    }

    @Test func optionsOfAServerAreNotChecked() throws {
        let made = try EvaluationCase(
            Self.item("choice", #","answerValueSet":"urn:example:set""#),
            Self.answers(#""valueCoding":{"code":"b"}"#)
        )
        #expect(made.findings == ["note options-unknown q 4:1"])
        #expect(made.evaluation.isValid)
    }

    @Test func severalAnswersToAQuestionThatTakesOne() throws {
        let made = try EvaluationCase(
            Self.item("integer"),
            Self.answers(#""valueInteger":1"#, #""valueInteger":2"#)
        )
        #expect(made.findings == ["error too-many q 3:1"])
    }

    @Test func minOccursAndMaxOccurs() throws {
        let few = try EvaluationCase(
            Self.item("integer", "questionnaire-minOccurs", #""valueInteger":2"#).repeating,
            Self.answers(#""valueInteger":1"#)
        )
        #expect(few.findings == ["error too-few q 3:1"])
        let many = try EvaluationCase(
            Self.item("integer", "questionnaire-maxOccurs", #""valueInteger":1"#).repeating,
            Self.answers(#""valueInteger":1"#, #""valueInteger":2"#)
        )
        #expect(many.findings == ["error too-many q 3:1"])
    }

    @Test("item.repeats: R4 asks for no different answers; the same option twice is only doubtful")
    func theSameAnswerTwice() throws {
        let ages = try EvaluationCase(
            Self.item("integer").repeating,
            Self.answers(#""valueInteger":1"#, #""valueInteger":1"#)
        )
        #expect(ages.findings == [])
        let options = try EvaluationCase(
            Self.item("choice", Self.options).repeating,
            Self.answers(
                #""valueCoding":{"system":"urn:c","code":"a"}"#,
                #""valueCoding":{"system":"urn:c","code":"a","display":"A"}"#
            )
        )
        #expect(options.findings == ["warning duplicate-answer q 3:1"])
        #expect(options.evaluation.isValid)
    }

    @Test func anExclusiveOptionBesideAnother() throws {
        let made = try EvaluationCase(
            Self.item("choice", Self.options).repeating,
            Self.answers(
                #""valueCoding":{"system":"urn:c","code":"a"}"#,
                #""valueCoding":{"system":"urn:c","code":"none"}"#
            )
        )
        #expect(made.findings == ["error exclusive-option q 3:1"])
    }

    @Test(
        "Lengths, ranges and patterns",
        arguments: [
            ("string", #""maxLength":3"#, "", #""valueString":"abcd""#, "too-long"),
            ("string", "minLength", #""valueInteger":3"#, #""valueString":"ab""#, "too-short"),
            ("string", "regex", #""valueString":"[0-9]+""#, #""valueString":"12a""#, "pattern"),
            ("integer", "minValue", #""valueInteger":3"#, #""valueInteger":2"#, "below-minimum"),
            ("integer", "maxValue", #""valueInteger":3"#, #""valueInteger":4"#, "above-maximum"),
            (
                "date", "maxValue", #""valueDate":"2020-01-01""#, #""valueDate":"2021-01-01""#,
                "above-maximum"
            ),
            (
                "decimal", "maxDecimalPlaces", #""valueInteger":1"#, #""valueDecimal":1.25"#,
                "decimal-places"
            ),
        ]
    )
    func limits(
        _ type: String,
        _ name: String,
        _ value: String,
        _ answer: String,
        _ rule: String
    ) throws {
        let item =
            value.isEmpty ? Self.item(type, ",\(name)") : Self.item(type, name, value)
        let made = try EvaluationCase(item, Self.answers(answer))
        #expect(made.findings == ["error \(rule) q 4:1"])
    }

    @Test func unitNotOffered() throws {
        let made = try EvaluationCase(
            Self.item(
                "quantity",
                "questionnaire-unitOption",
                #""valueCoding":{"system":"http://unitsofmeasure.org","code":"kg"}"#
            ),
            Self.answers(
                #""valueQuantity":{"value":1,"unit":"lb","system":"http://unitsofmeasure.org","code":"[lb_av]"}"#
            )
        )
        #expect(made.findings == ["error unit q 4:1"])
    }

    @Test func requiredInACompletedResponse() throws {
        let made = try EvaluationCase(Self.item("integer", #","required":true"#), "")
        #expect(made.findings.contains("error required q 1:1"))
        let partial = try EvaluationCase(
            Self.item("integer", #","required":true"#),
            "",
            status: "in-progress"
        )
        #expect(partial.findings.contains("note required q 1:1"))
    }

    @Test func findingsNeverShowAnAnswer() throws {
        let made = try EvaluationCase(
            Self.item("string", #","maxLength":3"#),
            Self.answers(#""valueString":"secret-canary""#)
        )
        #expect(!made.evaluation.findings.isEmpty)
        #expect(!"\(made.evaluation.findings)".contains("canary"))
        #expect(!"\(made.evaluation)".contains("canary"))
        #expect(!String(reflecting: made.evaluation).contains("canary"))
    }
}

extension String {
    /// The same question, repeating.
    fileprivate var repeating: String { dropLast() + #","repeats":true}"# }

    /// The column where the value stands behind its name, in an answer that begins its line.
    fileprivate var prefixColumn: Int {
        let name = prefix { $0 != ":" }
        return name.count + 3
    }
}
