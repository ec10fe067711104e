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
        #expect(await desk.status().rows.first { $0.name == "desk" }?.level == .ok)
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

/// What another system said of a request stands on its page, in the words of the reader.
@Suite("Deliveries on the page") struct DeliveriesOnThePageTests {
    @Test func whatWasRefusedStandsThereWithTheServersCode() async throws {
        let desk = try await DeskFixture()
        try desk.put()
        let number = try #require(RequestNumber(DeskFixture.number))
        try Deliveries(folder: desk.folder).add(
            DeliveryMark(
                number: number,
                event: .refused,
                time: SystemCalls.live.now(),
                target: "ehr",
                status: "422 invalid"
            )
        )
        await desk.desk.look()
        #expect(await desk.get("/").text.contains("REFUSED by ehr"))
        #expect(await desk.get("/r/\(number)").text.contains("REFUSED by ehr, 422 invalid, "))
        let spanish = await desk.get("/r/\(number)", ["accept-language": "es"]).text
        #expect(spanish.contains("RECHAZADA por ehr, 422 invalid, "))
    }
}
