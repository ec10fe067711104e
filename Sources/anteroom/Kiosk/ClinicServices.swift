import ConsultationRequests
import FHIRModel
import FormExtraction
import FormFiller
import Kiosk
import Readline

/// What a visit needs of the clinic: the clock, and the station that stores requests and calls staff.
struct ClinicServices: VisitServices {
    private var station: RequestStation
    private let calls: VisitCalls
    private let report: @Sendable (String) -> Void
    private var codes: VisitCodes?
    /// The side towards the supervisor, where there is one.
    var supervised: SupervisedVisit? {
        didSet { if let supervised { codes?.pause = supervised.codePause } }
    }

    /// Opens the folders of requests and alerts, and tries the sealing if it is wanted.
    ///
    /// - Throws: EX_CONFIG, 78, when requests could not be stored or sealed; the reason is reported.
    init(_ options: KioskOptions, report: @escaping @Sendable (String) -> Void) throws {
        self.report = report
        do {
            station = options.station(sealing: try options.sealing())
            try station.makeFolders()
        } catch {
            report("\(error)")
            throw ExitStatus.configuration
        }
        codes = VisitCodes(options, report: report)
        calls = VisitCalls(
            station,
            visit: VisitID(random: UInt64.random(in: .min ... .max)),
            isAlone: !options.supervised,
            report: report
        )
    }

    /// Removes what dead visits left in the folders, and codes that nobody needs to look up any more.
    func removeLeftovers() {
        station.removeLeftovers()
        codes?.removeOld()
    }

    func now() -> FHIRDateTime { LocalClock.now() }

    func visitorCame() { supervised?.sayVisitorCame() }

    mutating func send(_ submission: Submission) -> SendOutcome {
        let isCoded = submission.codedForm != nil
        let draft = RequestDraft(
            submission,
            subject: isCoded ? codes?.subject : nil,
            now: now()
        )
        switch station.submit(draft, visit: calls.tag) {
        case .nothingToStore: return .nothingToSend
        case .stored(let request):
            calls.noteRequest(request.number)
            // The disk takes files again, and the visit may end at once.
            calls.keepUnstored()
            if let form = submission.codedForm { codes?.noteSent(form, as: request.number) }
            let number = request.number.spoken
            for problem in ExtractionProblem.all(of: draft.extraction.findings) {
                report("request \(number): \(problem.sentence) [\(problem.rule)]")
            }
            return .sent(number: number)
        case .failed(let error, let alert):
            report("a request cannot be stored: \(error)")
            if let alert { calls.note(alert) }
            return .failed
        }
    }

    func alert(for reason: Coding) -> Bool { calls.call(for: reason) }
    func callAgain() -> Bool { calls.callAgain() }
    func tellStaff(of reason: Coding) { calls.tell(of: reason) }

    func deskAnswer() -> FHIRDateTime? {
        calls.answer().flatMap { FHIRDateTime($0.extended) }.map {
            $0.atOffset(LocalClock.minutesEast(atMoment: $0))
        }
    }

    mutating func openCode(_ code: TypedCode) -> CodeAnswer {
        guard codes != nil, let answer = codes?.open(code) else { return .refused }
        if codes?.isWrong == true {
            // Told before the visitor learns of it, so that ending the visit now does not undo it.
            _ = supervised?.sayWrongCode()
            if answer == .paused {
                station.record(.codesPaused)
                report("\(CodePause.limit) codes were wrong: none is taken for a while")
            }
        }
        return answer
    }

    mutating func beginCode() -> Bool {
        guard let number = codes?.begin() else { return false }
        station.record(.codeBegun(number))
        return true
    }

    mutating func endCode() { codes?.end() }

    func record(_ moment: VisitMoment) {
        switch moment {
        case .begun: station.record(.visitBegun)
        case .released: station.record(.released)
        case .erased: station.record(.erased)
        case .idle: station.record(.idle)
        case .voiceFailed: station.record(.voiceFailed)
        case .left(let page): station.countLeft(page.page, of: page.questionnaire)
        }
    }

    func waitForEnd() -> TerminalEvent { StandardTerminal.waitForEnd() }
}

extension RequestDraft {
    /// The draft of what a visit hands over.
    init(_ submission: Submission, subject: BusinessIdentifier? = nil, now: FHIRDateTime) {
        self.init(
            of: submission.interview,
            contact: submission.contact?.response,
            subject: subject,
            now: now
        )
    }
}
