import ConsultationRequests
import FHIRModel
import FormFiller
import Glibc
import Kiosk
import Readline

/// What a visit needs of the clinic: the clock, the folder of requests, alerts, and the audit trail.
struct ClinicServices: VisitServices {
    private var requests: RequestStore
    private var alerts: AlertStore
    private let audit: AuditTrail
    private let station: String
    private let report: (String) -> Void
    private var isStoreFailureTold = false
    /// The side towards the supervisor, where there is one.
    var supervised: SupervisedVisit?
    /// The questionnaires that are read while the first page is.
    var questionnaires: QuestionnairesAtLeisure?

    /// Opens the folders of requests and alerts, and tries the sealing if it is wanted.
    ///
    /// - Throws: EX_CONFIG, 78, when requests could not be stored or sealed; the reason is reported.
    init(_ options: KioskOptions, report: @escaping (String) -> Void) throws {
        self.report = report
        station = options.stationName
        let command = options.alertCommand.map { AlertCommand($0) }
        let folder = options.requestsPath
        alerts = AlertStore(folder: folder, station: station, command: command)
        audit = AuditTrail(folder: folder, station: station)
        do {
            requests = RequestStore(folder: folder, sealing: try options.sealing())
            try requests.makeFolder()
            try alerts.makeFolder()
        } catch {
            report("\(error)")
            throw ExitStatus.configuration
        }
    }

    /// Removes what dead visits left in the folders; those that cannot be read are no reason not to begin.
    func removeLeftovers() {
        try? requests.removeLeftovers()
        try? alerts.removeLeftovers()
    }

    func now() -> FHIRDateTime { LocalClock.now() }

    func visitorCame() { supervised?.sayVisitorCame() }

    func formsReadMeanwhile() -> [Form]? { questionnaires?.forms() }

    mutating func send(_ submission: Submission) -> SendOutcome {
        guard let request = SubmittedRequest(of: submission, station: station, now: now()) else {
            return .nothingToSend
        }
        do {
            let stored = try requests.store { request.bytes(number: $0) }
            try? audit.record(.sent(stored.number, digest: stored.digest))
            return .sent(number: stored.number.spoken)
        } catch {
            report("a request cannot be stored: \(error)")
            try? audit.record(.storeFailed)
            callStaffToStore()
            return .failed
        }
    }

    /// Calls staff because a request cannot be stored; again at the next try only where no call has reached them and none
    /// is kept to be made again.
    private mutating func callStaffToStore() {
        guard !isStoreFailureTold else { return }
        let outcome = raise(code: "request-not-stored")
        isStoreFailureTold = outcome.reachedStaff || outcome.storeError == nil
    }

    mutating func alert(code: String) -> Bool { raise(code: code).reachedStaff }

    private mutating func raise(code: String) -> AlertOutcome {
        let outcome = alerts.raise(code: code)
        if let error = outcome.storeError { report("an alert cannot be stored: \(error)") }
        if !outcome.reachedStaff { report("an alert did not reach staff: \(outcome.delivery)") }
        return outcome
    }

    func record(_ moment: VisitMoment) {
        switch moment {
        case .begun: try? audit.record(.visitBegun)
        case .released: try? audit.record(.released)
        case .erased: try? audit.record(.erased)
        case .idle: try? audit.record(.idle)
        }
    }

    func waitForEnd() -> TerminalEvent { StandardTerminal.waitForEnd() }
}
