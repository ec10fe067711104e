internal import FHIRModel
internal import Terminology

extension FormAssembler {
    /// Puts the items of a module in the place of the display item that names it.
    mutating func takeIn(
        _ found: Extension,
        for item: JSONNode,
        to parent: JSONNode,
        _ scope: AssemblyScope
    ) {
        guard let name = found.text else {
            return report(.error, "subQuestionnaire names no questionnaire", at: found.node, scope)
        }
        let tree = scope.source.tree
        checkDisplay(item, scope)
        let canonical = Canonical(name)
        if scope.chain.contains(canonical.url) {
            let way = (scope.chain + [canonical.url]).joined(separator: " → ")
            return report(.error, "a circle: \(way)", at: found.node, scope)
        }
        guard scope.chain.count <= Self.deepest else {
            return report(
                .error,
                "modules stand in modules more than \(Self.deepest) deep",
                at: found.node,
                scope
            )
        }
        let module: Questionnaire
        switch shelf.module(canonical) {
        case .found(let questionnaire): module = questionnaire
        case .missing(let versions):
            let others =
                versions.isEmpty
                ? "put its file beside this one"
                : "here are \(versions.sorted().joined(separator: ", "))"
            return report(
                .error,
                "no questionnaire \(name) is here; \(others)",
                at: found.node,
                scope
            )
        }
        if canonical.version == nil {
            report(
                .warning,
                "\(name) is named without a version: a change of it changes this form under the answers it has; write \(name)|\(module.version ?? "1.0.0")",
                at: found.node,
                scope
            )
        }
        var outer = scope
        enter(item, &outer)
        let version = module.version.map { "\(canonical.url)|\($0)" } ?? canonical.url
        if !taken.contains(version) { taken.append(version) }
        var inner = AssemblyScope(
            module,
            module: version,
            prefix: outer.prefixBelow,
            variables: outer.variables,
            chain: scope.chain
        )
        check(module, inner)
        let here = PlacedModule(
            prefix: inner.prefix,
            hasOwnPrefix: outer.prefixBelow != scope.prefixBelow,
            readsPrefix: readsPrefix(module, version)
        )
        if placed[parent]?.contains(where: here.misleads) == true {
            report(
                .error,
                "beside a module with a linkIdPrefix this one would compute with that prefix; put each module into a group of its own",
                at: found.node,
                scope
            )
        }
        placed[parent, default: []].insert(here)
        addContained(of: module, &inner)
        moveVariables(of: item, in: tree, to: parent, scope)
        moveExtensions(of: module, to: parent, inner)
        enter(module.node, &inner)
        addItems(of: module.node, to: parent, inner)
    }

    /// Whether expressions of a module read `%linkIdPrefix`; looked up once for each module, however often it is taken in.
    private mutating func readsPrefix(_ module: Questionnaire, _ version: String) -> Bool {
        if let known = prefixReaders[version] { return known }
        let variable = "%" + AssemblyName.prefixVariable
        let reads = module.tree.allNodes.contains {
            module.tree.string(at: $0)?.contains(variable) == true
        }
        prefixReaders[version] = reads
        return reads
    }

    private mutating func checkDisplay(_ item: JSONNode, _ scope: AssemblyScope) {
        let tree = scope.source.tree
        if tree.string(at: tree.child(.type, of: item)) != "display" {
            report(.error, "an item with subQuestionnaire must be a display", at: item, scope)
        }
        let condition = ExtensionName.enableWhenExpression.url
        if tree.child(.enableWhen, of: item).exists
            || Extension.first(condition, of: item, in: tree) != nil
        {
            report(
                .error,
                "the condition of this item would vanish with it; put the item into a group and the condition on the group",
                at: item,
                scope
            )
        }
        let isHidden = ExtensionName.hidden.url
        if Extension.first(isHidden, of: item, in: tree)?.boolean == true {
            report(
                .error,
                "that this item is hidden would vanish with it, and visitors would be asked what stands in the module; put the item into a group that is hidden",
                at: item,
                scope
            )
        }
    }

    /// What a module may not say, and what it must say as the root does.
    private mutating func check(_ module: Questionnaire, _ scope: AssemblyScope) {
        if module.tree.child(.modifierExtension, of: module.node).exists {
            report(.error, "a module with a modifierExtension cannot be taken in", at: .none, scope)
        }
        for found in module.extensions {
            if found.url == AssemblyName.adaptive.url {
                report(.error, "an adaptive questionnaire cannot be taken in", at: .none, scope)
            }
            if AssemblyName.isForbidden(found.url) {
                report(
                    .error,
                    "\(found.url.split(separator: "/").last ?? "") on a module's root would hold for the whole form; put it on an item, or on the root of the form",
                    at: .none,
                    scope
                )
            }
            if found.url == AssemblyName.context.url, let name = found.text,
                !scope.variables.contains(name)
            {
                report(
                    .error,
                    "it needs a variable '\(name)' (assembleContext), and none is in scope where it is taken in",
                    at: .none,
                    scope
                )
            }
        }
        for (word, own, its) in matters(of: module) where its != nil && own != its {
            report(
                .error,
                "\(word) is '\(its ?? "")' here and '\(own ?? "")' in the form that takes it in; they must be the same",
                at: .none,
                scope
            )
        }
    }

    /// What root and module must agree in.
    private func matters(of module: Questionnaire) -> [(String, own: String?, its: String?)] {
        let extensions = [
            ("entryMode", ExtensionName.entryMode.url), ("endpoint", AssemblyName.endpoint.url),
            ("performerType", AssemblyName.performerType.url),
        ].map { word, url in
            (
                word, Extension.first(url, of: root.node, in: root.tree)?.text,
                Extension.first(url, of: module.node, in: module.tree)?.text
            )
        }
        return [
            ("language", root.language, module.language),
            ("implicitRules", root.implicitRules, module.implicitRules),
            ("meta.security", security(of: root), security(of: module)),
        ] + extensions
    }

    private func security(of questionnaire: Questionnaire) -> String? {
        let tree = questionnaire.tree
        let codes = tree.elements("security", of: tree.child(.meta, of: questionnaire.node)).map {
            tree.string(at: tree.child(.code, of: $0)) ?? ""
        }
        return codes.isEmpty ? nil : codes.sorted().joined(separator: ", ")
    }

    /// Copies the contained resources of a module, under names of their own.
    private mutating func addContained(of module: Questionnaire, _ scope: inout AssemblyScope) {
        for node in module.contained {
            guard let id = module.tree.string(at: module.tree.child(.id, of: node)) else {
                continue
            }
            let allowed = scope.prefix.map {
                $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "." ? $0 : "-"
            }
            scope.contained[id] = String(allowed) + id
        }
        for node in module.contained {
            guard let id = module.tree.string(at: module.tree.child(.id, of: node)) else {
                continue
            }
            let name = scope.contained[id] ?? id
            let text = Self.text(of: node, in: module.tree)
            let present = whole.elements(.contained, of: top).first {
                whole.string(at: whole.child(.id, of: $0)) == name
            }
            if let present {
                if containedTexts[name] != text, Self.text(of: present, in: whole) != text {
                    report(
                        .error,
                        "its contained resource '\(name)' has the id of another; give the module a linkIdPrefix, or the resource another id",
                        at: .none,
                        scope
                    )
                }
                continue
            }
            containedTexts[name] = text
            let array = whole.child(.contained, of: top)
            let holder = array.exists ? array : whole.setArray(.contained, in: top)
            let copied = copy(node, as: .contained, to: holder, scope)
            whole.set(.id, string: name, in: copied)
        }
    }

    static func text(of node: JSONNode, in tree: JSONTree) -> [UInt8] {
        var copy = JSONTree()
        copy.copy(node, from: tree, as: .item, into: .none)
        return copy.serialized()
    }
}
