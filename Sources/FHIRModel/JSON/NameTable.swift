/// Names and the numbers they get in the order they come, from 1; 0 is no name.
///
/// The words of a language whose meaning is a number: R4's elements and types, FHIRPath's functions, the names of one tree.
package struct NameTable: Sendable {
    private var text: [UInt8] = []
    /// What tells the name of each number from others; the first is that of no name.
    private(set) var entries = [Entry()]
    private var buckets = [Int32](repeating: 0, count: 16)

    /// What tells a name from others: hardly any has more than sixteen bytes.
    struct Entry: Sendable {
        fileprivate(set) var first: UInt64 = 0
        fileprivate(set) var second: UInt64 = 0
        /// Where the whole name stands.
        fileprivate var start = 0
        fileprivate(set) var count = 0

        init() {}

        init(_ name: borrowing Span<UInt8>) {
            first = name.upToEight(at: 0)
            second = name.upToEight(at: 8)
            count = name.count
        }

        fileprivate func isLike(_ other: Entry) -> Bool {
            first == other.first && second == other.second && count == other.count
        }

        fileprivate var hash: Int {
            let factor: UInt64 = 0x9e37_79b9_7f4a_7c15
            let mixed = (first ^ (second &* factor) ^ UInt64(truncatingIfNeeded: count)) &* factor
            return Int(truncatingIfNeeded: mixed >> 33)
        }
    }

    /// A table without names.
    init() {}

    /// The names of a text that parts them by single blanks, the first one under 1.
    package init(_ names: String) {
        let names = Array(names.utf8).split(separator: UInt8(ascii: " "))
        reserve(names.count)
        for name in names { intern(name.span) }
    }

    /// How many numbers are given, that of no name among them.
    var count: Int { entries.count }

    /// How many bytes the names have.
    var byteCount: Int { text.count }

    /// The number of a name; nil where it has none yet.
    func number(of name: borrowing Span<UInt8>, _ entry: Entry) -> Int32? {
        if name.isEmpty { return 0 }
        let found = buckets[slot(of: name, entry)]
        return found > 0 ? found : nil
    }

    /// The number of a name; nil where it has none, 0 for no name.
    package func number(of name: borrowing Span<UInt8>) -> Int32? {
        number(of: name, Entry(name))
    }

    /// The number of a name, given for the first time if need be.
    @discardableResult
    mutating func intern(_ name: borrowing Span<UInt8>) -> Int32 {
        intern(name, Entry(name))
    }

    mutating func intern(_ name: borrowing Span<UInt8>, _ entry: Entry) -> Int32 {
        if name.isEmpty { return 0 }
        var entry = entry
        let slot = slot(of: name, entry)
        if buckets[slot] > 0 { return buckets[slot] }
        entry.start = text.count
        let number = Int32(entries.count)
        for index in name.indices { text.append(name[index]) }
        entries.append(entry)
        buckets[slot] = number
        if entries.count * 2 > buckets.count { rebuild(buckets: buckets.count * 2) }
        return number
    }

    /// The UTF-8 text of a name; empty where there is no such number.
    func bytes(of number: Int32) -> ArraySlice<UInt8> {
        guard number > 0, Int(number) < entries.count else { return [] }
        let entry = entries[Int(number)]
        return text[entry.start..<(entry.start + entry.count)]
    }

    /// Makes room for so many more names.
    mutating func reserve(_ count: Int) {
        var size = buckets.count
        while (entries.count + count) * 2 > size { size *= 2 }
        if size > buckets.count { rebuild(buckets: size) }
    }

    /// The bucket of a name, or the one in which it would belong.
    private func slot(of name: borrowing Span<UInt8>, _ entry: Entry) -> Int {
        var slot = entry.hash & (buckets.count - 1)
        while buckets[slot] != 0 {
            let number = buckets[slot]
            if entries[Int(number)].isLike(entry), name.count <= 16 || matches(number, name) {
                return slot
            }
            slot = (slot + 1) & (buckets.count - 1)
        }
        return slot
    }

    private func matches(_ number: Int32, _ name: borrowing Span<UInt8>) -> Bool {
        let start = entries[Int(number)].start
        return text.span.extracting(start..<(start + name.count)).isSame(as: name)
    }

    private mutating func rebuild(buckets count: Int) {
        buckets = [Int32](repeating: 0, count: count)
        for number in 1..<Int32(entries.count) {
            var slot = entries[Int(number)].hash & (buckets.count - 1)
            while buckets[slot] != 0 { slot = (slot + 1) & (buckets.count - 1) }
            buckets[slot] = number
        }
    }
}
