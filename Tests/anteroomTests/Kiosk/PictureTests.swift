import Foundation
import TerminalTesting
import Testing

/// Real pictures of six pages, for a person to look at: `.build/pictures`, made by xterm under Xvfb.
struct PictureTests {
    private static let programs = ["xterm", "Xvfb", "import", "identify"]
    private static let canTakePictures =
        ProcessInfo.processInfo.environment["CI"] != nil
        || programs.allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/" + $0) }
    private static let folder = ShippedAnswers.package + "/.build/pictures"

    @Test(
        .enabled(if: canTakePictures, "pictures: install xterm, xvfb and imagemagick"),
        arguments: [(80, 25), (40, 12)]
    )
    func sixPagesAsAVisitorSeesThem(columns: Int, rows: Int) throws {
        let session = try KioskSession(
            "--alert-command",
            "true",
            questionnaire: nil,
            columns: columns,
            rows: rows
        )
        try session.waitForPrompt()
        try takePicture(of: session, "1-welcome")
        session.terminal.type("\r")
        let menu = "What would you like to do?"
        while try session.waitForPage(oneOf: [menu, "Press Enter"]) != menu {
            session.terminal.type("\r")
        }
        session.terminal.type("2\r")
        let visitor = try ShippedAnswers(["consent": "agree", "path": "full", "age": "18-64"])
        let question = visitor.words(of: "safety.now")
        _ = try visitor.walk(session, until: String(question.prefix(24)))
        try takePicture(of: session, "2-question")
        session.terminal.type("mabye\r")
        try session.waitForPage("Try again")
        try takePicture(of: session, "3-mistake")
        session.terminal.type("1\r")
        try session.waitForPage("Staff code:")
        try takePicture(of: session, "4-stay")

        let asking = try KioskSession(columns: columns, rows: rows)
        try asking.begin()
        try asking.step("first word?", "one\r")
        try asking.step("second word?", "two\r")
        try asking.answerClosingQuestions(name: "Pat")
        try asking.waitForPage("Is this right?")
        try takePicture(of: asking, "5-review")
        asking.terminal.type("yes\r")
        try asking.waitForPage("Request number")
        try takePicture(of: asking, "6-sent")
    }

    /// Shows in xterm what was sent since the screen was cleared, and looks whether there is more than one colour.
    private func takePicture(of session: KioskSession, _ name: String) throws {
        let size = "\(session.terminal.columns)x\(session.terminal.rows)"
        try FileManager.default.createDirectory(
            atPath: Self.folder,
            withIntermediateDirectories: true
        )
        let picture = "\(Self.folder)/\(name)-\(size).png"
        let shown = try TemporaryFolder()
        let bytes = shown.path + "/bytes"
        try Data(session.terminal.page).write(to: URL(fileURLWithPath: bytes))
        let script = ShippedAnswers.package + "/Tests/anteroomTests/Kiosk/take-picture"
        let taken = try run(script, [bytes, size, picture])
        #expect(taken.code == 0, "\(taken.output)")
        let colours = try run("/usr/bin/identify", ["-format", "%k", picture])
        #expect((Int(colours.output) ?? 0) > 3, "\(colours.output)")
    }

    private func run(
        _ program: String,
        _ arguments: [String]
    ) throws -> (code: Int32, output: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let told = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: told, as: UTF8.self))
    }
}
