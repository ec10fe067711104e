/// When codes are not taken at a kiosk, since too many were wrong: five within fifteen minutes pause it for fifteen.
///
/// The supervisor keeps it in its memory, so that neither the end of a visit nor its crash begins the count anew; every visit is told how
/// it stands, and tells of each wrong code before its visitor learns of it.
public struct CodePause: Sendable, Equatable {
    /// Wrong codes that pause it.
    public static let limit = 5
    /// How long a wrong code counts, and how long the pause is.
    public static let length = Duration.seconds(15 * 60)

    /// When the last wrong codes were typed, the oldest first, ``limit`` at most.
    private var wrong: [ContinuousClock.Instant] = []

    /// None was wrong yet.
    public init() {}

    /// Notes a wrong code.
    public mutating func noteWrong(at now: ContinuousClock.Instant) {
        guard !isPaused(at: now) else { return }
        wrong = Array((wrong.filter { now - $0 < Self.length } + [now]).suffix(Self.limit))
    }

    /// Whether no code is looked at now.
    public func isPaused(at now: ContinuousClock.Instant) -> Bool {
        guard wrong.count == Self.limit, let last = wrong.last else { return false }
        return now - last < Self.length
    }

    // MARK: From one process to the next

    /// How many seconds ago each wrong code was typed, "610 40 3", the parts of seconds left off; empty for none.
    public func ages(at now: ContinuousClock.Instant) -> String {
        wrong.map { String(max(0, (now - $0).components.seconds)) }.joined(separator: " ")
    }

    /// Reads what ``ages(at:)`` wrote; what is no number is left out.
    public init(ages: some StringProtocol, at now: ContinuousClock.Instant) {
        let seconds = ages.split(separator: " ").compactMap { Int64($0) }
        wrong = seconds.filter { (0...86_400).contains($0) }.sorted(by: >)
            .suffix(Self.limit).map { now - .seconds($0) }
    }
}
