import Foundation
import TerminalTesting
import Testing

/// A visit on a pipe: scripted, without a terminal.
struct PipedVisitTests {
    private struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    private func visit(
        _ lines: [String],
        program: String = TerminalSession.product("anteroom"),
        in folder: TemporaryFolder,
        environment: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        let (keys, screen, errors) = (Pipe(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["visit"]
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) {
            $1
        }
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardInput = keys
        process.standardOutput = screen
        process.standardError = errors
        try process.run()
        try keys.fileHandleForWriting.write(
            contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8)
        )
        try keys.fileHandleForWriting.close()
        let output = try screen.fileHandleForReading.readToEnd() ?? Data()
        let told = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: told, as: UTF8.self)
        )
    }

    private func write(_ items: String, into folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        try """
        {"resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/piped", "title": "Piped",
         "status": "draft", "item": [\(items)]}
        """.write(toFile: folder + "/piped.json", atomically: true, encoding: .utf8)
    }

    private func request(in folder: TemporaryFolder) throws -> String {
        let requests = folder.path + "/Requests"
        let names = try FileManager.default.contentsOfDirectory(atPath: requests)
            .filter { $0.hasSuffix(".json") }
        #expect(names.count == 1)
        return try String(contentsOfFile: requests + "/" + #require(names.first), encoding: .utf8)
    }

    private let contact = ["1", "Pat", "1", "1", "555-010-0199", "yes", ""]

    /// Summer and winter time of New York: each date and time has the offset of its own day.
    @Test func aDateAndTimeHasTheOffsetOfItsDay() throws {
        let folder = try TemporaryFolder()
        try write(
            #"{"linkId": "summer", "text": "Summer?", "type": "dateTime"}, {"linkId": "winter", "text": "Winter?", "type": "dateTime"}"#,
            into: folder.path + "/Questionnaires"
        )
        let lines = ["", "1", "July 4, 2026 at 2 pm", "January 4, 2026 at 2 pm"] + contact
        let result = try visit(lines, in: folder, environment: ["TZ": "America/New_York"])
        #expect(result.status == 0, "\(result.errors)")
        let request = try request(in: folder)
        #expect(request.contains("2026-07-04T14:00:00-04:00"))
        #expect(request.contains("2026-01-04T14:00:00-05:00"))
    }

    @Test func aLineThatIsTooLongIsSaidAndNotCut() throws {
        let folder = try TemporaryFolder()
        try write(
            #"{"linkId": "one", "text": "Your word?", "type": "string", "maxLength": 20}"#,
            into: folder.path + "/Questionnaires"
        )
        let long = String(repeating: "quokka", count: 5_000)
        let result = try visit(["", "1", long, "quoll"] + contact, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("Use at most 20 letters."))
        let request = try request(in: folder)
        #expect(request.contains("quoll") && !request.contains("quokka"))
    }

    /// The default folder is looked for in the working directory, then beside the installed program.
    @Test func theInstalledQuestionnairesAreFoundFromAnywhere() throws {
        let installed = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: installed.path + "/bin",
            withIntermediateDirectories: true
        )
        let program = installed.path + "/bin/anteroom"
        try FileManager.default.copyItem(
            atPath: TerminalSession.product("anteroom"),
            toPath: program
        )
        let question = #"{"linkId": "one", "text": "Installed?", "type": "boolean"}"#
        try write(question, into: installed.path + "/share/anteroom/Questionnaires")
        let elsewhere = try TemporaryFolder()
        let found = try visit(["", "1"], program: program, in: elsewhere)
        #expect(found.output.contains("Installed?"), "\(found.errors)")
        let own = #"{"linkId": "one", "text": "In the working directory?", "type": "boolean"}"#
        try write(own, into: elsewhere.path + "/Questionnaires")
        let nearer = try visit(["", "1"], program: program, in: elsewhere)
        #expect(nearer.output.contains("In the working directory?"), "\(nearer.errors)")
    }

    @Test func aVisitThatIsStoppedEndsWith75AndOneThatComesToItsEndWith0() throws {
        let folder = try TemporaryFolder()
        try write(
            #"{"linkId": "a", "text": "Which word?", "type": "string"}"#,
            into: folder.path + "/Questionnaires"
        )
        #expect(try visit(["", "1", "q", "1", "1", ""], in: folder).status == 75)
        #expect(try visit(["", "2", ""], in: folder).status == 0)
    }

    /// A form that makes no request: its answers reach staff if the visitor lets them, and only then.
    @Test(arguments: [true, false])
    func withoutAServiceRequestTheVisitorSaysWhetherItIsStored(mayHave: Bool) throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("Questionnaires")
        let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
        try folder.write(
            """
            {"resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/patient", "title": "Patient",
             "status": "draft",
             "contained": [{"resourceType": "Patient", "id": "p", "name": [{"_text": {"extension": [
              {"url": "\(sdc)templateExtractValue",
               "valueString": "item.where(linkId = 'a').answer.value"}]}}]}],
             "extension": [{"url": "\(sdc)templateExtract", "extension": [
              {"url": "template", "valueReference": {"reference": "#p"}}]}],
             "item": [{"linkId": "a", "type": "string", "text": "Which word?"}]}
            """,
            to: "Questionnaires/patient.json"
        )
        let closing = mayHave ? ["1", "2", ""] : ["2", ""]
        let result = try visit(["", "1", "quokka"] + closing, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(!result.output.contains("Request number:"))
        #expect(!result.output.contains("What name"), "the form asks for it itself")
        guard !mayHave else {
            #expect(result.output.contains("They are kept under this number."))
            #expect(try request(in: folder).contains("quokka"))
            return
        }
        let files = try folder.names(in: "Requests")
        #expect(files.allSatisfy { !$0.hasSuffix(".json") }, "\(files)")
    }

    @Test func aCrashOnAPipePrintsNothingOfTheMemory() throws {
        let folder = try TemporaryFolder()
        try write(
            #"{"linkId": "a", "text": "Which word?", "type": "string"}, {"linkId": "b", "text": "Second?", "type": "string"}"#,
            into: folder.path + "/Questionnaires"
        )
        let process = Process()
        let (keys, screen, errors) = (Pipe(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: TerminalSession.product("anteroom"))
        process.arguments = ["visit"]
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardInput = keys
        process.standardOutput = screen
        process.standardError = errors
        try process.run()
        try keys.fileHandleForWriting.write(contentsOf: Data("\n1\nquokka\n".utf8))
        var shown = ""
        while !shown.contains("Second?") {
            let more = screen.fileHandleForReading.availableData
            try #require(!more.isEmpty, "the visit ended early")
            shown += String(decoding: more, as: UTF8.self)
        }
        kill(process.processIdentifier, SIGSEGV)
        let told = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        let words = String(decoding: told, as: UTF8.self)
        #expect(words.split(separator: "\n").allSatisfy { $0.hasPrefix("anteroom: ") }, "\(words)")
    }

    @Test func whereNothingCanBeUsedEveryErrorIsListedFirst() throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("Questionnaires")
        try folder.write("{", to: "Questionnaires/broken.json")
        let result = try visit([], in: folder)
        #expect(result.status == 78)
        let errors = result.errors
        #expect(errors.contains("Questionnaires/broken.json:1:2: error:"), "\(errors)")
    }
}
