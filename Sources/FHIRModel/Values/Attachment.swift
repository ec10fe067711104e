/// R4 `Attachment`: a document or picture, without its data.
public struct Attachment: Sendable, Hashable {
    /// `Attachment.contentType`: the mime type.
    public var contentType: String?
    /// `Attachment.url`.
    public var url: String?
    /// `Attachment.size` in bytes.
    public var size: Int?
    /// `Attachment.title`.
    public var title: String?

    /// An attachment of these parts.
    public init(
        contentType: String? = nil,
        url: String? = nil,
        size: Int? = nil,
        title: String? = nil
    ) {
        self.contentType = contentType
        self.url = url
        self.size = size
        self.title = title
    }

    /// Reads an Attachment object; `data`, `hash`, `language` and `creation` stay in the tree.
    public init(at node: JSONNode, in tree: borrowing JSONTree) {
        self.init(
            contentType: tree.string(at: tree.child(.contentType, of: node)),
            url: tree.string(at: tree.child(.url, of: node)),
            size: tree.integer(at: tree.child(.size, of: node)),
            title: tree.string(at: tree.child(.title, of: node))
        )
    }

    /// Writes the parts as properties of an object.
    public func write(into node: JSONNode, of tree: inout JSONTree) {
        if let contentType { tree.set(.contentType, string: contentType, in: node) }
        if let url { tree.set(.url, string: url, in: node) }
        if let size { tree.set(.size, integer: size, in: node) }
        if let title { tree.set(.title, string: title, in: node) }
    }
}

extension Attachment: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
