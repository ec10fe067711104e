package import FHIRModel

/// Which item has which `linkId`: an open-addressing index over the questionnaire's own text, so that no text is copied.
package struct LinkIds: Sendable {
    private let tree: JSONTree
    /// The nodes of the linkIds, by item; ``JSONNode/none`` where an item has none or another had it before.
    private var nodes: [JSONNode] = []
    /// linkIds that are numbers, which no item can be found by.
    private var numbers: [JSONNode] = []
    /// Items by hash.
    private var buckets = [Bucket](repeating: Bucket(), count: 64)

    /// The hash stands beside the item, so that a linkId is compared with hardly any other.
    private struct Bucket {
        /// -1 where free.
        var item: Int32 = -1
        var hash: UInt32 = 0
    }

    /// The hashes of the linkIds, by item.
    private var hashes: [UInt32] = []
    /// What was meant by linkIds that no item has.
    let meant = MeantLinkIds()

    init(of tree: JSONTree) {
        self.tree = tree
    }

    /// The item with a linkId; nil if there is none.
    package subscript(linkId: String) -> Int32? { item(named: linkId, near: -1) }

    /// The item with a linkId, which most likely stands not far from another; nil if there is none.
    package func item(named linkId: String, near other: Int32) -> Int32? {
        let text = linkId.utf8.span
        let hash = JSONTree.hash(of: text)
        return item(withHash: hash, near: other) { tree.isString(at: $0, equalTo: text) }
    }

    /// The item whose linkId is the text of a string node, most likely not far from another; nil if there is none.
    func item(at node: JSONNode, near other: Int32) -> Int32? {
        guard node.exists, tree.kind(of: node) == .string else { return nil }
        return item(withHash: tree.textHash(of: node), near: other) {
            tree.isSameString($0, as: node)
        }
    }

    /// Adds an item by the node of its linkId, unless another item has this linkId; gives that one.
    mutating func insert(_ item: Int32, at node: JSONNode) -> Int32? {
        guard node.exists else { return nil }
        guard tree.kind(of: node) == .string else {
            if tree.kind(of: node) == .number { numbers.append(node) }
            return nil
        }
        let hash = tree.textHash(of: node)
        let first = self.item(withHash: hash, near: -1) { tree.isSameString($0, as: node) }
        if let first { return first }
        while nodes.count <= Int(item) {
            nodes.append(JSONNode.none)
            hashes.append(0)
        }
        nodes[Int(item)] = node
        hashes[Int(item)] = hash
        fill(Bucket(item: item, hash: hash))
        if nodes.count * 2 > buckets.count { grow() }
        return nil
    }

    /// Where a linkId stands that is a number, of these digits.
    package func number(_ digits: String) -> JSONNode? {
        numbers.first { tree.bytes(at: $0).elementsEqual(digits.utf8) }
    }

    /// How many items have been looked at for one, at least.
    var count: Int { nodes.count }

    /// All linkIds, in document order.
    var texts: some Sequence<String> {
        nodes.lazy.filter { $0.exists }.compactMap { tree.string(at: $0) }
    }

    /// The linkId of every item; nil where it has none or another had it before.
    var all: some Sequence<String?> {
        nodes.lazy.map { $0.exists ? tree.string(at: $0) : nil }
    }

    /// The item with a linkId of this hash that is the wanted one.
    private func item(
        withHash hash: UInt32,
        near other: Int32,
        where isWanted: (JSONNode) -> Bool
    ) -> Int32? {
        // Conditions and expressions speak of what stands beside them, and a look at sixteen hashes there costs less than one
        // at a place of the table that the processor has not seen for long.
        var item = Int(min(other, Int32(hashes.count)))
        let end = max(item - 16, 0)
        while item > end {
            item -= 1
            if hashes[item] == hash, nodes[item].exists, isWanted(nodes[item]) {
                return Int32(item)
            }
        }
        var place = Int(hash) & (buckets.count - 1)
        while buckets[place].item >= 0 {
            let bucket = buckets[place]
            if bucket.hash == hash, isWanted(nodes[Int(bucket.item)]) { return bucket.item }
            place = (place + 1) & (buckets.count - 1)
        }
        return nil
    }

    private mutating func fill(_ bucket: Bucket) {
        var place = Int(bucket.hash) & (buckets.count - 1)
        while buckets[place].item >= 0 { place = (place + 1) & (buckets.count - 1) }
        buckets[place] = bucket
    }

    private mutating func grow() {
        let old = buckets
        buckets = [Bucket](repeating: Bucket(), count: buckets.count * 4)
        for bucket in old where bucket.item >= 0 { fill(bucket) }
    }
}
