import Foundation
import TerminalTesting
import Testing

/// `anteroom test` as staff run it.
struct TestCommandTests {
    private let file = "Questionnaires/2-consultation.json"

    @Test func theShippedScenariosPass() throws {
        let run = try Program(["test", file, "Questionnaires/Scenarios"])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("pass  Questionnaires/Scenarios/urgent-now.json\n"))
        #expect(!run.output.contains("FAIL"))
    }

    @Test func aFailureSaysWhatWasExpectedAndWhatCame() throws {
        let folder = try TemporaryFolder()
        let path = Program.package + "/Questionnaires/Scenarios/review-maoi.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let wrong = text.replacing("\"code\": \"review\"", with: "\"code\": \"consultation\"")
        #expect(wrong != text)
        try wrong.write(toFile: folder.path + "/a.json", atomically: true, encoding: .utf8)
        try "{".write(toFile: folder.path + "/b.json", atomically: true, encoding: .utf8)
        let run = try Program(["test", file, folder.path, path])
        #expect(run.status == 65)
        #expect(
            run.output.contains(
                """
                FAIL  \(folder.path)/a.json
                      \(folder.path)/a.json:5:5: error: 'result.outcome': expected consultation, computed review [expected-answer]
                FAIL  \(folder.path)/b.json
                      \(folder.path)/b.json:1:2: error:
                """
            )
        )
        #expect(run.output.hasSuffix("pass  \(path)\n3 scenarios: 1 pass, 2 fail\n"))
    }

    @Test func aScenarioSaysWhoIsCalled() throws {
        let folder = try TemporaryFolder()
        let path = Program.package + "/Questionnaires/Scenarios/urgent-now.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let code = "\"url\": \"staff-alert\",\n          \"valueBoolean\": true\n        },"
        let place = try #require(text.firstRange(of: code))
        let other = text[place.upperBound...].replacing(
            "safety-now",
            with: "safety-plan",
            maxReplacements: 1
        )
        let wrong = text[..<place.upperBound] + other
        try String(wrong).write(toFile: folder.path + "/a.json", atomically: true, encoding: .utf8)
        let run = try Program(["test", file, folder.path])
        #expect(run.status == 65)
        #expect(run.output.contains("'staff-alert': expected safety-plan, computed safety-now ["))
    }

    @Test func aFileThatIsNotThereIsNamed() throws {
        let missing = try Program(["test", file, "/nowhere.json"])
        #expect(missing.status == 66)
        #expect(missing.errors.contains("/nowhere.json"))
        #expect(try Program(["test", "/nowhere.json", "Questionnaires/Scenarios"]).status == 66)
    }

    @Test func oneThatIsNotThereIsNamedAndTheOthersAreTried() throws {
        let scenario = "Questionnaires/Scenarios/review-maoi.json"
        let run = try Program(["test", file, "/nowhere.json", scenario])
        #expect(run.status == 66)
        #expect(run.output == "pass  \(scenario)\n1 scenario: 1 pass, 0 fail\n")
    }

    /// What stands in a file, or is its name, cannot make a line that reads like one of the program's, or move the cursor.
    @Test func aScenarioCannotForgeAPass() throws {
        let folder = try TemporaryFolder()
        let path = Program.package + "/Questionnaires/Scenarios/review-maoi.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let forged = #""code": "review\npass  a.json\u001b[2K\u202e""#
        let wrong = text.replacing("\"code\": \"review\"", with: forged)
        let name = folder.path + "/a\npass  b\u{1B}[2K.json"
        try wrong.write(toFile: name, atomically: true, encoding: .utf8)
        let run = try Program(["test", file, folder.path])
        #expect(run.status == 65)
        #expect(!run.output.split(separator: "\n").contains { $0.hasPrefix("pass") })
        #expect(!run.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test func scenariosAreOnNoMenuAndNoQuestionnaires() throws {
        let check = try Program(["check", "Questionnaires"])
        #expect(check.status == 0)
        #expect(!check.output.contains("Scenarios"))
        let requests = try TemporaryFolder()
        let visit = try Program(
            ["visit", "--questionnaires", "Questionnaires", "--requests", requests.path],
            input: "\n"
        )
        #expect(visit.output.contains("4) Contact us"))
        #expect(!visit.output.contains("6) "))
    }
}
