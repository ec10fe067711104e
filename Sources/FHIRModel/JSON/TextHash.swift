extension JSONTree {
    /// A hash of UTF-8 text, below 2³¹ (FNV-1a, folded so that the low bits depend on all of it): equal texts have equal hashes.
    public static func hash(of text: borrowing Span<UInt8>) -> UInt32 {
        let factor: UInt64 = 0x9e37_79b9_7f4a_7c15
        var hash = UInt64(truncatingIfNeeded: text.count) &* factor
        var offset = 0
        while offset < text.count {
            hash ^= hash >> 32
            hash = (hash ^ text.upToEight(at: offset)) &* factor
            offset += 8
        }
        return UInt32(truncatingIfNeeded: hash >> 33)
    }

    /// The hash of a string's text or a number's digits; that of no text for any other kind.
    public func textHash(of node: Index) -> UInt32 {
        withBytes(at: node) { Self.hash(of: $0) }
    }

    /// Whether a node is a string of exactly this UTF-8 text.
    public func isString(at node: Index, equalTo wanted: borrowing Span<UInt8>) -> Bool {
        guard node >= 0 else { return false }
        let value = nodes[Int(node)]
        let start = Int(value.start)
        guard value.kind == .string, Int(value.end) - start == wanted.count else { return false }
        return text.span.extracting(start..<(start + wanted.count)).isSame(as: wanted)
    }

    /// Whether two strings of the tree have the same text.
    public func isSameString(_ node: Index, as other: Index) -> Bool {
        guard node >= 0, other >= 0 else { return false }
        let (one, two) = (nodes[Int(node)], nodes[Int(other)])
        guard one.kind == .string, two.kind == .string else { return false }
        let (start, otherStart) = (Int(one.start), Int(two.start))
        let text = text.span
        return text.extracting(start..<Int(one.end))
            .isSame(as: text.extracting(otherStart..<Int(two.end)))
    }
}
