import ConsultationRequests
import SystemPackage
import Testing

@testable import DeskSite

/// A desk that cannot write says so on the page, and shows nothing as done that is not.
@Suite("A desk that cannot write") struct DeskFaultTests {
    @Test(arguments: [
        ("write", Errno.noSpace, "Free space on that disk."),
        ("fsync", .ioError, "Check that disk."),
        ("write", .readOnlyFileSystem, "Mount that disk for writing."),
    ])
    func aPressThatCannotBeKeptIsSaid(call: String, error: Errno, remedy: String) async throws {
        let faulty = FaultySystem(.each(call, error))
        let desk = try await DeskFixture(system: faulty.system)
        let number = try desk.call()
        await desk.desk.look()
        let press = ["event": "taken", "initials": "AB", "last": ""]
        let answer = await desk.post("/a/\(number)", press)
        #expect(answer.status == 500)
        #expect(answer.text.contains(remedy))
        if call == "write" {
            #expect(desk.marks.isEmpty)
            let page = await desk.get("/")
            #expect(page.text.contains("\(number)"), "it still waits")
        }
        // That a screen shows it is not said of a screen that could not note it.
        #expect(await desk.post("/shown", ["numbers": "\(number)"]).status == 204)
        if call == "write" { #expect(desk.marks.isEmpty) }
    }
}
