/// What a terminal can do for the look of a page, by its description (terminfo) and by `NO_COLOR`.
///
/// Pages are laid out by it: without reverse, a key to type is `1.` and not a cap.
public struct TerminalLook: Sendable, Hashable {
    /// Whether text can be put into any row (`cup`).
    public var placesText: Bool
    /// Whether text can be set on a ground of its own (`rev`).
    public var hasReverse: Bool

    /// A look.
    public init(placesText: Bool, hasReverse: Bool) {
        self.placesText = placesText
        self.hasReverse = hasReverse
    }

    /// Of a terminal that does all that a page asks for, as most do.
    public static let full = TerminalLook(placesText: true, hasReverse: true)
    /// Of one that only prints lines: a pipe, `TERM=dumb`, `--plain`.
    public static let lines = TerminalLook(placesText: false, hasReverse: false)
}
