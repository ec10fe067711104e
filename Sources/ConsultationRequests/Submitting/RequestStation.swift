import FHIRModel
public import StaffPages

/// A kiosk or a seat that leaves requests in the clinic's folder and calls staff: everything between a finished interview and a
/// file that outlives a power cut.
///
///     var station = RequestStation("Seat 4", folder: "Requests", alertCommand: AlertCommand("page-staff"))
///     try station.makeFolders()
///     switch station.submit(RequestDraft(of: interview, now: now)) {
///     case .stored(let request): print("Thank you. Your number is \(request.number.spoken).")
///     case .nothingToStore: print("Thank you.")
///     case .failed: print("Please go to the front desk.")
///     }
///
/// The audit trail of the folder is written on the way. Several stations, in this process or in others, may share a folder.
public struct RequestStation: Sendable {
    private let name: String
    private var requests: RequestStore
    var alerts: AlertStore
    private let audit: AuditTrail
    private let leaving: LeavingTally
    private let clock: ClinicClock
    /// Whether staff know already that requests cannot be stored here.
    private var isStoreFailureTold = false

    /// A station; nothing is touched yet.
    ///
    /// - Parameters:
    ///   - name: what it is called in requests and alerts, such as "Seat 4".
    ///   - folder: the path of the folder of requests.
    ///   - sealing: what seals requests to the clinic's key; without it they are stored readable.
    ///   - alertCommand: what calls staff; without one every alert counts as not delivered.
    ///   - alertInterval: seconds between two tries of an alert that nobody has acknowledged.
    ///   - clock: the clinic's clock, for the times on the page that staff read.
    ///   - system: the calls by which the world is touched, the clock that numbers requests among them.
    public init(
        _ name: String,
        folder: String,
        sealing: Sealing? = nil,
        alertCommand: AlertCommand? = nil,
        alertInterval: Int64 = 60,
        clock: ClinicClock = .utc,
        system: SystemCalls = .live
    ) {
        self.name = name
        self.clock = clock
        requests = RequestStore(folder: folder, sealing: sealing, system: system)
        alerts = AlertStore(
            folder: folder,
            station: name,
            command: alertCommand,
            interval: alertInterval,
            system: system
        )
        audit = AuditTrail(folder: folder, station: name, system: system)
        leaving = LeavingTally(folder: folder, station: name, system: system)
    }

    /// Makes the folders of requests and alerts where they are missing: all that a first visit needs.
    public func makeFolders() throws(StoreError) {
        try requests.makeFolder()
        try alerts.makeFolder()
    }

    /// Removes what dead visits left in the folders, which takes the longer the more is in them.
    ///
    /// What cannot be removed stays, and is no reason not to serve visitors.
    public func removeLeftovers() {
        try? requests.removeLeftovers()
        try? alerts.removeLeftovers()
    }

    /// Notes an event in the audit trail; a trail that cannot be written keeps nobody from anything.
    public func record(_ event: AuditEvent) { try? audit.record(event) }

    /// Counts one more visitor who stopped at a page; a tally that cannot be written keeps nobody from anything.
    ///
    /// - Parameters:
    ///   - page: the page, by the questionnaire's own names; never an answer.
    ///   - questionnaire: its title; nil before one was chosen.
    public func countLeft(_ page: String, of questionnaire: String?) {
        try? leaving.count(LeftPage(questionnaire: questionnaire, page: page))
    }
}

/// What became of a finished interview.
public enum SubmissionOutcome: Sendable {
    /// It is durable, under this number.
    case stored(StoredRequest)
    /// The answers come to no request, and nothing is kept of them.
    case nothingToStore
    /// It could not be stored, for this reason; the alert with which staff were called for it, where they were.
    case failed(StoreError, alert: AlertOutcome?)
}

extension RequestStation {
    /// Stores a request so that it outlives a power cut before this returns, and notes it in the audit trail.
    ///
    /// Where it cannot be stored, staff are called: until a call has reached them or is kept to be made again, at every try.
    /// The same draft may be submitted again, as often as wanted.
    ///
    /// - Parameters:
    ///   - draft: The answers and what was made of them.
    ///   - visit: What the request has in common with the alerts of its visit.
    /// - Returns: What became of it.
    public mutating func submit(_ draft: RequestDraft, visit: VisitTag? = nil) -> SubmissionOutcome
    {
        guard draft.isRequest else { return .nothingToStore }
        let (name, clock) = (name, clock)
        do {
            let stored = try requests.store { number in
                draft.bundle(number: number, station: name, clock: clock, visit: visit)
                    .serialized(asciiOnly: true)
            }
            record(.sent(stored.number, digest: stored.digest))
            return .stored(stored)
        } catch {
            record(.storeFailed)
            return .failed(error, alert: callStaffToStore(visit: visit?.id))
        }
    }

    private mutating func callStaffToStore(visit: VisitID?) -> AlertOutcome? {
        guard !isStoreFailureTold else { return nil }
        let outcome = callStaff(code: "request-not-stored", visit: visit)
        isStoreFailureTold = outcome.reachedStaff || outcome.storeError == nil
        return outcome
    }

    /// Has a person come: stores the alert, then runs the alert command and waits for it, two seconds at most, or as long for a
    /// screen at the desk that shows it.
    ///
    /// - Parameters:
    ///   - code: what set it off, such as a code of the form's `staff-alert`; never an answer.
    ///   - display: what staff read for the code, as the form has it.
    ///   - priority: how soon somebody is to come; what is less urgent is sent again less often.
    ///   - visit: the visit's id, which its request carries too.
    ///   - request: the request the visit has sent already.
    /// - Returns: whether staff were reached, and whether the alert is kept to be sent again.
    public mutating func callStaff(
        code: String,
        display: String? = nil,
        priority: AlertPriority = .stat,
        visit: VisitID? = nil,
        request: RequestNumber? = nil
    ) -> AlertOutcome {
        alerts.raise(
            code: code,
            display: display,
            priority: priority,
            visit: visit,
            request: request
        )
    }

    /// Sends an alert again because the visitor calls once more: the same alert, with a count.
    public mutating func callStaffAgain(_ alert: AlertRecord, count: Int) -> AlertOutcome {
        alerts.callAgain(alert, count: count)
    }

    /// Keeps a quiet alert; ``sendAlert(_:storeError:)`` then calls staff, on a thread that may wait for the command.
    public func keepQuietAlert(
        code: String,
        display: String? = nil,
        visit: VisitID? = nil,
        request: RequestNumber? = nil
    ) -> (record: AlertRecord, storeError: StoreError?) {
        alerts.keep(
            code: code,
            display: display,
            priority: .asap,
            visit: visit,
            request: request
        )
    }

    /// Runs the alert command on an alert that was kept.
    public mutating func sendAlert(_ alert: AlertRecord, storeError: StoreError?) -> AlertOutcome {
        alerts.send(alert, storeError: storeError)
    }

    /// Keeps an alert that could not be stored when it was raised; true once it is on the disk.
    public func keepLate(_ alert: AlertRecord) -> Bool { (try? alerts.keepLate(alert)) != nil }

    /// How far the desk has come with alerts.
    public func receipt(of numbers: Set<RequestNumber>) -> AlertReceipt {
        alerts.receipt(of: numbers)
    }

    /// Whether this station has called staff with a code in the last so many seconds.
    public func hasCalledStaff(code: String, inLast seconds: Int64) -> Bool {
        alerts.hasRaised(code: code, inLast: seconds)
    }

    /// Sends again the alerts of this station that nobody has acknowledged, each after its interval, whether or not staff got them
    /// before; cheap when there are none.
    ///
    /// Call it every few seconds, in a thread that may wait for the alert command.
    public mutating func repeatAlerts() -> [AlertOutcome] { alerts.retryDue() }

    /// Runs the alert command on a test that an administrator asks for; nil where nobody does.
    public func takeAlertTest() -> AlertTestResult? { alerts.takeTest() }
}
