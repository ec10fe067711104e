/// The name of a JSON property.
///
/// FHIR calls these element names (`linkId`, `valueCoding`); a companion of a primitive keeps its underscore (`_text`). R4's
/// names, and a few more, have numbers that are compared in place of their text; any other name carries its text with it.
public struct ElementName: Sendable {
    /// The number of a name that is known before any file is read, 0 for none; -1 for any other.
    @usableFromInline package let id: Int32
    /// The text of a name without number.
    @usableFromInline let text: [UInt8]?

    /// The name of a node that has none: the root of a document.
    public static let none = ElementName(id: 0)

    @inlinable init(id: Int32) {
        self.id = id
        text = nil
    }

    /// A name that has no number.
    init(text: [UInt8]) {
        id = -1
        self.text = text
    }

    /// The name of this text.
    public init(_ string: String) {
        self.init(utf8: Array(string.utf8).span)
    }

    /// The name of this text, given as UTF-8.
    public init(utf8 name: ArraySlice<UInt8>) {
        self.init(utf8: name.span)
    }

    /// The name of this text, given as UTF-8.
    public init(utf8 name: Span<UInt8>) {
        if let number = FrozenNames.shared.table.number(of: name, NameTable.Entry(name)) {
            self.init(id: number)
        } else {
            self.init(text: name.indices.map { name[$0] })
        }
    }

    /// The name as text; empty for ``none``.
    public var string: String { String(decoding: utf8, as: UTF8.self) }

    /// The name as UTF-8; empty for ``none``.
    package var utf8: ArraySlice<UInt8> { text?[...] ?? FrozenNames.shared.table.bytes(of: id) }
}

extension ElementName: Hashable {
    /// Whether both are the same text.
    @inlinable public static func == (one: ElementName, other: ElementName) -> Bool {
        one.id == other.id && (one.id >= 0 || one.text == other.text)
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        guard let text else { return }
        hasher.combine(text.count)
        for offset in stride(from: 0, to: text.count, by: 8) {
            hasher.combine(text.span.upToEight(at: offset))
        }
    }
}

/// R4's elements by number.
extension ElementName {
    /// The number of the element in R4's tables; 0 where R4 has no element of this name.
    package var elementNumber: Int {
        id > 0 && id <= FrozenNames.shared.elementCount ? Int(id) : 0
    }

    /// The name of R4's element with a number; ``none`` where there is none.
    package init(elementNumber number: Int) {
        self.init(id: number <= FrozenNames.shared.elementCount ? Int32(max(0, number)) : 0)
    }

    /// The name of the primitive whose id and extensions a property holds: `text` for `_text`.
    package var withoutUnderscore: ElementName {
        let number = Self.number(withoutUnderscore: id)
        return number > 0 ? ElementName(id: number) : ElementName(utf8: utf8.dropFirst())
    }

    /// The number of R4's element whose companion has a number; 0 where it is that of no companion.
    package static func number(withoutUnderscore number: Int32) -> Int32 {
        let count = FrozenNames.shared.elementCount
        return number > count && number <= count * 2 ? number - count : 0
    }

    /// Whether this is the name of a primitive's companion, such as `_birthDate`.
    package var isCompanion: Bool { utf8.first == UInt8(ascii: "_") }

    /// The name of the property that holds the id and extensions of a primitive: `_text` for `text`.
    package var companion: ElementName {
        let count = FrozenNames.shared.elementCount
        return id > 0 && id <= count
            ? ElementName(id: id + count) : ElementName(text: [UInt8(ascii: "_")] + utf8)
    }
}

extension ElementName: ExpressibleByStringLiteral {
    /// The name a literal writes; keep it in a `static let` where it is used often.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension ElementName: CustomStringConvertible {
    /// The name itself: names of elements are the form's words, not a visitor's.
    public var description: String { string }
}
