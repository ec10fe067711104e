extension Conversation: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says that it is a conversation; what was typed is never printed.
    public var description: String { "conversation <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print what was typed.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
