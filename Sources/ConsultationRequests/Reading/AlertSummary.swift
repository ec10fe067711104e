/// One alert as staff see it: what, where, who has it, and the request of the same visit.
public struct AlertSummary: Sendable, Hashable {
    /// The alert.
    public let alert: AlertRecord
    /// Everything that was noted about it, oldest first.
    public internal(set) var marks: [Mark] = []
    /// The request that the same visitor sent.
    public internal(set) var request: LinkedRequest?

    /// How far it has come.
    public var state: AlertState { AlertState(marks) }

    init(alert: AlertRecord) { self.alert = alert }
}

/// The request of the visitor who raised an alert.
public struct LinkedRequest: Sendable, Hashable {
    /// Its number.
    public let number: RequestNumber
    /// Whether both carry the same visit; else only station and time speak for it, and staff are told "probably".
    public let isCertain: Bool
}

/// A folder of requests at one moment.
public struct RequestOverview: Sendable {
    /// All requests, the most pressing first.
    public let requests: [RequestSummary]
    /// All alerts, the oldest first.
    public let alerts: [AlertSummary]

    /// The alerts that still call for somebody, oldest first.
    public var waitingAlerts: [AlertSummary] { alerts.filter { $0.state.isWaiting } }
}
