extension JSONTree {
    /// Where a value stood in the source; nil for one that was built.
    public func position(of node: Index) -> SourcePosition? {
        guard let offset = sourceOffset(of: node) else { return nil }
        return position(atOffset: offset)
    }

    /// Where the name of a property stood in the source; the value's place where it is no property.
    public func namePosition(of node: Index) -> SourcePosition? {
        guard let offset = sourceOffset(of: node) else { return nil }
        let parent = nodes[Int(node)].parent
        guard parent >= 0, nodes[Int(parent)].kind == .object else {
            return position(atOffset: offset)
        }
        return position(atOffset: nameOffset(before: offset))
    }

    /// The byte offset of a value in the source; nil for one that was built.
    public func sourceOffset(of node: Index) -> Int? {
        guard node >= 0 else { return nil }
        let value = nodes[Int(node)]
        guard value.isParsed else { return nil }
        switch value.kind {
        case .string:
            return value.isElsewhere ? escapedOffsets[node].map(Int.init) : Int(value.start) - 1
        case .object, .array, .number, .boolean, .null: return Int(value.start)
        }
    }

    /// The line and column of a byte offset.
    public func position(atOffset offset: Int) -> SourcePosition {
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
            ? scalars(in: start..<end) : scalars(before: end) - scalars(before: start)
        return SourcePosition(line: low + 1, column: column + 1)
    }

    /// How many scalars begin in a stretch of the text.
    private func scalars(in range: Range<Int>) -> Int {
        text[range].reduce(0) { $1 & 0b1100_0000 == 0b1000_0000 ? $0 : $0 + 1 }
    }

    private func scalars(before offset: Int) -> Int {
        let block = min(offset >> 10, scalarCounts.count - 1)
        return Int(scalarCounts[block]) + scalars(in: (block << 10)..<offset)
    }

    /// Counts the scalars of a source with a line of 4 KiB or more: files that programs write are often one line.
    mutating func countScalars(upTo end: Int) {
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
            count += UInt32(scalars(in: block..<(block + 1024)))
            scalarCounts.append(count)
            block += 1024
        }
    }

    /// The offset of the opening quote of the name whose value begins at `offset`.
    func nameOffset(before offset: Int) -> Int {
        var index = offset - 1
        while index > 0, text[index] != UInt8(ascii: "\"") { index -= 1 }
        index -= 1
        while index > 0 {
            if text[index] == UInt8(ascii: "\"") {
                var backslashes = 0
                while index - backslashes > 0, text[index - backslashes - 1] == UInt8(ascii: "\\") {
                    backslashes += 1
                }
                if backslashes % 2 == 0 { return index }
            }
            index -= 1
        }
        return max(index, 0)
    }
}
