import Foundation
import TerminalTesting
import Testing

/// `anteroom check --fix` as staff run it: what is shown, what is written, and what stays.
struct CheckFixTests {
    private static let broken = """
        {
          "resourceType": "Questionnaire",
          "url": "http://example.org/t",
          "title": "T",
          "experimental": True,
          "item": [
            {"linkId": "a", "type": "boolean", "text": "Well?", "required": "true",},
          ]
        }

        """
    private static let mended = """
        {
          "resourceType": "Questionnaire",
          "status": "draft",
          "url": "http://example.org/t",
          "title": "T",
          "experimental": true,
          "item": [
            {"linkId": "a", "type": "boolean", "text": "Well?", "required": true}
          ]
        }

        """

    private func folder(_ text: String, _ name: String = "form.json") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(text, to: name)
        return folder
    }

    private func text(_ name: String, in folder: TemporaryFolder) -> String? {
        try? folder.text(name)
    }

    @Test func theMendedCopyStandsBesideTheFileAndIsChecked() throws {
        let folder = try folder(Self.broken)
        let run = try Program(["check", "--fix", "form.json"], in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(text("form.json", in: folder) == Self.broken)
        #expect(text("form.fixed.json", in: folder) == Self.mended)
        #expect(
            run.output.hasPrefix(
                """
                form.json:5: True is written as JSON has it, true
                -   "experimental": True,
                +   "experimental": true,
                form.json:7: the comma before a closing brace is taken out; the comma before a closing bracket is taken out
                """
            )
        )
        #expect(run.errors.contains("form.fixed.json is the mended copy"))
        #expect(run.errors.contains("1 file checked"))
    }

    @Test func theFileItselfIsWrittenOnlyWhereOutputNamesIt() throws {
        let folder = try folder(Self.broken)
        let run = try Program(
            ["check", "--fix", "form.json", "--output", "form.json"],
            in: folder.path
        )
        #expect(run.status == 0)
        #expect(text("form.json", in: folder) == Self.mended)
    }

    @Test func nothingElseIsWrittenOver() throws {
        let folder = try folder(Self.broken)
        try Data("precious".utf8).write(to: URL(fileURLWithPath: folder.path + "/other"))
        for output in ["other", "/dev/full", "."] {
            let run = try Program(
                ["check", "--fix", "form.json", "--output", output],
                in: folder.path
            )
            #expect(run.status == 73, "\(output)")
        }
        #expect(text("other", in: folder) == "precious")
    }

    @Test func whatMayMeanTwoThingsIsReportedAndFails() throws {
        let folder = try folder(Self.broken.replacing("\"T\"", with: "\"The \"T\" form\""))
        let run = try Program(["check", "--fix", "form.json"], in: folder.path)
        #expect(run.status == 65)
        #expect(run.output.contains("error:"))
    }

    @Test func aCopyThatSomebodyChangedStays() throws {
        let folder = try folder(Self.broken)
        try folder.write("mine", to: "form.fixed.json")
        let run = try Program(["check", "--fix", "form.json"], in: folder.path)
        #expect(run.status == 73)
        #expect(text("form.fixed.json", in: folder) == "mine")
    }

    @Test func nothingIsWrittenWhereNothingIsMended() throws {
        let folder = try folder(Self.mended)
        let run = try Program(["check", "--fix", "form.json"], in: folder.path)
        #expect(run.status == 0)
        #expect(text("form.fixed.json", in: folder) == nil)
        #expect(run.errors.contains("no copy is written"))
    }

    @Test func visitorsAreNotAskedFromACopy() throws {
        let folder = try folder(Self.mended, "form.fixed.json")
        let run = try Program(["check", folder.path])
        #expect(run.status == 66)
    }
}
