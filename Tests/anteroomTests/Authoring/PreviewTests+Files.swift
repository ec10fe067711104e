import Foundation
import TerminalTesting
import Testing

/// What becomes of the file that is tried out, and what a preview leaves alone.
extension PreviewTests {
    @Test func theHelpPageNamesTheStaffPane() throws {
        let run = try Program(["preview", "night.json"], in: folder.path, input: "?\n")
        #expect(run.output.contains("=name = Why the question with this linkId is asked or not."))
    }

    @Test func nothingIsWrittenAndNobodyIsCalled() throws {
        let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        let run = try Program(
            ["preview", "night.json"],
            in: folder.path,
            input: "\n1\n2\nmilk\nno\n1\nPat\n1\n3\npat@example.org\nyes\n\n"
        )
        #expect(run.status == 0)
        #expect(run.output.contains("P R E V I E W"))
        #expect(run.errors.isEmpty)
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path) == before)
    }

    @Test func aFileThatIsGoneIsSaidAndComesBackWithTheAnswers() throws {
        let terminal = try begun("--watch")
        try step(terminal, "Do you sleep well?", "2\r")
        try terminal.wait(for: "What helps you?")
        let path = folder.path + "/night.json"
        try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
        try terminal.waitForScreen(with: "The last good version is shown.")
        try terminal.waitForScreen(with: "night.json is gone: save it again under this")
        try step(terminal, "What helps you?", "milk\r")
        try terminal.wait(for: "Is there anything else?")
        try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
        try terminal.waitForScreen(with: "The file was saved: this is the new version.")
        try step(terminal, "Is there anything else?", "=\r")
        try terminal.wait(for: "helps = milk")
    }

    @Test func aBrokenSaveThatIsMendedHasTheAnswersStill() throws {
        let terminal = try begun("--watch")
        try step(terminal, "Do you sleep well?", "2\r")
        try step(terminal, "What helps you?", "milk\r")
        try terminal.wait(for: "Is there anything else?")
        try write(Self.questionnaire().replacing("\"item\"", with: "\"itme\": [], \"item\""))
        try terminal.waitForScreen(with: "as a demonstration only")
        try write(String(Self.questionnaire().dropLast(4)))
        try terminal.waitForScreen(with: "The file has errors; the last good version is shown.")
        try write(Self.questionnaire(second: "What helps?"))
        try terminal.waitForScreen(with: "The file was saved: this is the new version.")
        try step(terminal, "Is there anything else?", "=\r")
        try terminal.wait(for: "sleep = false")
        try terminal.wait(for: "helps = milk")
    }

    @Test func somethingElseInThePlaceOfTheFileIsSaid() throws {
        let terminal = try begun("--watch")
        try terminal.wait(for: "Do you sleep well?")
        try FileManager.default.removeItem(atPath: folder.path + "/night.json")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/night.json",
            withIntermediateDirectories: false
        )
        try terminal.waitForScreen(
            with: "The last good version is shown. night.json cannot be read: "
        )
    }
}
