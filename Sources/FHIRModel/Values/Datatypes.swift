/// R4 `Identifier`.
public struct Identifier: FHIRElement {
    /// The tree it stands in.
    public let tree: JSONTree
    /// Its object.
    public let node: JSONNode

    /// A view of an object; nothing is checked.
    public init(at node: JSONNode, in tree: JSONTree) {
        self.tree = tree
        self.node = node
    }

    /// `Identifier.use`.
    public var use: String? { string(.use) }
    /// `Identifier.type`.
    public var type: CodeableConcept? { element(.type) }
    /// `Identifier.system`.
    public var system: String? { string(.system) }
    /// `Identifier.value`.
    public var value: String? { string(.value) }
    /// `Identifier.period`.
    public var period: Period? { element(.period) }
}

/// R4 `CodeableConcept`.
public struct CodeableConcept: FHIRElement {
    /// The tree it stands in.
    public let tree: JSONTree
    /// Its object.
    public let node: JSONNode

    /// A view of an object; nothing is checked.
    public init(at node: JSONNode, in tree: JSONTree) {
        self.tree = tree
        self.node = node
    }

    /// `CodeableConcept.coding`.
    public var codings: [Coding] {
        tree.elements(.coding, of: node).map { Coding(at: $0, in: tree) }
    }
    /// `CodeableConcept.text`.
    public var text: String? { string(.text) }
}

/// R4 `Period`.
public struct Period: FHIRElement {
    /// The tree it stands in.
    public let tree: JSONTree
    /// Its object.
    public let node: JSONNode

    /// A view of an object; nothing is checked.
    public init(at node: JSONNode, in tree: JSONTree) {
        self.tree = tree
        self.node = node
    }

    /// `Period.start`.
    public var start: FHIRDateTime? { string(.start).flatMap { FHIRDateTime($0) } }
    /// `Period.end`.
    public var end: FHIRDateTime? { string(.end).flatMap { FHIRDateTime($0) } }
}

/// R4 `Narrative`.
public struct Narrative: FHIRElement {
    /// The tree it stands in.
    public let tree: JSONTree
    /// Its object.
    public let node: JSONNode

    /// A view of an object; nothing is checked.
    public init(at node: JSONNode, in tree: JSONTree) {
        self.tree = tree
        self.node = node
    }

    /// `Narrative.status`.
    public var status: String? { string(.status) }
    /// `Narrative.div`, in XHTML.
    public var division: String? { string(.div) }
}

/// R4 `ContactDetail`.
public struct ContactDetail: FHIRElement {
    /// The tree it stands in.
    public let tree: JSONTree
    /// Its object.
    public let node: JSONNode

    /// A view of an object; nothing is checked.
    public init(at node: JSONNode, in tree: JSONTree) {
        self.tree = tree
        self.node = node
    }

    /// `ContactDetail.name`.
    public var name: String? { string(.name) }
    /// `ContactDetail.telecom`.
    public var telecoms: [ContactPoint] { elements(.telecom) }
}

/// R4 `ContactPoint`.
public struct ContactPoint: FHIRElement {
    /// The tree it stands in.
    public let tree: JSONTree
    /// Its object.
    public let node: JSONNode

    /// A view of an object; nothing is checked.
    public init(at node: JSONNode, in tree: JSONTree) {
        self.tree = tree
        self.node = node
    }

    /// `ContactPoint.system`: `phone`, `fax`, `email`, `pager`, `url`, `sms` or `other`.
    public var system: String? { string(.system) }
    /// `ContactPoint.value`.
    public var value: String? { string(.value) }
    /// `ContactPoint.use`.
    public var use: String? { string(.use) }
    /// `ContactPoint.rank`.
    public var rank: Int? { integer(.rank) }
    /// `ContactPoint.period`.
    public var period: Period? { element(.period) }
}
