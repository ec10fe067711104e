import Synchronization

/// All names seen so far, by number and by an open-addressing index.
struct NameTable: ~Copyable {
    private var text: [UInt8] = []
    /// By number; the first is that of no name.
    private var entries = [Entry()]
    private var buckets = [Int32](repeating: 0, count: 1024)

    /// What tells a name from others: hardly any has more than sixteen bytes.
    private struct Entry {
        var first: UInt64 = 0
        var second: UInt64 = 0
        /// Where the whole name stands.
        var start = 0
        var count = 0
        /// The name that came last after it, or first in a value that has it; one that is written without escapes.
        var follower: Int32 = 0

        init() {}

        init(_ name: borrowing Span<UInt8>, start: Int) {
            first = name.upToEight(at: 0)
            second = name.upToEight(at: 8)
            self.start = start
            count = name.count
        }

        func isLike(_ other: Entry) -> Bool {
            first == other.first && second == other.second && count == other.count
        }

        var hash: Int {
            let factor: UInt64 = 0x9e37_79b9_7f4a_7c15
            let mixed = (first ^ (second &* factor) ^ UInt64(truncatingIfNeeded: count)) &* factor
            return Int(truncatingIfNeeded: mixed >> 33)
        }
    }

    /// How many numbers are given, that of no name among them.
    var count: Int { entries.count }

    /// The number of a name, given for the first time if need be.
    mutating func intern(_ name: borrowing Span<UInt8>) -> Int32 {
        if name.isEmpty { return 0 }
        let entry = Entry(name, start: text.count)
        var slot = entry.hash & (buckets.count - 1)
        while buckets[slot] != 0 {
            let id = buckets[slot]
            if entries[Int(id)].isLike(entry), name.count <= 16 || matches(id, name) { return id }
            slot = (slot + 1) & (buckets.count - 1)
        }
        let id = Int32(entries.count)
        for index in name.indices { text.append(name[index]) }
        entries.append(entry)
        buckets[slot] = id
        if entries.count * 2 > buckets.count { rebuild(buckets: buckets.count * 2) }
        return id
    }

    /// The same for a name that comes after another, without escapes.
    mutating func intern(_ name: borrowing Span<UInt8>, after other: Int32) -> Int32 {
        let id = intern(name)
        entries[Int(other)].follower = id
        return id
    }

    /// The name that came last after another, where it stands at this place too, with a quote behind it: siblings are alike.
    @inline(__always)
    func follower(
        of other: Int32,
        at place: Int,
        in text: borrowing Span<UInt8>
    ) -> (id: Int32, count: Int)? {
        guard place < text.count - 16 else { return nil }
        let id = entries[Int(other)].follower
        let count = entries[Int(id)].count
        var same = (text.eight(at: place) ^ entries[Int(id)].first).bytesBeforeFirst
        if same == 8 {
            same += (text.eight(at: place + 8) ^ entries[Int(id)].second).bytesBeforeFirst
        }
        guard count <= same, text[place + count] == UInt8(ascii: "\"") else { return nil }
        return (id, count)
    }

    func string(of id: Int32) -> String {
        guard id > 0, Int(id) < entries.count else { return "" }
        let entry = entries[Int(id)]
        return String(decoding: text[entry.start..<(entry.start + entry.count)], as: UTF8.self)
    }

    private func matches(_ id: Int32, _ name: borrowing Span<UInt8>) -> Bool {
        let start = entries[Int(id)].start
        return text.span.extracting(start..<(start + name.count)).isSame(as: name)
    }

    /// Makes room for so many more names.
    mutating func reserve(_ count: Int) {
        var size = buckets.count
        while (entries.count + count) * 2 > size { size *= 2 }
        if size > buckets.count { rebuild(buckets: size) }
    }

    private mutating func rebuild(buckets count: Int) {
        buckets = [Int32](repeating: 0, count: count)
        for id in 1..<Int32(entries.count) {
            var slot = entries[Int(id)].hash & (buckets.count - 1)
            while buckets[slot] != 0 { slot = (slot + 1) & (buckets.count - 1) }
            buckets[slot] = id
        }
    }
}

let nameTable = Mutex(NameTable())
