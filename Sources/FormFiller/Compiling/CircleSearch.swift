/// Finds what depends, over others, on itself: Tarjan's strongly connected components, without recursion and in one pass.
package struct CircleSearch {
    private let graph: DependencyGraph
    /// When each item was met first, from 1; 0 before.
    private var order: [Int32]
    /// The earliest of the items on the way that can be reached from each.
    private var earliest: [Int32]
    /// Items met that may still belong to a circle.
    private var open: [Int32] = []
    private var isOpen: [Bool]
    private var path: [(item: Int32, next: Int)] = []
    private var count: Int32 = 0
    /// The circles found.
    private var found: [[Int32]] = []

    private init(_ graph: DependencyGraph, itemCount: Int) {
        self.graph = graph
        order = [Int32](repeating: 0, count: itemCount)
        earliest = order
        isOpen = [Bool](repeating: false, count: itemCount)
    }

    /// The items of a graph that depend on themselves, each circle apart, in document order.
    package static func circles(of graph: DependencyGraph, itemCount: Int) -> [[Int32]] {
        guard !graph.isEmpty else { return [] }
        var search = CircleSearch(graph, itemCount: itemCount)
        for item in 0..<Int32(itemCount) where search.order[Int(item)] == 0 {
            search.follow(from: item)
        }
        return search.found.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    private mutating func follow(from start: Int32) {
        enter(start)
        while let top = path.last {
            let item = Int(top.item)
            let readers = graph.readers(of: top.item)
            guard top.next < readers.count else {
                path.removeLast()
                if let below = path.last.map({ Int($0.item) }) {
                    earliest[below] = min(earliest[below], earliest[item])
                }
                if earliest[item] == order[item] { close(top.item) }
                continue
            }
            path[path.count - 1].next += 1
            let reader = readers[readers.startIndex + top.next]
            if order[Int(reader)] == 0 {
                enter(reader)
            } else if isOpen[Int(reader)] {
                earliest[item] = min(earliest[item], order[Int(reader)])
            }
        }
    }

    private mutating func enter(_ item: Int32) {
        count += 1
        order[Int(item)] = count
        earliest[Int(item)] = count
        isOpen[Int(item)] = true
        open.append(item)
        path.append((item, 0))
    }

    /// Takes out what depends on each other: a circle, or one item alone.
    private mutating func close(_ first: Int32) {
        let isCircle = open.last != first || graph.readers(of: first).contains(first)
        var circle: [Int32] = []
        while let item = open.popLast() {
            isOpen[Int(item)] = false
            circle.append(item)
            if item == first { break }
        }
        if isCircle { found.append(circle) }
    }
}
