internal import FHIRModel

/// What a part of an expression can result in, as far as R4's types tell.
struct InferredResult: Equatable {
    /// The types its items can have; of no account where anything is possible.
    var types: SmallSet<TypeID>
    /// Whether the items may be of any type.
    var isAny: Bool
    /// Whether the items are children or descendants, which have no order.
    var isUnordered = false
    /// The linkIds of the items of a response which it consists of, or whose answers it consists of; nil where they are not known.
    var linkIds: SmallSet<String>?
    /// The linkIds of the items that its items stand directly in, "" for the response itself; nil where they are not known.
    var parents: SmallSet<String>?
    /// Whether it consists of items anywhere in the response (`%resource.repeat(item)`).
    var isAnyItem = false
    /// The linkIds of the questions whose answers' values it consists of; nil where they are not known.
    var answered: SmallSet<String>?
    /// The linkIds of the questions whose answers' Codings, or codes, it consists of and nothing else; nil where they are not known.
    var questions: SmallSet<String>?

    init(_ types: SmallSet<TypeID>) {
        self.types = types
        isAny = types.contains(.unknown)
    }

    static let any = InferredResult(.one(.unknown))
    static let none = InferredResult(.none)
    static let boolean = InferredResult(.one(.systemBoolean))
    static let string = InferredResult(.one(.systemString))
    static let integer = InferredResult(.one(.systemInteger))

    /// Either of two.
    func union(_ other: InferredResult) -> InferredResult {
        var result = InferredResult(types.union(other.types))
        result.isUnordered = isUnordered || other.isUnordered
        if let linkIds, let others = other.linkIds { result.linkIds = linkIds.union(others) }
        if let questions, let others = other.questions {
            result.questions = questions.union(others)
        }
        return result
    }

    /// Whether every item is surely of none of the System types, itself or by conversion.
    func isNever(_ wanted: TypeID...) -> Bool {
        if isAny || types.isEmpty { return false }
        return types.allSatisfy { type in
            let system = type.kind == .system ? type : type.systemType
            let isOpen = type.isAbstract || type == .unknown
            return !isOpen && !wanted.contains { system.isSubtype(of: $0) }
        }
    }

    /// Whether every item is surely of one of the System types.
    func isAlways(_ wanted: TypeID...) -> Bool {
        if isAny || types.isEmpty { return false }
        return types.allSatisfy { type in
            let system = type.kind == .system ? type : type.systemType
            return wanted.contains { system.isSubtype(of: $0) }
        }
    }
}
