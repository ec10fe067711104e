package import FHIRModel

extension JSONTree {
    /// Whether an object has a property of nearly, or quite, one of these names: a slip in a name is a fault of structure, and what is
    /// missing for it is none of its own.
    package func hasProperty(near names: [String], in object: JSONNode) -> Bool {
        children(of: object).contains { child in
            let name = name(of: child).string
            return names.contains(name)
                || (!name.hasPrefix("_") && Suggestion.nearest(to: name, among: names) != nil)
        }
    }
}
