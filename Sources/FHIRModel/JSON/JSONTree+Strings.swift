extension JSONTree {
    /// The text of an object's string property; nil when it is missing or no string.
    package func text(_ name: ElementName, of object: JSONNode) -> String? {
        guard object != JSONNode.none, kind(of: object) == .object else { return nil }
        let node = child(name, of: object)
        return node == JSONNode.none ? nil : string(at: node)
    }
}
