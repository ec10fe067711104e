public import FHIRModel
public import FHIRPath

/// Results as JSON text.
public enum Output {
    /// The values in an array.
    public static func array(_ values: [FHIRPathValue], from trees: [JSONTree]) -> String {
        var tree = JSONTree()
        let array = tree.setArray("value", in: tree.makeRoot())
        for value in values { value.write(as: "value", into: array, of: &tree, from: trees) }
        return String(decoding: tree.serialized(array), as: UTF8.self)
    }

    /// A JSON string.
    public static func quoted(_ text: String) -> String {
        var tree = JSONTree()
        let root = tree.makeRoot()
        let node = tree.set("value", string: text, in: root)
        return String(decoding: tree.serialized(node), as: UTF8.self)
    }

    /// The values in few characters, for a table.
    public static func short(_ values: [FHIRPathValue], from trees: [JSONTree]) -> String {
        let text = array(values, from: trees)
        return text.count <= 24 ? text : "\(values.count) values"
    }
}
