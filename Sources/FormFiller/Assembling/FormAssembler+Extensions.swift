internal import FHIRModel

extension FormAssembler {
    /// The variables of the display item that vanishes go to what it stood in.
    mutating func moveVariables(
        of item: JSONNode,
        in tree: JSONTree,
        to parent: JSONNode,
        _ scope: AssemblyScope
    ) {
        for node in tree.elements(.extension, of: item)
        where Extension(at: node, in: tree).url == ExtensionName.variable.url {
            move(node, to: parent, scope)
        }
    }

    /// What a module says at its root goes where it belongs in the whole: variables and constraints to what the module stands in,
    /// libraries, launch contexts and calls for staff to the root; the rest is dropped.
    mutating func moveExtensions(
        of module: Questionnaire,
        to parent: JSONNode,
        _ scope: AssemblyScope
    ) {
        for found in module.extensions {
            switch found.url {
            case ExtensionName.variable.url, ExtensionName.targetConstraint.url:
                move(found.node, to: parent, scope)
            case AssemblyName.library.url, ExtensionName.launchContext.url:
                addOnce(found.node, scope)
            case ExtensionName.staffAlert.url, ExtensionName.staffSection.url:
                // Nobody must be left without help because a form was taken in by another.
                let added = addOnce(found.node, scope)
                resolvePrefix(in: added, found.url, scope)
            default: break
            }
        }
    }

    /// Adds an extension to an object of the whole; the same name with another meaning is an error.
    private mutating func move(_ node: JSONNode, to parent: JSONNode, _ scope: AssemblyScope) {
        let own = Extension(at: node, in: scope.source.tree)
        let name = Self.name(of: own)
        let text = Self.text(of: node, in: scope.source.tree)
        for present in whole.elements(.extension, of: parent) {
            let other = Extension(at: present, in: whole)
            guard other.url == own.url, name != nil, Self.name(of: other) == name else { continue }
            if Self.text(of: present, in: whole) != text {
                report(
                    .error,
                    "'\(name ?? "")' stands twice in what the module is taken into; put the module into a group of its own",
                    at: node,
                    scope
                )
            }
            return
        }
        copy(node, as: .extension, to: extensionArray(of: parent), scope)
    }

    /// The name of a variable or the key of a constraint.
    private static func name(of found: Extension) -> String? {
        found.url == ExtensionName.variable.url
            ? found.expression?.name : found.firstExtension("key")?.text
    }

    /// Adds an extension to the root, unless it is there already.
    @discardableResult
    private mutating func addOnce(_ node: JSONNode, _ scope: AssemblyScope) -> JSONNode {
        let text = Self.text(of: node, in: scope.source.tree)
        let isThere = whole.elements(.extension, of: top).contains {
            Self.text(of: $0, in: whole) == text
        }
        if isThere, scope.prefix.isEmpty { return .none }
        return copy(node, as: .extension, to: extensionArray(of: top), scope)
    }

    /// At the root the module's own linkIdPrefix cannot be seen: its value takes its place.
    private mutating func resolvePrefix(in node: JSONNode, _ url: String, _ scope: AssemblyScope) {
        guard node.exists else { return }
        let quoted =
            "'" + scope.prefix.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
        var pending = [node]
        while let node = pending.popLast() {
            pending.append(contentsOf: whole.children(of: node))
            guard whole.kind(of: node) == .string, let text = whole.string(at: node) else {
                continue
            }
            if text.contains("%" + AssemblyName.prefixVariable) {
                whole.replace(
                    node,
                    string: text.replacing("%" + AssemblyName.prefixVariable, with: quoted)
                )
            } else if url == ExtensionName.staffSection.url, scope.linkIds.contains(text) {
                whole.replace(node, string: scope.prefix + text)
            }
        }
    }
}
