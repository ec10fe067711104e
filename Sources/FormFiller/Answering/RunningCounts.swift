/// Counts in a row, with a quick way to the sum of the first of them: a Fenwick tree.
package struct RunningCounts: Sendable, Equatable {
    private var sums: [Int32] = []

    /// Adds to the count at a place of a row of `length`.
    package mutating func add(_ change: Int, at place: Int, of length: Int) {
        if sums.isEmpty { sums = [Int32](repeating: 0, count: length) }
        var place = place
        while place < sums.count {
            sums[place] += Int32(change)
            place |= place + 1
        }
    }

    /// The sum of the counts before a place.
    package func sum(before place: Int) -> Int {
        var sum = 0
        var place = min(place, sums.count) - 1
        while place >= 0 {
            sum += Int(sums[place])
            place = place & (place + 1) - 1
        }
        return sum
    }
}
