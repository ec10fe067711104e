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
        #expect(visit.output.contains("4. Contact us"))
        #expect(!visit.output.contains("7. "))
    }

    /// Each is a FAIL at its place, and the next one is tried all the same.
    @Test(arguments: [
        (
            #"{"resourceType": "Questionnaire", "status": "draft"}"#,
            ":1:1: error: a Questionnaire is not a QuestionnaireResponse, which a scenario is"
        ),
        (#"{"status": "draft"}"#, ":1:1: error: a file without resourceType is not a Quest"),
        ("", ":1:1: error: The file is empty."),
        (#"{"resourceType": }"#, ":1:18: error: "), ("[]", ":1:1: error: "),
    ])
    func aFileThatIsNoScenarioFails(text: String, line: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.json"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let good = "Questionnaires/Scenarios/review-maoi.json"
        let run = try Program(["test", file, path, good])
        #expect(run.status == 65)
        #expect(run.output.hasPrefix("FAIL  \(path)\n      \(path)\(line)"), "\(run.output)")
        #expect(run.output.hasSuffix("pass  \(good)\n2 scenarios: 1 pass, 1 fail\n"))
    }

    private func scenario(_ replacements: [(String, String)]) throws -> Program {
        let folder = try TemporaryFolder()
        let path = Program.package + "/Questionnaires/Scenarios/review-maoi.json"
        var text = try String(contentsOfFile: path, encoding: .utf8)
        for (old, new) in replacements {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        try text.write(toFile: folder.path + "/a.json", atomically: true, encoding: .utf8)
        return try Program(["test", file, folder.path])
    }

    /// Its linkIds may be the same, and then it would pass or fail for nothing.
    @Test func aScenarioOfAnotherQuestionnaireFails() throws {
        let run = try scenario([("Questionnaire/consultation", "Questionnaire/phq-9")])
        #expect(run.status == 65)
        #expect(
            run.output.contains(
                "error: this is a scenario of https://anteroom.example/fhir/Questionnaire/phq-9, and the questionnaire"
                    + " that is tried is https://anteroom.example/fhir/Questionnaire/consultation: try it on that one"
            )
        )
        #expect(run.output.contains("[questionnaire]"))
        let version = try scenario([
            ("Questionnaire/consultation", "Questionnaire/consultation|0.1")
        ])
        #expect(version.status == 0, "another version of it is no other questionnaire")
    }

    @Test func unknownLinkIdsFailWithTheOneThatWasMeant() throws {
        let answer = try scenario([("\"health.meds\"", "\"health.med\"")])
        #expect(answer.status == 65)
        #expect(answer.output.contains("'health.med': "))
        #expect(answer.output.contains("did you mean 'health.meds'? [unknown-linkId]"))
        let expected = try scenario([("\"result.outcome\"", "\"result.outcom\"")])
        #expect(expected.status == 65)
        #expect(expected.output.contains("'result.outcom': the form has no item with this linkId"))
        #expect(expected.output.contains("did you mean 'result.outcome'? [unknown-linkId]"))
    }

    @Test func aFolderWithoutScenariosIsNamed() throws {
        let folder = try TemporaryFolder()
        let run = try Program(["test", file, folder.path])
        #expect(run.status == 66)
        #expect(
            run.errors == "anteroom: \(folder.path): no scenario file (.json) is there\n"
        )
    }

    @Test func whatCannotBeReadIsNamedAndTheOthersAreTried() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/a.json",
            withDestinationPath: "nowhere"
        )
        try FileManager.default.copyItem(
            atPath: Program.package + "/Questionnaires/Scenarios/review-maoi.json",
            toPath: folder.path + "/b.json"
        )
        let run = try Program(["test", file, folder.path])
        #expect(run.status == 66)
        #expect(
            run.errors.hasPrefix(
                "anteroom: \(folder.path)/a.json: cannot be read: this link leads to nothing"
            )
        )
        #expect(run.output == "pass  \(folder.path)/b.json\n1 scenario: 1 pass, 0 fail\n")
    }
}
