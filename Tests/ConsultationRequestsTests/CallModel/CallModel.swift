import SystemPackage

@testable import ConsultationRequests

/// Follows every order of events between a visit, the supervisor, two desks, the command line and the disk, each as often as its
/// bounds say, breadth first, and looks at each state whether the promises hold.
///
/// Nothing here decides what the product decides: the visit is ``StationVisit``, the supervisor ``AlertStore``, a desk
/// ``RequestIndex`` and ``DeskMarks``, the command line ``Acknowledgements``. Only the disk, the clock and the command are made.
///
/// One thread uses it.
final class CallModel: @unchecked Sendable {
    /// What may happen.
    enum Kind: String, Hashable, CaseIterable {
        case call, callQuietly, sendQuiet, callAgain, look, prompt, keepLate, visitEnds
        case retry, supervisorEnds
        case draw, show, take, close, acknowledge
        case clock, clockBack, trouble, share
        case death
    }

    /// How the command fares, and what somebody does while it runs.
    enum Command: CaseIterable {
        case takes, fails, hangs

        var delivery: AlertDelivery {
            switch self {
            case .takes: .delivered
            case .fails: .failed(status: 1)
            case .hangs: .timedOut
            }
        }
    }

    /// What is promised of every state and every step.
    enum Promise: String {
        case nothingIsLeftUnsent = "an alert that nobody acknowledged is sent again"
        case nothingIsSentOnceItIsClosed = "an alert is not sent once somebody acknowledged it"
        case nobodyIsSaidToHaveTakenWhatNobodyTook =
            "nothing is shown as taken unless a person said so"
        case reachedMeansReached =
            "a visitor is told to stay only when a command took it or a screen shows it"
        case whatIsWrittenStands = "a mark that was said to be written is on the disk"
        case everyDeskListsWhatWaits = "every desk lists what waits, and nothing else"
    }

    struct Violation: Hashable, CustomStringConvertible {
        let promise: Promise
        let trace: [String]
        var description: String {
            "\(promise): \(promise.rawValue); after \(trace.joined(separator: ", "))"
        }
    }

    typealias State = CallModelState

    /// How often each kind of event may happen.
    let bounds: [Kind: Int]
    /// Whose view of the folder is late: 0 and 1 for the desks, 2 for the kiosk.
    let late: Set<Int>
    let world = MemorySystem()
    private(set) var violations: [Violation] = []
    private(set) var states = 0
    private(set) var transitions = 0

    private var calling: Command = .takes
    private var duringCommand: (() -> Void)?
    /// The alerts for which the command was begun in this step, and those that were acknowledged when it was.
    private var begun: [String] = []
    private var taken: [String] = []
    private var tooLate: [String] = []
    private var pressedMeanwhile: Set<String> = []
    private var writtenMeanwhile: Set<String> = []

    init(_ bounds: [Kind: Int], late: Set<Int> = []) {
        self.bounds = bounds
        self.late = late
    }

    // MARK: Searching

    func search() {
        var first = State()
        if late.contains(2) { first.kioskView = first.disk }
        for place in 0..<2 where late.contains(place) { first.deskViews[place] = first.disk }
        var seen: Set<State> = [first]
        var parents: [(parent: Int, name: String)] = [(-1, "")]
        var queue = [first]
        var place = 0
        while place < queue.count, violations.isEmpty {
            let state = queue[place]
            func trace(_ last: String) -> [String] {
                var names = [last]
                var at = place
                while at > 0 {
                    names.append(parents[at].name)
                    at = parents[at].parent
                }
                return names.reversed()
            }
            check(state) { Violation(promise: $0, trace: trace("")) }
            for (name, next, broken) in steps(from: state) {
                transitions += 1
                if let broken { violations.append(Violation(promise: broken, trace: trace(name))) }
                if seen.insert(next).inserted {
                    queue.append(next)
                    parents.append((place, name))
                }
            }
            place += 1
        }
        states = queue.count
    }

    // MARK: Processes

    private func load(_ state: State, view: MemoryDisk?, dyingAt call: Int?, isTorn: Bool) {
        world.begin(dyingAt: call, isTorn: isTorn)
        (world.disk, world.view, world.trouble) = (state.disk, view, state.trouble)
        (world.now, world.random) = (state.now, state.random)
        (begun, taken, tooLate) = ([], [], [])
        (pressedMeanwhile, writtenMeanwhile) = ([], [])
        duringCommand = nil
    }

    private func store(into state: inout State) {
        (state.disk, state.random) = (world.disk, world.random)
        // No process here goes by the audit trail: states that differ in it alone are one.
        state.disk.folders["Requests"]?["audit.jsonl"] = nil
    }

    private func alertStore(_ memory: AlertStore.Memory) -> AlertStore {
        var store = AlertStore(
            folder: "Requests",
            station: "a",
            call: { [self] in command($0) },
            system: world.system
        )
        store.memory = memory
        store.receiptLimit = .milliseconds(1)
        return store
    }

    private func command(_ alert: AlertRecord) -> AlertDelivery {
        guard !world.isDead else { return .notStarted }
        let number = alert.number.description
        begun.append(number)
        let seen = (world.view ?? world.disk).acknowledged
        if seen.contains(number), world.trouble == .none || world.trouble == .full {
            tooLate.append(number)
        }
        let meanwhile = duringCommand
        duringCommand = nil
        if let meanwhile { world.aside(meanwhile) }
        if calling == .takes { taken.append(number) }
        return calling.delivery
    }

    private func stationVisit(_ visit: State.Visit) -> StationVisit {
        var station = RequestStation("a", folder: "Requests", system: world.system)
        station.alerts = alertStore(visit.tries)
        var made = StationVisit(station, id: VisitID(random: 1))
        made.calls = visit.calls
        return made
    }

    private func desk(_ place: Int) -> DeskMarks {
        DeskMarks(folder: "Requests", desk: place == 0 ? "one" : "two", system: world.system)
    }

    private func overview() -> [AlertSummary]? {
        var index = RequestIndex(RequestFolder(path: "Requests", system: world.system))
        return try? index.overview().alerts
    }

    // MARK: Steps

    private typealias Step = (name: String, state: State, broken: Promise?)

    private func steps(from state: State) -> [Step] {
        var steps: [Step] = []
        func may(_ kind: Kind) -> Bool { state.events[kind, default: 0] < bounds[kind, default: 0] }
        // An event, whole and, where a death is still allowed, broken off at each of its changes.
        func add(
            _ kind: Kind,
            _ name: String,
            view: MemoryDisk?,
            setView: (inout State, MemoryDisk?) -> Void = { _, _ in },
            dies: (inout State) -> Void = { _ in },
            _ body: (inout State) -> Promise?
        ) {
            guard may(kind) else { return }
            var next = state
            next.events[kind, default: 0] += 1
            load(state, view: view, dyingAt: nil, isTorn: false)
            let broken = run(body, &next)
            let changes = world.changes
            let writes = world.writes
            store(into: &next)
            setView(&next, world.view)
            // What changes nothing needs no budget: it may happen at any time.
            if broken != nil || !next.isLike(state) { steps.append((name, next, broken)) }
            guard may(.death) else { return }
            for call in 0..<changes {
                for isTorn in [false, true] where !isTorn || writes.contains(call) {
                    var next = state
                    next.events[kind, default: 0] += 1
                    next.events[.death, default: 0] += 1
                    load(state, view: view, dyingAt: call, isTorn: isTorn)
                    let broken = run(body, &next)
                    store(into: &next)
                    setView(&next, world.view)
                    if world.isDead { dies(&next) }
                    let moment = isTorn ? "in" : "before"
                    steps.append(("\(name) dies \(moment) change \(call)", next, broken))
                }
            }
        }
        addVisit(state, add)
        addSupervisor(state, add)
        for place in 0..<2 { addDesk(place, state, add) }
        addWorld(state, may) { steps.append(($0, $1, nil)) }
        return steps
    }

    private func run(_ body: (inout State) -> Promise?, _ state: inout State) -> Promise? {
        let broken = body(&state)
        state.delivered.formUnion(taken)
        state.pressed.formUnion(pressedMeanwhile)
        state.written.formUnion(writtenMeanwhile)
        return broken ?? (tooLate.isEmpty ? nil : .nothingIsSentOnceItIsClosed)
    }

    private typealias Adding = (
        Kind, String, MemoryDisk?, (inout State, MemoryDisk?) -> Void, (inout State) -> Void,
        (inout State) -> Promise?
    ) -> Void

    /// What the page says after a call, and whether it may.
    private func told(_ outcomes: [AlertOutcome], _ state: inout State) -> Promise? {
        if world.isDead { return nil }
        let isReached = outcomes.contains(where: \.reachedStaff)
        state.visit?.page = isReached ? .stay : .walk
        let numbers = Set(outcomes.map(\.alert.number.description))
        let isTrue =
            !numbers.isDisjoint(with: taken)
            || !numbers.isDisjoint(with: world.disk.shown.union(world.disk.acknowledged))
        if isReached { state.toldReached.formUnion(numbers) }
        return isReached && !isTrue ? .reachedMeansReached : nil
    }

    private func addVisit(_ state: State, _ add: Adding) {
        guard let visit = state.visit else { return }
        let ends: (inout State) -> Void = { $0.visit = nil }
        let view: (inout State, MemoryDisk?) -> Void = { $0.kioskView = $1 }
        func save(_ made: StationVisit, _ state: inout State) {
            state.visit?.calls = made.calls
            state.visit?.tries = made.station.alerts.memory
        }
        for command in Command.allCases {
            // While the page is not drawn a desk may show the call, or somebody take it.
            // One that hangs and one that fails differ for whoever does something meanwhile.
            for meanwhile in [nil, Kind.show, .take] where (command == .hangs) == (meanwhile != nil)
            {
                add(
                    .call,
                    "call (\(command), \(meanwhile.map(\.rawValue) ?? "-"))",
                    state.kioskView,
                    view,
                    ends
                ) { state in
                    self.calling = command
                    var made = self.stationVisit(visit)
                    if let meanwhile {
                        self.world.meanwhile = { [self] in self.meanwhile(meanwhile) }
                    }
                    let outcome = made.call(code: "safety-now")
                    save(made, &state)
                    state.wanted.append(outcome.alert.number.description)
                    return self.told([outcome], &state)
                }
                add(
                    .callAgain,
                    "call again (\(command), \(meanwhile.map(\.rawValue) ?? "-"))",
                    state.kioskView,
                    view,
                    ends
                ) { state in
                    guard state.visit?.page == .stay || state.visit?.page == .walk else {
                        return nil
                    }
                    self.calling = command
                    var made = self.stationVisit(visit)
                    if let meanwhile {
                        self.duringCommand = { [self] in self.meanwhile(meanwhile) }
                    }
                    let outcomes = made.callAgain()
                    save(made, &state)
                    for outcome in outcomes
                    where !state.wanted.contains(outcome.alert.number.description) {
                        state.wanted.append(outcome.alert.number.description)
                    }
                    return self.told(outcomes, &state)
                }
            }
            if command != .hangs, let record = visit.toSend {
                add(.sendQuiet, "send quietly (\(command))", state.kioskView, view, ends) { state in
                    self.calling = command
                    var made = self.stationVisit(visit)
                    _ = made.station.sendAlert(record, storeError: nil)
                    state.visit?.toSend = nil
                    return nil
                }
            }
        }
        add(.callQuietly, "call quietly", state.kioskView, view, ends) { state in
            self.calling = .takes
            var made = self.stationVisit(visit)
            let (record, error) = made.keepQuiet(code: "soon")
            if error == nil {
                state.visit?.toSend = record
            } else {
                _ = made.station.sendAlert(record, storeError: error)
            }
            save(made, &state)
            return nil
        }
        add(.keepLate, "keep late", state.kioskView, view, ends) { state in
            var made = self.stationVisit(visit)
            _ = made.keepUnstored()
            save(made, &state)
            return nil
        }
        add(.look, "look", state.kioskView, view, ends) { state in
            var made = self.stationVisit(visit)
            _ = made.look()
            save(made, &state)
            return nil
        }
        add(.prompt, "prompt", state.kioskView, view, ends) { state in
            guard state.visit?.calls.takeAnswer() != nil else { return nil }
            state.visit?.page = .answered
            let isTrue = state.wanted.allSatisfy(state.pressed.contains)
            return isTrue ? nil : .nobodyIsSaidToHaveTakenWhatNobodyTook
        }
        add(.visitEnds, "the visit ends", state.kioskView, view, ends) { state in
            state.visit = nil
            return nil
        }
    }

    private func addSupervisor(_ state: State, _ add: Adding) {
        let view: (inout State, MemoryDisk?) -> Void = { $0.kioskView = $1 }
        let ends: (inout State) -> Void = { $0.supervisor = AlertStore.Memory() }
        for command in Command.allCases {
            for meanwhile in [nil, Kind.take] where (command == .hangs) == (meanwhile != nil) {
                add(
                    .retry,
                    "retry (\(command), \(meanwhile.map(\.rawValue) ?? "-"))",
                    state.kioskView,
                    view,
                    ends
                ) { state in
                    self.calling = command
                    var store = self.alertStore(state.supervisor ?? AlertStore.Memory())
                    if let meanwhile {
                        self.duringCommand = { [self] in self.meanwhile(meanwhile) }
                    }
                    _ = store.retryDue()
                    state.supervisor = store.memory
                    return nil
                }
            }
        }
        add(.supervisorEnds, "the kiosk starts again", state.kioskView, view, ends) { state in
            state.supervisor = AlertStore.Memory()
            state.visit = nil
            return nil
        }
    }

    /// What a desk that sees everything does to the first alert that it lists while a kiosk's command runs or its page waits.
    private func meanwhile(_ kind: Kind) {
        guard let alerts = overview()?.filter(\.state.isWaiting) else { return }
        let numbers = alerts.map(\.alert.number)
        switch kind {
        case .show: desk(0).noteShown(numbers, of: alerts)
        default:
            // The last one: that whose turn comes after.
            guard let summary = alerts.last else { return }
            pressedMeanwhile.insert(summary.alert.number.description)
            let outcome = try? desk(0).mark(
                .taken,
                summary.alert.number,
                initials: "AB",
                last: DeskMarks.last(of: summary.marks)
            )
            if outcome == .written { writtenMeanwhile.insert(summary.alert.number.description) }
        }
    }

    private func addDesk(_ place: Int, _ state: State, _ add: Adding) {
        let name = place == 0 ? "one" : "two"
        let view: (inout State, MemoryDisk?) -> Void = { $0.deskViews[place] = $1 }
        let ends: (inout State) -> Void = { $0.screens[place] = State.Screen() }
        // The command line knows nothing before it is started, and nothing after.
        let noView: (inout State, MemoryDisk?) -> Void = { _, _ in }
        let isGone: (inout State) -> Void = { _ in }
        add(.draw, "desk \(name) draws", state.deskViews[place], view, ends) { state in
            guard let alerts = self.overview() else { return nil }
            state.screens[place].alerts = alerts.filter(\.state.isWaiting)
            let isTrue = alerts.allSatisfy {
                $0.state.isWaiting || state.pressed.contains($0.alert.number.description)
            }
            return isTrue ? nil : .nobodyIsSaidToHaveTakenWhatNobodyTook
        }
        guard !state.screens[place].alerts.isEmpty else { return }
        add(.show, "desk \(name) shows", state.deskViews[place], view, ends) { state in
            let alerts = state.screens[place].alerts
            self.desk(place).noteShown(alerts.map(\.alert.number), of: alerts)
            return nil
        }
        for summary in state.screens[place].alerts {
            let number = summary.alert.number
            for (kind, event) in [(Kind.take, MarkEvent.taken), (.close, .closed)] {
                add(
                    kind,
                    "desk \(name): \(event) \(number.spoken)",
                    state.deskViews[place],
                    view,
                    ends
                ) { state in
                    state.pressed.insert(number.description)
                    let outcome = try? self.desk(place).mark(
                        event,
                        number,
                        initials: "AB",
                        last: DeskMarks.last(of: summary.marks)
                    )
                    if outcome == .written { state.written.insert(number.description) }
                    return nil
                }
            }
            if place == 0 {
                add(.acknowledge, "ack \(number.spoken)", nil, noView, isGone) { state in
                    state.pressed.insert(number.description)
                    let marks = Acknowledgements(folder: "Requests", system: self.world.system)
                    if (try? marks.acknowledge(number, initials: "CD")) != nil {
                        state.written.insert(number.description)
                    }
                    return nil
                }
            }
        }
    }

    private func addWorld(_ state: State, _ may: (Kind) -> Bool, _ add: (String, State) -> Void) {
        func change(_ kind: Kind, _ name: String, _ body: (inout State) -> Void) {
            guard may(kind) else { return }
            var next = state
            next.events[kind, default: 0] += 1
            body(&next)
            add(name, next)
        }
        change(.clock, "five minutes pass") { $0.now += 300 }
        change(.clockBack, "the clock goes back an hour") { $0.now -= 3_600 }
        change(.clockBack, "the clock goes on a day") { $0.now += 86_400 }
        for trouble in MemorySystem.Trouble.allCases where trouble != state.trouble {
            change(.trouble, "disk: \(trouble)") { $0.trouble = trouble }
        }
        // A share shows the alerts first, or the marks first, or all.
        func refresh(_ view: inout MemoryDisk?, _ part: Int) {
            guard view != nil else { return }
            if part != 1 {
                view?.folders["Requests/alerts"] = state.disk.folders["Requests/alerts"]
            }
            if part != 0 { view?.folders["Requests"] = state.disk.folders["Requests"] }
        }
        for part in 0..<3 {
            for place in late.sorted() {
                change(.share, "the share shows \(["alerts", "marks", "all"][part]) to \(place)") {
                    next in
                    if place == 2 {
                        refresh(&next.kioskView, part)
                    } else {
                        refresh(&next.deskViews[place], part)
                    }
                }
            }
        }
    }

    // MARK: Promises

    private func check(_ state: State, _ violation: (Promise) -> Violation) {
        func expect(_ isTrue: Bool, _ promise: Promise) {
            if !isTrue { violations.append(violation(promise)) }
        }
        let acknowledged = state.disk.acknowledged
        expect(acknowledged.isSubset(of: state.pressed), .nobodyIsSaidToHaveTakenWhatNobodyTook)
        expect(state.written.isSubset(of: acknowledged), .whatIsWrittenStands)
        let waiting = state.disk.alerts.subtracting(acknowledged)

        // Later, when all is well: each waiting alert is sent, and no other, by the kiosk that goes on and by one that was started.
        var calm = state
        calm.trouble = .none
        calm.now += 300
        for memory in Set([state.supervisor, AlertStore.Memory()]) {
            load(calm, view: nil, dyingAt: nil, isTorn: false)
            calling = .takes
            var supervisor = alertStore(memory ?? AlertStore.Memory())
            _ = supervisor.retryDue()
            expect(waiting.isSubset(of: begun), .nothingIsLeftUnsent)
            expect(Set(begun).isSubset(of: waiting), .nothingIsSentOnceItIsClosed)
        }
        // What cannot be read silences nothing: neither one log nor the whole folder, as far as it was known.
        for trouble in [MemorySystem.Trouble.unreadableLog, .away] {
            var broken = calm
            broken.trouble = trouble
            load(broken, view: nil, dyingAt: nil, isTorn: false)
            var supervisor = alertStore(state.supervisor ?? AlertStore.Memory())
            let known = Set(supervisor.memory.lastWaiting.map(\.number.description))
            _ = supervisor.retryDue()
            let owed = trouble == .away ? waiting.intersection(known) : waiting
            expect(owed.isSubset(of: begun), .nothingIsLeftUnsent)
        }
        load(calm, view: nil, dyingAt: nil, isTorn: false)
        let listed = overview().map {
            Set($0.filter(\.state.isWaiting).map(\.alert.number.description))
        }
        expect(listed == waiting, .everyDeskListsWhatWaits)
    }
}
