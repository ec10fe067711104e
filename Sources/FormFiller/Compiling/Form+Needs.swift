public import FHIRModel
import Terminology

/// Something a form wants from outside, as data: who embeds it fetches it from wherever it is kept.
///
/// ```swift
/// for need in form.needs {
///     switch need {
///     case .launchResource(let name, let types): launch[name] = try await fetch(types)
///     case .valueSet(let canonical): sets.append(try await fetchValueSet(canonical))
///     }
/// }
/// let whole = Form(compiling: form.questionnaire, supplying: sets)
/// let interview = Interview(whole, now: now, launch: launch)
/// ```
public enum FormNeed: Sendable, Hashable {
    /// A resource that expressions know by name (`launchContext`), such as `patient`; `types` are the resource types it may have.
    ///
    /// Give it to ``Interview/init(_:now:language:launch:)``. Without it expressions take it as empty.
    case launchResource(name: String, types: [String])
    /// A ValueSet by canonical address, from which a question takes its options or units and which the file does not contain.
    ///
    /// Give it to ``Form/init(compiling:supplying:)``. Without it nothing is offered from it.
    case valueSet(canonical: String)
}

extension Form {
    /// What the form wants from outside: launch resources first, then value sets, each once, in the order of the file.
    public var needs: [FormNeed] {
        var needs = questionnaire.launchResources
        for item in items.indices {
            for canonical in canonicals(on: items[item].node) {
                let need = FormNeed.valueSet(canonical: canonical)
                if !needs.contains(need) { needs.append(need) }
            }
        }
        return needs
    }

    /// Compiles a questionnaire with value sets it asked for, as if it contained them.
    ///
    /// - Parameters:
    ///   - questionnaire: the questionnaire.
    ///   - resources: ValueSets, and CodeSystems they take all codes of, each a resource with the `url` it was asked by.
    public init(compiling questionnaire: Questionnaire, supplying resources: [JSONTree]) {
        self.init(compiling: questionnaire.containing(resources))
    }

    /// The addresses of value sets that an item names and the file does not contain.
    private func canonicals(on node: JSONNode) -> [String] {
        let tree = questionnaire.tree
        let options = tree.string(at: tree.child(.answerValueSet, of: node))
        let units = Extension.first(ExtensionName.unitValueSet.url, of: node, in: tree)?.text
        return [options, units].compactMap(\.self).filter {
            !$0.hasPrefix("#") && codes.expansion(of: $0) == nil
        }
    }
}

extension Questionnaire {
    /// The resources its `launchContext` extensions name.
    fileprivate var launchResources: [FormNeed] {
        var needs: [FormNeed] = []
        for child in tree.elements(.extension, of: node) {
            let found = Extension(at: child, in: tree)
            guard found.name == .launchContext,
                let part = found.firstExtension("name"), let name = part.coding?.code ?? part.text
            else { continue }
            let types = tree.elements(.extension, of: child).map { Extension(at: $0, in: tree) }
                .filter { $0.url == "type" }.compactMap(\.text)
            let need = FormNeed.launchResource(name: name, types: types)
            if !needs.contains(need) { needs.append(need) }
        }
        return needs
    }

    /// The same with more contained resources.
    fileprivate func containing(_ resources: [JSONTree]) -> Questionnaire {
        guard !resources.isEmpty else { return self }
        var tree = tree
        let old = tree.child(.contained, of: node)
        let contained = old == JSONNode.none ? tree.setArray(.contained, in: node) : old
        for resource in resources where resource.root != JSONNode.none {
            let object = tree.appendObject(to: contained)
            for child in resource.children(of: resource.root) {
                tree.copy(child, from: resource, as: resource.name(of: child), into: object)
            }
        }
        return Questionnaire(at: node, in: tree)
    }
}
