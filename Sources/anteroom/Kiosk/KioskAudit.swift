import ConsultationRequests

/// What the supervisor of a kiosk writes in the audit trail; each visit writes its own part.
///
/// A trail that cannot be written never keeps a kiosk from its visitors.
struct KioskAudit: Sendable {
    private let folder: RequestStore
    private let trail: AuditTrail

    init(_ options: KioskOptions) {
        folder = RequestStore(folder: options.requestsPath)
        trail = AuditTrail(folder: options.requestsPath, station: options.stationName)
    }

    /// Makes the folder before the first visit: one that is taken away later is not made again, for it may be a disk.
    func makeFolder() { try? folder.makeFolder() }

    /// The kiosk begins to run; written beside the first visit, which no visitor should wait for.
    func started() {
        Task.detached { try? trail.record(.started) }
    }

    /// A visit crashed, hung or was killed.
    func visitFailed() { try? trail.record(.visitFailed) }

    /// The kiosk ends as it was told to.
    func stopped() { try? trail.record(.stopped) }
}
