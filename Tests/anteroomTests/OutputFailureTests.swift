import RequestTesting
import TerminalTesting
import Testing

/// Every command that was asked for something on standard output says so, and ends with EX_IOERR, when not all of it could be
/// written: half an outline is signed for a whole one, and half a Bundle loaded.
@Suite("Output that cannot be written")
struct OutputFailureTests {
    private static let number = "20261123T081407Z-7F3KQ2"

    /// The commands, with what they need in a folder of their own.
    private static let commands: [[String]] = [
        ["outline", "q.json"], ["outline", "q.json", "--html"], ["check", "bad.json"],
        ["check", "q.json", "--format", "json"], ["check", "--rules"],
        ["evaluate", "q.json", "r.json"],
        ["evaluate", "q.json", "r.json", "--request", "--number", number],
        ["test", "q.json", "s.json"], ["fhirpath", "item.linkId", "q.json"],
        ["requests", "list"], ["requests", "list", "--format", "numbers"],
        ["requests", "show", number], ["requests", "export", number],
        ["requests", "export", number, "--format", "json"], ["requests", "verify"],
        ["requests", "purge", "--dry-run", "--unseen", "--days", "0"],
        ["requests", "purge", "--unseen", "--days", "0"],
        ["requests", "ack", number, "--initials", "AB"],
        ["preview", "q.json"], ["preview", "q.json", "--size", "40x12"],
        ["visit", "--questionnaires", ".", "--requests", "Requests"],
        ["new", "blank"], ["assemble", "q.json"],
        ["--help"], ["help", "check"], ["requests", "list", "--help"],
    ]

    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let form = """
            {"resourceType":"Questionnaire","url":"urn:q","version":"1","title":"T","status":"active",
             "item":[{"linkId":"s","text":"Name?","type":"string"}]}
            """
        let response = """
            {"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:q|1",
             "item":[{"linkId":"s","answer":[{"valueString":"Ann"}]}]}
            """
        try folder.write(Array(form.utf8), to: "q.json")
        try folder.write(Array("{}".utf8), to: "bad.json")
        try folder.write(Array(response.utf8), to: "r.json")
        try folder.write(Array(response.utf8), to: "s.json")
        try folder.makeFolder("Requests")
        try folder.write(SampleRequest.review.bytes, to: "Requests/\(number).json")
        return folder
    }

    private static func run(
        _ arguments: [String],
        to output: String,
        in folder: TemporaryFolder
    ) throws -> ProgramRun {
        try ProgramRun(
            "/bin/sh",
            ["-c", "\"$0\" \"$@\" \(output)", TerminalSession.product("anteroom")] + arguments,
            directory: folder.path
        )
    }

    @Test(arguments: commands)
    func aFullDiskIsSaid(_ arguments: [String]) throws {
        let run = try Self.run(arguments, to: "> /dev/full", in: Self.folder())
        #expect(run.status == 74, "\(run.errors)")
        #expect(
            run.errors.contains("standard output cannot be written: No space left on device"),
            "\(run.errors)"
        )
    }

    @Test func whatCannotBeNamedIsNotRemoved() throws {
        let folder = try Self.folder()
        let purge = ["requests", "purge", "--unseen", "--days", "0"]
        _ = try Self.run(purge, to: "> /dev/full", in: folder)
        #expect(try folder.names(in: "Requests") == ["\(Self.number).json"])
    }

    /// A reader that has seen enough ends the program as it ends any filter, without a word.
    @Test func aClosedPipeIsNoTrouble() throws {
        let run = try Self.run(["check", "--rules"], to: "| head -n 1", in: Self.folder())
        #expect(run.lines.count == 1)
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test(arguments: commands)
    func withRoomForItTheCommandDoesNotEndSo(_ arguments: [String]) throws {
        let run = try Self.run(arguments, to: "", in: Self.folder())
        #expect(run.status != 74 && !run.output.isEmpty, "\(run.errors)")
    }
}
