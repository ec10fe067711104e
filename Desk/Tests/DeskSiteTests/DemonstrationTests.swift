import ConsultationRequests
import Foundation
import Testing

@testable import DeskSite

/// The folder that README shows the desk with.
@Suite("The demonstration") struct DemonstrationTests {
    static let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Demonstration").standardized.path

    private func filled(_ fixture: borrowing DeskFixture) throws -> String {
        let folder = fixture.folder + "/demonstration"
        var demonstration = DemonstrationFolder(Self.source) { path in
            Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        }
        try demonstration.fill(folder)
        return folder
    }

    @Test func everythingInItIsATestAndWhole() async throws {
        let fixture = try await DeskFixture()
        let folder = try filled(fixture)
        var index = RequestIndex(RequestFolder(path: folder))
        let overview = try index.overview()
        #expect(overview.requests.count >= 4)
        for request in overview.requests {
            #expect(request.isDemonstration && !request.isDamaged, "\(request.name)")
            #expect(request.facts?.person?.isEmpty == false)
        }
        #expect(overview.waitingAlerts.map(\.alert.priority) == [.asap, .stat])
        #expect(overview.alerts.contains { $0.request?.isCertain == true })
        #expect(try AuditTrail(folder: folder, station: "x").lines().count > 20)
    }

    @Test func itHappenedBeforeNowAndNotLongAgo() async throws {
        let fixture = try await DeskFixture()
        let folder = try filled(fixture)
        let now = SystemCalls.live.now()
        for alert in try AlertStore(folder: folder, station: "x", command: nil).all() {
            #expect((0..<86_400).contains(alert.time.seconds(until: now)))
        }
        for mark in try Marks(folder: folder).all() {
            #expect((0..<172_800).contains(mark.time.seconds(until: now)))
        }
    }

    @Test func everyPageOfItSaysSo() async throws {
        let fixture = try await DeskFixture()
        let desk = FrontDesk(
            name: "one",
            folders: [DeskFolder(name: "demonstration", path: try filled(fixture))]
        )
        let site = DeskSite(gate: fixture.gate, desk: desk, isDemonstration: true)
        let headers = [
            "host": "localhost:\(DeskFixture.port)", "cookie": fixture.cookie,
            "sec-fetch-site": "same-origin",
        ]
        for target in ["/", "/stats", "/r/none"] {
            let answer = await site.respond(
                to: WebRequest(method: "GET", target: target, headers: headers)
            )
            #expect(answer.text.contains("DEMONSTRATION: nobody"), "\(target)")
        }
    }

    @Test func aFolderThatIsNoneIsNamed() throws {
        var demonstration = DemonstrationFolder("x") { _ in Array(#"[{"minutesAgo":1}]"#.utf8) }
        let folder = NSTemporaryDirectory() + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: DemonstrationFolder.Failure.self) { try demonstration.fill(folder) }
    }
}
