import Synchronization

/// The name of a JSON property, interned once for the whole process and compared as an integer.
///
/// FHIR calls these element names (`linkId`, `valueCoding`); a companion of a primitive keeps its underscore (`_text`).
public struct ElementName: Hashable, Sendable {
    /// The number of the name; equal numbers mean equal names.
    public let id: Int32

    /// The name of a node that has none: the root of a document.
    public static let none = ElementName(id: 0)

    @inlinable init(id: Int32) {
        self.id = id
    }

    /// Interns a name.
    public init(_ string: String) {
        self.init(utf8: Array(string.utf8)[...])
    }

    /// Interns a name given as UTF-8.
    public init(utf8 name: ArraySlice<UInt8>) {
        self.id = nameTable.withLock { $0.intern(name.span) }
    }

    /// Interns a name given as UTF-8.
    public init(utf8 name: Span<UInt8>) {
        self.id = nameTable.withLock { $0.intern(name) }
    }

    /// Interns all names of a text at once, which single blanks separate, in the order they stand there.
    public static func interning(_ names: String) -> [ElementName] {
        let bytes = Array(names.utf8)
        return nameTable.withLock { table in
            let words = bytes.split(separator: UInt8(ascii: " "))
            table.reserve(words.count)
            return words.map { ElementName(id: table.intern($0.span)) }
        }
    }

    /// The name as text; empty for ``none``.
    public var string: String {
        nameTable.withLock { $0.string(of: id) }
    }
}

extension ElementName: ExpressibleByStringLiteral {
    /// Interns a literal; keep it in a `static let` where it is used often.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension ElementName: CustomStringConvertible {
    /// The name itself: names of elements are the form's words, not a visitor's.
    public var description: String { string }
}
