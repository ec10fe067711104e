import Foundation
import TerminalTesting
import Testing

/// `anteroom outline` as staff run it.
struct OutlineCommandTests {
    private let file = "Questionnaires/2-consultation.json"

    @Test func textOrHTML() throws {
        let text = try Program(["outline", file, "--width", "60"])
        #expect(text.status == 0)
        #expect(text.output.hasPrefix("Ask for a visit\n====="))
        #expect(text.output.contains("1. May we use your answers to plan your visit? [consent]"))
        let html = try Program(["outline", file, "--html"])
        #expect(html.status == 0)
        #expect(html.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    }

    @Test func aBrokenFileIsReportedAtItsPlace() throws {
        let folder = try TemporaryFolder()
        try "{]".write(toFile: folder.path + "/a.json", atomically: true, encoding: .utf8)
        let run = try Program(["outline", folder.path + "/a.json"])
        #expect(run.status == 65)
        #expect(run.errors.contains("/a.json:1:2: error:"))
        #expect(run.output.isEmpty)
        #expect(try Program(["outline", "/nowhere.json"]).status == 66)
    }

    @Test func aLanguageItDoesNotHaveIsAnErrorThatNamesThoseItHas() throws {
        let run = try Program(["outline", file, "--language", "xx"])
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("--language xx: \(file) has no words in it; it has en"))
        let near = try Program(["outline", file, "--language", "en-GB", "--html"])
        #expect(near.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    }

    @Test(arguments: ["outline", "preview", "test"])
    func aFileThatCannotBeReadIsToldApart(command: String) throws {
        let scenarios = command == "test" ? ["Questionnaires/Scenarios"] : []
        for (path, reason) in [
            ("Questionnaires", "it is a folder; name one file in it, such as Questionnaires/1-"),
            ("Questionnaires/Scenarios/none.json", "No such file or directory"),
            ("Questionnaires/2-consulation.json", "did you mean '\(file)'?"),
        ] {
            let run = try Program([command, path] + scenarios)
            #expect(run.status == 66)
            #expect(run.errors.contains("anteroom: \(path): "))
            #expect(run.errors.contains(reason), "\(run.errors)")
        }
        let other = try Program(
            [command, "Questionnaires/Scenarios/review-maoi.json"] + scenarios
        )
        #expect(other.status == 65)
        #expect(other.errors.contains("a QuestionnaireResponse is not a Questionnaire"))
    }

    @Test func aCommandThatIsNoneIsNamedWithTheOneThatWasMeant() throws {
        let near = try Program(["preveiw", file])
        #expect(near.status == 64)
        #expect(
            near.errors.contains("'preveiw' is no command of anteroom; did you mean 'preview'?")
        )
        let other = try Program([file])
        #expect(other.status == 64)
        #expect(other.errors.contains("'\(file)' is no command of anteroom"))
    }
}
