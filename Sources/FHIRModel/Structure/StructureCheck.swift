/// Compares a resource with the R4 definitions of its types and says everything that deviates, in document order.
struct StructureCheck {
    let tree: JSONTree
    let table = TypeTable.r4
    private let extensionNumber = TypeTable.r4.number(of: "Extension")
    var findings: [Finding] = []
    /// Whether it is a questionnaire, which is held to the rules for the parts of a datatype; answers are taken as they come.
    private(set) var isForm = false
    /// The object being looked at.
    var object = JSONTree.none

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
        isForm = type == "Questionnaire"
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
                    continue
                }
                for element in tree.children(of: child) {
                    guard tree.kind(of: element) == .object else {
                        report(
                            .error,
                            "wrong-type",
                            "an extension must be an object { }",
                            at: element
                        )
                        continue
                    }
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
        let outer = object
        object = node
        defer { object = outer }
        var child = tree.firstChild(of: node)
        if child == JSONTree.none, table.types[number].required == 0,
            table.types[number].requiredChoices == 0
        {
            let name = table.types[number].name
            report(.warning, "empty-element", "\(name) is empty; leave it out", at: node)
        }
        var seen: UInt64 = 0
        var choices: UInt64 = 0
        while child != JSONTree.none {
            let name = tree.name(of: child)
            if let index = table.types[number].element(named: name) {
                let choice = table.types[number].elements[index].choice
                if choice >= 0 {
                    if choices >> UInt64(choice) & 1 != 0 {
                        reportSecond(child, ofChoice: choice, of: table.types[number])
                    }
                    choices |= 1 << UInt64(choice)
                } else {
                    seen |= 1 << UInt64(index)
                }
                check(child, as: index, of: number)
                if name == .modifierExtension {
                    reportModifier(child, in: table.types[number])
                }
            } else {
                unknown(child, named: name.string, in: table.types[number])
            }
            child = tree.nextSibling(of: child)
        }
        if table.types[number].required & ~seen != 0
            || table.types[number].requiredChoices & ~choices != 0
        {
            reportMissing(in: table.types[number], at: node, seen: seen, choices: choices)
        }
        if isForm, Self.hasInvariants[number] {
            checkInvariants(of: node, in: table.types[number])
        }
        if number == extensionNumber { checkExtension(node, hasValue: choices != 0) }
    }

    /// R4 ext-1: an extension has a value or parts, and not both.
    private mutating func checkExtension(_ node: JSONTree.Index, hasValue: Bool) {
        let parts = tree.child(.extension, of: node)
        if hasValue, parts != JSONTree.none {
            report(
                .error,
                "ext-1",
                "an extension has a value or an array of extensions, not both; take one out",
                at: parts
            )
        } else if !hasValue, parts == JSONTree.none,
            !tree.children(of: node).contains(where: {
                // A value of a type that there is not is said to be unknown.
                let name = tree.name(of: $0).string
                return name.hasPrefix("_value") || name.hasPrefix("value")
            })
        {
            report(
                .error,
                "ext-1",
                "the extension says nothing: give it a value, or take it out",
                at: node
            )
        }
    }

    private mutating func check(_ node: JSONTree.Index, as index: Int, of number: Int) {
        let isArray = tree.kind(of: node) == .array
        let repeats = table.types[number].elements[index].isArray
        if table.types[number].elements[index].isR5 {
            let name = tree.name(of: node)
            report(.note, "r5-element", "'\(name)' came with R5; it is understood", at: node)
        }
        if isArray != repeats { reportCardinality(at: node, as: index, of: number) }
        // That no object stands there is said with it.
        if !isArray, repeats, isMisfit(node, as: index, of: number) { return }
        if isArray, repeats {
            var child = tree.firstChild(of: node)
            if child == JSONTree.none {
                let name = tree.name(of: node)
                report(
                    .warning,
                    "empty-element",
                    "'\(name)' is an empty array; leave it out or fill it",
                    at: node
                )
            }
            while child != JSONTree.none {
                check(value: child, as: index, of: number)
                child = tree.nextSibling(of: child)
            }
        } else if !isArray {
            check(value: node, as: index, of: number)
        }
    }

    private mutating func reportCardinality(
        at node: JSONTree.Index,
        as index: Int,
        of number: Int
    ) {
        let place = place(of: index, of: number)
        guard table.types[number].elements[index].isArray else {
            report(.error, "cardinality", "\(place) must be one value, not an array", at: node)
            return
        }
        let advice =
            tree.kind(of: node) == .null
            ? "fill it, or leave it out"
            : isMisfit(node, as: index, of: number) ? "write [{ }]" : "put it in [ ]"
        let what = isMisfit(node, as: index, of: number) ? "an array of objects" : "an array"
        report(.error, "cardinality", "\(place) must be \(what): \(advice)", at: node)
    }

    /// Whether a value is none where an object belongs.
    private func isMisfit(_ node: JSONTree.Index, as index: Int, of number: Int) -> Bool {
        guard case .complex = table.types[number].elements[index].type else {
            return tree.kind(of: node) == .null
        }
        return tree.kind(of: node) != .object
    }

    /// An element as findings name it, such as `Questionnaire.item.type`.
    func place(of index: Int, of number: Int) -> String {
        "\(table.types[number].name).\(table.types[number].elements[index].name)"
    }

    /// Whether a closed list of codes has the one at a node.
    private func allows(_ codes: [[UInt8]], at node: JSONTree.Index) -> Bool {
        codes.indices.contains { tree.isString(at: node, equalTo: codes[$0]) }
    }

    private mutating func check(value node: JSONTree.Index, as index: Int, of number: Int) {
        switch table.types[number].elements[index].type {
        case .primitive(let primitive):
            // Arrays of primitives are padded with null where only the companion has content.
            if tree.kind(of: node) == .null, table.types[number].elements[index].isArray,
                isPlaceholder(node)
            {
                return
            }
            if let fault = primitive.fault(at: node, in: tree) {
                report(fault, in: place(of: index, of: number), at: node)
            } else if !table.types[number].elements[index].codeTexts.isEmpty,
                !allows(table.types[number].elements[index].codeTexts, at: node)
            {
                reportCode(at: node, as: index, of: number)
            }
        case .complex(let type):
            guard tree.kind(of: node) == .object else {
                let place = place(of: index, of: number)
                report(.error, "wrong-type", "\(place) must be an object { }", at: node)
                return
            }
            check(object: node, as: type)
        case .resource:
            if tree.string(at: tree.child(.resourceType, of: node)) == nil {
                report(
                    .error,
                    "resource-type",
                    "a contained resource has no resourceType; add it, such as \"ValueSet\"",
                    at: node
                )
            }
        case .opaque:
            break
        }
    }
}
