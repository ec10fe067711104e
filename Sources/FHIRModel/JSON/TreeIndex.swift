import Synchronization

/// What a whole tree has to be looked at for: where the texts of all properties `linkId` stand, by their hash, and
/// whether any property is the companion of a primitive.
///
/// It is made when it is first asked and then keeps up with nodes added at the end. Nodes that were taken out of the
/// document stay in it, so whoever asks must see whether what is found still stands where it should.
final class TreeIndex: Sendable {
    fileprivate struct Entry {
        var node: Int32
        var hash: UInt32
        /// The entry found before with the same bucket, or -1.
        var next: Int32
    }

    fileprivate struct Table {
        /// How many nodes of the tree have been looked at.
        var scanned = 0
        var entries: [Entry] = []
        var buckets: [Int32] = []
        /// Whether a `linkId` is something else than a string of an object, so that the index cannot tell all.
        var isIrregular = false
        /// Whether a name met so far begins with an underscore.
        var hasCompanions = false
        /// Which names have been met, by their places.
        var isKnown: [Bool] = []
        /// What the numbers of names mean.
        var names: TreeNames
    }

    /// Where things stood in the source.
    let source: JSONSource
    private let table: Mutex<Table>

    init(_ source: JSONSource, _ names: TreeNames = TreeNames()) {
        self.source = source
        table = Mutex(Table(names: names))
    }

    /// An index that has not looked at anything yet, for a tree that parts from its copies.
    convenience init(copying other: TreeIndex) {
        self.init(other.source, other.withNames { $0 })
    }

    /// Looks something up in the tree's own names, or adds to them.
    func withNames<Result>(_ body: (inout TreeNames) -> Result) -> Result {
        table.withLock { body(&$0.names) }
    }

    /// Whether `tree` has, or ever had, a property like `_text`.
    func hasCompanions(_ tree: JSONTree) -> Bool {
        table.withLock { table in
            if table.scanned != tree.nodes.count { table.scan(tree) }
            return table.hasCompanions
        }
    }

    /// Appends the objects of `tree` whose `linkId` is `wanted`, in the order they were added; false where the index
    /// cannot tell.
    func collect(
        _ wanted: [UInt8],
        of tree: JSONTree,
        into found: inout [JSONNode]
    ) -> Bool {
        table.withLock { table in
            if table.scanned != tree.nodes.count { table.scan(tree) }
            guard !table.isIrregular, tree.nodes.count < Int(Int32.max) else { return false }
            table.collect(wanted, of: tree, into: &found)
            return true
        }
    }
}

extension TreeIndex.Table {
    fileprivate mutating func scan(_ tree: JSONTree) {
        for number in scanned..<tree.nodes.count {
            let node = tree.nodes[number]
            note(node.name)
            guard node.name == ElementName.linkId.id else { continue }
            let parent = tree.node(node.parent)
            if node.kind == .string, parent.isNone || tree.kind(of: parent) == .object {
                let text = tree.textHash(of: tree.node(Int32(number)))
                insert(Int32(number), hash: text)
            } else {
                isIrregular = true
            }
        }
        scanned = tree.nodes.count
    }

    private mutating func note(_ name: Int32) {
        let place = names.place(of: name)
        if place < isKnown.count, isKnown[place] { return }
        while isKnown.count <= place { isKnown.append(false) }
        isKnown[place] = true
        if names.bytes(of: name).first == UInt8(ascii: "_") { hasCompanions = true }
    }

    private mutating func insert(_ node: Int32, hash: UInt32) {
        if entries.count >= buckets.count { grow() }
        let bucket = Int(hash) & (buckets.count - 1)
        entries.append(.init(node: node, hash: hash, next: buckets[bucket]))
        buckets[bucket] = Int32(entries.count - 1)
    }

    private mutating func grow() {
        buckets = Array(repeating: -1, count: Swift.max(16, buckets.count * 2))
        for number in entries.indices {
            let bucket = Int(entries[number].hash) & (buckets.count - 1)
            entries[number].next = buckets[bucket]
            buckets[bucket] = Int32(number)
        }
    }

    fileprivate func collect(
        _ wanted: [UInt8],
        of tree: JSONTree,
        into found: inout [JSONNode]
    ) {
        guard !buckets.isEmpty else { return }
        let hash = JSONTree.hash(of: wanted.span)
        let first = found.count
        var number = buckets[Int(hash) & (buckets.count - 1)]
        while number >= 0 {
            let entry = entries[Int(number)]
            let node = tree.node(entry.node)
            let holder = tree.parent(of: node)
            if entry.hash == hash, holder.exists, tree.isString(at: node, equalTo: wanted) {
                found.append(holder)
            }
            number = entry.next
        }
        if found.count > first + 1 { found[first...].reverse() }
    }
}
