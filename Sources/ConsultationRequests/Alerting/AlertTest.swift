import FHIRModel
import SystemPackage

/// What came of a test of the alert command.
public struct AlertTestResult: Sendable, Hashable {
    /// The number by which the test is known, which staff read too.
    public let number: RequestNumber
    /// The station that ran the command.
    public let station: String
    /// How the command fared.
    public let delivery: AlertDelivery
}

/// Tests of the alert command, by the very process that has to run it in an emergency: under its user, its unit, its network.
///
///     let number = try alerts.askForTest()             // the administrator's process
///     let result = alerts.takeTest()                   // the kiosk's, every few seconds
///     let result = try alerts.testResult(of: number)   // the administrator's again
///
/// A test is asked for by an empty file `alerts/NUMBER.test`. It is no alert: nothing that reads alerts sees it, and it is not sent again.
/// What came of it is a line of `alerts/deliveries.jsonl` and of the audit trail.
extension AlertStore {
    /// The code of the record that the command reads.
    static let testCode = "test"
    /// Seconds after which nobody waits for a test any more: a kiosk that starts later must not call staff for it.
    private static let testLife: Int64 = 60
    private static let suffix = ".test"

    /// Asks whichever kiosk works in this folder to test its alert command.
    public func askForTest() throws(StoreError) -> RequestNumber {
        let random = UInt32(truncatingIfNeeded: system.random())
        let number = RequestNumber(time: system.now(), code: random)
        try place.opened { folder throws(StoreError) in
            let file = try place.call(.create) { () throws(Errno) in
                try system.open(folder, "\(number)\(Self.suffix)", .create, 0o640)
            }
            system.close(file)
        }
        return number
    }

    /// Takes a test back that nobody ran.
    ///
    /// - Returns: whether it was there; a kiosk has taken it where it was not.
    public func withdrawTest(_ number: RequestNumber) -> Bool {
        removeTest("\(number)\(Self.suffix)")
    }

    private func removeTest(_ name: String) -> Bool {
        do {
            try place.opened { folder throws(StoreError) in
                try place.call(.remove) { () throws(Errno) in try system.unlink(folder, name) }
            }
            return true
        } catch {
            return false
        }
    }

    /// Runs the command on a test that somebody asks for, and notes how it fared; nil where nobody does.
    ///
    /// Whoever takes the file away runs it, so that of several kiosks in one folder one does.
    public func takeTest() -> AlertTestResult? {
        let files = FolderReader(folder: place)
        for name in (try? files.names { $0.hasSuffix(Self.suffix) }) ?? [] {
            guard let number = RequestNumber(name.dropLast(Self.suffix.count)),
                removeTest(name),
                (-Self.testLife...Self.testLife).contains(number.time.seconds(until: system.now()))
            else { continue }
            let result = runTest(number)
            try? deliveries.append([
                ("time", system.now().extended), ("record", number.description),
                (.station, result.station), (.test, result.delivery.word),
            ])
            try? audit.record(.alertTested(number))
            return result
        }
        return nil
    }

    /// Runs the command on a test here and now, in this process; nothing is noted.
    public func testHere() -> AlertTestResult {
        let random = UInt32(truncatingIfNeeded: system.random())
        return runTest(RequestNumber(time: system.now(), code: random))
    }

    private func runTest(_ number: RequestNumber) -> AlertTestResult {
        let record = AlertRecord(number: number, station: station, code: Self.testCode)
        return AlertTestResult(
            number: number,
            station: station,
            delivery: command?.deliver(record) ?? .noCommand
        )
    }

    /// What came of a test; nil while nothing is known of it.
    public func testResult(of number: RequestNumber) throws(StoreError) -> AlertTestResult? {
        for entry in try deliveries.entries() where entry.number(.record) == number {
            guard let delivery = entry.text(.test).flatMap({ AlertDelivery(word: $0) }) else {
                continue
            }
            return AlertTestResult(
                number: number,
                station: Station.bounded(entry.text(.station) ?? ""),
                delivery: delivery
            )
        }
        return nil
    }
}

extension AlertDelivery {
    /// The word for it in a log: `delivered`, `failed-22`, `timed-out`, `not-started`, `no-command`.
    var word: String {
        switch self {
        case .delivered: "delivered"
        case .failed(let status): "failed-\(status)"
        case .timedOut: "timed-out"
        case .notStarted: "not-started"
        case .noCommand: "no-command"
        }
    }

    /// Reads what ``word`` writes.
    init?(word: String) {
        switch word {
        case "delivered": self = .delivered
        case "timed-out": self = .timedOut
        case "not-started": self = .notStarted
        case "no-command": self = .noCommand
        case _:
            guard word.hasPrefix("failed-"), let status = Int(word.dropFirst(7)) else { return nil }
            self = .failed(status: status)
        }
    }
}
