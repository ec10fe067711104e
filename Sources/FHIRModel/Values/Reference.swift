/// R4 `Reference`: a pointer to another resource.
public struct Reference: Sendable, Hashable {
    /// `Reference.reference`: a URL, `Type/id`, `urn:uuid:…` or `#contained`.
    public var reference: String?
    /// `Reference.type`: the type of resource meant.
    public var type: String?
    /// `Reference.display`: words for it.
    public var display: String?

    /// A reference of these parts.
    public init(reference: String? = nil, type: String? = nil, display: String? = nil) {
        self.reference = reference
        self.type = type
        self.display = display
    }

    /// Reads a Reference object.
    public init(at node: JSONNode, in tree: borrowing JSONTree) {
        self.init(
            reference: tree.string(at: tree.child(.reference, of: node)),
            type: tree.string(at: tree.child(.type, of: node)),
            display: tree.string(at: tree.child(.display, of: node))
        )
    }

    /// Writes the parts as properties of an object.
    public func write(into node: JSONNode, of tree: inout JSONTree) {
        if let reference { tree.set(.reference, string: reference, in: node) }
        if let type { tree.set(.type, string: type, in: node) }
        if let display { tree.set(.display, string: display, in: node) }
    }
}

extension Reference: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
