internal import CReadline
internal import Glibc
public import Kiosk

/// Runs visit after visit on the terminal of this process, following the orders of a ``Kiosk/Supervision``.
///
/// It reads no line and holds no answer: the terminal belongs to the visit's process, and only its end and its signs of
/// life come here.
public struct Supervisor {
    private let arguments: [String]
    private let releaseCode: String
    private let notice: (SupervisionNotice, TerminalSize) -> [String]
    private let visitFailed: () -> Void
    private let report: (String) -> Void
    private var supplies: (any VisitSupplies)?
    private var nextLook = ContinuousClock.now
    private var supervision: Supervision
    private var codePause = CodePause()
    private var manager = ServiceManager()
    private var visit: visit_process?
    private var isTerminal = false
    private var isTelling = false
    private var exitCode: Int32?

    /// A supervisor that has not begun.
    ///
    /// - Parameters:
    ///   - arguments: the arguments of a visit's process, its name first; the program is this one.
    ///   - releaseCode: what staff type to leave the page for a visitor who needs a person; every visit is told it.
    ///   - times: how long what is waited for.
    ///   - supplies: what every visit is handed; nil for nothing.
    ///   - notice: the lines of a notice, for a terminal of a size.
    ///   - visitFailed: called after each visit that crashed, hung or was killed.
    ///   - report: takes a sentence for the journal, without anything of a visitor.
    public init(
        arguments: [String],
        releaseCode: String,
        times: SupervisionTimes,
        supplies: (any VisitSupplies)? = nil,
        notice: @escaping (SupervisionNotice, TerminalSize) -> [String],
        visitFailed: @escaping () -> Void = {},
        report: @escaping (String) -> Void
    ) {
        self.arguments = arguments
        self.releaseCode = releaseCode
        self.notice = notice
        self.visitFailed = visitFailed
        self.report = report
        self.supplies = supplies
        self.supervision = Supervision(times: times)
    }

    /// Serves visitors until SIGTERM, a hang-up or the end of input.
    ///
    /// - Parameter begun: called once the first visit is started, for what no visitor should wait for.
    /// - Returns: the exit code for this process.
    public mutating func run(begun: () -> Void = {}) -> Int32 {
        program_hide_memory()
        program_clean_environment()
        isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
        guard program_signals_begin() == 0 else { return SupervisionExitCode.cannotStart }
        if isTerminal { terminal_describe() }
        handle(.began)
        manager.sayReady()
        begun()
        while exitCode == nil {
            wait()
            manager.sayAlive()
        }
        terminal_mode_restore()
        return exitCode ?? 0
    }

    // MARK: Events

    private mutating func handle(_ event: Supervision.Event) {
        for order in supervision.handle(event, at: .now) { perform(order) }
    }

    private mutating func wait() {
        let link = visit?.link ?? -1
        // A visit reads the keys itself; here only a notice waits for one, and the end of the terminal is always seen.
        let keys = isTerminal ? STDIN_FILENO : -1
        var polled = [
            pollfd(fd: program_signals_descriptor(), events: Int16(POLLIN), revents: 0),
            pollfd(fd: link, events: Int16(POLLIN), revents: 0),
            pollfd(fd: keys, events: isTelling ? Int16(POLLIN) : 0, revents: 0),
        ]
        let longest = milliseconds
        let begin = ContinuousClock.now
        _ = unsafe poll(&polled, 3, longest)
        if longest >= 0, begin.duration(to: .now) > .milliseconds(Int64(longest) + 1_000) {
            // This process was stopped, or the machine slept: so did the visit, which could give no sign of life.
            handle(.signOfLife)
        }
        if polled[0].revents != 0 { program_signals_drain() }
        if polled[1].revents != 0 { hearVisit() }
        if polled[2].revents & Int16(POLLHUP | POLLERR) != 0 { loseTerminal() }
        if polled[2].revents & Int16(POLLIN) != 0, isTelling {
            terminal_discard_input()
            handle(.key)
        }
        if program_signals_hung_up() { loseTerminal() }
        if program_signals_terminated() { handle(.terminated) }
        if let visit, case let end = visit_process_end(visit.pid), end.ended {
            ended(end, of: visit)
        }
        handle(.deadlinePassed)
        if ContinuousClock.now >= nextLook { lookAtSupplies() }
    }

    /// Once a second while a visit runs: its signs of life come as often.
    private mutating func lookAtSupplies() {
        guard visit != nil, supplies != nil else { return }
        nextLook = .now + .seconds(1)
        switch supplies?.look() {
        case .changed: handle(.suppliesChanged)
        case .nothing(let code): handle(.nothingToServe(code: code))
        case .same, nil: break
        }
    }

    private mutating func hearVisit() {
        guard let link = visit?.link else { return }
        let signs = visit_process_signs_of_life(link)
        if signs.visitor { handle(.visitorCame) }
        for _ in 0..<signs.wrong_codes { codePause.noteWrong(at: .now) }
        if signs.count > 0 {
            handle(.signOfLife)
        } else {
            // The other end is closed: the process is about to end, which SIGCHLD will say.
            close(link)
            visit?.link = -1
        }
    }

    private mutating func loseTerminal() {
        isTerminal = false
        handle(.hungUp)
    }

    private mutating func ended(_ end: visit_process_end, of process: visit_process) {
        if process.link >= 0 {
            // What a visit said last counts, however it ended.
            let wrong = visit_process_signs_of_life(process.link).wrong_codes
            for _ in 0..<wrong { codePause.noteWrong(at: .now) }
            close(process.link)
        }
        visit = nil
        let visitEnd = VisitEnd(exitCode: end.signal == 0 ? end.exit_code : nil)
        if case .crashed = visitEnd {
            let cause =
                end.signal == 0 ? "with exit code \(end.exit_code)" : "by signal \(end.signal)"
            report("a visit was ended \(cause); nothing of it is kept")
            visitFailed()
        }
        handle(.visitEnded(visitEnd))
    }

    private var milliseconds: Int32 {
        var due = supervision.deadline
        if visit != nil, supplies != nil { due = min(due ?? nextLook, nextLook) }
        if let sign = manager.nextSign { due = min(due ?? sign, sign) }
        guard let due else { return -1 }
        let left = (due - .now) / .milliseconds(1)
        return Int32(max(0, min(3_600_000, left.rounded(.up))))
    }

    // MARK: Orders

    private mutating func perform(_ order: Supervision.Order) {
        isTelling = false
        switch order {
        case .clear: clear()
        case .startVisit: startVisit()
        case .tell(let what): tell(what)
        case .askVisitToEnd: signalVisit(SIGTERM)
        case .killVisit: signalVisit(SIGKILL)
        case .finish(let code): exitCode = code
        }
    }

    private func clear() {
        guard isTerminal else { return }
        _ = terminal_mode_raw()
        ReadlineTerminal.clear()
    }

    private mutating func tell(_ what: SupervisionNotice) {
        let lines = notice(what, ReadlineTerminal.presentSize)
        let text = Array((lines.joined(separator: "\n") + "\n").utf8)
        _ = unsafe text.withUnsafeBytes { unsafe terminal_write($0.baseAddress, $0.count) }
        isTelling = true
    }

    private func signalVisit(_ number: Int32) {
        guard let visit else { return }
        kill(visit.pid, number)
    }

    private mutating func startVisit() {
        var process = visit_process(pid: 0, link: -1)
        let greeting = Array("\(releaseCode)\n\(codePause.ages(at: .now))".utf8)
        let memory = supplies?.memory()?.descriptor ?? -1
        let strings = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe strings.indices { unsafe free(strings[index]) } }
        let failure = unsafe greeting.withUnsafeBytes {
            unsafe visit_process_start(
                nil,
                strings,
                $0.baseAddress,
                $0.count,
                memory,
                &process
            )
        }
        guard failure == 0 else {
            report("a visit cannot be started: error \(failure)")
            handle(.visitNotStarted(code: failure))
            return
        }
        visit = process
        // The first page comes first: the visit looks through its questionnaires itself.
        nextLook = .now + .milliseconds(200)
    }
}
