/// `ServiceRequest.priority`, R4 value set request-priority, the most pressing first, as its definitions rank them: the list of
/// requests, the banner of the page and everything else go by this order.
public enum RequestPriority: String, Sendable, CaseIterable, Comparable {
    /// Staff are needed at once.
    case stat
    /// As soon as possible, higher than urgent; this product's forms use it for: talk before leaving.
    case asap
    /// Promptly, higher than routine.
    case urgent
    /// No hurry beyond a call back.
    case routine

    /// The more pressing is the smaller.
    public static func < (left: RequestPriority, right: RequestPriority) -> Bool {
        left.rank < right.rank
    }

    /// 0 for the most pressing.
    public var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
