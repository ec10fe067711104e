/// Anything that stands as an object in a JSON tree: R4 `Element` and `Resource`.
///
/// Such values are views: they hold the tree (shared, not copied) and a node, and read on demand, so that a form of
/// 100,000 items costs no more than its tree.
public protocol FHIRElement: Sendable {
    /// The tree it stands in.
    var tree: JSONTree { get }
    /// Its object.
    var node: JSONNode { get }
    /// A view of an object; nothing is checked.
    init(at node: JSONNode, in tree: JSONTree)
}

extension FHIRElement {
    /// `Element.id`.
    public var elementId: String? { string(.id) }
    /// `Element.extension`.
    public var extensions: [Extension] { elements(.extension) }
    /// `DomainResource.modifierExtension` or `BackboneElement.modifierExtension`.
    public var modifierExtensions: [Extension] { elements(.modifierExtension) }
    /// Line and column of the object.
    public var position: SourcePosition? { tree.position(of: node) }

    /// The first extension with this URL.
    public func firstExtension(_ url: String) -> Extension? {
        Extension.first(url, of: node, in: tree)
    }

    /// All extensions with this URL.
    public func allExtensions(_ url: String) -> [Extension] {
        extensions.filter { $0.url == url }
    }

    /// The extensions of a primitive: `_name.extension`.
    public func extensions(ofPrimitive companion: ElementName) -> [Extension] {
        let companion = tree.child(companion, of: node)
        guard companion != JSONNode.none else { return [] }
        return tree.elements(.extension, of: companion).map { Extension(at: $0, in: tree) }
    }

    /// The text of a string property.
    public func string(_ name: ElementName) -> String? {
        tree.string(at: tree.child(name, of: node))
    }

    /// The texts of a property that is an array of strings.
    public func strings(_ name: ElementName) -> [String] {
        tree.elements(name, of: node).compactMap { tree.string(at: $0) }
    }

    /// The value of a boolean property.
    public func boolean(_ name: ElementName) -> Bool? {
        tree.boolean(at: tree.child(name, of: node))
    }

    /// The value of an integer property.
    public func integer(_ name: ElementName) -> Int? {
        tree.integer(at: tree.child(name, of: node))
    }

    /// The view of an object property.
    public func element<View: FHIRElement>(_ name: ElementName) -> View? {
        let child = tree.child(name, of: node)
        return child == JSONNode.none ? nil : View(at: child, in: tree)
    }

    /// The views of a property that is an array of objects.
    public func elements<View: FHIRElement>(_ name: ElementName) -> [View] {
        tree.elements(name, of: node).map { View(at: $0, in: tree) }
    }

    /// The value of a choice property such as `value[x]` or `answer[x]`, if it is of a type an answer can have.
    public func choice(_ prefix: ChoicePrefix) -> AnswerValue? {
        AnswerValue(of: node, in: tree, prefix: prefix)
    }
}
