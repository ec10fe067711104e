import ArgumentParser
import ConsultationRequests
import StaffPages

/// `anteroom codes list`: the codes of the last two weeks, and what became of each.
struct CodesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract:
            "List the codes of the last two weeks, the newest first, and what became of each.",
        discussion: """
            A code is used up when a visit begins with it. One that was broken off, or of which no end was noted since the visit goes on \
            or the machine lost its power, wants a new code for what was not sent.
            """
    )

    @OptionGroup var options: CodeFolderOptions

    func run() throws {
        try RequestsFailure.exiting {
            let codes = try options.folder().codes()
            guard !codes.isEmpty else { return try StandardOutput.writeLine("No codes") }
            let clock = LocalClock.ofTheClinic
            var rows = [["NUMBER", "RECORD", "FORMS", "GIVEN", "STATE"]]
            rows += codes.map { summary in
                let forms = summary.code.forms.map(\.words).joined(separator: ", ")
                return [
                    summary.code.number.spoken,
                    TextTable.clipped(summary.code.record.value, to: 24),
                    TextTable.clipped(forms, to: 40),
                    [clock.shortAge(of: summary.code.time), summary.code.initials]
                        .filter { !$0.isEmpty }.joined(separator: " "),
                    clock.words(summary),
                ]
            }
            try StandardOutput.write(TextTable(rows: rows).text)
        }
    }
}

extension ClinicClock {
    /// "BROKEN OFF, begun 2026-11-23 14:15 (UTC+01:00) at Kiosk 1, 1 of 2 sent: 7F3-KQ2".
    func words(_ summary: CodeSummary) -> String {
        func use(_ word: String, _ use: CodeUse, _ sent: [RequestNumber]) -> String {
            let place = use.by.isEmpty ? "" : " at \(use.by)"
            let numbers = sent.isEmpty ? "" : ": " + sent.map(\.spoken).joined(separator: " ")
            return "\(word)begun \(words(use.time.extended))\(place), "
                + "\(sent.count) of \(summary.code.forms.count) sent\(numbers)"
        }
        return switch summary.state {
        case .open: "waits until \(words(summary.code.expires.extended))"
        case .expired: "not used in time"
        case .withdrawn(let use): "withdrawn \(words(use.time.extended)) by \(use.by)"
        case .begun(let begun, let sent): use("NO END YET, ", begun, sent)
        case .brokenOff(let begun, let sent): use("BROKEN OFF, ", begun, sent)
        case .done(let begun, let sent): use("", begun, sent)
        }
    }
}
