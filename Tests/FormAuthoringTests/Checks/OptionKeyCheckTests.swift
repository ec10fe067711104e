import FHIRModel
import FormAuthoring
import FormFiller
import Testing

/// What the author is told of what visitors will type.
struct OptionKeyCheckTests {
    private func findings(_ options: [String], _ more: String = "") -> [String] {
        let listed = options.enumerated().map {
            #"{"valueCoding":{"system":"http://example.org/c","code":"c\#($0)","display":"\#($1)"}}"#
        }
        let form = SmallFormCheckTests.form.replacing(
            #"{"linkId":"b","type":"boolean","text":"Here?"}"#,
            with:
                #"{"linkId":"b","type":"choice","text":"Here?"\#(more),"answerOption":[\#(listed.joined(separator: ","))]}"#
        )
        return QuestionnaireCheck(Array(form.utf8)).findings
            .filter { $0.rule == "option-keys" || $0.rule == "option-number" }
            .map { "\($0.severity) \($0.rule): \($0.message)" }
    }

    @Test func `Keys that are no places are named`() {
        let found = findings(["0 - none", "1 - mild", "2 - bad"])
        #expect(found.count == 1)
        #expect(found.first?.contains("option-keys: visitors type 0 to 2 here") == true)
        #expect(findings(["5", "10", "2"]).first?.contains("visitors type 5, 10, 2 here") == true)
    }

    @Test func `A number that can mean two options is warned of`() {
        let found = findings(["None", "1 fall", "2 falls"])
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.hasPrefix("warning option-number: a visitor who types") })
    }

    @Test(arguments: [["Yes", "No"], ["1 - one", "2 - two"], ["0-5 years", "6-10 years"]])
    func `Options that are typed by their place are not mentioned`(options: [String]) {
        #expect(findings(options) == [])
    }
}
