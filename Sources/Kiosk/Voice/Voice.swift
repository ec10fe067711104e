/// What a visit needs of a voice, beside its ``Terminal``.
///
/// It speaks while the terminal reads: ``speak(_:)`` returns at once. The keys that repeat, pause, skip, and change volume and speed
/// are the terminal's and never reach the visit.
public protocol Voice {
    /// Says the page that is shown now, in place of what is said; nil where nobody listens to it.
    mutating func speak(_ page: SpokenPage?)

    /// Says nothing more of the page that was shown.
    mutating func silence()

    /// Whether somebody began or ceased to listen since it was asked last; nil where nothing changed.
    ///
    /// Asked before each reading, which is to end as by a resize when there is an answer.
    mutating func change() -> VoiceChange?
}

extension Voice {
    /// nil: somebody who listened at the beginning (``ConversationSettings/speaks``) does so to the end.
    public mutating func change() -> VoiceChange? { nil }
}

/// Says nothing.
public struct SilentVoice: Voice {
    /// A voice that says nothing.
    public init() {}

    /// Nothing.
    public func speak(_ page: SpokenPage?) {}

    /// Nothing.
    public func silence() {}
}
