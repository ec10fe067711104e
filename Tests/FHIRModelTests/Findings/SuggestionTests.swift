import RandomTesting
import Testing

@testable import FHIRModel

/// The name somebody most likely meant is the nearest by plain counting of changes, however quickly it is found.
@Suite("Suggestions") struct SuggestionTests {
    @Test(arguments: 0..<40 as Range<UInt64>) func theNearestNameIsFound(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let letters = Array("aAbBcC1é-")
        func word() -> String {
            String(
                (0..<Int.random(in: 1...8, using: &numbers)).map { _ in
                    letters.randomElement(using: &numbers) ?? "a"
                }
            )
        }
        let names = (0..<60).map { _ in word() }
        for _ in 0..<60 {
            let wanted = word()
            let limit = wanted.lowercased().utf8.count > 5 ? 2 : 1
            let distances = names.filter {
                $0 != wanted && abs($0.utf8.count - wanted.lowercased().utf8.count) <= limit
            }
            .map { ($0, changes(Array(wanted.lowercased().utf8), Array($0.lowercased().utf8))) }
            .filter { $0.1 <= limit }
            let least = distances.map(\.1).min()
            let expected =
                wanted.lowercased().utf8.count > 2 ? distances.first { $0.1 == least }?.0 : nil
            #expect(Suggestion.nearest(to: wanted, among: names) == expected)
        }
    }

    /// Optimal string alignment by its definition.
    private func changes(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var table = [[Int]](
            repeating: [Int](repeating: 0, count: other.count + 1),
            count: one.count + 1
        )
        for row in 0...one.count {
            for column in 0...other.count {
                guard row > 0, column > 0 else {
                    table[row][column] = row + column
                    continue
                }
                var least = table[row - 1][column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1)
                least = min(least, table[row - 1][column] + 1, table[row][column - 1] + 1)
                if row > 1, column > 1, one[row - 1] == other[column - 2],
                    one[row - 2] == other[column - 1]
                {
                    least = min(least, table[row - 2][column - 2] + 1)
                }
                table[row][column] = least
            }
        }
        return table[one.count][other.count]
    }
}
