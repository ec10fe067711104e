/// One visit at a station, as far as staff are called from it: makes the calls, keeps what could not be kept at once, and looks
/// what the desk says of them.
///
///     var visit = StationVisit(station, id: VisitID(random: .random(in: .min ... .max)))
///     if !visit.call(code: "person-wanted").reachedStaff { print("Please walk to the front desk now.") }
///     if visit.look(), let time = visit.calls.takeAnswer() { print("Somebody has seen it at", time) }
public struct StationVisit: Sendable {
    /// The station, by which requests are stored too.
    public var station: RequestStation
    /// Its calls.
    public var calls = CallsOfVisit()
    /// The request that it has sent.
    public var request: RequestNumber?
    /// Its random id.
    public let id: VisitID

    /// A visit that has called nobody.
    public init(_ station: RequestStation, id: VisitID) {
        self.station = station
        self.id = id
    }

    /// The visit as its request names it: its id, and the alerts it has raised.
    public var tag: VisitTag { VisitTag(id: id, alerts: calls.stored) }

    /// Has a person come.
    ///
    /// - Parameters:
    ///   - code: what set it off; never an answer.
    ///   - display: what staff read for the code.
    /// - Returns: whether staff were reached, and whether the alert is kept to be sent again.
    public mutating func call(code: String, display: String? = nil) -> AlertOutcome {
        let outcome = station.callStaff(code: code, display: display, visit: id, request: request)
        calls.add(outcome.alert, isStored: outcome.storeError == nil)
        return outcome
    }

    /// Has a person come for those calls that nobody has acknowledged; each is looked up just before, since the command of the one
    /// before it takes its time.
    ///
    /// Where somebody has acknowledged them all this very moment, and the visitor was not told yet, it is a new call.
    public mutating func callAgain() -> [AlertOutcome] {
        var outcomes: [AlertOutcome] = []
        for number in calls.numbers {
            _ = look()
            guard let record = calls.callAgain(number) else { continue }
            _ = keepUnstored()
            outcomes.append(station.callStaffAgain(record, count: record.count))
        }
        return outcomes.isEmpty ? [call(code: "person-wanted")] : outcomes
    }

    /// Keeps a quiet call; ``RequestStation/sendAlert(_:storeError:)`` then calls staff.
    public mutating func keepQuiet(
        code: String,
        display: String? = nil
    ) -> (record: AlertRecord, storeError: StoreError?) {
        let kept = station.keepQuietAlert(
            code: code,
            display: display,
            visit: id,
            request: request
        )
        calls.add(kept.record, isStored: kept.storeError == nil)
        return kept
    }

    /// Keeps what could not be stored when it was raised, as soon as the disk takes it: the desk sees it, and it is sent again.
    ///
    /// - Returns: those that are on the disk from now on.
    public mutating func keepUnstored() -> [AlertRecord] {
        let kept = calls.unstored.filter { station.keepLate($0) }
        for record in kept { calls.noteStored(record.number) }
        return kept
    }

    /// Looks whether the desk has answered what waits; true where the visitor has something new to be told.
    public mutating func look() -> Bool {
        let waiting = calls.waiting
        return waiting.isEmpty ? false : calls.take(station.receipt(of: waiting))
    }
}
