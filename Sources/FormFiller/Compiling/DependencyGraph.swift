/// What depends on what: for every item, the items whose conditions look at its answers.
struct DependencyGraph: Sendable {
    /// Where the readers of each item begin in ``readers``; one more at the end.
    private var starts: [Int32]
    private var list: [Int32]

    /// Sorts pairs of an item and its reader by item.
    init(itemCount: Int, edges: [(item: Int32, reader: Int32)]) {
        starts = [Int32](repeating: 0, count: itemCount + 1)
        for edge in edges { starts[Int(edge.item) + 1] += 1 }
        for index in 1..<(itemCount + 1) { starts[index] += starts[index - 1] }
        var next = starts
        list = [Int32](repeating: 0, count: edges.count)
        for edge in edges {
            list[Int(next[Int(edge.item)])] = edge.reader
            next[Int(edge.item)] += 1
        }
    }

    /// The items whose conditions look at this item, in document order.
    func readers(of item: Int32) -> ArraySlice<Int32> {
        list[Int(starts[Int(item)])..<Int(starts[Int(item) + 1])]
    }
}
