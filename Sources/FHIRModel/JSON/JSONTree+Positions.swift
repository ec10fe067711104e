extension JSONTree {
    /// Where a value stood in the source; nil for one that was built.
    public func position(of node: JSONNode) -> SourcePosition? {
        guard let offset = sourceOffset(of: node) else { return nil }
        return position(atOffset: offset)
    }

    /// Where the name of a property stood in the source; the value's place where it is no property.
    public func namePosition(of node: JSONNode) -> SourcePosition? {
        guard let offset = sourceOffset(of: node) else { return nil }
        guard kind(of: parent(of: node)) == .object else {
            return position(atOffset: offset)
        }
        return position(atOffset: nameOffset(before: offset))
    }

    /// The byte offset of a value in the source; nil for one that was built.
    public func sourceOffset(of node: JSONNode) -> Int? {
        guard let value = value(of: node), value.isParsed else { return nil }
        switch value.kind {
        case .string:
            return value.isElsewhere
                ? treeIndex.source.escapedOffsets[node.number].map(Int.init) : Int(value.start) - 1
        case .object, .array, .number, .boolean, .null: return Int(value.start)
        }
    }

    /// The line and column of a byte offset.
    public func position(atOffset offset: Int) -> SourcePosition {
        treeIndex.source.position(atOffset: offset, in: text)
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
