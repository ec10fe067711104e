import FHIRModel

extension Evaluator {
    private static let urls = [
        "http://hl7.org/fhir/StructureDefinition/itemWeight",
        "http://hl7.org/fhir/StructureDefinition/ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue",
    ]

    /// `weight()` and `ordinal()` (SDC, FHIRPath supplements): the score of every answer or Coding.
    ///
    /// It is looked for on the answer and its value, then on the option of %questionnaire that was
    /// chosen, there on the option and its value, then on the concept of a contained value set
    /// or code system. An option without a score counts for nothing; a coded answer that is no
    /// option of its question is an error.
    mutating func weight(base: Int) throws(EvaluationFailure) {
        let end = stack.count
        for place in base..<end {
            try spend(1)
            let item = stack[place]
            guard item.kind == .node else { continue }
            if let found = try weight(of: item) { try push(found) }
        }
        dropInput(Items(start: base, end: end))
    }

    private mutating func weight(of item: Item) throws(EvaluationFailure) -> Item? {
        let tree = trees[Int(item.tree)]
        if let own = weight(on: item.index, in: item.tree) { return own }
        var coding = item.index
        if tree.kind(of: item.index) == .object, tree.child(Names.code, of: item.index).isNone {
            // An answer (or an option): its value may have the score, or the code to look for.
            for child in tree.children(of: item.index) {
                if let inner = weight(on: child, in: item.tree) { return inner }
                if tree.kind(of: child) == .object, tree.child(Names.code, of: child).exists {
                    coding = child
                }
            }
        } else if tree.kind(of: item.index) != .object {
            let companion = companion(of: item)
            if companion.exists, let own = weight(on: companion, in: item.tree) { return own }
        }
        guard tree.kind(of: coding) == .object,
            let code = tree.string(at: tree.child(Names.code, of: coding))
        else { return try weight(ofPlain: coding, answeredAt: item) }
        let system = tree.string(at: tree.child(Names.system, of: coding))
        return try weight(ofCode: code, system: system, answeredAt: item)
    }

    /// The score in an extension of an object.
    private func weight(on node: JSONTree.Index, in tree: UInt8) -> Item? {
        let source = trees[Int(tree)]
        guard source.kind(of: node) == .object else { return nil }
        for found in source.elements(Names.extension, of: node)
        where Self.urls.contains(where: { isExtension(found, url: $0, in: tree) }) {
            for child in source.children(of: found) where source.kind(of: child) == .number {
                return .node(child, tree: tree, type: .decimal)
            }
        }
        return nil
    }

    /// The score of the option with the value of an answer that is no Coding.
    private mutating func weight(
        ofPlain answer: JSONTree.Index,
        answeredAt item: Item
    ) throws(EvaluationFailure) -> Item? {
        let tree = trees[Int(item.tree)]
        let values =
            (tree.kind(of: answer) == .object ? Array(tree.children(of: answer)) : [answer])
            .filter { tree.kind(of: $0) == .string || tree.kind(of: $0) == .number }
        guard case .node(let root)? = context.variables["questionnaire"]?.first,
            let number = UInt8(exactly: root.tree), trees.indices.contains(root.tree),
            let linkId = linkId(around: item),
            let question = try question(linkId, below: root.index, in: trees[root.tree])
        else { return nil }
        let form = trees[root.tree]
        for option in form.elements(.answerOption, of: question) {
            try spend(1)
            for value in values {
                let other = form.child(tree.name(of: value), of: option)
                if other.exists, form.kind(of: other) == tree.kind(of: value),
                    form.bytes(at: other) == tree.bytes(at: value)
                {
                    return weight(on: option, in: number)
                }
            }
        }
        return nil
    }

    private mutating func weight(
        ofCode code: String,
        system: String?,
        answeredAt item: Item
    ) throws(EvaluationFailure) -> Item? {
        guard case .node(let root)? = context.variables["questionnaire"]?.first,
            let number = UInt8(exactly: root.tree), trees.indices.contains(root.tree)
        else { throw failure(.unknownWeight) }
        let tree = trees[root.tree]
        guard let linkId = linkId(around: item),
            let question = try question(linkId, below: root.index, in: tree)
        else { throw failure(.unknownWeight) }
        var hasOptions = false
        for option in tree.elements(.answerOption, of: question) {
            try spend(1)
            hasOptions = true
            for value in tree.children(of: option) where tree.kind(of: value) == .object {
                guard tree.string(at: tree.child(Names.code, of: value)) == code else { continue }
                let known = tree.string(at: tree.child(Names.system, of: value))
                if let system, let known, system != known { continue }
                return weight(on: option, in: number) ?? weight(on: value, in: number)
            }
        }
        let concepts = try concepts(code, system: system, of: question, in: root)
        if !concepts.isEmpty {
            for concept in concepts {
                if let found = score(of: concept, in: number, root: root.index) { return found }
            }
            return nil
        }
        let isOpen = tree.string(at: tree.child(.type, of: question)) == "open-choice"
        if hasOptions, isOpen { return nil }
        throw failure(.unknownWeight)
    }

    /// The score of a concept: in an extension, or as R5's property `itemWeight`.
    private func score(of concept: JSONTree.Index, in tree: UInt8, root: JSONTree.Index) -> Item? {
        if let own = weight(on: concept, in: tree) { return own }
        let source = trees[Int(tree)]
        for property in source.elements(.property, of: concept) {
            guard let code = source.string(at: source.child(Names.code, of: property)),
                code == "itemWeight" || isItemWeight(code, in: source, root: root)
            else { continue }
            for child in source.children(of: property) where source.kind(of: child) == .number {
                return .node(child, tree: tree, type: .decimal)
            }
        }
        return nil
    }

    /// Whether a contained resource declares a property to be the weight, under a name of its own.
    private func isItemWeight(_ code: String, in tree: JSONTree, root: JSONTree.Index) -> Bool {
        tree.elements(Names.contained, of: root).contains { contained in
            [contained, tree.child(.expansion, of: contained)].contains { holder in
                tree.elements(.property, of: holder).contains { property in
                    tree.string(at: tree.child(Names.code, of: property)) == code
                        && tree.string(at: tree.child("uri", of: property))
                            == "http://hl7.org/fhir/concept-properties#itemWeight"
                }
            }
        }
    }

    /// The linkId of the response item an answer stands in.
    private func linkId(around item: Item) -> String? {
        let tree = trees[Int(item.tree)]
        var current = item.index
        while current.exists {
            if let linkId = tree.string(at: tree.child(Names.linkId, of: current)) { return linkId }
            current = tree.parent(of: current)
        }
        return nil
    }

    /// The item of the questionnaire with a linkId; all of them are listed at the first call.
    private mutating func question(
        _ linkId: String,
        below root: JSONTree.Index,
        in tree: JSONTree
    ) throws(EvaluationFailure) -> JSONTree.Index? {
        if let questions { return questions[linkId] }
        var found: [String: JSONTree.Index] = [:]
        var pending = Array(tree.elements(Names.item, of: root))
        while let node = pending.popLast() {
            if let name = tree.string(at: tree.child(Names.linkId, of: node)) { found[name] = node }
            pending.append(contentsOf: tree.elements(Names.item, of: node))
        }
        questions = found
        return found[linkId]
    }

    /// The concepts with a code in the question's contained value set, then in the code system it draws from.
    private mutating func concepts(
        _ code: String,
        system: String?,
        of question: JSONTree.Index,
        in form: FHIRPathNode
    ) throws(EvaluationFailure) -> [JSONTree.Index] {
        let tree = trees[form.tree]
        guard let reference = tree.string(at: tree.child(.answerValueSet, of: question)) else {
            return []
        }
        let contained = Array(tree.elements(Names.contained, of: form.index))
        var sets = contained.filter { isNamed($0, reference, in: tree) }
        var number = 0
        while number < sets.count {
            for include in tree.elements(.include, of: tree.child(.compose, of: sets[number])) {
                for other in tree.elements(.valueSet, of: include) {
                    guard let name = tree.string(at: other) else { continue }
                    sets += contained.filter { !sets.contains($0) && isNamed($0, name, in: tree) }
                }
            }
            number += 1
        }
        let systems = contained.filter {
            system != nil && tree.string(at: tree.child(Names.url, of: $0)) == system
        }
        var found: [JSONTree.Index] = []
        for resource in sets + systems {
            var pending = [resource]
            while let node = pending.popLast() {
                try spend(1)
                if tree.string(at: tree.child(Names.code, of: node)) == code { found.append(node) }
                for name in ["compose", "expansion"] as [ElementName] {
                    let part = tree.child(name, of: node)
                    if part.exists { pending.append(part) }
                }
                for name in ["include", "concept", "contains"] as [ElementName] {
                    pending.append(contentsOf: tree.elements(name, of: node))
                }
            }
        }
        return found
    }

    /// Whether a reference, `#id` or a canonical address with or without version, names a contained resource.
    private func isNamed(
        _ contained: JSONTree.Index,
        _ reference: String,
        in tree: JSONTree
    ) -> Bool {
        if reference.utf8.first == UInt8(ascii: "#") {
            return tree.string(at: tree.child(Names.id, of: contained))
                == String(reference.dropFirst())
        }
        let url = tree.string(at: tree.child(Names.url, of: contained))
        return url == String(reference.prefix { $0 != "|" })
    }
}
