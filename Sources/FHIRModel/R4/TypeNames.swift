/// The names of all types as bytes, with an open-addressing table of them: a resource says its type by name.
struct TypeNames: Sendable {
    private let text: [UInt8]
    private let ends: [Int32]
    /// Numbers of types from 1, 0 where nothing stands.
    private var buckets: [Int16]

    static let shared = TypeNames(R4Tables.typeNames)

    /// Names separated by single blanks; the first one is that of type 1.
    init(_ names: String) {
        text = Array(names.utf8)
        ends = names.nameEnds
        buckets = Array(repeating: 0, count: 4096)
        while buckets.count < ends.count * 2 {
            buckets = Array(repeating: 0, count: buckets.count * 2)
        }
        for place in ends.indices {
            var slot = Self.hash(bytes(at: place)) & (buckets.count - 1)
            while buckets[slot] != 0 { slot = (slot + 1) & (buckets.count - 1) }
            buckets[slot] = Int16(place + 1)
        }
    }

    /// The number of the type with this name; nil when there is none.
    func number(of name: ArraySlice<UInt8>) -> Int16? {
        var slot = Self.hash(name) & (buckets.count - 1)
        while buckets[slot] != 0 {
            if bytes(at: Int(buckets[slot]) - 1).elementsEqual(name) { return buckets[slot] }
            slot = (slot + 1) & (buckets.count - 1)
        }
        return nil
    }

    private func bytes(at place: Int) -> ArraySlice<UInt8> {
        let start = place == 0 ? 0 : Int(ends[place - 1]) + 1
        return text[start..<Int(ends[place])]
    }

    /// FNV-1a.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return Int(hash ^ (hash >> 16))
    }
}
