/// Compares a resource with the R4 definitions of its types and says everything that deviates, in document order.
struct StructureCheck {
    let tree: JSONTree
    let table = TypeTable.r4
    var findings: [Finding] = []
    /// The linkId of the item being looked at.
    var linkId: String?

    init(_ tree: JSONTree) {
        self.tree = tree
    }

    /// Checks the resource at a node.
    mutating func check(_ node: JSONTree.Index, is type: String) {
        guard node != JSONTree.none, tree.kind(of: node) == .object else {
            report(.error, "resource-type", "expected a JSON object that is a \(type)", at: node)
            return
        }
        let said = tree.child(.resourceType, of: node)
        let actual = tree.string(at: said)
        guard actual == type else {
            let found = actual.map { "is \"\($0)\"" } ?? "is missing"
            report(
                .error,
                "resource-type",
                "resourceType \(found); write \"\(type)\"",
                at: said == JSONTree.none ? node : said
            )
            return
        }
        if let number = table.number(of: type) { check(object: node, as: number) }
    }

    /// Checks the extensions of a primitive, which stand in its companion.
    mutating func checkExtensions(of companion: JSONTree.Index) {
        for child in tree.children(of: companion) {
            let name = tree.name(of: child)
            if name == .extension, let number = table.number(of: "Extension") {
                if tree.kind(of: child) != .array {
                    report(
                        .error,
                        "cardinality",
                        "extension must be an array: put it in [ ]",
                        at: child
                    )
                }
                for element in tree.children(of: child) where tree.kind(of: element) == .object {
                    check(object: element, as: number)
                }
            } else if name != .id {
                report(
                    .error,
                    "unknown-element",
                    "a primitive has no element '\(name)'; take it out",
                    at: child
                )
            }
        }
    }

    private mutating func check(object node: JSONTree.Index, as number: Int) {
        let definition = table.types[number]
        let outer = linkId
        if let id = tree.string(at: tree.child(.linkId, of: node)) { linkId = id }
        defer { linkId = outer }
        if tree.firstChild(of: node) == JSONTree.none {
            report(.warning, "empty-element", "\(definition.name) is empty; leave it out", at: node)
        }
        var seen: UInt64 = 0
        var choices: UInt64 = 0
        for child in tree.children(of: node) {
            let name = tree.name(of: child)
            guard let index = definition.byName[name] else {
                unknown(child, named: name.string, in: definition)
                continue
            }
            let element = definition.elements[index]
            if element.choice >= 0 {
                let bit: UInt64 = 1 << UInt64(element.choice)
                if choices & bit != 0 {
                    report(
                        .error,
                        "one-choice",
                        "\(definition.name) has more than one \(definition.choices[element.choice].name)",
                        at: child
                    )
                }
                choices |= bit
            } else {
                seen |= 1 << UInt64(index)
            }
            if element.isR5 {
                report(.note, "r5-element", "'\(name)' came with R5; it is understood", at: child)
            }
            check(child, as: element, of: definition)
        }
        reportMissing(in: definition, at: node, seen: seen, choices: choices)
    }

    private mutating func reportMissing(
        in definition: TypeTable.Definition,
        at node: JSONTree.Index,
        seen: UInt64,
        choices: UInt64
    ) {
        for (index, element) in definition.elements.enumerated()
        where element.isRequired && element.choice < 0 && seen & (1 << UInt64(index)) == 0 {
            let companion = tree.child(ElementName("_" + element.name.string), of: node)
            if companion != JSONTree.none { continue }
            report(
                .error,
                "missing-element",
                "\(definition.name) has no '\(element.name)'",
                at: node
            )
        }
        for (index, choice) in definition.choices.enumerated()
        where choice.isRequired && choices & (1 << UInt64(index)) == 0 {
            report(
                .error,
                "missing-element",
                "\(definition.name) has no \(choice.name)",
                at: node
            )
        }
    }

    private mutating func check(
        _ node: JSONTree.Index,
        as element: TypeTable.Element,
        of definition: TypeTable.Definition
    ) {
        let isArray = tree.kind(of: node) == .array
        if isArray, element.isArray {
            if tree.firstChild(of: node) == JSONTree.none {
                report(.warning, "empty-element", "'\(element.name)' is an empty array", at: node)
            }
            for child in tree.children(of: node) {
                check(value: child, as: element, of: definition)
            }
        } else if isArray {
            report(
                .error,
                "cardinality",
                "\(definition.name).\(element.name) must be one value, not an array",
                at: node
            )
        } else {
            if element.isArray {
                report(
                    .error,
                    "cardinality",
                    "\(definition.name).\(element.name) must be an array: put it in [ ]",
                    at: node
                )
            }
            check(value: node, as: element, of: definition)
        }
    }

    private mutating func check(
        value node: JSONTree.Index,
        as element: TypeTable.Element,
        of definition: TypeTable.Definition
    ) {
        switch element.type {
        case .primitive(let primitive):
            // Arrays of primitives are padded with null where only the companion has content.
            if element.isArray, tree.kind(of: node) == .null { return }
            if let fault = primitive.fault(at: node, in: tree) {
                report(fault, in: "\(definition.name).\(element.name)", at: node)
            } else if !element.codes.isEmpty, let code = tree.string(at: node),
                !element.codes.contains(code)
            {
                report(
                    .error,
                    "unknown-code",
                    "\(definition.name).\(element.name) must be one of \(element.codes.joined(separator: ", "))",
                    at: node
                )
            }
        case .complex(let number):
            guard tree.kind(of: node) == .object else {
                report(
                    .error,
                    "wrong-type",
                    "\(definition.name).\(element.name) must be an object { }",
                    at: node
                )
                return
            }
            check(object: node, as: number)
        case .resource:
            if tree.string(at: tree.child(.resourceType, of: node)) == nil {
                report(
                    .error,
                    "resource-type",
                    "a contained resource has no resourceType",
                    at: node
                )
            }
        case .opaque:
            break
        }
    }
}
