/// What a visit needs of a voice, beside its ``Terminal``.
///
/// It speaks while the terminal reads: ``speak(_:)`` returns at once. The keys that repeat, pause, and change volume and speed
/// are the terminal's and never reach the visit.
public protocol Voice {
    /// Says a page, in place of what is said now; nil says nothing.
    mutating func speak(_ page: SpokenPage?)
}

/// Says nothing.
public struct SilentVoice: Voice {
    /// A voice that says nothing.
    public init() {}

    /// Nothing.
    public func speak(_ page: SpokenPage?) {}
}
