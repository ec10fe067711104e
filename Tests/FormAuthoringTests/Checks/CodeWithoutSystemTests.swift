import FHIRModel
import FormAuthoring
import Testing

/// A condition on a code that options of two systems have.
struct CodeWithoutSystemTests {
    private static func findings(_ systems: [String?], _ answer: String) -> [Finding] {
        let options = systems.map { system in
            let part = system.map { #""system":"\#($0)","# } ?? ""
            return
                #"{"valueCoding":{\#(part)"code":"same","display":"One of \#(system ?? "none")"}}"#
        }
        let text = #"""
            {"resourceType":"Questionnaire","url":"http://example.org/q","status":"active","title":"T",
             "approvalDate":"2026-11-01","item":[
             {"linkId":"a","type":"choice","text":"Which?","answerOption":[\#(options.joined(separator: ","))]},
             {"linkId":"b","type":"string","text":"Why?",
              "enableWhen":[{"question":"a","operator":"=","answerCoding":{\#(answer)}}]}]}
            """#
        return QuestionnaireCheck(Array(text.utf8)).findings
            .filter { $0.rule == "code-without-system" }
    }

    @Test("without its system it may be either, and the author is told which there are")
    func ofTwoSystems() throws {
        let found = Self.findings(
            ["http://example.org/x", "http://example.org/y"],
            #""code":"same""#
        )
        #expect(found.map(\.severity) == [.warning])
        let message = try #require(found.first?.message)
        #expect(message.contains("of http://example.org/x and of http://example.org/y"))
        #expect(found.first?.linkId == "b" && found.first?.position?.line == 5)
        #expect(Self.findings(["http://example.org/x", nil], #""code":"same""#).count == 1)
    }

    @Test("with its system, or where one system alone has it, there is nothing to say")
    func ofOneSystem() {
        let systems = ["http://example.org/x", "http://example.org/y"]
        #expect(Self.findings(systems, #""system":"http://example.org/x","code":"same""#) == [])
        #expect(Self.findings(["http://example.org/x"], #""code":"same""#) == [])
        #expect(Self.findings(systems, #""code":"other""#) == [])
    }
}
