/// How large a JSON text may be before it is refused.
public struct JSONLimits: Sendable, Hashable {
    /// The most bytes a text may have.
    public var maximumBytes: Int
    /// How deep objects and arrays may be nested.
    public var maximumDepth: Int
    /// Whether an object may hold the same name twice: RFC 8259 §4 allows it, FHIR does not.
    public var allowsDuplicateNames: Bool

    /// 16 MiB and 128 levels: what a questionnaire file may be.
    public static let standard = JSONLimits(maximumBytes: 16 << 20, maximumDepth: 128)

    /// Limits of one's own; texts of 2 GiB or more are refused whatever is asked.
    public init(maximumBytes: Int, maximumDepth: Int, allowsDuplicateNames: Bool = false) {
        self.maximumBytes = min(maximumBytes, Int(Int32.max) / 2)
        self.maximumDepth = maximumDepth
        self.allowsDuplicateNames = allowsDuplicateNames
    }
}
