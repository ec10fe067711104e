internal import FHIRModel
internal import FHIRPath
internal import FormExtraction
internal import FormFiller

/// Compares any resource with R4's definitions: names, types, how often, closed lists of codes, and what must be there.
///
/// In a template, what an extension of SDC fills in counts as being there.
struct ResourceStructure {
    let tree: JSONTree
    var findings: [Finding] = []
    /// Whether the resource is made by extraction.
    var isTemplate = false
    /// How much a missing element or a code outside its list matters.
    var severity = Finding.Severity.error

    init(_ tree: JSONTree) {
        self.tree = tree
    }

    /// Checks a resource of whatever type it says it is.
    mutating func check(resource node: JSONNode) {
        let said = tree.child(.resourceType, of: node)
        guard let name = tree.string(at: said) else {
            report(
                .resourceType,
                "a resource needs a resourceType, such as \"Patient\"",
                at: node
            )
            return
        }
        guard let type = TypeID(fhir: name), type.isResource, !type.isAbstract else {
            report(.resourceType, "R4 has no resource '\(name)'", at: said)
            return
        }
        check(object: node, as: type)
    }

    private mutating func check(object node: JSONNode, as type: TypeID) {
        if tree.firstChild(of: node) == JSONNode.none {
            // What a template must have is missed below; elsewhere it matters no more than the rest.
            if !isTemplate || !R4Types.elements(of: type).contains(where: \.isRequired) {
                return reportEmpty("\(type.name) is empty; leave it out", at: node)
            }
        }
        var choices: [ElementName: JSONNode] = [:]
        for child in tree.children(of: node) {
            let name = tree.name(of: child)
            if name == .resourceType { continue }
            guard let element = R4Types.property(of: type, named: name) else {
                if let companion = self.companion(name, of: type) {
                    if companion.isChoice, isTemplate {
                        checkChoice(child, of: companion, type, &choices)
                    }
                } else {
                    unknown(child, of: type)
                }
                continue
            }
            if element.isChoice { checkChoice(child, of: element, type, &choices) }
            check(child, as: element, of: type)
        }
        checkRequired(of: node, as: type)
    }

    /// One type of a choice only, in a template also of those that an expression fills in.
    private mutating func checkChoice(
        _ node: JSONNode,
        of element: R4Element,
        _ type: TypeID,
        _ choices: inout [ElementName: JSONNode]
    ) {
        if let other = choices[element.name], !isCompanion(node, of: other) {
            report(
                .oneChoice,
                "\(type.name) has more than one \(element.name)[x]; keep one",
                at: node
            )
        }
        choices[element.name] = node
    }

    private mutating func unknown(_ node: JSONNode, of type: TypeID) {
        let name = tree.name(of: node).string
        let near = Suggestion.advice(
            for: name,
            among: R4Types.elements(of: type).map(\.name.string)
        )
        findings.append(
            Finding(
                .error,
                rule: .unknownElement,
                "\(type.name) has no element '\(name)'\(near.isEmpty ? "; remove it or mend its name" : near)",
                at: tree.namePosition(of: node)
            )
        )
    }

    /// The primitive `x` of a type whose companion `_x` has a name; nil where there is none.
    private func companion(_ name: ElementName, of type: TypeID) -> R4Element? {
        let text = name.string
        guard text.hasPrefix("_") else { return nil }
        let base = R4Types.property(of: type, named: ElementName(String(text.dropFirst())))
        return base.flatMap { $0.type.isPrimitive || $0.type.kind == .system ? $0 : nil }
    }

    /// Whether one of two properties is the companion of the other.
    private func isCompanion(_ one: JSONNode, of other: JSONNode) -> Bool {
        let names = [tree.name(of: one).string, tree.name(of: other).string]
        return names[0] == "_" + names[1] || names[1] == "_" + names[0]
    }

    private mutating func check(
        _ node: JSONNode,
        as element: R4Element,
        of type: TypeID
    ) {
        let isArray = tree.kind(of: node) == .array
        if isArray != element.isCollection {
            report(
                .cardinality,
                element.isCollection
                    ? "\(type.name).\(element.name) must be an array: put it in [ ]"
                    : "\(type.name).\(element.name) must be one value, not an array",
                at: node
            )
        }
        // That a value set lists no codes is said where it is asked from.
        if isArray, tree.firstChild(of: node) == JSONNode.none, tree.name(of: node) != .include {
            let name = "'\(tree.name(of: node))'"
            reportEmpty("\(name) is an empty array; leave it out or fill it", at: node)
        }
        for value in isArray ? Array(tree.children(of: node)) : [node] {
            if isArray, tree.kind(of: value) == .null { continue }
            check(value: value, as: element, of: type)
        }
    }

    private mutating func check(
        value node: JSONNode,
        as element: R4Element,
        of type: TypeID
    ) {
        if element.type.isPrimitive {
            if let expected = tree.requirement(ofPrimitive: element.type.name, unmetAt: node) {
                report(.wrongType, "\(type.name).\(element.name) must be \(expected)", at: node)
            }
        } else if element.type.isResource {
            if tree.kind(of: node) == .object { check(resource: node) }
        } else if element.type.kind == .complex || element.type.kind == .backbone,
            !element.type.isAbstract
        {
            guard tree.kind(of: node) == .object else {
                report(
                    .wrongType,
                    "\(type.name).\(element.name) must be an object { }",
                    at: node
                )
                return
            }
            check(object: node, as: element.type)
        }
    }

    private mutating func checkRequired(of node: JSONNode, as type: TypeID) {
        for element in R4Types.elements(of: type) {
            let codes = R4Types.codes(of: type, named: element.name)
            guard element.isRequired || !codes.isEmpty else { continue }
            let value = self.value(of: element, in: node, of: type)
            // The program adds who a request is about, and when.
            let isAdded = isTemplate && ExtractionPlan.adds(element.name.string, to: type)
            if value == nil, element.isRequired, !isAdded {
                add(
                    .missingElement,
                    "\(type.name) needs '\(element.name)\(element.isChoice ? "[x]" : "")'; R4 demands it",
                    at: node
                )
            } else if let value, !codes.isEmpty {
                checkCodes(at: value, among: codes, "\(type.name).\(element.name)")
            }
        }
    }

    /// A code, or each of several, has to be one of a closed list.
    private mutating func checkCodes(at node: JSONNode, among codes: [String], _ place: String) {
        let values = tree.kind(of: node) == .array ? Array(tree.children(of: node)) : [node]
        for value in values {
            guard let code = tree.string(at: value), !codes.contains(code) else { continue }
            let list = codes.joined(separator: ", ")
            add(.unknownCode, "\(place) must be one of \(list)", at: value)
        }
    }

    /// The node of an element, or of the companion an extension of a template fills in.
    private func value(of element: R4Element, in node: JSONNode, of type: TypeID) -> JSONNode? {
        let names =
            element.isChoice
            ? R4Types.alternatives(of: type, named: element.name).map(\.property) : [element.name]
        for name in names {
            let value = tree.child(name, of: node)
            if value != JSONNode.none { return value }
            let companion = tree.child(name.companion, of: node)
            if companion != JSONNode.none { return companion }
        }
        // An element that an expression fills in whole may have all it needs from there.
        return isFilledIn(node) ? node : nil
    }

    private func isFilledIn(_ node: JSONNode) -> Bool {
        isTemplate
            && tree.elements(.extension, of: node).contains {
                tree.string(at: tree.child(.url, of: $0)) == ExtractionURL.templateValue
            }
    }

    private mutating func report(_ rule: QuestionnaireRule, _ message: String, at node: JSONNode) {
        let position = tree.position(of: node)
        findings.append(Finding(.error, rule: rule, message, at: position))
    }

    private mutating func reportEmpty(_ message: String, at node: JSONNode) {
        let position = tree.position(of: node)
        findings.append(Finding(.warning, rule: .emptyElement, message, at: position))
    }

    private mutating func add(_ rule: QuestionnaireRule, _ message: String, at node: JSONNode) {
        let position = tree.position(of: node)
        findings.append(Finding(severity, rule: rule, message, at: position))
    }
}
