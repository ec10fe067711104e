/// What came of raising an alert or of trying it again.
public struct AlertOutcome: Sendable {
    /// The alert.
    public let alert: AlertRecord
    /// Why the record is not on the disk; nil when it is.
    public let storeError: StoreError?
    /// How the alert command fared.
    public let delivery: AlertDelivery
    /// Whether a screen at the desk shows it.
    public var isShown = false
    /// Whether the command had taken it before.
    public var wasDelivered = false

    /// Whether staff have been called; if not the visitor is asked to walk to the front desk.
    public var reachedStaff: Bool { delivery == .delivered || isShown }
}

/// How far the desk has come with the alerts of a visit.
public struct AlertReceipt: Sendable, Hashable {
    /// Whether a screen shows one of them.
    public internal(set) var isShown = false
    /// When somebody acknowledged each.
    public internal(set) var answers: [RequestNumber: UTCTime] = [:]
}
