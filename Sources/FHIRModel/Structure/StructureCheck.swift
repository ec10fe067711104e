/// Compares a resource with the R4 definitions of its types and says everything that deviates, in document order.
struct StructureCheck: ~Copyable {
    let tree: JSONTree
    let table = TypeTable.r4
    private let invariants = Self.invariants
    private let extensionNumber = TypeTable.r4.number(of: "Extension")
    private let modifier = ElementName.modifierExtension
    var findings: [Finding] = []
    /// What is only written in another shape.
    var misfits: [ValueMisfit] = []
    /// Whether it is a questionnaire, which is held to the rules for the parts of a datatype; answers are taken as they come.
    private(set) var isForm = false
    /// The object being looked at.
    var object = JSONNode.none

    init(_ tree: JSONTree) {
        self.tree = tree
    }

    /// Checks the resource at a node.
    mutating func check(_ node: JSONNode, is type: String) {
        guard node != JSONNode.none, tree.kind(of: node) == .object else {
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
                at: said == JSONNode.none ? node : said
            )
            return
        }
        isForm = type == "Questionnaire"
        if let number = table.number(of: type) { check(object: node, as: number) }
    }

    /// Checks the extensions of a primitive, which stand in its companion.
    mutating func checkExtensions(of companion: JSONNode) {
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

    private mutating func check(object node: JSONNode, as number: Int) {
        let outer = object
        object = node
        defer { object = outer }
        var child = tree.firstChild(of: node)
        if child == JSONNode.none, table.types[number].required == 0 {
            let name = table.types[number].name
            report(.warning, "empty-element", "\(name) is empty; leave it out", at: node)
        }
        var seen: UInt64 = 0
        while child != JSONNode.none {
            let name = tree.name(of: child)
            if let index = table.element(named: name, of: number) {
                let bit = table.elements[index].bit
                if seen & bit != 0, table.elements[index].choice >= 0 {
                    reportSecond(child, ofChoice: table.elements[index].choice, of: number)
                }
                seen |= bit
                check(child, as: index)
                if name == modifier { reportModifier(child, in: number) }
            } else {
                unknown(child, named: name.string, in: number)
            }
            child = tree.nextSibling(of: child)
        }
        let missing = table.types[number].required & ~seen
        if missing != 0 { reportMissing(missing, in: number, at: node) }
        if isForm, let rule = invariants[number] { check(rule, of: node, as: number) }
        if number == extensionNumber {
            checkExtension(node, hasValue: seen & table.types[number].choiceBits != 0)
        }
    }

    /// R4 ext-1: an extension has a value or parts, and not both.
    private mutating func checkExtension(_ node: JSONNode, hasValue: Bool) {
        let parts = tree.child(.extension, of: node)
        if hasValue, parts != JSONNode.none {
            report(
                .error,
                "ext-1",
                "an extension has a value or an array of extensions, not both; take one out",
                at: parts
            )
        } else if !hasValue, parts == JSONNode.none,
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

    @inline(__always)
    private mutating func check(_ node: JSONNode, as index: Int) {
        let isArray = tree.kind(of: node) == .array
        if table.elements[index].isR5 {
            let name = tree.name(of: node)
            report(.note, "r5-element", "'\(name)' came with R5; it is understood", at: node)
        }
        if isArray != table.elements[index].isArray {
            reportCardinality(at: node, as: index)
            if !isArray, !isMisfit(node, as: index) { noteUnwrapped(node) }
            // That no object stands there is said with it.
            if isArray || isMisfit(node, as: index) { return }
        }
        guard isArray else { return check(value: node, as: index) }
        var child = tree.firstChild(of: node)
        if child == JSONNode.none {
            let name = tree.name(of: node)
            report(
                .warning,
                "empty-element",
                "'\(name)' is an empty array; leave it out or fill it",
                at: node
            )
        }
        while child != JSONNode.none {
            check(value: child, as: index)
            child = tree.nextSibling(of: child)
        }
    }

    private mutating func reportCardinality(at node: JSONNode, as index: Int) {
        let place = place(of: index)
        guard table.elements[index].isArray else {
            report(.error, "cardinality", "\(place) must be one value, not an array", at: node)
            return
        }
        let advice =
            tree.kind(of: node) == .null
            ? "fill it, or leave it out"
            : isMisfit(node, as: index) ? "write [{ }]" : "put it in [ ]"
        let what = isMisfit(node, as: index) ? "an array of objects" : "an array"
        report(.error, "cardinality", "\(place) must be \(what): \(advice)", at: node)
    }

    /// Whether a value is none where an object belongs.
    private func isMisfit(_ node: JSONNode, as index: Int) -> Bool {
        guard case .complex = table.elements[index].type else {
            return tree.kind(of: node) == .null
        }
        return tree.kind(of: node) != .object
    }

    /// An element as findings name it, such as `Questionnaire.item.type`.
    func place(of index: Int) -> String {
        "\(table.types[table.elements[index].owner].name).\(table.elements[index].name)"
    }

    private mutating func check(value node: JSONNode, as index: Int) {
        switch table.elements[index].type {
        case .primitive(let primitive):
            // Arrays of primitives are padded with null where only the companion has content.
            if tree.kind(of: node) == .null, table.elements[index].isArray, isPlaceholder(node) {
                return
            }
            if let fault = primitive.fault(at: node, in: tree) {
                report(fault, in: place(of: index), at: node)
                noteMisfit(node, primitive)
            }
        case .listedCode(let codes):
            let isListed = tree.withBytes(at: node) { table.has($0, among: codes) }
            if isListed, tree.kind(of: node) == .string { return }
            if let fault = Primitive.code.fault(at: node, in: tree) {
                report(fault, in: place(of: index), at: node)
            } else {
                reportCode(at: node, as: index, among: codes)
            }
        case .complex(let type):
            guard tree.kind(of: node) == .object else {
                let place = place(of: index)
                let advice = wrapping(of: node, as: type).map { "; write \($0)" } ?? ""
                report(.error, "wrong-type", "\(place) must be an object { }\(advice)", at: node)
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
        }
    }
}
