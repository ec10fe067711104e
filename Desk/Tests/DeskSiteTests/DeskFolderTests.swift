import ConsultationRequests
import Foundation
import Testing

@testable import DeskSite

/// Where the requests lie that a desk shows.
@Suite("Folders of a desk") struct DeskFolderTests {
    /// Marks are never written through a link, so the folder that it leads to is the desk's.
    @Test func aDeskWorksInAFolderThatALinkLeadsTo() async throws {
        let fixture = try await DeskFixture()
        let link = fixture.folder + "-link"
        try FileManager.default.createSymbolicLink(
            atPath: link,
            withDestinationPath: fixture.folder
        )
        let folder = DeskFolder(name: "requests", following: link)
        #expect(DeskFolder(name: "x", following: link + "-none").path == link + "-none")
        let desk = FrontDesk(name: "two", folders: [folder])
        await desk.open()
        let call = try fixture.call()
        await desk.look()
        #expect(await desk.unreadable().isEmpty)
        let marking = await desk.mark(
            .taken,
            call,
            in: folder,
            initials: "AB",
            note: "",
            last: ""
        )
        guard case .written = marking else {
            Issue.record("\(marking)")
            return
        }
        #expect(fixture.marks.map(\.number) == [call])
    }
}
