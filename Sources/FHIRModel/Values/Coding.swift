/// R4 `Coding`: a code in a code system.
public struct Coding: Sendable, Hashable {
    /// `Coding.system`: the URI of the code system.
    public var system: String?
    /// `Coding.version`.
    public var version: String?
    /// `Coding.code`.
    public var code: String?
    /// `Coding.display`: the words for it.
    public var display: String?
    /// `Coding.userSelected`.
    public var userSelected: Bool?

    /// A coding of these parts.
    public init(
        system: String? = nil,
        version: String? = nil,
        code: String? = nil,
        display: String? = nil,
        userSelected: Bool? = nil
    ) {
        self.system = system
        self.version = version
        self.code = code
        self.display = display
        self.userSelected = userSelected
    }

    /// The display, or else the code.
    public var text: String { display ?? code ?? "" }
}

extension Coding {
    /// Reads a Coding object; extensions stay in the tree.
    public init(at node: JSONNode, in tree: borrowing JSONTree) {
        var coding = Coding()
        for child in tree.children(of: node) {
            let name = tree.name(of: child)
            if name == .code {
                coding.code = tree.string(at: child)
            } else if name == .display {
                coding.display = tree.string(at: child)
            } else if name == .system {
                coding.system = tree.string(at: child)
            } else if name == .version {
                coding.version = tree.string(at: child)
            } else if name == .userSelected {
                coding.userSelected = tree.boolean(at: child)
            }
        }
        self = coding
    }

    /// Writes the parts as properties of an object.
    public func write(into node: JSONNode, of tree: inout JSONTree) {
        if let system { tree.set(.system, string: system, in: node) }
        if let version { tree.set(.version, string: version, in: node) }
        if let code { tree.set(.code, string: code, in: node) }
        if let display { tree.set(.display, string: display, in: node) }
        if let userSelected { tree.set(.userSelected, boolean: userSelected, in: node) }
    }
}

extension Coding: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`, since it may be an answer; see ``text``.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
