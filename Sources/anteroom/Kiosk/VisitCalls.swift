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
        var station: RequestStation
        var calls: [Call] = []
        var request: RequestNumber?
        /// When the desk answered, and the visitor was not told yet.
        var answer: UTCTime?
        var isWatching = false
    }

    private struct Call {
        var record: AlertRecord
        var isStored: Bool
        var count = 1
        var isAnswered = false
    }

    private let state: Mutex<State>
    private let visit: VisitID
    /// Whether nobody else sends the alerts of this station again.
    private let isAlone: Bool
    private let report: @Sendable (String) -> Void

    init(
        _ station: RequestStation,
        visit: VisitID,
        isAlone: Bool,
        report: @escaping @Sendable (String) -> Void
    ) {
        state = Mutex(State(station: station))
        self.visit = visit
        self.isAlone = isAlone
        self.report = report
    }

    /// The visit as its request names it: its id, and the alerts it has raised.
    var tag: VisitTag {
        state.withLock {
            VisitTag(id: visit, alerts: $0.calls.filter(\.isStored).map(\.record.number))
        }
    }

    /// Notes the request of the visit, for alerts that come after it.
    func noteRequest(_ number: RequestNumber) { state.withLock { $0.request = number } }

    /// Has a person come; true once staff are called.
    func call(code: String) -> Bool {
        let outcome = state.withLock { state in
            let outcome = state.station.callStaff(code: code, visit: visit, request: state.request)
            state.calls.append(Call(record: outcome.alert, isStored: outcome.storeError == nil))
            return outcome
        }
        complain(outcome)
        watch()
        return outcome.reachedStaff
    }

    /// Has a person come for the calls that nobody has acknowledged; true once staff are called.
    func callAgain() -> Bool {
        let outcomes = state.withLock { state in
            var outcomes: [AlertOutcome] = []
            for place in state.calls.indices
            where !state.calls[place].isAnswered && state.calls[place].record.priority == .stat {
                state.calls[place].count += 1
                let (record, count) = (state.calls[place].record, state.calls[place].count)
                outcomes.append(state.station.callStaffAgain(record, count: count))
            }
            return outcomes
        }
        outcomes.forEach(complain)
        return outcomes.contains(where: \.reachedStaff)
    }

    /// Tells staff quietly: the record is kept before this returns, and the command is not waited for.
    func tell(code: String) {
        let (record, error) = state.withLock { state in
            let kept = state.station.keepQuietAlert(
                code: code,
                visit: visit,
                request: state.request
            )
            state.calls.append(Call(record: kept.record, isStored: kept.storeError == nil))
            return kept
        }
        let station = state.withLock { $0.station }
        let send = { @Sendable [self] in
            var station = station
            complain(station.sendAlert(record, storeError: error))
        }
        if !SystemThread.detach(send) { send() }
    }

    /// When the desk answered a call, said once.
    func answer() -> UTCTime? {
        state.withLock { state in
            defer { state.answer = nil }
            return state.answer
        }
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
            var station = state.withLock { $0.station }
            var seconds = 0
            while true {
                SystemThread.sleep(milliseconds: 1_000)
                if look() { StandardTerminal.refresh() }
                seconds += 1
                guard isAlone, seconds % 5 == 0 else { continue }
                for outcome in station.repeatAlerts() where !outcome.reachedStaff {
                    complain(outcome)
                }
            }
        }
        if !isRunning {
            report("the system gives no thread: the page does not say when the desk answers")
        }
    }

    /// Looks whether the desk has answered a call since; true where it has.
    private func look() -> Bool {
        let (station, waiting) = state.withLock { state in
            (state.station, state.calls.filter { !$0.isAnswered }.map(\.record.number))
        }
        guard !waiting.isEmpty else { return false }
        let answers = station.receipt(of: Set(waiting)).answers
        guard let first = answers.values.min() else { return false }
        return state.withLock { state in
            var isCall = false
            for place in state.calls.indices where answers[state.calls[place].record.number] != nil
            {
                state.calls[place].isAnswered = true
                if state.calls[place].record.priority == .stat { isCall = true }
            }
            if isCall { state.answer = first }
            return isCall
        }
    }
}
