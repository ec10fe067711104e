public import FHIRModel

/// A list of `{"id","cat","scale","expr"}` objects.
public struct ExpressionList: Sendable {
    /// The expressions that can be read, by their ids; of one id, the first.
    public private(set) var entries: [(id: String, source: String)] = []
    /// What is wrong with the others, and which they are, from 1.
    public private(set) var faults: [(number: Int, message: String)] = []

    /// Reads a list.
    public init(_ tree: JSONTree) {
        var known: Set<String> = []
        for (index, node) in tree.children(of: tree.root).enumerated() {
            let number = index + 1
            guard let id = tree.string(at: tree.child("id", of: node)) else {
                faults.append((number, "no id"))
                continue
            }
            guard let source = tree.string(at: tree.child("expr", of: node)) else {
                faults.append((number, "no expr"))
                continue
            }
            guard known.insert(id).inserted else {
                faults.append((number, "the id '\(id)' is there before"))
                continue
            }
            entries.append((id, source))
        }
    }
}
