import Foundation
import TerminalTesting
import Testing

/// What `anteroom evaluate` says of files it cannot use, and its exit codes (sysexits.h).
@Suite("anteroom evaluate: files")
struct EvaluateInputTests {
    private let form =
        #"{"resourceType":"Questionnaire","status":"active","item":[{"linkId":"a","type":"string"}]}"#
    private let response =
        #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"a","answer":[{"valueString":"x"}]}]}"#

    @Test(
        "a file that is no JSON: exit 65, with line and column",
        arguments: [
            ("", "1:1"), ("{", "1:2"), ("{\n \"a\":1,\n}", "2:7"), ("[1,2", "1:5"),
            (#"{"a":1,"a":2}"#, "1:8"), ("{\"a\":\"\u{1}\"}", "1:7"), ("null x", "1:6"),
        ]
    )
    func malformed(text: String, place: String) throws {
        let broken = try Program(evaluating: form, text)
        #expect(broken.status == 65 && broken.output.isEmpty)
        #expect(broken.errors.hasPrefix("response.json:\(place): error: "), "\(broken.errors)")
        let other = try Program(evaluating: text, response)
        #expect(other.status == 65 && other.output.isEmpty)
        #expect(other.errors.hasPrefix("form.json:\(place): error: "), "\(other.errors)")
    }

    @Test(arguments: ["{}", "[]", "7", #""x""#, "null", #"{"resourceType":"Patient"}"#])
    func anythingButAResponseIsRefused(text: String) throws {
        let run = try Program(evaluating: form, text)
        #expect(run.status == 65 && run.output.isEmpty)
        #expect(run.errors.contains("response.json") && run.errors.contains("error"))
        let swapped = try Program(evaluating: text, response)
        #expect(swapped.status == 65 && swapped.output.isEmpty)
        #expect(swapped.errors.contains("form.json") && swapped.errors.contains("error"))
    }

    @Test func filesInTheWrongOrder() throws {
        let run = try Program(evaluating: response, form)
        #expect(run.status == 65 && run.output.isEmpty)
        #expect(run.errors.contains("Questionnaire"))
    }

    @Test func aFileThatIsNotThere() throws {
        let folder = try TemporaryFolder()
        let run = try Program(["evaluate", "none.json", "nor.json"], in: folder.path)
        #expect(run.status == 66 && run.output.isEmpty)
        #expect(run.errors.contains("none.json") && run.errors.contains("cannot be read"))
        let directory = try Program(["evaluate", folder.path, folder.path])
        #expect(directory.status == 66)
    }

    @Test func wrongUse() throws {
        #expect(try Program(["evaluate"]).status == 64)
        #expect(try Program(["evaluate", "one.json"]).status == 64)
        let run = try Program(["evaluate", "a", "b", "--request", "--number", "12"])
        #expect(run.status == 64 && run.errors.contains("--number"))
        let launch = try Program(["evaluate", "a", "b", "--launch", "patient"])
        #expect(launch.status == 64 && launch.errors.contains("--launch"))
    }

    private func calculating(_ expression: String) -> String {
        """
        {"resourceType":"Questionnaire","status":"active","item":[{"linkId":"a","type":"string","readOnly":true,"extension":[
        {"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression","valueExpression":
        {"language":"text/fhirpath","expression":"\(expression)"}}]}]}
        """
    }

    @Test func expressionsKnowWhatTheFormIsLaunchedWith() throws {
        let folder = try TemporaryFolder()
        let files = [
            "form.json": calculating("%patient.gender"),
            "response.json": #"{"resourceType":"QuestionnaireResponse","status":"completed"}"#,
            "patient.json": #"{"resourceType":"Patient","gender":"female"}"#,
        ]
        for (name, text) in files {
            try text.write(
                toFile: folder.path + "/" + name,
                atomically: true,
                encoding: .utf8
            )
        }
        let run = try Program(
            ["evaluate", "form.json", "response.json", "--launch", "patient=patient.json"],
            in: folder.path
        )
        #expect(run.status == 0 && run.output.contains("female"), "\(run.errors)")
        let none = try Program(
            ["evaluate", "form.json", "response.json", "--launch", "patient=none.json"],
            in: folder.path
        )
        #expect(none.status == 66 && none.errors.contains("none.json"))
    }

    @Test func anErrorOfTheFormIsSaidOnce() throws {
        let run = try Program(evaluating: calculating("1 +"), response)
        let lines = run.errors.split(separator: "\n").filter { $0.contains("[expression]") }
        #expect(run.status == 65 && lines.count == 1, "\(run.errors)")
    }

    @Test func aFormWithAnErrorIsReportedAndTheResultNotTrusted() throws {
        let broken =
            #"{"resourceType":"Questionnaire","status":"active","item":[{"linkId":"a","type":"string","enableWhen":[{"question":"zz","operator":"exists","answerBoolean":true}]}]}"#
        let run = try Program(evaluating: broken, response)
        #expect(run.status == 65)
        #expect(run.messages.contains { $0.hasPrefix("form.json:1:") && $0.contains("'a'") })
    }

    @Test func anEmptyResponseIsEvaluated() throws {
        let run = try Program(
            evaluating: form,
            #"{"resourceType":"QuestionnaireResponse","status":"in-progress"}"#
        )
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.output.contains("in-progress") && !run.output.contains("item"))
    }

    @Test func oddResponsesNeverCrash() throws {
        let odd = [
            #"{"resourceType":"QuestionnaireResponse","status":"completed","item":{}}"#,
            #"{"resourceType":"QuestionnaireResponse","status":7,"item":[7,null,"x",[],{}]}"#,
            #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":7,"answer":{}}]}"#,
            #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"a","answer":[7,null,[]]}]}"#,
            #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"a","answer":[{"valueString":"x","valueInteger":1}]}]}"#,
        ]
        for text in odd {
            let run = try Program(evaluating: form, text)
            #expect(run.status == 65, "\(text): \(run.errors)")
        }
    }
}
