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

/// All names seen so far, by number and by an open-addressing index.
struct NameTable: ~Copyable {
    private var text: [UInt8] = []
    private var ends: [Int] = [0]
    private var buckets = [Int32](repeating: 0, count: 1024)

    /// The number of a name, given for the first time if need be.
    mutating func intern(_ name: borrowing Span<UInt8>) -> Int32 {
        if name.isEmpty { return 0 }
        var slot = Int(JSONTree.hash(of: name)) & (buckets.count - 1)
        while buckets[slot] != 0 {
            if matches(buckets[slot], name) { return buckets[slot] }
            slot = (slot + 1) & (buckets.count - 1)
        }
        let id = Int32(ends.count)
        for index in name.indices { text.append(name[index]) }
        ends.append(text.count)
        buckets[slot] = id
        if ends.count * 2 > buckets.count { grow() }
        return id
    }

    func string(of id: Int32) -> String {
        id <= 0 || Int(id) >= ends.count ? "" : String(decoding: bytes(of: id), as: UTF8.self)
    }

    private func bytes(of id: Int32) -> ArraySlice<UInt8> {
        text[ends[Int(id) - 1]..<ends[Int(id)]]
    }

    private func matches(_ id: Int32, _ name: borrowing Span<UInt8>) -> Bool {
        let start = ends[Int(id) - 1]
        guard ends[Int(id)] - start == name.count else { return false }
        let known = text.span
        for index in name.indices where known[start + index] != name[index] { return false }
        return true
    }

    /// Makes room for so many more names.
    mutating func reserve(_ count: Int) {
        var size = buckets.count
        while (ends.count + count) * 2 > size { size *= 2 }
        if size > buckets.count { rebuild(buckets: size) }
    }

    private mutating func grow() {
        rebuild(buckets: buckets.count * 2)
    }

    private mutating func rebuild(buckets count: Int) {
        buckets = [Int32](repeating: 0, count: count)
        for id in 1..<Int32(ends.count) {
            var slot = Int(JSONTree.hash(of: bytes(of: id).span)) & (buckets.count - 1)
            while buckets[slot] != 0 { slot = (slot + 1) & (buckets.count - 1) }
            buckets[slot] = id
        }
    }
}

let nameTable = Mutex(NameTable())
