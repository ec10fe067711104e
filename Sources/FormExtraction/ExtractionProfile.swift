package import FHIRModel
internal import FHIRPath

/// A contained `StructureDefinition` that a `definitionExtract` names: the values it fixes are part of what is made (SDC,
/// Definition-based extraction).
package struct ExtractionProfile: Sendable {
    package typealias Step = DefinitionPath.Step

    /// `StructureDefinition.url`, or `#id` of one without.
    package var canonical: String
    /// `StructureDefinition.url`, to be named in `meta.profile`.
    package var url: String?
    /// `StructureDefinition.type`, where it is a resource of R4.
    package var type: TypeID?
    /// The elements with `fixed[x]` or `pattern[x]`, in the order of the profile.
    package var fixed: [FixedElement] = []
    /// How often the profile wants each element it speaks of.
    private var occurrences: [[Step]: Occurrences] = [:]

    /// An element and the value the profile gives it.
    package struct FixedElement: Sendable {
        var path: [Step]
        /// The node of `fixed[x]` or `pattern[x]`.
        var value: JSONNode
        var type: TypeID
        /// Whether the element may have one of several types (`value[x]`).
        var isChoice: Bool
    }

    private struct Occurrences: Sendable {
        var minimum: Int?
        var isForbidden: Bool
    }

    /// Reads a StructureDefinition: its snapshot or, without one, its differential.
    package init(at node: JSONNode, in tree: JSONTree) {
        url = tree.string(at: tree.child(.url, of: node))
        canonical = url ?? "#" + (tree.string(at: tree.child(.id, of: node)) ?? "")
        type = TypeID(resourceType: tree.bytes(at: tree.child(.type, of: node)))
        let snapshot = tree.child(.snapshot, of: node)
        let view = snapshot == JSONNode.none ? tree.child(.differential, of: node) : snapshot
        for element in tree.elements(.element, of: view) { read(element, in: tree) }
    }

    private mutating func read(_ element: JSONNode, in tree: JSONTree) {
        guard let path = Self.path(of: element, in: tree), !path.isEmpty else { return }
        occurrences[path] = Occurrences(
            minimum: tree.integer(at: tree.child(.min, of: element)),
            isForbidden: tree.string(at: tree.child(.max, of: element)) == "0"
        )
        let isChoice = tree.string(at: tree.child(.path, of: element))?.hasSuffix("[x]") == true
        for child in tree.children(of: element) {
            let name = tree.name(of: child).string
            for stem in ["fixed", "pattern"] where name.hasPrefix(stem) {
                let value = ElementName("value" + name.dropFirst(stem.count))
                guard let type = R4Types.property(of: .extension, named: value)?.type else {
                    continue
                }
                fixed.append(.init(path: path, value: child, type: type, isChoice: isChoice))
            }
        }
        addExtensionURL(of: element, at: path, in: tree)
    }

    /// A slice of `extension` holds the extension that its type's profile names.
    private mutating func addExtensionURL(
        of element: JSONNode,
        at path: [Step],
        in tree: JSONTree
    ) {
        guard let last = path.last, last.slice != nil,
            last.name == "extension" || last.name == "modifierExtension"
        else { return }
        for type in tree.elements(.type, of: element) {
            for profile in tree.elements(.profile, of: type) {
                let url = path + [Step(name: "url", slice: nil)]
                fixed.append(.init(path: url, value: profile, type: .uri, isChoice: false))
                return
            }
        }
    }

    /// The steps of `ElementDefinition.id`; of `path` and `sliceName` where there is none.
    private static func path(of element: JSONNode, in tree: JSONTree) -> [Step]? {
        let id = tree.string(at: tree.child(.id, of: element))
        let path = tree.string(at: tree.child(.path, of: element))
        let slice = tree.string(at: tree.child(.sliceName, of: element)).map { ":" + $0 } ?? ""
        return (id ?? path.map { $0 + slice }).flatMap { DefinitionPath("#" + $0)?.steps }
    }

    /// Whether an element with a value of its own is made where no answer made one.
    package func demands(_ element: FixedElement) -> Bool {
        guard let here = occurrences[element.path], let last = element.path.last else {
            return true
        }
        if here.isForbidden { return false }
        return last.slice == nil && !element.isChoice || here.minimum ?? 0 > 0
    }

    /// Whether an element is made only to hold others: one the profile requires, or one that it does not call optional and of
    /// which there cannot be several.
    package func demands(_ path: [Step], isCollection: Bool) -> Bool {
        if let here = occurrences[path], let minimum = here.minimum {
            return !here.isForbidden && minimum > 0
        }
        guard let last = path.last, last.slice == nil else { return false }
        return !isCollection || last.name == "coding"
    }
}
