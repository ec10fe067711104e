import ConsultationRequests
internal import PlainText
import StaffPages

/// The requests that wait for a call back, as comma-separated values (RFC 4180) that spreadsheets open.
struct CallBackList {
    let requests: [RequestSummary]
    let clock: ClinicClock

    /// The text, with the mark by which spreadsheets on Windows know UTF-8.
    var bytes: [UInt8] {
        let header = [
            "Number", "Priority", "Name", "Reach", "Language", "Made", "Station", "State", "By",
            "Note",
        ]
        let now = UTCTime(secondsSince1970: Int64(clock.now ?? 0))
        let waiting = requests.filter { $0.state.isOpen && !$0.isDemonstration && !$0.isDamaged }
            .sorted { $0.isBefore($1, now: now) }
        let lines = ([header] + waiting.map(row)).map { row in
            row.map(Self.field).joined(separator: ",") + "\r\n"
        }
        return Array(("\u{FEFF}" + lines.joined()).utf8)
    }

    private func row(_ request: RequestSummary) -> [String] {
        let facts = request.facts
        let made = facts?.made ?? request.name.number.time.extended
        let note = request.marks.lazy.compactMap(\.note.text).reversed().first { _ in true }
        return [
            request.name.number.spoken, request.priority?.words ?? "unknown", facts?.who() ?? "",
            facts?.reach.joined(separator: "; ") ?? "", facts?.language ?? "", clock.words(made),
            facts?.station ?? "", request.state.words, request.state.mark?.initials ?? "",
            note ?? "",
        ]
    }

    /// A field in quotes.
    ///
    /// One that a spreadsheet would take for a formula, `=HYPERLINK(…)` or `+1`, gets an apostrophe before it,
    /// by which it stays text.
    static func field(_ text: String) -> String {
        let line = PrintableText.line(text)
        let first = line.unicodeScalars.first { !$0.properties.isWhitespace }
        let isFormula = first.map {
            "=+-@|%\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0)
        }
        let safe = isFormula == true ? "'" + line : line
        // By scalars: a quote with a mark that combines with it is one Character, and ends the field all the same.
        var quoted = "\""
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
