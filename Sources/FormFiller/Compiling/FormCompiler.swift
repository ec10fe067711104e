internal import FHIRModel
internal import FHIRPath
internal import Terminology

/// Turns a questionnaire into the flat arrays of a ``Form``, reporting whatever is wrong on the way.
package struct FormCompiler {
    let questionnaire: Questionnaire
    let tree: JSONTree
    let names = ItemProperties.Names()
    let types = ItemTypeTable()
    var findings: [Finding] = []
    var items: [FormItem] = []
    var contexts: [FormContext] = [FormContext(owner: -1, parent: -1, depth: 0)]
    var conditions: [Condition] = []
    /// linkIds of the conditions' questions, by condition, until all items are known.
    var targets: [JSONNode] = []
    /// Items with conditions.
    var conditional: [Int32] = []
    var byLinkId: LinkIds
    /// Items whose linkIds have blanks or signs that cannot be seen, by how they are read; nil until a condition misses one.
    var doubtfulLinkIds: [String: Int32]?
    /// Those of them that are reported.
    var reportedLinkIds: Set<Int32> = []
    /// Display items shown with the item around them.
    var attachments: [Int32: [Int32]] = [:]
    /// Compiled `regex` extensions, by item.
    var patterns: [Int32: LinearRegex] = [:]
    /// What the codes of its answers mean.
    let codes: QuestionnaireCodes
    /// Whether the limit on items was reached.
    var isTruncated = false

    init(_ questionnaire: Questionnaire, terminology: [any TerminologySource] = []) {
        self.questionnaire = questionnaire
        tree = questionnaire.tree
        byLinkId = LinkIds(of: questionnaire.tree)
        codes = QuestionnaireCodes(
            questionnaire.tree,
            questionnaire: questionnaire.node,
            sources: terminology
        )
    }

    /// How many items a form may have.
    static let maximumItems = 100_000

    mutating func compile() {
        let roots = tree.child(.item, of: questionnaire.node)
        if roots != JSONNode.none { compile(children: roots, of: -1, inherited: [], context: 0) }
        // An array that is empty, or no array, is a fault of structure.
        if roots == JSONNode.none {
            report(
                .warning,
                "no-items",
                "the questionnaire has no items, so there is nothing to show; add some",
                at: questionnaire.node
            )
        }
        resolveConditions()
        fillContexts()
        checkModifiers()
    }

    /// Modifiers of the questionnaire itself: SDC's list of extensions that must be understood, and those of others, with which it
    /// may not be shown.
    private mutating func checkModifiers() {
        for node in tree.elements(.modifierExtension, of: questionnaire.node) {
            let url = tree.child(.url, of: node)
            guard ExtensionName.named(at: url, in: tree) == .criticalExtension else {
                report(
                    .error,
                    "modifier-extension",
                    "the questionnaire carries a modifierExtension that is not understood, so it may not be shown; take it out",
                    at: node
                )
                continue
            }
            let value = Extension(at: node, in: tree).valueNode
            let known = ExtensionName.named(at: value, in: tree)
            if value != JSONNode.none, known == nil {
                report(
                    .warning,
                    "modifier-extension",
                    "the questionnaire says that this extension must be understood, and it is not; try the form out, and take the line out if it serves",
                    at: value
                )
            }
        }
    }

    /// Compiles the elements of one `item` array.
    private mutating func compile(
        children array: JSONNode,
        of parent: Int32,
        inherited: FormItem.Traits,
        context: Int32
    ) {
        var node = tree.firstChild(of: array)
        while node.exists {
            // What is no object is a fault of structure.
            if tree.kind(of: node) == .object {
                compile(node, of: parent, inherited: inherited, context: context)
            }
            node = tree.nextSibling(of: node)
        }
    }

    private mutating func compile(
        _ node: JSONNode,
        of parent: Int32,
        inherited: FormItem.Traits,
        context: Int32
    ) {
        guard items.count < Self.maximumItems else {
            if !isTruncated {
                report(
                    .error,
                    "too-many-items",
                    "a form may have \(Self.maximumItems) items at most; split it",
                    at: node
                )
            }
            isTruncated = true
            return
        }
        let index = Int32(items.count)
        let properties = ItemProperties(of: node, in: tree, names: names)
        register(properties.linkId, of: index)
        let known = type(of: properties)
        let type = known ?? fallbackType(properties)
        var item = FormItem(
            node: node,
            parent: parent,
            end: index + 1,
            type: type,
            traits: known == nil ? inherited.union(.typeless) : inherited,
            control: .other,
            context: context,
            slot: Int32(contexts[Int(context)].items.count)
        )
        contexts[Int(context)].items.append(index)
        readTraits(of: properties, into: &item)
        let below = tree.firstChild(of: properties.items)
        if item.traits.contains(.repeats), type == .group || (type.isQuestion && below.exists) {
            item.opens = Int32(contexts.count)
            contexts.append(
                FormContext(
                    owner: index,
                    parent: context,
                    depth: contexts[Int(context)].depth + 1
                )
            )
        }
        if type == .display, item.control.isAttached, parent >= 0 {
            item.traits.insert(.attached)
        }
        items.append(item)
        readConditions(of: properties, into: index)
        attach(index)
        check(index, properties, linkId: properties.linkId)
        if below.exists {
            compile(
                children: properties.items,
                of: index,
                inherited: item.traits.intersection(.hidden),
                context: item.opens >= 0 ? item.opens : context
            )
        }
        items[Int(index)].end = Int32(items.count)
        items[Int(index)].endSlot = Int32(contexts[Int(context)].items.count)
    }

    private mutating func register(_ linkId: JSONNode, of index: Int32) {
        guard let first = byLinkId.insert(index, at: linkId) else { return }
        let text = tree.string(at: linkId) ?? ""
        let position = tree.position(of: items[Int(first)].node)
        report(
            .error,
            "que-2",
            "linkId '\(text)' is used twice, first at \(position.map { "\($0)" } ?? "?"): give this one another",
            at: linkId,
            linkId: text
        )
    }

    /// The item's type; nil where it has none that is known.
    private func type(of properties: ItemProperties) -> Questionnaire.ItemType? {
        if let type = types.type(named: tree.bytes(at: properties.type)) { return type }
        guard let code = tree.string(at: properties.type) else { return nil }
        let constraint =
            tree.string(at: properties.answerConstraint)
            .flatMap(Questionnaire.AnswerConstraint.init)
        return Questionnaire.ItemType(code: code, constraint: constraint)
    }

    /// What an item without a known type counts as: a group where it has items, text otherwise.
    private func fallbackType(_ properties: ItemProperties) -> Questionnaire.ItemType {
        tree.firstChild(of: properties.items).exists ? .group : .display
    }

    /// Reports something of an item whose linkId is the text of a node.
    mutating func report(
        _ severity: Finding.Severity,
        _ rule: String,
        _ message: String,
        at node: JSONNode,
        linkId: JSONNode
    ) {
        report(severity, rule, message, at: node, linkId: tree.string(at: linkId))
    }

    mutating func report(
        _ severity: Finding.Severity,
        _ rule: String,
        _ message: String,
        at node: JSONNode,
        linkId: String? = nil
    ) {
        let position = node == JSONNode.none ? nil : tree.position(of: node)
        findings.append(Finding(severity, rule: rule, message, at: position, linkId: linkId))
    }
}
