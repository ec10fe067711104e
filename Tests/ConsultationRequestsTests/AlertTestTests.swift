import ConsultationRequests
import Foundation
import TerminalTesting
import Testing

@testable import ConsultationRequests

/// The command that calls staff is tried by the kiosk that has to run it, and nobody is called for that.
@Suite("Tests of the alert command") struct AlertTestTests {
    private func alerts(
        _ folder: borrowing TemporaryFolder,
        command: String? = nil,
        station: String = "Seat 4",
        system: SystemCalls = .live
    ) throws -> AlertStore {
        let alerts = AlertStore(
            folder: folder.path,
            station: station,
            command: command.map { AlertCommand($0, limit: 500) },
            system: system
        )
        try alerts.prepare()
        return alerts
    }

    @Test(arguments: [
        ("cat >> 'PATH/got'", AlertDelivery.delivered), ("exit 3", .failed(status: 3)),
        ("/no/such/program", .failed(status: 127)), ("sleep 60", .timedOut),
    ])
    func theKioskRunsItOnceAndTellsWhoAsked(
        line: String,
        delivery: AlertDelivery
    ) throws {
        let folder = try TemporaryFolder()
        let kiosk = try alerts(folder, command: line.replacing("PATH", with: folder.path))
        let asking = try alerts(folder, station: "administrator")
        let number = try asking.askForTest()
        #expect(try asking.testResult(of: number) == nil)
        let taken = try #require(kiosk.takeTest())
        #expect(taken.number == number && taken.delivery == delivery)
        #expect(kiosk.takeTest() == nil, "it is run once")
        let told = try #require(try asking.testResult(of: number))
        #expect(told == taken)
        #expect(told.station == "Seat 4")
        if delivery == .delivered {
            let got = try folder.text("got")
            #expect(got.contains(#""code":"test""#) && got.contains("\(number)"))
        }
        #expect(!asking.withdrawTest(number), "it was taken")
    }

    @Test func itIsNoAlertForAnybody() throws {
        let folder = try TemporaryFolder()
        var kiosk = try alerts(folder, command: "exit 1")
        let number = try kiosk.askForTest()
        func check() throws {
            #expect(try kiosk.all().isEmpty && kiosk.unacknowledged().isEmpty)
            #expect(kiosk.retryDue().isEmpty)
            var index = RequestIndex(RequestFolder(path: folder.path))
            #expect(try index.overview().alerts.isEmpty)
        }
        try check()
        #expect(kiosk.takeTest()?.number == number)
        try check()
        let trail = AuditTrail(folder: folder.path, station: "x")
        #expect(try trail.lines().map(\.event) == ["alert-tested"])
        #expect(try RequestFolder(path: folder.path).check().findings.isEmpty)
    }

    /// A kiosk that starts in the night must not page somebody for a test of the afternoon.
    @Test func oneThatNobodyWaitsForIsNotSent() throws {
        let folder = try TemporaryFolder()
        var past = SystemCalls.live
        past.now = {
            UTCTime(secondsSince1970: SystemCalls.live.now().secondsSince1970 - 61)
        }
        _ = try alerts(folder, system: past).askForTest()
        let kiosk = try alerts(folder, command: "touch '\(folder.path)/sent'")
        #expect(kiosk.takeTest() == nil)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/sent"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/alerts") == [])
    }

    @Test func oneThatIsTakenBackIsNotSent() throws {
        let folder = try TemporaryFolder()
        let kiosk = try alerts(folder, command: "true")
        #expect(kiosk.withdrawTest(try kiosk.askForTest()))
        #expect(kiosk.takeTest() == nil)
    }

    @Test func whatARealAlertNeedsIsNotForgottenForATest() throws {
        let folder = try TemporaryFolder()
        let kiosk = try alerts(folder, command: "true")
        let number = try kiosk.askForTest()
        _ = kiosk.takeTest()
        // Not counted among the alerts that the command has taken.
        let entries = try kiosk.deliveries.entries()
        #expect(entries.count == 1 && entries[0].number(.record) == number)
    }
}
