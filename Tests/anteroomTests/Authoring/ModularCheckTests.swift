import Foundation
import TerminalTesting
import Testing

/// A form that takes in a module is checked as the whole it becomes.
struct ModularCheckTests {
    private func run(conditionOn linkId: String) throws -> Program {
        let folder = try TemporaryFolder()
        let child =
            #"{"resourceType":"Questionnaire","url":"http://example.org/child","version":"1","status":"draft","language":"en","item":[{"linkId":"smoke","type":"boolean","text":"Do you smoke?"}]}"#
        let parent =
            #"{"resourceType":"Questionnaire","url":"http://example.org/parent","version":"1","status":"draft","language":"en","title":"Health","item":[{"linkId":"m","type":"display","text":"The part is not here.","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/variable","valueExpression":{"name":"linkIdPrefix","language":"text/fhirpath","expression":"'c-'"}},{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-subQuestionnaire","valueCanonical":"http://example.org/child|1"}]},{"linkId":"much","type":"integer","text":"How much?","enableWhen":[{"question":"\#(linkId)","operator":"=","answerBoolean":true}]}]}"#
        for (name, text) in [("child", child), ("parent", parent)] {
            let file = URL(fileURLWithPath: "\(folder.path)/\(name).json")
            try Data(text.utf8).write(to: file)
        }
        return try Program(["check", "parent.json"], in: folder.path)
    }

    @Test func aConditionMayLookAtAnItemOfTheModule() throws {
        let run = try run(conditionOn: "c-smoke")
        #expect(!run.output.contains("enable-question"), "\(run.output)")
        #expect(run.status == 0)
    }

    @Test func aConditionOnAnItemThatTheWholeHasNotIsAnError() throws {
        let run = try run(conditionOn: "smoke")
        #expect(run.output.contains("[enable-question]"), "\(run.output)")
        #expect(run.status == 65)
    }
}
