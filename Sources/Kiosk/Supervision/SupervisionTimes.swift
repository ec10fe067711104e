/// How long a supervisor waits for what.
public struct SupervisionTimes: Sendable, Equatable {
    /// Without a sign of life for so long, a visit is ended.
    public var watchdog: Duration
    /// How long a notice stands before the next visit begins.
    public var notice: Duration
    /// How long a visit may take to end when it is asked to.
    public var grace: Duration
    /// A visit that fails before this counts towards "out of order".
    public var soon: Duration

    /// The times of a kiosk: 60 s, 5 s, 5 s, and 10 s.
    public init(
        watchdog: Duration = .seconds(60),
        notice: Duration = .seconds(5),
        grace: Duration = .seconds(5),
        soon: Duration = .seconds(10)
    ) {
        self.watchdog = watchdog
        self.notice = notice
        self.grace = grace
        self.soon = soon
    }
}
