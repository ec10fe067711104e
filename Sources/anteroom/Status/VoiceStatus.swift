import ConsultationRequests
import Kiosk
import Readline
import StaffPages

/// Whether the voice of a kiosk can be heard: its programs, its card, what is plugged in, and what became of it lately.
struct VoiceStatus {
    let options: KioskOptions
    let events: [RecordedEvent]
    let now: UTCTime
    var wall = LocalClock.ofTheClinic
    /// Where systemd reads what was added to the kiosk's unit; nil where no unit runs it.
    var dropIns: String?
    /// Where its programs are looked for.
    var searchPath = SearchPath()

    private static let day: Int64 = 86_400

    var row: KioskStatus.Row {
        guard options.voice else {
            return KioskStatus.Row("voice", nil, "pages are not spoken; see voice in kiosk.conf")
        }
        var lines: [String] = []
        let outlet = outlet(&lines)
        if let dropIns, !Self.mayPlay(by: dropIns) {
            lines.append(
                "the service may not use the sound card; copy /usr/share/anteroom/voice.conf into \(dropIns)"
            )
        }
        let failed = events.filter { event in
            event.code == "voice-failed" && event.time.seconds(until: now) < Self.day
        }
        if let last = failed.last {
            lines.append(
                "could not be heard \(failed.count) times in the last day, last \(wall.minute(last.time)); journalctl -u anteroom-kiosk says why"
            )
        }
        guard lines.isEmpty else { return KioskStatus.Row("voice", .warning, lines: lines) }
        return KioskStatus.Row("voice", .ok, outlet)
    }

    /// What is plugged in, in words; what is wrong is added to the lines.
    private func outlet(_ problems: inout [String]) -> String {
        do throws(KioskOptions.VoiceProblem) {
            let programs = try options.speechPrograms(in: searchPath)
            let found = SoundCards.outlet(
                in: options.soundCards,
                device: options.voiceDevice,
                programs: programs
            )
            switch (found, options.voiceOutput) {
            case (.missing, _):
                problems.append(
                    "no sound card that plays; visitors hear nothing until a USB headset is plugged in"
                )
            case (.untold(let device), .jack):
                problems.append(
                    "\(device) does not tell whether headphones are plugged in, so that nothing is spoken; use a USB headset, or see voice-output in kiosk.conf"
                )
            case (.headset(let device), _): return "headphones are plugged in (\(device))"
            case (.untold(let device), .headset), (.untold(let device), .loudspeaker):
                return "waits for the key Tab (\(device), \(options.voiceOutput.rawValue))"
            case (.unplugged(let device), .loudspeaker):
                return "waits for headphones or the key Tab (\(device), loudspeaker)"
            case (.unplugged(let device), .jack), (.unplugged(let device), .headset):
                return "waits for headphones (\(device))"
            }
        } catch {
            problems.append("\(error)")
        }
        return ""
    }

    /// Whether one of the files added to the unit lets it use sound cards.
    private static func mayPlay(by folder: String) -> Bool {
        let names = (try? FileReading.names(in: folder)) ?? []
        return names.contains { name in
            let path = "\(folder)/\(name)"
            guard name.hasSuffix(".conf"),
                let bytes = try? FileReading.bytes(of: path, kind: .regular, limit: 65_536)
            else { return false }
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
                .contains { $0.hasPrefix("DeviceAllow=") && $0.contains("alsa") }
        }
    }
}
