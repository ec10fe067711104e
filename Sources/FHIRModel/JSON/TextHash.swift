extension JSONTree {
    /// A hash of UTF-8 text, below 2³¹ (FNV-1a, folded so that the low bits depend on all of it): equal texts have equal hashes.
    package static func hash(of text: borrowing Span<UInt8>) -> UInt32 {
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
    package func textHash(of node: JSONNode) -> UInt32 {
        withBytes(at: node) { Self.hash(of: $0) }
    }

    /// Whether a node is a string of exactly this UTF-8 text.
    package func isString(at node: JSONNode, equalTo wanted: borrowing Span<UInt8>) -> Bool {
        guard let value = value(of: node), value.kind == .string else { return false }
        let start = Int(value.start)
        guard Int(value.end) - start == wanted.count else { return false }
        return text.span.extracting(start..<(start + wanted.count)).isSame(as: wanted)
    }

    /// Whether two strings of the tree have the same text.
    package func isSameString(_ node: JSONNode, as other: JSONNode) -> Bool {
        guard let one = value(of: node), one.kind == .string, let two = value(of: other),
            two.kind == .string
        else { return false }
        let (start, otherStart) = (Int(one.start), Int(two.start))
        let text = text.span
        return text.extracting(start..<Int(one.end))
            .isSame(as: text.extracting(otherStart..<Int(two.end)))
    }
}
