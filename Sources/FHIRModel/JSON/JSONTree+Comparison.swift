extension JSONTree {
    /// Whether a node is a string of exactly these UTF-8 bytes.
    @inlinable public func isString(at node: Index, equalTo wanted: [UInt8]) -> Bool {
        guard node >= 0 else { return false }
        let value = nodes[Int(node)]
        let start = Int(value.start)
        guard value.kind == .string, Int(value.end) - start == wanted.count else { return false }
        // Names of one form differ at their ends more often than at their beginnings.
        var offset = wanted.count - 1
        while offset >= 0 {
            if text[start + offset] != wanted[offset] { return false }
            offset -= 1
        }
        return true
    }

    /// Whether the property `name` of an object is exactly these UTF-8 bytes: false where it has no such
    /// property, nil where the property is no string.
    @inlinable public func isString(
        _ name: ElementName,
        of object: Index,
        equalTo wanted: [UInt8]
    ) -> Bool? {
        let node = child(name, of: object)
        guard node >= 0 else { return false }
        guard nodes[Int(node)].kind == .string else { return nil }
        return isString(at: node, equalTo: wanted)
    }
}
