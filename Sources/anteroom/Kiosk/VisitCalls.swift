import ConsultationRequests
import FHIRModel
import Glibc
import Readline
import Synchronization

/// The calls of one visit: made through its station, watched until the desk has answered.
///
/// A thread looks at the desk's marks once a second while somebody is waited for, and has the page drawn anew when there is an answer:
/// the visitor reads it without pressing a key.
final class VisitCalls: Sendable {
    private struct State {
        var visit: StationVisit
        var isWatching = false
    }

    private let state: Mutex<State>
    /// Whether nobody else sends the alerts of this station again.
    private let isAlone: Bool
    private let report: @Sendable (String) -> Void

    init(
        _ station: RequestStation,
        visit: VisitID,
        isAlone: Bool,
        report: @escaping @Sendable (String) -> Void
    ) {
        state = Mutex(State(visit: StationVisit(station, id: visit)))
        self.isAlone = isAlone
        self.report = report
    }

    /// The visit as its request names it: its id, and the alerts it has raised.
    var tag: VisitTag { state.withLock { $0.visit.tag } }

    /// Notes the request of the visit, for alerts that come after it.
    func noteRequest(_ number: RequestNumber) { state.withLock { $0.visit.request = number } }

    /// Has a person come; true once staff are called.
    func call(for reason: Coding) -> Bool {
        let outcome = state.withLock {
            $0.visit.call(code: reason.code ?? "", display: reason.display)
        }
        complain(outcome)
        watch()
        return outcome.reachedStaff
    }

    /// Has a person come for the calls that nobody has acknowledged; true once staff are called.
    func callAgain() -> Bool {
        let outcomes = state.withLock { $0.visit.callAgain() }
        outcomes.forEach(complain)
        return outcomes.contains(where: \.reachedStaff)
    }

    /// Tells staff quietly: the record is kept before this returns, and the command is not waited for.
    func tell(of reason: Coding) {
        let kept = state.withLock {
            $0.visit.keepQuiet(code: reason.code ?? "", display: reason.display)
        }
        let (record, error) = (kept.record, kept.storeError)
        let station = state.withLock { $0.visit.station }
        let send = { @Sendable [self] in
            var station = station
            complain(station.sendAlert(record, storeError: error))
        }
        // What is not on the disk would be lost with this process: then it is waited for.
        if error != nil || !SystemThread.detach(send) { send() }
        watch()
    }

    /// When the desk answered a call, said once.
    func answer() -> UTCTime? {
        state.withLock { $0.visit.calls.takeAnswer() }
    }

    private func complain(_ outcome: AlertOutcome) { outcome.complaints.forEach(report) }

    // MARK: Watching

    private func watch() {
        let begins = state.withLock { state in
            defer { state.isWatching = true }
            return !state.isWatching
        }
        guard begins else { return }
        let isRunning = SystemThread.detach { [self] in
            var station = state.withLock { $0.visit.station }
            var seconds = 0
            while true {
                SystemThread.sleep(milliseconds: 1_000)
                if look() { StandardTerminal.refresh() }
                seconds += 1
                guard seconds % 5 == 0 else { continue }
                keepUnstored()
                guard isAlone else { continue }
                for outcome in station.repeatAlerts() where !outcome.reachedStaff {
                    complain(outcome)
                }
            }
        }
        if !isRunning {
            report("the system gives no thread: the page does not say when the desk answers")
        }
    }

    /// Notes a call that the station made by itself, since it could not store a request.
    func note(_ outcome: AlertOutcome) {
        state.withLock {
            $0.visit.calls.add(outcome.alert, isStored: outcome.storeError == nil)
        }
        complain(outcome)
        watch()
    }

    /// Keeps what could not be stored when it was raised, as soon as the disk takes it: the desk sees it, and it is sent again.
    func keepUnstored() {
        for record in state.withLock({ $0.visit.keepUnstored() }) {
            report("alert \(record.number.spoken) is kept now")
        }
    }

    /// Looks whether the desk has answered what waits; true where the visitor has something new to be told.
    private func look() -> Bool {
        let (station, waiting) = state.withLock { ($0.visit.station, $0.visit.calls.waiting) }
        guard !waiting.isEmpty else { return false }
        // Read outside of the lock: a visitor who calls again does not wait for it.
        let receipt = station.receipt(of: waiting)
        return state.withLock { $0.visit.calls.take(receipt) }
    }
}
