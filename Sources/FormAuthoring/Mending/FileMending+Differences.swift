internal import PlainText

extension FileMending.Step {
    /// A place at which the text was changed, as staff read it.
    package struct Difference: Equatable {
        /// The line of the text before, counted from 1.
        package var line: Int
        /// What was done there, each thing once.
        package var mends: [String]
        /// The lines before and after, printable and of bounded length.
        package var before: [String]
        package var after: [String]
    }

    /// All changes in the order of the lines; several in one line are one.
    package var differences: [Difference] {
        var groups: [(lines: ClosedRange<Int>, mends: [Mend])] = []
        let counter = LineCounter(text)
        for mend in mends {
            let first = counter.line(at: mend.range.lowerBound)
            let last = counter.line(at: mend.range.upperBound)
            if let lines = groups.last?.lines, lines.upperBound >= first {
                // In its place: one line may have thousands.
                groups[groups.count - 1].lines = lines.lowerBound...max(lines.upperBound, last)
                groups[groups.count - 1].mends.append(mend)
            } else {
                groups.append((first...last, [mend]))
            }
        }
        return groups.map { group in
            let start = counter.starts[group.lines.lowerBound - 1]
            let end = counter.end(of: group.lines.upperBound)
            let near = Self.near(group.mends, start..<end)
            let moved = group.mends.filter {
                (near.lowerBound...near.upperBound).contains($0.range.lowerBound)
            }.map {
                let (low, high) = ($0.range.lowerBound, min($0.range.upperBound, near.upperBound))
                let range = low - near.lowerBound..<high - near.lowerBound
                return Mend(range, $0.replacement, $0.what)
            }
            let before = Array(text[near])
            return Difference(
                line: group.lines.lowerBound,
                mends: group.mends.map(\.what).reduce(into: []) {
                    if !$0.contains($1) { $0.append($1) }
                },
                before: Self.lines(before),
                after: Self.lines(moved.made(in: before))
            )
        }
    }

    /// The part of the lines that is shown: a file may be one line of a megabyte.
    private static func near(_ mends: [Mend], _ lines: Range<Int>) -> Range<Int> {
        guard lines.count > 400, let first = mends.first else { return lines }
        let start = max(lines.lowerBound, first.range.lowerBound - 60)
        return start..<min(lines.upperBound, first.range.lowerBound + 140)
    }

    private static func lines(_ text: [UInt8]) -> [String] {
        text.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            PrintableText.line(String(decoding: $0, as: UTF8.self))
        }
    }
}

/// Finds the lines of places that only go forward.
private struct LineCounter {
    let starts: [Int]
    private let count: Int

    init(_ text: [UInt8]) {
        starts = [0] + text.indices.filter { text[$0] == 0x0A }.map { $0 + 1 }
        count = text.count
    }

    func line(at offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Where a line ends, before its line break.
    func end(of line: Int) -> Int { line < starts.count ? starts[line] - 1 : count }
}
