import ConsultationRequests
import FHIRModel
import Foundation
import Kiosk
import TerminalTesting
import Testing

@testable import anteroom

/// What `anteroom status` and `--check-settings` say of the voice.
struct VoiceStatusTests {
    /// The row for a kiosk with the stand-in programs, on these cards.
    private func row(
        _ kiosk: SpokenKiosk,
        output: VoiceOutput = .jack,
        events: [RecordedEvent] = [],
        dropIns: String? = nil
    ) throws -> KioskStatus.Row {
        var options = KioskOptions()
        options.voice = true
        options.voiceOutput = output
        options.soundCards = kiosk.cards
        options.voiceProgram = kiosk.folder.path + "/espeak-ng"
        let now = try #require(UTCTime("20261123T100000Z"))
        var status = VoiceStatus(options: options, events: events, now: now, dropIns: dropIns)
        status.searchPath = SearchPath(kiosk.folder.path)
        return status.row
    }

    @Test func `It says what is plugged in, or what the voice waits for`() throws {
        #expect(try row(SpokenKiosk(jack: true)).lines == ["headphones are plugged in (plughw:0)"])
        let empty = try row(SpokenKiosk(jack: false))
        #expect(empty == KioskStatus.Row("voice", .ok, "waits for headphones (plughw:0)"))
        let headset = try row(SpokenKiosk(jack: nil), output: .headset)
        #expect(
            headset == KioskStatus.Row("voice", .ok, "waits for the key Tab (plughw:0, headset)")
        )
    }

    @Test func `It says what keeps visitors from hearing it`() throws {
        let untold = try row(SpokenKiosk(jack: nil))
        #expect(untold.level == .warning)
        #expect(untold.lines.first?.contains("see voice-output in kiosk.conf") == true)
        let kiosk = try SpokenKiosk()
        try FileManager.default.removeItem(atPath: kiosk.cards)
        #expect(
            try row(kiosk).lines == [
                "no sound card that plays; visitors hear nothing until a USB headset is plugged in"
            ]
        )
        try FileManager.default.removeItem(atPath: kiosk.folder.path + "/aplay")
        let missing = try row(kiosk).lines.first ?? ""
        #expect(missing.hasPrefix("aplay is not in \(kiosk.folder.path); install"))
    }

    @Test func `It says that a voice failed in a visit of the last day`() throws {
        let folder = try TemporaryFolder()
        let trail = AuditTrail(folder: folder.path, station: "Window 2")
        try trail.record(.voiceFailed)
        let events = try trail.recent().events
        let now = try #require(events.last?.time)
        var options = KioskOptions()
        options.voice = true
        let status = VoiceStatus(options: options, events: events, now: now)
        #expect(status.row.lines.contains { $0.hasPrefix("could not be heard 1 times") })
        options.voice = false
        #expect(VoiceStatus(options: options, events: events, now: now).row.level == nil)
    }

    @Test func `It says that the service may not use the card, until it may`() throws {
        let kiosk = try SpokenKiosk()
        try kiosk.folder.makeFolder("unit.d")
        let place = kiosk.folder.path + "/unit.d"
        let row = try row(kiosk, dropIns: place)
        #expect(row.level == .warning)
        #expect(
            row.lines.first?.contains("copy /usr/share/anteroom/voice.conf into \(place)") == true
        )
        try FileManager.default.copyItem(
            atPath: Program.package + "/Installation/voice.conf",
            toPath: place + "/voice.conf"
        )
        #expect(try self.row(kiosk, dropIns: place).level == .ok)
    }

    @Test func `A wrong setting of the voice is found with its line`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "voice = yes\nvoice-program = /nonexistent/voice\nvoice-output = radio\n",
            to: "kiosk.conf"
        )
        let path = folder.path + "/kiosk.conf"
        let wrong = SettingsCheck(path).findings()
        #expect(wrong.count == 1)
        #expect(wrong.first?.hasPrefix("\(path):3: ") == true)
        #expect(wrong.first?.contains("jack") == true, "what it takes is listed")
        try folder.write("voice = yes\nvoice-program = /nonexistent/voice\n", to: "kiosk.conf")
        let missing = SettingsCheck(path).findings().filter { $0.hasPrefix("\(path):2: ") }
        #expect(missing.first?.contains("/nonexistent/voice is not there") == true)
    }
}
