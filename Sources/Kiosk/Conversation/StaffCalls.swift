import FHIRModel
import FormFiller

/// What staff were told in a visit, for the pages that say so: codes and times, and nothing of the visitor.
struct StaffCalls: Sendable {
    /// The codes staff were told, in order.
    var codes: [String] = []
    /// When a person was called first, and when again.
    var calledAt: FHIRDateTime?
    var calledAgainAt: FHIRDateTime?
    /// When the desk acknowledged it.
    var answeredAt: FHIRDateTime?
    /// Whether it has been said that nobody came in time.
    var hasSaidToWalk = false
    /// Alerts whose form has something to say to the visitor at the end.
    var closings: [(form: Int, alert: StaffAlert)] = []

    /// Whether a person was called and nobody has acknowledged it.
    var isWaiting: Bool { calledAt != nil && answeredAt == nil }

    /// Notes a call at a time, which is one more of the same where nobody has acknowledged the first.
    mutating func call(at time: FHIRDateTime) {
        if isWaiting {
            calledAgainAt = time
        } else {
            calledAt = time
            (calledAgainAt, answeredAt, hasSaidToWalk) = (nil, nil, false)
        }
    }

    /// When to stop waiting; nil where the clock has no seconds.
    func end(after patience: Duration) -> FHIRDateTime? {
        guard let calledAt, let seconds = calledAt.secondsSince1970 else { return nil }
        return FHIRDateTime(
            secondsSince1970: seconds + Int(patience.components.seconds),
            offset: calledAt.offset ?? 0
        )
    }
}
