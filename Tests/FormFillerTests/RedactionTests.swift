import FHIRModel
import FormExtraction
import FormTesting
import Testing

@testable import FormFiller

/// Answers are secrets: nothing that holds one prints it, however it is printed.
@Suite struct RedactionTests {
    private let canary = "quokka"

    /// Every way Swift has to print a value.
    private func prints(_ value: some Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return "\(value) \(String(describing: value)) \(String(reflecting: value)) \(dumped)"
    }

    private func expectSilent(_ value: some Any, _ name: Comment) {
        let printed = prints(value)
        #expect(!printed.contains(canary) && !printed.contains("4711"), name)
        #expect(!prints([value]).contains(canary), name)
        #expect(!prints(Optional(value) as Any).contains(canary), name)
    }

    private func values() throws -> [AnswerValue] {
        [
            .string(canary), .uri("urn:\(canary)"), .integer(4711),
            .decimal(try #require(FHIRDecimal("4711.5"))),
            .coding(Coding(system: canary, code: canary, display: canary)),
            .quantity(Quantity(value: FHIRDecimal(4711), unit: canary)),
            .reference(Reference(reference: canary, display: canary)),
            .date(try #require(FHIRDateTime("4711"))),
        ]
    }

    private let items = #"""
        {"linkId":"a","text":"a","type":"string"},
        {"linkId":"c","text":"c","type":"choice","repeats":true,
         "answerOption":[{"valueCoding":{"code":"quokka","display":"quokka"}},{"valueCoding":{"code":"x"}}],
         "item":[{"linkId":"n","text":"n","type":"group","repeats":true,"item":[{"linkId":"m","text":"m","type":"integer"}]}]},
        {"linkId":"r","text":"r","type":"string","readOnly":true,"extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression","valueExpression":{"language":"text/fhirpath","expression":"%resource.item.where(linkId='a').answer.value"}}]}
        """#

    @Test func answersAndTheirParts() throws {
        for value in try values() {
            expectSilent(value, "\(value.kind)")
            expectSilent(["a": value], "in a dictionary")
            switch value {
            case .coding(let coding): expectSilent(coding, "Coding")
            case .quantity(let quantity): expectSilent(quantity, "Quantity")
            case .reference(let reference): expectSilent(reference, "Reference")
            case .attachment(let attachment): expectSilent(attachment, "Attachment")
            default: break
            }
        }
        expectSilent(Attachment(title: canary), "Attachment")
    }

    @Test func everyStepOfAnInterview() throws {
        var interview = try interview(items)
        interview.answer([string(canary)])
        var seen = 0
        while !interview.isFinished, seen < 40 {
            seen += 1
            expectSilent(interview, "interview")
            expectSilent(interview.step, "step \(seen)")
            expectSilent(interview.answeredQuestions, "answered questions")
            expectSilent(interview.response, "response")
            expectSilent(interview.response.items, "items")
            expectSilent(interview.response.tree, "tree")
            expectSilent(interview.problems, "problems")
            switch interview.step {
            case .question(let question):
                expectSilent(question.options, "options")
                if question.linkId == "c" {
                    interview.answer([code(canary)])
                    interview.back()
                    expectSilent(interview.step, "the question with its answer")
                    interview.next()
                } else if question.linkId == "m" {
                    interview.answer([.integer(4711)])
                } else {
                    interview.answer([string(canary)])
                }
            case .page(let page):
                expectSilent(page.paragraphs, "paragraphs")
                interview.next()
            case .addAnother: interview.addAnother(false)
            case .finished: break
            }
        }
        #expect(interview.isFinished && interview.outline.contains(canary))
        expectSilent(interview.step, "finished")
        expectSilent(interview, "at the end")
    }

    @Test func problemsWithAnAnswer() throws {
        let exclusive = #"""
            {"linkId":"c","text":"c","type":"choice","repeats":true,"answerOption":[{"valueCoding":{"code":"x"}},
             {"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive","valueBoolean":true}],"valueCoding":{"code":"quokka","display":"quokka"}}]}
            """#
        let problems = try interview(exclusive).problems(with: [code("x"), code(canary)])
        #expect(problems == [.exclusive(text: canary)])
        expectSilent(problems, "exclusive")
        for value in try values() {
            let text = try interview(#"{"linkId":"a","text":"a","type":"boolean"}"#)
            expectSilent(text.problems(with: [value]), "\(value.kind)")
        }
        let long = String(repeating: canary, count: 100)
        let text = try interview(#"{"linkId":"a","text":"a","type":"string"}"#)
        let tooLong = text.problems(with: [string(long)])
        #expect(tooLong == [.tooLong(maximum: 500)])
        expectSilent(tooLong, "too long")
    }

    @Test func anEvaluationAndWhatItExtracts() throws {
        let text =
            #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"a","answer":[{"valueString":"quokka"}]},{"linkId":"c","answer":[{"valueString":"quokka"}]}]}"#
        let form = try form(items)
        let response = try QuestionnaireResponse(parsing: Array(text.utf8))
        let made = ResponseEvaluation(of: response, to: form, now: try noon())
        #expect(!made.findings.isEmpty)
        expectSilent(made, "evaluation")
        expectSilent(made.findings, "findings")
        expectSilent(made.interview, "interview")
        var random = SystemRandomNumberGenerator()
        let extraction = Extraction(
            of: made.response,
            by: ExtractionPlan(form.questionnaire),
            on: ExtractionSettings(now: try noon()),
            using: &random
        )
        expectSilent(extraction, "extraction")
        expectSilent(extraction.findings, "findings")
    }

    @Test func aFileThatCannotBeRead() {
        let broken = #"{"resourceType":"QuestionnaireResponse","quokka":"quokka" "quokka"}"#
        do throws(JSONSyntaxError) {
            _ = try QuestionnaireResponse(parsing: Array(broken.utf8))
            Issue.record("it was read")
        } catch {
            expectSilent(error, "JSON error")
            expectSilent(error.message, "its message")
        }
    }
}
