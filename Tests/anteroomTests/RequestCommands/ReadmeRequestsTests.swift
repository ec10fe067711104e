import ConsultationRequests
import FoundationEssentials
import RequestTesting
import TerminalTesting
import Testing

/// The commands that README gives to staff do what it says.
struct ReadmeRequestsTests {
    private func run(
        _ command: String,
        in staff: StaffFolder,
        number: RequestNumber? = nil
    ) throws -> ProgramRun {
        try staff.folder.makeFolder("bin")
        let link = "\(staff.folder.path)/bin/anteroom"
        if !FileManager.default.fileExists(atPath: link) {
            try FileManager.default.createSymbolicLink(
                atPath: link,
                withDestinationPath: TerminalSession.product("anteroom")
            )
        }
        var line = command
        if let number {
            line = line.replacing("20261123T141507Z-7F3KQ2", with: number.description)
                .replacing("7F3-KQ2", with: number.spoken)
        }
        return try ProgramRun(
            "/bin/bash",
            ["-euo", "pipefail", "-c", line],
            environment: ["PATH": "\(staff.folder.path)/bin:/usr/bin:/bin"],
            directory: staff.folder.path
        )
    }

    @Test func staffLookAtARequest() throws {
        let staff = try StaffFolder()
        let stored = try staff.send()
        let run = try run(ReadmeExample.text("look at requests"), in: staff, number: stored.number)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("talk first"))
        #expect(run.text.contains("*** Talk before leaving ***"))
        #expect(run.lines.last == "\(stored.number.spoken) seen by AB")
        #expect(try staff.folder.text("page.html").contains("<h1>Talk before leaving</h1>"))
    }

    @Test func theFolderIsKept() throws {
        let staff = try StaffFolder()
        let stored = try staff.send()
        let run = try run(ReadmeExample.text("keep requests"), in: staff)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.first?.hasPrefix("requests: 1, ") == true)
        #expect(run.errors.contains("0 requests would be removed"))
        #expect(try staff.folder.names(in: "Requests").contains(stored.fileName))
    }

    @Test(.enabled(if: AgeTool.isPresent, "\(AgeTool.absence)"))
    func aClinicMakesAKeySealsAndOpens() throws {
        let staff = try StaffFolder()
        let making = try run(ReadmeExample.text("make a key"), in: staff)
        #expect(making.status == 0, "\(making.errors)")
        let words = try ReadmeExample.text("seal requests").split(separator: " ").map(String.init)
        #expect(words.prefix(3) == ["anteroom", "kiosk", "--recipients-file"])
        let session = try KioskSession(words[2], "\(staff.folder.path)/\(words[3])")
        try session.send(first: "one", second: "two", name: "Alex")
        let names = try session.folder.names(in: "Requests").filter { $0.hasSuffix(".age") }
        let name = try #require(names.first)
        try staff.folder.write(
            session.folder.bytes("Requests/\(name)"),
            to: "Requests/\(name)"
        )
        let number = try #require(RequestFileName(name)).number
        let opening = try run(
            ReadmeExample.text("open sealed requests"),
            in: staff,
            number: number
        )
        #expect(opening.status == 0, "\(opening.errors)")
        #expect(opening.lines[1].contains(number.spoken))
        #expect(opening.text.contains("\"resourceType\":\"Bundle\""))
        #expect(opening.text.contains("Alex"))
    }
}
