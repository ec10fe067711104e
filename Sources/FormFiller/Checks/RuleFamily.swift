internal import FHIRModel

/// One family of rules: it sees every item once, in document order, and then the whole.
protocol RuleFamily: Sendable {
    init()

    /// Looks at one item.
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject)

    /// Says what can only be said when all items are known.
    mutating func finish(_ subject: inout CheckSubject)
}

extension RuleFamily {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {}
    mutating func finish(_ subject: inout CheckSubject) {}
}

/// One item as the rules see it: what the form makes of it, and where its properties and extensions stand.
struct CheckedItem {
    /// Its number in the form.
    let index: Int32
    /// What the form makes of it.
    let item: FormItem
    /// Where its properties stand.
    let properties: ItemProperties
    /// Its extensions, in document order.
    let extensions: [Extension]
    /// `linkId`.
    let linkId: String?

    var type: Questionnaire.ItemType { item.type }

    /// The first extension of a name.
    func first(_ name: ExtensionName) -> Extension? {
        extensions.isEmpty ? nil : extensions.first { $0.url == name.url }
    }
}

/// What the families of rules look at, read once, and what they found.
struct CheckSubject {
    let questionnaire: Questionnaire
    let tree: JSONTree
    let form: Form
    let settings: CheckSettings
    private(set) var findings: [Finding] = []
    /// Places at which the structure is already said to be wrong.
    private let faulty: Set<SourcePosition>
    private let names = ItemProperties.Names()

    init(_ questionnaire: Questionnaire, settings: CheckSettings, structural: [Finding]) {
        self.questionnaire = questionnaire
        self.settings = settings
        tree = questionnaire.tree
        form = Form(compiling: questionnaire)
        faulty = Set(structural.filter { $0.severity == .error }.compactMap(\.position))
        // A choice is without options where its value set is not there, which is said already.
        let unlisted = Set(form.findings.filter { $0.rule == "value-set" }.compactMap(\.linkId))
        add(form.findings.filter { $0.rule != "no-options" || !unlisted.contains($0.linkId ?? "") })
    }

    /// An item by its number.
    func item(_ index: Int32) -> CheckedItem {
        let item = form.items[Int(index)]
        let properties = ItemProperties(of: item.node, in: tree, names: names)
        return CheckedItem(
            index: index,
            item: item,
            properties: properties,
            extensions: properties.extensions == JSONTree.none
                ? [] : tree.children(of: properties.extensions).map { Extension(at: $0, in: tree) },
            linkId: tree.string(at: properties.linkId)
        )
    }

    /// Adds findings of the form; what stands where the structure is wrong is the same fault and is left out.
    mutating func add(_ found: [Finding]) {
        findings += found.filter { finding in
            finding.position.map { !faulty.contains($0) } ?? true
        }
    }

    /// Adds a finding about a value.
    mutating func report(
        _ severity: Finding.Severity,
        _ rule: String,
        _ message: String,
        at node: JSONTree.Index,
        byte: Int? = nil,
        linkId: String? = nil
    ) {
        var position = node == JSONTree.none ? nil : tree.position(of: node)
        if let byte, position != nil { position = tree.position(ofByte: byte, in: node) }
        add([Finding(severity, rule: rule, message, at: position, linkId: linkId)])
    }

    /// The place of an answer's value that is most likely wrong: the code of a Coding, the value of a Quantity, else itself.
    func leaf(of value: JSONTree.Index) -> JSONTree.Index {
        guard value >= 0, tree.kind(of: value) == .object else { return value }
        for name in [ElementName.code, .value, .display] {
            let child = tree.child(name, of: value)
            if child != JSONTree.none { return child }
        }
        return value
    }
}
