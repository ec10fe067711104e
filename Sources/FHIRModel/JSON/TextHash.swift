extension JSONTree {
    /// A hash of UTF-8 text, below 2³¹ (FNV-1a, folded so that the low bits depend on all of it): equal texts have equal hashes.
    public static func hash(of text: borrowing Span<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3 }
        return UInt32(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7fff_ffff)
    }

    /// The hash of a string's text or a number's digits; that of no text for any other kind.
    public func textHash(of node: Index) -> UInt32 {
        let text = bytes(at: node)
        return Self.hash(of: text.span)
    }

    /// Whether a node is a string of exactly this UTF-8 text.
    public func isString(at node: Index, equalTo wanted: borrowing Span<UInt8>) -> Bool {
        guard node >= 0 else { return false }
        let value = nodes[Int(node)]
        let start = Int(value.start)
        guard value.kind == .string, Int(value.end) - start == wanted.count else { return false }
        let text = text.span
        for offset in wanted.indices.reversed() where text[start + offset] != wanted[offset] {
            return false
        }
        return true
    }

    /// Whether two strings of the tree have the same text.
    public func isSameString(_ node: Index, as other: Index) -> Bool {
        guard node >= 0, other >= 0 else { return false }
        let (one, two) = (nodes[Int(node)], nodes[Int(other)])
        guard one.kind == .string, two.kind == .string else { return false }
        let (start, otherStart) = (Int(one.start), Int(two.start))
        guard Int(one.end) - start == Int(two.end) - otherStart else { return false }
        let text = text.span
        // Names of one form differ at their ends more often than at their beginnings.
        var offset = Int(one.end) - start - 1
        while offset >= 0 {
            if text[start + offset] != text[otherStart + offset] { return false }
            offset -= 1
        }
        return true
    }
}
