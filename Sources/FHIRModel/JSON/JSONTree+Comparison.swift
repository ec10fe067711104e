extension JSONTree {
    /// Whether a node is a string of exactly these UTF-8 bytes.
    @inlinable public func isString(at node: JSONNode, equalTo wanted: [UInt8]) -> Bool {
        guard let value = value(of: node), value.kind == .string else { return false }
        let start = Int(value.start)
        guard Int(value.end) - start == wanted.count else { return false }
        // Names of one form differ at their ends more often than at their beginnings.
        var offset = wanted.count - 1
        while offset >= 0 {
            if text[start + offset] != wanted[offset] { return false }
            offset -= 1
        }
        return true
    }

    /// Whether the property of an object whose name has a number is exactly these UTF-8 bytes: false where it has no
    /// such property, nil where the property is no string.
    @inlinable package func isString(
        numbered name: Int32,
        of object: JSONNode,
        equalTo wanted: [UInt8]
    ) -> Bool? {
        let node = child(numbered: name, of: object)
        guard node.exists else { return false }
        guard kind(of: node) == .string else { return nil }
        return isString(at: node, equalTo: wanted)
    }
}
