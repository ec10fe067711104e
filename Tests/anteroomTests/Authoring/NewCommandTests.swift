import FHIRModel
import FormAuthoring
import FormFiller
import FormTesting
import Foundation
import TerminalTesting
import Testing

/// `anteroom new`: every form to begin with can be checked, tested and walked as it is.
struct NewCommandTests {
    static let names = ["audit-c", "blank", "gad7", "intake", "phq9"]

    @Test func withoutANameTheFormsAreListed() throws {
        let run = try Program(["new"])
        #expect(run.status == 0)
        #expect(
            run.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
                == Self.names.map { $0[...] }
        )
    }

    @Test(arguments: names)
    func aNewFormPassesItsCheckAndItsScenarios(_ name: String) throws {
        let folder = try TemporaryFolder()
        let new = try Program(["new", name], in: folder.path)
        #expect(new.status == 0, "\(new.errors)")
        let check = try Program(["check", "\(name).json"], in: folder.path)
        #expect(check.status == 0, "\(check.output)")
        #expect(!check.output.contains("error:"))
        let test = try Program(["test", "\(name).json", "\(name)-scenarios"], in: folder.path)
        #expect(test.status == 0, "\(test.output)\(test.errors)")
        #expect(test.output.contains("0 fail"))
        let again = try Program(["new", name], in: folder.path)
        #expect(again.status == 73)
    }

    @Test(arguments: names)
    func aNewFormIsADraftThatSaysItsSourceAndIsWalkedToItsEnd(_ name: String) throws {
        let bytes = try Data(contentsOf: URL(filePath: "\(Program.package)/Templates/\(name).json"))
        let form = try #require(Form.load(Array(bytes)).form)
        #expect(form.isDemonstration)
        #expect((form.questionnaire.copyright == nil) == (name == "blank"))
        #expect(form.languages.contains("es"))
        let now = try #require(FHIRDateTime("2026-11-23T12:00:00Z"))
        for seed in 0..<10 {
            var walker = RandomWalker(seed: UInt64(seed))
            var interview = Interview(form, now: now)
            _ = walker.walk(&interview, limit: 2_000)
            #expect(interview.isFinished)
        }
    }

    @Test func aNameThatIsNoneIsAUsageError() throws {
        let run = try Program(["new", "phq8"])
        #expect(run.status == 64)
        #expect(run.errors.contains("phq9"))
    }
}
