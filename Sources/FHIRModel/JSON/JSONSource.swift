/// Where lines begin in the source of a ``JSONTree``, and whatever else its nodes do not tell of places.
struct JSONSource: Sendable {
    /// That of a tree that was built.
    static let none = JSONSource()

    /// The offsets of the first bytes of all lines.
    var lineStarts: [UInt32] = [0]
    /// How many scalars stand before every 1,024th byte of the source, where a line is so long that counting from its beginning
    /// would take long.
    private var scalarCounts: [UInt32] = []
    /// Where strings written with escapes stood in the source.
    var escapedOffsets: [Int32: UInt32] = [:]

    /// The line and column of a byte offset.
    func position(atOffset offset: Int, in text: [UInt8]) -> SourcePosition {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        let start = Int(lineStarts[low])
        let end = min(max(offset, start), text.count)
        let column =
            scalarCounts.isEmpty || end - start < 1024
            ? Self.scalars(in: text[start..<end])
            : scalars(before: end, in: text) - scalars(before: start, in: text)
        return SourcePosition(line: low + 1, column: column + 1)
    }

    /// How many scalars begin in a stretch of the text.
    private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $1 & 0b1100_0000 == 0b1000_0000 ? $0 : $0 + 1 }
    }

    private func scalars(before offset: Int, in text: [UInt8]) -> Int {
        let block = min(offset >> 10, scalarCounts.count - 1)
        return Int(scalarCounts[block]) + Self.scalars(in: text[(block << 10)..<offset])
    }

    /// Counts the scalars of a source with a line of 4 KiB or more: files that programs write are often one line.
    mutating func countScalars(of text: [UInt8], upTo end: Int) {
        var last: UInt32 = 0
        var isLong = end - Int(lineStarts.last ?? 0) >= 4096
        for start in lineStarts where !isLong {
            isLong = start - last >= 4096
            last = start
        }
        guard isLong else { return }
        scalarCounts = [0]
        var count: UInt32 = 0
        var block = 0
        while block + 1024 <= end {
            count += UInt32(Self.scalars(in: text[block..<(block + 1024)]))
            scalarCounts.append(count)
            block += 1024
        }
    }
}
