internal import FHIRModel

/// Puts a questionnaire together from a root and its modules, into a tree of its own.
struct FormAssembler {
    /// More than any form has; modules that take in modules could make any number.
    static let mostItems = 100_000
    static let deepest = 32

    let root: Questionnaire
    let shelf: ModuleShelf
    /// The whole.
    var whole = JSONTree()
    var findings: [Finding] = []
    /// The modules taken in, as `url|version`.
    var taken: [String] = []
    /// The object of the whole.
    var top = JSONNode.none
    /// Where each linkId of the whole comes from.
    private var owners: [String: String] = [:]
    /// The modules taken into each item or the root, for what they read of a linkIdPrefix.
    var placed: [JSONNode: Set<PlacedModule>] = [:]
    /// The modules that are known to read `%linkIdPrefix`, or not to.
    var prefixReaders: [String: Bool] = [:]
    private var itemCount = 0
    /// The contained resources of modules as they stand there, by their names in the whole.
    var containedTexts: [String: [UInt8]] = [:]

    init(_ root: Questionnaire, _ shelf: ModuleShelf) {
        self.root = root
        self.shelf = shelf
    }

    mutating func assemble() {
        top = whole.makeRoot()
        var scope = AssemblyScope(root, module: nil, prefix: "", variables: [], chain: [])
        enter(root.node, &scope)
        for child in root.tree.children(of: root.node) {
            let name = root.tree.name(of: child)
            if name == .item { continue }
            whole.copy(child, from: root.tree, as: name, into: top)
        }
        dropExpectation()
        addItems(of: root.node, to: top, scope)
        for name in taken {
            let part = appendExtension(AssemblyName.assembledFrom.url, to: top)
            whole.set("valueCanonical", string: name, in: part)
        }
    }

    /// The whole is put together: it expects nothing any more.
    private mutating func dropExpectation() {
        for node in Array(whole.elements(.extension, of: top))
        where whole.string(at: whole.child(.url, of: node)) == AssemblyName.expectation.url {
            whole.remove(node)
        }
        let left = whole.child(.extension, of: top)
        if left.exists, !whole.firstChild(of: left).exists { whole.remove(left) }
    }

    /// Takes what an item, or a questionnaire's root, says for everything below it.
    mutating func enter(_ node: JSONNode, _ scope: inout AssemblyScope) {
        let tree = scope.source.tree
        for node in tree.elements(.extension, of: node) {
            let found = Extension(at: node, in: tree)
            switch found.url {
            case ExtensionName.variable.url:
                guard let expression = found.expression, let name = expression.name else {
                    continue
                }
                scope.variables.insert(name)
                if name == AssemblyName.prefixVariable {
                    if let value = LinkIdPrefix.value(of: expression, within: scope.prefixBelow) {
                        scope.prefixBelow = value
                    } else {
                        report(
                            .error,
                            "the expression of linkIdPrefix must give one text, such as 'mother.', without an answer",
                            at: expression.node,
                            scope
                        )
                    }
                }
            case ExtensionName.launchContext.url:
                if let name = found.firstExtension("name")?.coding?.code {
                    scope.variables.insert(name)
                }
            case AssemblyName.populationContext.url:
                if let name = found.expression?.name { scope.variables.insert(name) }
            case AssemblyName.context.url:
                // A part that is put together by itself gets these from whoever takes it in.
                if scope.module == nil, let name = found.text { scope.variables.insert(name) }
            default: break
            }
        }
    }

    /// Copies the items of an object, and puts the items of modules where they belong.
    mutating func addItems(of node: JSONNode, to parent: JSONNode, _ scope: AssemblyScope) {
        let tree = scope.source.tree
        for item in tree.elements(.item, of: node) {
            let url = ExtensionName.subQuestionnaire.url
            if let found = Extension.first(url, of: item, in: tree) {
                takeIn(found, for: item, to: parent, scope)
            } else {
                addItem(item, to: parent, scope)
            }
        }
    }

    private mutating func addItem(_ item: JSONNode, to parent: JSONNode, _ scope: AssemblyScope) {
        itemCount += 1
        guard itemCount <= Self.mostItems else {
            if itemCount == Self.mostItems + 1 {
                report(.error, "the whole has more than \(Self.mostItems) items", at: item, scope)
            }
            return
        }
        let tree = scope.source.tree
        var inner = scope
        enter(item, &inner)
        let object = whole.appendObject(to: itemArray(of: parent))
        for child in tree.children(of: item) {
            let name = tree.name(of: child)
            switch name {
            case .linkId:
                guard let own = tree.string(at: child) else { continue }
                let linkId = scope.prefix + own
                whole.set(.linkId, string: linkId, in: object)
                claim(linkId, at: child, scope)
            case .enableWhen: copyConditions(child, to: object, scope)
            case .item: addItems(of: item, to: object, inner)
            default: copy(child, as: name, to: object, scope)
            }
        }
    }

    /// The array of items of an object, made where there is none.
    private mutating func itemArray(of object: JSONNode) -> JSONNode {
        let array = whole.child(.item, of: object)
        return array.exists ? array : whole.setArray(.item, in: object)
    }

    private mutating func claim(_ linkId: String, at node: JSONNode, _ scope: AssemblyScope) {
        let owner = scope.module ?? "this file"
        if let other = owners[linkId] {
            report(
                .error,
                "linkId '\(linkId)' of \(owner) is there already, from \(other); give each module a variable linkIdPrefix of its own, on a group around it",
                at: node,
                scope
            )
        }
        owners[linkId] = owner
    }

    /// The conditions of an item, their questions named as in the whole.
    private mutating func copyConditions(
        _ array: JSONNode,
        to object: JSONNode,
        _ scope: AssemblyScope
    ) {
        let copied = copy(array, as: .enableWhen, to: object, scope)
        guard !scope.prefix.isEmpty else { return }
        for condition in Array(whole.children(of: copied)) {
            guard let question = whole.string(at: whole.child(.question, of: condition)),
                scope.linkIds.contains(question)
            else { continue }
            whole.set(.question, string: scope.prefix + question, in: condition)
        }
    }

    /// Copies a value, references to contained resources by their new names.
    @discardableResult
    mutating func copy(
        _ node: JSONNode,
        as name: ElementName,
        to parent: JSONNode,
        _ scope: AssemblyScope
    ) -> JSONNode {
        let copied = whole.copy(node, from: scope.source.tree, as: name, into: parent)
        guard scope.contained.contains(where: { $0.key != $0.value }) else { return copied }
        var pending = [copied]
        while let node = pending.popLast() {
            if whole.kind(of: node) == .string, let text = whole.string(at: node),
                text.first == "#",
                let renamed = scope.contained[String(text.dropFirst())]
            {
                whole.replace(node, string: "#" + renamed)
            }
            pending.append(contentsOf: whole.children(of: node))
        }
        return copied
    }

    /// A new extension of an object of the whole.
    mutating func appendExtension(_ url: String, to object: JSONNode) -> JSONNode {
        let made = whole.appendObject(to: extensionArray(of: object))
        whole.set(.url, string: url, in: made)
        return made
    }

    /// The array of extensions of an object, made where there is none.
    mutating func extensionArray(of object: JSONNode) -> JSONNode {
        let array = whole.child(.extension, of: object)
        return array.exists ? array : whole.setArray(.extension, in: object)
    }

    /// Reports what is wrong at a node of one of the questionnaires.
    mutating func report(
        _ severity: Finding.Severity,
        _ message: String,
        at node: JSONNode,
        _ scope: AssemblyScope
    ) {
        let place = scope.module == nil ? scope.source.tree.position(of: node) : nil
        let text = scope.module.map { "in \($0): \(message)" } ?? message
        findings.append(Finding(severity, rule: "assembly", text, at: place))
    }
}
