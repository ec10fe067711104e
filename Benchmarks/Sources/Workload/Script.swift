public import FHIRModel

/// A list of answers in the order they are given: `{"linkId","type","value"}` objects, `value` being a Coding, a Quantity or a
/// plain JSON value by type.
///
/// The type is that of the question (`choice`) or that of the value (`Coding`, `valueCoding`).
public struct Script: Sendable {
    /// One answer.
    public struct Entry: Sendable {
        /// Its place in the list, from 1.
        public let number: Int
        /// The question.
        public let linkId: String
        /// What the answer may be: of a choice that is not among codes, one of several types.
        public let candidates: [AnswerValue]
    }

    /// The answers that can be read.
    public private(set) var entries: [Entry] = []
    /// What is wrong with the others, and which they are.
    public private(set) var faults: [(number: Int, message: String)] = []

    /// Reads a list.
    public init(_ tree: JSONTree) {
        for (index, node) in tree.children(of: tree.root).enumerated() {
            let number = index + 1
            guard let linkId = tree.string(at: tree.child("linkId", of: node)) else {
                faults.append((number, "no linkId"))
                continue
            }
            guard let type = tree.string(at: tree.child("type", of: node)) else {
                faults.append((number, "no type"))
                continue
            }
            guard let kinds = Self.kinds(of: type) else {
                faults.append((number, "'\(type)' is no type of an answer"))
                continue
            }
            let value = tree.child("value", of: node)
            let candidates = Self.candidates(at: value, in: tree, kinds: kinds)
            if candidates.isEmpty {
                let fault = value == JSONNode.none ? "no value" : "the value does not fit '\(type)'"
                faults.append((number, fault))
            } else {
                entries.append(Entry(number: number, linkId: linkId, candidates: candidates))
            }
        }
    }

    /// The types a value can have.
    private static func kinds(of type: String) -> [AnswerValue.Kind]? {
        if type == "coding" { return kinds(of: Questionnaire.ItemType.choice.rawValue) }
        if let item = Questionnaire.ItemType(rawValue: type) {
            guard let kind = item.answerKind else { return nil }
            return item == .choice || item == .openChoice
                ? [.coding, .string, .date, .time, .integer, .reference] : [kind]
        }
        let suffix = type.hasPrefix("value") ? String(type.dropFirst(5)) : type
        return AnswerValue.Kind.allCases.first { $0.suffix == suffix }.map { [$0] }
    }

    private static func candidates(
        at node: JSONNode,
        in tree: JSONTree,
        kinds: [AnswerValue.Kind]
    ) -> [AnswerValue] {
        guard node != JSONNode.none else { return [] }
        return kinds.compactMap { kind in
            let isObject = tree.kind(of: node) == .object
            guard isObject == kind.isObject else { return nil }
            return AnswerValue(at: node, in: tree, kind: kind)
        }
    }
}

extension AnswerValue.Kind {
    /// Whether its values are objects in JSON.
    fileprivate var isObject: Bool {
        switch self {
        case .coding, .quantity, .reference, .attachment: true
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .uri: false
        }
    }
}
