import FHIRModel
import Terminology

extension Evaluator {
    /// `conformsTo(profile)`: decided for R4's own resource definitions, whose rule is the type;
    /// for any other profile an error, as the engine has none.
    mutating func conformsTo(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let item = try single(Items(start: base, end: stack.count))
        let profile = try textArgument(1, of: node)
        guard let item, let profile else { return truncate(to: base) }
        let prefix = "http://hl7.org/fhir/StructureDefinition/"
        let name = profile.prefix { $0 != "|" }
        guard name.hasPrefix(prefix), let type = TypeID(fhir: name.dropFirst(prefix.count)) else {
            throw failure(.unknownDefinition)
        }
        let isOfType = item.kind == .node && item.type.isSubtype(of: type)
        replace(from: base, with: .boolean(isOfType))
    }

    /// `memberOf(valueSet)` on a code, Coding or CodeableConcept, for value sets at hand.
    ///
    /// A Coding is a member by system and code, a code alone where the set is of one system. Where codes of the set are
    /// missing here, what is not found cannot be decided.
    mutating func memberOf(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let item = try single(Items(start: base, end: stack.count))
        let url = try textArgument(1, of: node)
        guard let item, let url else { return truncate(to: base) }
        let codes = try codes(of: item)
        guard let set = try expansion(at: url, near: item) else {
            throw failure(.unknownDefinition)
        }
        let isMember: Bool
        if case .string? = value(of: item) {
            guard !set.hasSeveralSystems else { throw failure(.unknownDefinition) }
            isMember = set.concepts.contains { $0.coding.code == codes.first?.code }
        } else {
            isMember = codes.contains { set.has($0) }
        }
        if !isMember, !set.isComplete { throw failure(.unknownDefinition) }
        replace(from: base, with: .boolean(isMember))
    }

    /// The codes of a value, which is a code, a Coding or a CodeableConcept.
    func codes(of item: Item) throws(EvaluationFailure) -> [ConceptCode] {
        switch value(of: item) {
        case .string(let code)?: return [ConceptCode(system: nil, code: code)]
        case .node(let node)?:
            let tree = trees[node.tree]
            if tree.child(ElementName.coding, of: node.index).exists {
                return tree.elements(ElementName.coding, of: node.index)
                    .compactMap { ConceptCode(at: $0, in: tree) }
            }
            return ConceptCode(at: node.index, in: tree).map { [$0] } ?? []
        case nil, .boolean, .integer, .long, .decimal, .date, .dateTime, .time, .quantity, .type,
            .instance:
            throw failure(.wrongInput)
        }
    }

    /// The codes of a value set, worked out once in an evaluation.
    private mutating func expansion(
        at url: String,
        near item: Item
    ) throws(EvaluationFailure) -> ValueSetExpansion? {
        let key = "\(item.kind == .node ? Int(item.tree) : -1) \(url)"
        if let known = expansions[key] { return known }
        var expander = ValueSetExpander(sources: try terminologySources(near: item))
        guard
            let expansion = expander.expansion(at: Canonical(url))
                ?? questionnaireCodes()?.expansion(of: url)
        else { return nil }
        try spend(expansion.concepts.count)
        expansions[key] = expansion
        return expansion
    }

    /// Where value sets and code systems are looked for before those of %questionnaire: among what the resource around an item
    /// contains, then among what %resource and %rootResource do.
    mutating func terminologySources(
        near item: Item
    ) throws(EvaluationFailure) -> [any TerminologySource] {
        var places: [UInt8] = item.kind == .node ? [item.tree] : []
        for name in ["resource", "rootResource"] {
            for value in context.variables[name] ?? [] {
                guard case .node = value else { continue }
                places.append(self.item(importing: value).tree)
            }
        }
        if !this.isEmpty, stack[this.start].kind == .node { places.append(stack[this.start].tree) }
        var sources: [any TerminologySource] = []
        var seen: Set<UInt8> = []
        for place in places where seen.insert(place).inserted {
            try spend(1)
            let resources = ResourcesInTree(trees[Int(place)])
            if !resources.isEmpty { sources.append(resources) }
        }
        return sources + context.terminology
    }

    /// `checkModifiers(url …)`: the collection, unless it has a modifier extension not named.
    mutating func checkModifiers(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let end = stack.count
        var known: [String] = []
        for number in 1..<node.operandCount {
            if let url = try textArgument(number, of: node) { known.append(url) }
        }
        for place in base..<end where stack[place].kind == .node {
            let item = stack[place]
            let tree = trees[Int(item.tree)]
            for found in tree.elements(ElementName.modifierExtension, of: item.index)
            where !known.contains(where: { isExtension(found, url: $0, in: item.tree) }) {
                throw failure(.unexpectedModifier)
            }
        }
    }
}
