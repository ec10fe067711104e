internal import FHIRModel

/// Infers the types of every part of an expression and refuses what can have no result.
struct Checker {
    let compiled: CompiledExpression
    let input: InferredResult
    let acceptsJSONNames: Bool
    /// What is known of variables beyond those of the standard.
    var variables: [String: ExpressionResult] = [:]
    /// The types of the input of a step that was refused.
    var refusedTypes: SmallSet<TypeID> = .none
    /// The types that answers to the question with a linkId can have; nil where nothing is known of them.
    var answerTypes: (@Sendable (String) -> [TypeID]?)?
    /// The linkId of the item around the one with a linkId, "" where there is none; nil where no item has that linkId.
    var itemAround: (@Sendable (String) -> String?)?
    /// The codes that answers to the question with a linkId can have; nil where they are not all known.
    var answerCodings: (@Sendable (String) -> [Coding]?)?
    /// The questions right in the item with a linkId ("" for the form itself), or anywhere in it; nil where they are not known.
    var questions: (@Sendable (String, _ isDeep: Bool) -> [String]?)?
    /// The items right in the item with a linkId ("" for the form itself); nil where they are not known.
    var itemsWithin: (@Sendable (String) -> [String]?)?
    /// Whether answers to the question with a linkId may have a score.
    var mayScore: (@Sendable (String) -> Bool)?
    /// What was compared where the comparison was refused.
    var refusedComparison = CodeComparison()

    init(_ compiled: CompiledExpression, input: InferredResult, acceptsJSONNames: Bool) {
        self.compiled = compiled
        self.input = input
        self.acceptsJSONNames = acceptsJSONNames
    }

    var tree: ExpressionTree { compiled.tree }

    /// Notes the types that have no element of a name.
    mutating func refuse(steppingFrom types: SmallSet<TypeID>) { refusedTypes = types }

    /// The shape of a node's result with a given `$this`.
    mutating func shape(
        of root: ExpressionTree.Index,
        this: InferredResult
    ) throws(EvaluationFailure) -> InferredResult {
        var index = tree.node(root).leaf
        var current = InferredResult.none
        while true {
            current = try shape(of: index, on: current, this: this)
            if index == root { return current }
            index = tree.node(index).parent
        }
    }

    private mutating func shape(
        of index: ExpressionTree.Index,
        on left: InferredResult,
        this: InferredResult
    ) throws(EvaluationFailure) -> InferredResult {
        let node = tree.node(index)
        switch node.operation {
        case .empty: return .none
        case .literal(let number): return Self.shape(of: tree.literals[Int(number)])
        case .zonedTime: return InferredResult(.one(.systemTime))
        case .focus, .this: return this
        case .index: return .integer
        case .total: return .any
        case .variable(let number): return variable(tree.variables[Int(number)])
        case .member(let number):
            return try step(tree.members[Int(number)], on: left, at: index)
        case .type(let operation, let number):
            return try typed(operation, tree.types[Int(number)], on: left, at: index)
        case .binary(let binary):
            return try shape(of: binary, node, on: left, this: this, at: index)
        case .negate, .affirm, .descending: return left
        case .indexer:
            if left.isUnordered { throw EvaluationFailure(problem: .unorderedInput, node: index) }
            _ = try shape(of: tree.operand(1, of: node), this: this)
            return left
        case .call(let function):
            return try shape(of: function, node, on: left, this: this, at: index)
        case .instance(let number):
            return try shape(of: tree.instances[Int(number)], node, on: left, this: this, at: index)
        }
    }

    private static func shape(of literal: FHIRPathValue) -> InferredResult {
        switch literal {
        case .boolean: .boolean
        case .integer: .integer
        case .long: InferredResult(.one(.systemLong))
        case .decimal: InferredResult(.one(.systemDecimal))
        case .string: .string
        case .date: InferredResult(.one(.systemDate))
        case .dateTime: InferredResult(.one(.systemDateTime))
        case .time: InferredResult(.one(.systemTime))
        case .quantity: InferredResult(.one(.systemQuantity))
        case .type, .node, .instance: .any
        }
    }

    private func variable(_ name: String) -> InferredResult {
        if let known = variables[name] { return known.shape }
        return switch name {
        case "context": input
        case "questionnaire": InferredResult(.one(.questionnaire))
        case "sct", "loinc", "ucum": .string
        default: name.hasPrefix("vs-") || name.hasPrefix("ext-") ? .string : .any
        }
    }

    /// A step to an element.
    private mutating func step(
        _ member: ExpressionTree.Member,
        on left: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) -> InferredResult {
        if member.mayBeType, member.type.isResource {
            if left.isAny { return InferredResult(.one(member.type)) }
            if left.types.contains(where: { $0.isSubtype(of: member.type) }) { return left }
        }
        if left.isAny { return left.isUnordered ? left : .any }
        let left = member.name == ElementName.answer ? try narrowed(left, at: index) : left
        try checkProperty(member, of: left, at: index)
        var result: InferredResult
        if member.name == ElementName.value, let known = typesOfAnswers(left) {
            if known.isEmpty {
                refusedComparison = CodeComparison(linkIds: left.linkIds?.sorted() ?? [])
                throw EvaluationFailure(problem: .noAnswers, node: index)
            }
            result = InferredResult(known)
            result.answered = left.linkIds
            result.questions = codedQuestions(left, known)
        } else {
            result = InferredResult(try elementTypes(of: left.types, of: member, at: index))
            if member.name == ElementName.code || member.name == ElementName.display {
                result.questions = left.questions
            }
            if member.name == ElementName.answer { result.linkIds = left.linkIds }
            if member.name == ElementName.item { result.parents = parents(of: left) }
        }
        result.isUnordered = left.isUnordered
        return result
    }

    /// What the items within something stand in: the response, or items of these linkIds or their answers.
    private func parents(of holder: InferredResult) -> SmallSet<String>? {
        if holder.types == .one(.questionnaireResponse) { return .one("") }
        if let linkIds = holder.linkIds { return linkIds.isEmpty ? nil : linkIds }
        // Of `item.item`, any item that stands right in one of those around it.
        guard holder.types == Self.itemType.map({ .one($0) }), let around = holder.parents,
            let itemsWithin
        else { return nil }
        var found: [String] = []
        for parent in around {
            guard let within = itemsWithin(parent) else { return nil }
            found += within
        }
        return found.isEmpty ? nil : SmallSet(found)
    }

    /// The types of the values of answers, where it is known to which questions they are.
    func typesOfAnswers(_ left: InferredResult) -> SmallSet<TypeID>? {
        guard let linkIds = left.linkIds, !linkIds.isEmpty, let answerTypes,
            left.types.allSatisfy({ $0 == Self.answerType })
        else { return nil }
        var types = SmallSet<TypeID>.none
        for linkId in linkIds {
            guard let known = answerTypes(linkId) else { return nil }
            for type in known { types.insert(type) }
        }
        return types
    }

    static let itemType = TypeID(fhir: "QuestionnaireResponse.item")
    static let answerType = TypeID(fhir: "QuestionnaireResponse.item.answer")

    /// The types an element of any of these types can have.
    private mutating func elementTypes(
        of types: SmallSet<TypeID>,
        of member: ExpressionTree.Member,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) -> SmallSet<TypeID> {
        var found = SmallSet<TypeID>.none
        var isKnown = types.isEmpty
        for type in types {
            guard let types = elementTypes(of: type, named: member.name) else { continue }
            isKnown = true
            found.formUnion(types)
        }
        if isKnown { return found }
        refusedTypes = types
        let isType = member.mayBeType && member.type.isResource
        throw EvaluationFailure(
            problem: isType ? .unsuitableContext : .unknownElement,
            node: index
        )
    }

    /// The types an element can have, nil where the type has no such element.
    private func elementTypes(of type: TypeID, named name: ElementName) -> SmallSet<TypeID>? {
        if type.isAbstract { return .one(.unknown) }
        if type == .systemQuantity {
            if name == ElementName.value { return .one(.systemDecimal) }
            return name == ElementName.unit || name == ElementName.code ? .one(.systemString) : nil
        }
        guard let element = R4Types.element(of: type, named: name) else {
            guard acceptsJSONNames, let property = R4Types.property(of: type, named: name) else {
                return nil
            }
            return .one(property.type)
        }
        guard element.isChoice else {
            return .one(element.type.isAbstract ? .unknown : element.type)
        }
        return SmallSet(R4Types.alternatives(of: type, named: name).lazy.map(\.type))
    }

    private mutating func typed(
        _ operation: TypeOperation,
        _ specifier: TypeSpecifier,
        on left: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) -> InferredResult {
        switch operation {
        case .isOperator, .isFunction: return .boolean
        case .asOperator, .asFunction, .ofType:
            guard let wanted = WantedType(specifier) else { return .any }
            try checkType(wanted, of: left, at: index)
            var result = InferredResult(
                SmallSet([wanted.fhir, wanted.system].lazy.compactMap(\.self))
            )
            result.isUnordered = left.isUnordered
            if wanted.fhir == .coding { result.questions = left.questions }
            result.answered = left.answered
            return result
        }
    }

    private mutating func shape(
        of binary: BinaryOperator,
        _ node: ExpressionTree.Node,
        on left: InferredResult,
        this: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) -> InferredResult {
        let right = try shape(of: tree.operand(1, of: node), this: this)
        try checkCodes(binary, node, left, right)
        switch binary {
        case .union: return left.union(right)
        case .concatenate: return .string
        case .lessOrEqual, .less, .greater, .greaterOrEqual, .equal, .equivalent, .notEqual,
            .notEquivalent, .in, .contains, .and, .or, .xor, .implies:
            return .boolean
        case .add, .subtract:
            if left.isAlways(.systemDate, .systemDateTime, .systemTime),
                right.isNever(.systemQuantity)
            {
                throw EvaluationFailure(problem: .unsuitableOperand, node: index)
            }
            return left.isAlways(.systemString)
                ? .string : left.isAny || right.isAny ? .any : left.union(right)
        case .multiply, .divide, .integerDivide, .modulo: return .any
        }
    }
}
