/// A step of handing a request to another system, as the sender wrote it down.
///
/// Delivery is apart from what people did: that a server has a request does not mean that anybody has seen it.
public struct DeliveryMark: Sendable, Hashable {
    /// What happened.
    public enum Event: String, Sendable, CaseIterable {
        /// It is about to be sent; where nothing follows, nobody knows whether it arrived.
        case sending
        /// The server has it.
        case delivered
        /// It is sent again later.
        case retry
        /// The server does not take it, and will not.
        case refused
        /// A person must decide.
        case held
    }

    /// The request.
    public let number: RequestNumber
    /// What happened.
    public let event: Event
    /// When.
    public let time: UTCTime
    /// The name of the system it goes to.
    public let target: String
    /// What the server answered, such as `422 invalid`; never a value of the request.
    public let status: String
    /// Which attempt it was, from 1.
    public let attempt: Int
    /// SHA-256 of the Bundle that was sent.
    public let digest: String
    /// Where the server keeps the resources, `Patient/12 …`.
    public let locations: String

    /// A step of its parts.
    public init(
        number: RequestNumber,
        event: Event,
        time: UTCTime,
        target: String,
        status: String = "",
        attempt: Int = 1,
        digest: String = "",
        locations: String = ""
    ) {
        self.number = number
        self.event = event
        self.time = time
        self.target = target
        self.status = status
        self.attempt = attempt
        self.digest = digest
        self.locations = locations
    }
}

/// How far a request has come on its way to another system.
public enum DeliveryState: Sendable, Hashable {
    /// Nothing is handed on from this folder.
    case noTarget
    /// It has not been sent yet.
    case queued
    /// The last that is known of it.
    case at(DeliveryMark)

    /// Whether it has arrived, or need not.
    public var isSettled: Bool {
        switch self {
        case .noTarget: true
        case .queued: false
        case .at(let mark): mark.event == .delivered
        }
    }

    /// What staff read; empty where nothing is handed on.
    public var words: String {
        switch self {
        case .noTarget: ""
        case .queued: "not sent yet"
        case .at(let mark):
            switch mark.event {
            case .sending: "being sent"
            case .delivered: "delivered"
            case .retry: "sent again later"
            case .refused: "REFUSED by \(mark.target)"
            case .held: "HELD, decide"
            }
        }
    }

    /// How much it wants somebody to look, the most the greatest.
    var urgency: Int {
        switch self {
        case .noTarget: 0
        case .queued: 2
        case .at(let mark):
            switch mark.event {
            case .delivered: 1
            case .sending: 3
            case .retry: 4
            case .refused: 5
            case .held: 6
            }
        }
    }
}
