// Codes of known patients that a kiosk does not take for a while.
extension FolderStatus {
    /// Seconds for which a kiosk takes no code after too many were wrong, as `CodePause.length` of the kiosk has it.
    package static let codePause: Int64 = 900

    /// Which kiosks take no codes, and until when: "Window 2 takes none until 2026-11-23 09:30, as too many were wrong".
    package var codes: KioskStatus.Row {
        let name = "codes"
        guard let events else { return KioskStatus.Row(name, .warning, Self.unknown) }
        var ends: [String: UTCTime] = [:]
        for event in events {
            switch event.code {
            case "codes-paused":
                ends[event.station] = UTCTime(
                    secondsSince1970: event.time.secondsSince1970 + Self.codePause
                )
            // The supervisor counts in its memory.
            case "started", "stopped": ends[event.station] = nil
            case _: break
            }
        }
        let lines = ends.filter { now.seconds(until: $0.value) > 0 }.sorted { $0.key < $1.key }
            .map { station, end in
                "\(station) takes none until \(clock.minute(end)), as too many were wrong"
            }
        guard !lines.isEmpty else { return KioskStatus.Row(name, .ok, "not paused") }
        let advice = "if nobody mistyped theirs, see who tries; starting the kiosk again ends it"
        return KioskStatus.Row(name, .warning, lines: lines + [advice])
    }
}
