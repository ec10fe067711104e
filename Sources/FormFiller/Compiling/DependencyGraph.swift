/// What depends on what: for every item, the items whose conditions look at its answers, or the expressions that do.
package struct DependencyGraph: Sendable {
    /// Where the readers of each item begin in ``list``; one more at the end.
    private var starts: [Int32] = []
    private var list: [Int32] = []

    /// Nothing depends on anything.
    init() {}

    /// Sorts pairs of an item and its reader by item.
    package init(itemCount: Int, edges: [(item: Int32, reader: Int32)]) {
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

    /// Whether nothing depends on anything.
    var isEmpty: Bool { list.isEmpty }

    /// The items whose conditions look at this item, or the numbers of the expressions, in document order.
    package func readers(of item: Int32) -> ArraySlice<Int32> {
        guard !list.isEmpty else { return [] }
        return list[Int(starts[Int(item)])..<Int(starts[Int(item) + 1])]
    }
}
