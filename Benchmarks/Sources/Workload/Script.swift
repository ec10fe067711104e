public import FHIRModel

/// A list of answers in the order they are given: `{"linkId","type","value"}` objects, `value` being a Coding, a Quantity or a
/// plain JSON value by type.
public struct Script: Sendable {
    /// One answer.
    public struct Entry: Sendable {
        /// The question.
        public let linkId: String
        /// The answer.
        public let value: AnswerValue
    }

    /// The answers.
    public let entries: [Entry]

    /// Reads a list; entries whose value does not fit their type are left out.
    public init(_ tree: JSONTree) {
        entries = tree.children(of: tree.root).compactMap { entry in
            guard let linkId = tree.string(at: tree.child("linkId", of: entry)),
                let type = tree.string(at: tree.child("type", of: entry)),
                let value = Self.value(at: tree.child("value", of: entry), in: tree, type: type)
            else { return nil }
            return Entry(linkId: linkId, value: value)
        }
    }

    private static func value(
        at node: JSONTree.Index,
        in tree: JSONTree,
        type: String
    ) -> AnswerValue? {
        guard node >= 0 else { return nil }
        let code = type == "coding" ? "choice" : type
        guard let item = Questionnaire.ItemType(rawValue: code), var kind = item.answerKind else {
            return nil
        }
        if kind == .coding, tree.kind(of: node) == .string { kind = .string }
        return AnswerValue(at: node, in: tree, kind: kind)
    }
}
