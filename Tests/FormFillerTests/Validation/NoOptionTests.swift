import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// Where no option is left, none is allowed; where options are not at hand, that is said; a question without options holds nobody.
@Suite struct NoOptionTests {
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

    private static func expression(_ name: String, _ text: String) -> String {
        #"{"url":"\#(sdc)\#(name)","valueExpression":{"language":"text/fhirpath","expression":"\#(text)"}}"#
    }

    private static func toggle(_ text: String, _ values: String...) -> String {
        let options = values.map { #"{"url":"option",\#($0)}"# }.joined(separator: ",")
        return
            #"{"url":"\#(sdc)answerOptionsToggleExpression","extension":[\#(options),{"url":"expression","valueExpression":{"language":"text/fhirpath","expression":"\#(text)"}}]}"#
    }

    private static let coding = #""valueCoding":{"system":"urn:s","code":"l","display":"L"}"#

    /// Questions `h` all of whose options are off or absent, and a value to answer with.
    static let questions: [(name: String, item: String, value: String, contained: String)] = [
        (
            "toggled off",
            #""type":"choice","answerOption":[{\#(coding)}],"extension":[\#(toggle("false", coding))]"#,
            coding, ""
        ),
        (
            "toggled off, another code",
            #""type":"choice","answerOption":[{\#(coding)}],"extension":[\#(toggle("false", coding))]"#,
            #""valueCoding":{"system":"urn:s","code":"zzz"}"#, ""
        ),
        (
            "toggled off, an integer",
            #""type":"integer","answerOption":[{"valueInteger":1}],"extension":[\#(toggle("false", #""valueInteger":1"#))]"#,
            #""valueInteger":7"#, ""
        ),
        (
            "answerExpression empty",
            #""type":"choice","extension":[\#(expression("answerExpression", "{}"))]"#, coding, ""
        ),
        (
            "answerExpression empty, a string",
            #""type":"string","extension":[\#(expression("answerExpression", "{}"))]"#,
            #""valueString":"x""#, ""
        ),
        (
            "an empty stored expansion", ##""type":"choice","answerValueSet":"#e""##, coding,
            #"{"resourceType":"ValueSet","id":"e","status":"active","expansion":{"timestamp":"2026-01-01","total":0}}"#
        ),
        (
            "everything excluded", ##""type":"choice","answerValueSet":"#e""##, coding,
            #"{"resourceType":"ValueSet","id":"e","status":"active","compose":{"include":[{"system":"urn:s","concept":[{"code":"l"}]}],"exclude":[{"system":"urn:s","concept":[{"code":"l"}]}]}}"#
        ),
    ]

    private func form(_ number: Int, required: Bool = false) -> String {
        let question = Self.questions[number]
        let contained = question.contained.isEmpty ? "" : #""contained":[\#(question.contained)],"#
        return
            #"{"resourceType":"Questionnaire","url":"urn:q","status":"active",\#(contained)"item":[{"linkId":"h","text":"h","required":\#(required),\#(question.item)},{"linkId":"z","text":"z","type":"boolean"}]}"#
    }

    @Test("an answer is not offered: an error", arguments: questions.indices)
    func refused(number: Int) throws {
        let made = try EvaluationCase(
            form: form(number),
            response:
                #"{"resourceType":"QuestionnaireResponse","questionnaire":"urn:q","status":"completed","item":[{"linkId":"h","answer":[{\#(Self.questions[number].value)}]}]}"#
        )
        let found = made.evaluation.findings.filter { $0.severity == .error }.map(\.rule)
        #expect(found == ["not-offered"], "\(Self.questions[number].name): \(made.findings)")
    }

    @Test("a visitor is not held at it, though it is required", arguments: questions.indices)
    func notTrapped(number: Int) throws {
        let text = form(number, required: true)
        var made = Interview(
            Form(compiling: try Questionnaire(parsing: Array(text.utf8))),
            now: try noon()
        )
        #expect(made.asked == "h")
        #expect(made.question?.isForStaff == true && made.question?.maySkip == true)
        made.skip()
        #expect(made.asked == "z", "\(Self.questions[number].name)")
    }

    @Test("options and units that are not at hand are named as not checked")
    func unknown() throws {
        let open = try EvaluationCase(
            #"{"linkId":"h","text":"h","type":"open-choice","answerValueSet":"urn:elsewhere"}"#,
            #"{"linkId":"h","answer":[{\#(Self.coding)}]}"#
        )
        #expect(open.findings == ["note options-unknown h 3:25"], "\(open.findings)")
        let units = try EvaluationCase(
            #"{"linkId":"h","text":"h","type":"quantity","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unitValueSet","valueCanonical":"urn:elsewhere"}]}"#,
            #"{"linkId":"h","answer":[{"valueQuantity":{"value":1,"unit":"kg"}}]}"#
        )
        #expect(units.evaluation.findings.map(\.rule) == ["options-unknown"], "\(units.findings)")
        for type in ["string", "text"] {
            let words = try EvaluationCase(
                #"{"linkId":"h","text":"h","type":"\#(type)","answerValueSet":"urn:elsewhere"}"#,
                #"{"linkId":"h","answer":[{"valueString":"x"}]}"#
            )
            #expect(words.findings == ["note options-unknown h 3:25"], "\(words.findings)")
        }
    }

    @Test("own words of an open-choice are never unknown options")
    func ownWords() throws {
        let made = try EvaluationCase(
            #"{"linkId":"h","text":"h","type":"open-choice","answerValueSet":"urn:elsewhere"}"#,
            #"{"linkId":"h","answer":[{"valueString":"mine"}]}"#
        )
        #expect(made.findings == [])
    }
}
