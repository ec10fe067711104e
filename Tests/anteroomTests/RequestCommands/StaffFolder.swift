import ConsultationRequests
import Foundation
import RequestTesting
import TerminalTesting

/// A folder of requests as kiosks leave it, and the staff commands run on it.
struct StaffFolder {
    let folder: TemporaryFolder

    /// The folder of requests.
    var requests: String { "\(folder.path)/Requests" }

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("Requests")
    }

    /// Puts a request there, as a kiosk did at a moment; its number.
    @discardableResult
    func put(
        _ request: SampleRequest = .review,
        _ number: String = "20261123T081407Z-7F3KQ2"
    ) throws -> String {
        try folder.write(request.bytes, to: "Requests/\(number).json")
        return number
    }

    /// Stores a request as a kiosk does, with its line in the audit trail.
    func send(_ request: SampleRequest = .review, sealing: Sealing? = nil) throws -> StoredRequest {
        var store = RequestStore(folder: requests, sealing: sealing)
        let stored = try store.store(request.bytes)
        try AuditTrail(folder: requests, station: "seat 4")
            .record(.sent(stored.number, digest: stored.digest))
        return stored
    }

    /// Runs `anteroom requests …` on the folder.
    func run(_ arguments: String...) throws -> ProgramRun {
        try ProgramRun.anteroom(["requests"] + arguments + ["--requests", requests])
    }

    /// Raises an alert as a kiosk without an alert command does.
    func call(_ code: String = "safety-now", station: String = "seat 4") throws -> RequestNumber {
        var alerts = AlertStore(folder: requests, station: station, command: nil)
        try alerts.prepare()
        return alerts.raise(code: code).alert.number
    }

    /// The number of a moment so many minutes ago.
    static func number(minutesAgo minutes: Int64, _ code: UInt32) -> String {
        let now = SystemCalls.live.now().secondsSince1970
        let time = UTCTime(secondsSince1970: now - minutes * 60)
        return RequestNumber(time: time, code: code).description
    }

    /// Whether a text holds nothing that a terminal acts on.
    static func isSafe(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            if scalar == "\n" { return true }
            return switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: false
            default: true
            }
        }
    }

    /// Text that would set a title, clear the screen, turn the reading direction, end a line, and more.
    static let hostile =
        #"\u001b]0;owned\u0007\u001b[2J\u009b31m\u202Egnp\u2066\u200b\u2028\u0000\r\n\u001b[8m\ue000"#
}
