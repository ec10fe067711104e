internal import FHIRModel

/// Which item has which `linkId`: an open-addressing index over the questionnaire's own text, so that no text is copied.
struct LinkIds: Sendable {
    private let tree: JSONTree
    /// The nodes of the linkIds, by item; ``JSONTree/none`` where an item has none or another had it before.
    private var nodes: [JSONTree.Index] = []
    /// Items by hash; -1 where free.
    private var buckets = [Int32](repeating: -1, count: 64)

    init(of tree: JSONTree) {
        self.tree = tree
    }

    /// The item with a linkId; nil if there is none.
    subscript(linkId: String) -> Int32? {
        let utf8 = Array(linkId.utf8)
        return item(in: bucket(of: utf8[...]))
    }

    /// The item whose linkId is the text of a string node; nil if there is none.
    subscript(node node: JSONTree.Index) -> Int32? {
        guard node >= 0, tree.kind(of: node) == .string else { return nil }
        return item(in: bucket(of: tree.bytes(at: node)))
    }

    /// Adds an item by the node of its linkId, unless another item has this linkId; gives that one.
    mutating func insert(_ item: Int32, at node: JSONTree.Index) -> Int32? {
        guard node >= 0, tree.kind(of: node) == .string else { return nil }
        let bucket = bucket(of: tree.bytes(at: node))
        if let first = self.item(in: bucket) { return first }
        while nodes.count <= Int(item) { nodes.append(JSONTree.none) }
        nodes[Int(item)] = node
        buckets[bucket] = item
        if nodes.count * 2 > buckets.count { grow() }
        return nil
    }

    private func item(in bucket: Int) -> Int32? { buckets[bucket] >= 0 ? buckets[bucket] : nil }

    /// Where a text stands, or is to stand.
    private func bucket(of text: ArraySlice<UInt8>) -> Int {
        var bucket = Self.hash(text) & (buckets.count - 1)
        while buckets[bucket] >= 0 {
            if tree.bytes(at: nodes[Int(buckets[bucket])]) == text { return bucket }
            bucket = (bucket + 1) & (buckets.count - 1)
        }
        return bucket
    }

    private mutating func grow() {
        buckets = [Int32](repeating: -1, count: buckets.count * 4)
        for item in nodes.indices where nodes[item] >= 0 {
            buckets[bucket(of: tree.bytes(at: nodes[item]))] = Int32(item)
        }
    }

    /// FNV-1a, folded so that the low bits depend on all of it.
    private static func hash(_ text: ArraySlice<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7fff_ffff)
    }
}
