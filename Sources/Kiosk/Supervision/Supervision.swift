/// What keeps a kiosk running, as a pure state machine: events of visits, signals and time go in, orders come out.
///
/// One process serves one visitor. When it ends, is killed, or gives no sign of life, that visit alone is lost; the next
/// visitor finds a clear screen. The supervisor never sees an answer.
public struct Supervision: Sendable {
    /// Something that happened.
    public enum Event: Sendable, Equatable {
        /// The kiosk has been started.
        case began
        /// The visit's process has ended.
        case visitEnded(VisitEnd)
        /// The visit's process could not be started (`errno`).
        case visitNotStarted(code: Int32)
        /// The visit's process works or waits for keys.
        case signOfLife
        /// Somebody has done something at the welcome screen: from here the visit is theirs.
        case visitorCame
        /// What the next visit would be given is not what this one was given.
        case suppliesChanged
        /// There is nothing that could be put before a visitor.
        case nothingToServe(code: Int32)
        /// The time of ``Supervision/deadline`` has come.
        case deadlinePassed
        /// A key was pressed while a notice stands.
        case key
        /// SIGTERM came.
        case terminated
        /// The terminal is gone.
        case hungUp
    }

    /// Something to do.
    public enum Order: Sendable, Equatable {
        /// Set the terminal's mode, clear screen and scrollback, and throw away unread input.
        case clear
        /// Start the process for the next visitor.
        case startVisit
        /// Show a notice to whoever stands there.
        case tell(SupervisionNotice)
        /// Ask the visit's process to end (SIGTERM).
        case askVisitToEnd
        /// End the visit's process (SIGKILL).
        case killVisit
        /// Restore the terminal and end with this exit code.
        case finish(Int32)
    }

    private enum State: Sendable {
        case waiting
        case visiting(
            since: ContinuousClock.Instant,
            alive: ContinuousClock.Instant,
            hasVisitor: Bool
        )
        case killing
        case telling(until: ContinuousClock.Instant)
        case ending(until: ContinuousClock.Instant, code: Int32, killed: Bool)
        case finished
    }

    private var state = State.waiting
    private let times: SupervisionTimes
    /// Whether any visit has ended as a visit does; before that, faults of the installation end the kiosk.
    private var everServed = false
    /// Visits in a row that failed soon after their start.
    private var failures = 0

    /// A kiosk that has not begun.
    public init(times: SupervisionTimes = SupervisionTimes()) {
        self.times = times
    }

    /// When ``Event/deadlinePassed`` is due; nil for never.
    public var deadline: ContinuousClock.Instant? {
        switch state {
        case .waiting, .killing, .finished: nil
        case .visiting(_, let alive, _): alive + times.watchdog
        case .telling(let until): until
        case .ending(let until, _, let killed): killed ? nil : until
        }
    }

    /// Takes one event and gives the orders it leads to.
    public mutating func handle(_ event: Event, at now: ContinuousClock.Instant) -> [Order] {
        switch event {
        case .began: startVisit(now)
        case .visitEnded(let end): visitEnded(end, now)
        case .visitNotStarted(let code): visitNotStarted(code, now)
        case .signOfLife: signOfLife(now)
        case .visitorCame: visitorCame(now)
        case .suppliesChanged: suppliesChanged()
        case .nothingToServe(let code): end(with: code, now)
        case .deadlinePassed: deadlinePassed(now)
        case .key: key(now)
        case .terminated: end(with: 0, now)
        case .hungUp: end(with: SupervisionExitCode.hungUp, now)
        }
    }

    private mutating func startVisit(_ now: ContinuousClock.Instant) -> [Order] {
        state = .visiting(since: now, alive: now, hasVisitor: false)
        return [.clear, .startVisit]
    }

    private mutating func visitEnded(_ end: VisitEnd, _ now: ContinuousClock.Instant) -> [Order] {
        switch state {
        case .waiting, .telling, .finished:
            return []
        case .ending(_, let code, _):
            state = .finished
            return [.clear, .finish(code)]
        case .killing:
            return failed(now, soon: false)
        case .visiting(let since, _, _):
            let soon = now - since < times.soon
            switch end {
            case .done, .erased:
                everServed = true
                failures = 0
                return startVisit(now)
            case .inputEnded:
                return finish(0)
            case .hungUp:
                return finish(SupervisionExitCode.hungUp)
            case .refused(let code) where !everServed:
                return finish(code)
            case .refused, .crashed:
                return failed(now, soon: soon)
            }
        }
    }

    private mutating func visitNotStarted(
        _ code: Int32,
        _ now: ContinuousClock.Instant
    ) -> [Order] {
        everServed ? failed(now, soon: true) : finish(SupervisionExitCode.cannotStart)
    }

    private mutating func failed(_ now: ContinuousClock.Instant, soon: Bool) -> [Order] {
        failures = soon ? failures + 1 : 1
        let outOfOrder = failures >= 3
        // 1, 2, 4 … times the notice, so that a kiosk that cannot run does not wear out its disk.
        let factor = outOfOrder ? 1 << min(failures - 2, 4) : 1
        state = .telling(until: now + times.notice * factor)
        return [.clear, .tell(outOfOrder ? .outOfOrder : .startedAgain)]
    }

    private mutating func signOfLife(_ now: ContinuousClock.Instant) -> [Order] {
        if case .visiting(let since, _, let hasVisitor) = state {
            state = .visiting(since: since, alive: now, hasVisitor: hasVisitor)
        }
        return []
    }

    private mutating func visitorCame(_ now: ContinuousClock.Instant) -> [Order] {
        if case .visiting(let since, _, _) = state {
            state = .visiting(since: since, alive: now, hasVisitor: true)
        }
        return []
    }

    /// A visit that waits for its visitor makes room for one with the new supplies; a visitor keeps theirs to the end.
    private func suppliesChanged() -> [Order] {
        if case .visiting(_, _, hasVisitor: false) = state { return [.askVisitToEnd] }
        return []
    }

    private mutating func deadlinePassed(_ now: ContinuousClock.Instant) -> [Order] {
        guard let deadline, now >= deadline else { return [] }
        switch state {
        case .visiting:
            state = .killing
            return [.killVisit]
        case .telling:
            return startVisit(now)
        case .ending(let until, let code, _):
            state = .ending(until: until, code: code, killed: true)
            return [.killVisit]
        case .waiting, .killing, .finished:
            return []
        }
    }

    private mutating func key(_ now: ContinuousClock.Instant) -> [Order] {
        switch state {
        case .telling where failures < 3: startVisit(now)
        case .waiting, .visiting, .killing, .telling, .ending, .finished: []
        }
    }

    private mutating func end(with code: Int32, _ now: ContinuousClock.Instant) -> [Order] {
        switch state {
        case .waiting, .telling:
            return finish(code)
        case .visiting:
            state = .ending(until: now + times.grace, code: code, killed: false)
            return [.askVisitToEnd]
        case .killing:
            state = .ending(until: now, code: code, killed: true)
            return []
        case .ending(let until, let first, let killed):
            // A hang-up after SIGTERM keeps the first reason.
            state = .ending(until: until, code: first, killed: killed)
            return []
        case .finished:
            return []
        }
    }

    private mutating func finish(_ code: Int32) -> [Order] {
        state = .finished
        return [.clear, .finish(code)]
    }
}
