extension StructureCheck {
    mutating func report(
        _ severity: Finding.Severity,
        _ rule: String,
        _ message: String,
        at node: JSONNode
    ) {
        let position = node == JSONNode.none ? nil : tree.position(of: node)
        findings.append(Finding(severity, rule: rule, message, at: position, linkId: linkId))
    }

    /// The linkId of the item the object stands in, or is.
    private var linkId: String? {
        var node = object
        while node != JSONNode.none {
            if let found = tree.string(at: tree.child(.linkId, of: node)) { return found }
            node = tree.parent(of: node)
        }
        return nil
    }

    mutating func report(_ fault: Primitive.Fault, in element: String, at node: JSONNode) {
        switch fault {
        case .kind(let expected) where tree.kind(of: node) == .null:
            report(
                .error,
                "wrong-type",
                "\(element) must be \(expected), not null; leave it out where there is nothing to say",
                at: node
            )
        case .kind(let expected):
            report(.error, "wrong-type", "\(element) must be \(expected)", at: node)
        case .text where element == "Expression.name" && isIdentifier(node):
            report(
                .warning,
                "expression-name",
                "R4 allows no '_' in the name of an expression, though later versions do: other programs may refuse it",
                at: node
            )
        case .text(let expected):
            let meant =
                expected.hasPrefix("a date")
                ? tree.string(at: node).flatMap { EverydayDate.meant(by: $0) } : nil
            let advice = meant.map { "; write \($0)" } ?? ""
            report(.error, "malformed-value", "\(element) must be \(expected)\(advice)", at: node)
        case .blank where element == "Expression.expression":
            report(
                .error,
                "malformed-value",
                "\(element) is nothing but blanks; write an expression, or take it out",
                at: node
            )
        case .blank:
            report(
                .warning,
                "blank-text",
                "\(element) is nothing but blanks; write a text, or leave it out",
                at: node
            )
        }
    }

    /// Whether a text is a name as the FHIRPath grammar has it (IDENTIFIER): form builders write such names of variables.
    private func isIdentifier(_ node: JSONNode) -> Bool {
        let bytes = tree.bytes(at: node)
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        return bytes.first.map { !isDigit($0) } == true && bytes.count <= 64
            && bytes.allSatisfy { byte in
                isDigit(byte) || byte == 0x5F || (0x41...0x5A).contains(byte & 0xDF)
            }
    }

    /// A property the type does not have: a companion `_x`, a comment, an element of another version, or a slip.
    mutating func unknown(_ node: JSONNode, named name: String, in number: Int) {
        if name.hasPrefix("_"),
            let index = table.element(named: ElementName(String(name.dropFirst())), of: number)
        {
            check(companion: node, of: table.elements[index])
            return
        }
        if name == "resourceType" { return }
        let misnaming = Misnaming(of: name, in: number, of: table)
        if case .unwrapped = misnaming, isFollowing(node, in: number) { return }
        let near = Suggestion.advice(
            for: name,
            among: table.elements(of: number).map(\.name.string)
        )
        let advice =
            Self.olderElements[name].map { "; \($0)" } ?? score(named: name, in: number)
            ?? misnaming?.advice
            ?? (near.isEmpty ? "; take it out or mend its name" : near)
        findings.append(
            Finding(
                .error,
                rule: "unknown-element",
                "\(table.types[number].name) has no element '\(name)'\(advice)",
                at: tree.namePosition(of: node),
                linkId: linkId
            )
        )
    }

    /// Where the points of an answer belong, which authors put beside an option or a question.
    private func score(named name: String, in number: Int) -> String? {
        guard ["score", "scores", "points", "weight"].contains(name.lowercased()) else {
            return nil
        }
        let extensionName =
            "the extension http://hl7.org/fhir/StructureDefinition/itemWeight with valueDecimal"
        switch table.types[number].name {
        case "Questionnaire.item.answerOption", "Coding":
            return "; points stand in \(extensionName)"
        case "Questionnaire.item":
            return "; points belong on each answerOption, in \(extensionName)"
        default: return nil
        }
    }

    /// How a text is written where an object belongs, so that it can be an option or a code; nil for any other.
    func wrapping(of node: JSONNode, as type: Int) -> String? {
        guard tree.kind(of: node) == .string, tree.bytes(at: node).count <= 80 else { return nil }
        let text = String(decoding: tree.bytes(at: node), as: UTF8.self)
        switch table.types[type].name {
        case "Questionnaire.item.answerOption": return "{ \"valueString\": \"\(text)\" }"
        case "Coding":
            return "{ \"code\": \"\(text)\" } with the system and the display of the option"
        default: return nil
        }
    }

    /// Whether a part before it has been said to stand in the wrong place.
    private func isFollowing(_ node: JSONNode, in number: Int) -> Bool {
        for other in tree.children(of: tree.parent(of: node)) {
            if other == node { return false }
            let name = tree.name(of: other).string
            if case .unwrapped = Misnaming(of: name, in: number, of: table) { return true }
        }
        return false
    }

    private mutating func check(companion node: JSONNode, of element: TypeTable.Element) {
        switch element.type {
        case .primitive, .listedCode: break
        case .complex, .resource:
            let name = element.name
            report(.error, "wrong-type", "'_\(name)' is only for primitive elements", at: node)
            return
        }
        guard element.isArray else { return check(companion: node, named: element.name.string) }
        guard tree.kind(of: node) == .array else {
            report(
                .error,
                "cardinality",
                "'_\(element.name)' must be an array like '\(element.name)': put it in [ ]",
                at: node
            )
            return
        }
        let values = tree.child(element.name, of: tree.parent(of: node))
        if values != JSONNode.none, count(of: values) != count(of: node) {
            report(
                .error,
                "cardinality",
                "'\(element.name)' and '_\(element.name)' must be of the same length; fill up with null",
                at: node
            )
        }
        for child in tree.children(of: node) where tree.kind(of: child) != .null {
            check(companion: child, named: element.name.string)
        }
    }

    private func count(of array: JSONNode) -> Int {
        tree.children(of: array).reduce(0) { count, _ in count + 1 }
    }

    private mutating func check(companion node: JSONNode, named name: String) {
        guard tree.kind(of: node) == .object else {
            report(.error, "wrong-type", "'_\(name)' must be an object { }", at: node)
            return
        }
        if tree.firstChild(of: node) == JSONNode.none {
            report(.warning, "empty-element", "'_\(name)' is empty; leave it out", at: node)
        }
        checkExtensions(of: node)
    }

    /// Whether a null in an array of primitives keeps the place for an object in the companion.
    func isPlaceholder(_ node: JSONNode) -> Bool {
        let array = tree.parent(of: node)
        let companion = tree.child(
            tree.name(of: array).companion,
            of: tree.parent(of: array)
        )
        guard companion != JSONNode.none else { return false }
        for (value, other) in zip(tree.children(of: array), tree.children(of: companion))
        where value == node { return tree.kind(of: other) == .object }
        return false
    }

    /// A modifierExtension within an item: what it says may turn the meaning of the element round.
    mutating func reportModifier(_ node: JSONNode, in number: Int) {
        guard table.types[number].name.hasPrefix("Questionnaire.item.") else { return }
        report(
            .error,
            "modifier-extension",
            "this carries a modifierExtension that is not understood, so it may not be used; take it out",
            at: node
        )
    }

    /// What earlier versions of the standard called it.
    private static let olderElements = [
        "option": "STU3 has it; R4 calls it 'answerOption'",
        "options": "STU3 has it; R4 calls it 'answerValueSet'",
        "hasAnswer": "STU3 has it; R4 says operator 'exists' with answerBoolean",
        "initialBoolean": "STU3 has it; R4 says initial: [{ valueBoolean }]",
        "initialCoding": "STU3 has it; R4 says initial: [{ valueCoding }]",
        "initialString": "STU3 has it; R4 says initial: [{ valueString }]",
        "initialInteger": "STU3 has it; R4 says initial: [{ valueInteger }]",
        "initialDecimal": "STU3 has it; R4 says initial: [{ valueDecimal }]",
        "initialDate": "STU3 has it; R4 says initial: [{ valueDate }]",
    ]
}

extension Questionnaire {
    /// Everything in which the JSON deviates from the R4 definitions: names, types, how often, codes, form of primitives.
    public func structuralFindings() -> [Finding] {
        var check = StructureCheck(tree)
        check.check(node, is: "Questionnaire")
        return check.findings
    }
}

extension QuestionnaireResponse {
    /// Everything in which the JSON deviates from the R4 definitions: names, types, how often, codes, form of primitives.
    public func structuralFindings() -> [Finding] {
        var check = StructureCheck(tree)
        check.check(node, is: "QuestionnaireResponse")
        return check.findings
    }
}
