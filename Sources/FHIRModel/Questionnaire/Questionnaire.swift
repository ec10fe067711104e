/// R4 `Questionnaire`: a form to be filled in.
///
/// R5 files are read too and shown as R4 (see ``Item/type``).
///
/// A view of a JSON tree: every element of the standard is reachable through a property here, every extension through
/// ``FHIRElement/extensions``, and contained resources whole through ``contained``.
public struct Questionnaire: FHIRElement {
    /// The tree it stands in.
    public let tree: JSONTree
    /// Its object.
    public let node: JSONNode

    /// A view of an object; nothing is checked.
    public init(at node: JSONNode, in tree: JSONTree) {
        self.tree = tree
        self.node = node
    }

    /// The questionnaire at the root of a tree.
    public init(_ tree: JSONTree) {
        self.init(at: tree.root, in: tree)
    }

    /// Reads the text of a questionnaire file.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONSyntaxError) {
        self.init(try JSONTree(parsing: bytes, limits: limits))
    }

    /// `resourceType`; anything but `Questionnaire` is a finding.
    public var resourceType: String? { string(.resourceType) }
    /// `Resource.id`.
    public var id: String? { string(.id) }
    /// `Resource.meta.profile`.
    public var profiles: [String] {
        tree.elements(.profile, of: tree.child(.meta, of: node)).compactMap { tree.string(at: $0) }
    }
    /// `Resource.implicitRules`.
    public var implicitRules: String? { string(.implicitRules) }
    /// `Resource.language`: the BCP 47 code of the form's own words.
    public var language: String? { string(.language) }
    /// `DomainResource.text`: the narrative.
    public var narrative: Narrative? { element(.text) }
    /// `DomainResource.contained`: whole resources, as nodes of ``tree``.
    public var contained: [JSONNode] { Array(tree.elements(.contained, of: node)) }
    /// `Questionnaire.url`: its canonical address.
    public var url: String? { string(.url) }
    /// `Questionnaire.identifier`.
    public var identifiers: [Identifier] { elements(.identifier) }
    /// `Questionnaire.version`.
    public var version: String? { string(.version) }
    /// `Questionnaire.name`: a name for programs.
    public var name: String? { string(.name) }
    /// `Questionnaire.title`: a name for people.
    public var title: String? { string(.title) }
    /// `Questionnaire.derivedFrom`.
    public var derivedFrom: [String] { strings(.derivedFrom) }
    /// `Questionnaire.status`.
    public var status: PublicationStatus? { string(.status).flatMap(PublicationStatus.init) }
    /// `Questionnaire.experimental`.
    public var isExperimental: Bool? { boolean(.experimental) }
    /// `Questionnaire.subjectType`.
    public var subjectTypes: [String] { strings(.subjectType) }
    /// `Questionnaire.date`.
    public var date: FHIRDateTime? { string(.date).flatMap { FHIRDateTime($0) } }
    /// `Questionnaire.publisher`.
    public var publisher: String? { string(.publisher) }
    /// `Questionnaire.contact`.
    public var contacts: [ContactDetail] { elements(.contact) }
    /// `Questionnaire.description`, in markdown.
    public var markdownDescription: String? { string(.description) }
    /// `Questionnaire.jurisdiction`.
    public var jurisdictions: [CodeableConcept] { elements(.jurisdiction) }
    /// `Questionnaire.purpose`, in markdown.
    public var purpose: String? { string(.purpose) }
    /// `Questionnaire.copyright`, in markdown.
    public var copyright: String? { string(.copyright) }
    /// `Questionnaire.approvalDate`.
    public var approvalDate: FHIRDateTime? { string(.approvalDate).flatMap { FHIRDateTime($0) } }
    /// `Questionnaire.lastReviewDate`.
    public var lastReviewDate: FHIRDateTime? {
        string(.lastReviewDate).flatMap { FHIRDateTime($0) }
    }
    /// `Questionnaire.effectivePeriod`.
    public var effectivePeriod: Period? { element(.effectivePeriod) }
    /// `Questionnaire.code`.
    public var codes: [Coding] {
        tree.elements(.code, of: node).map { Coding(at: $0, in: tree) }
    }
    /// `Questionnaire.item`.
    public var items: [Item] { elements(.item) }

    /// The canonical address with its version, as `QuestionnaireResponse.questionnaire` names it: `url|version`.
    public var canonical: String? {
        guard let url else { return nil }
        guard let version else { return url }
        return "\(url)|\(version)"
    }

    /// The contained resource which `#id` names.
    public func contained(id: String) -> JSONNode? {
        for resource in tree.elements(.contained, of: node) {
            if tree.string(at: tree.child(.id, of: resource)) == id { return resource }
        }
        return nil
    }
}

/// R4 value set `publication-status`.
public enum PublicationStatus: String, Sendable, Hashable, CaseIterable {
    /// Still being written.
    case draft
    /// In use.
    case active
    /// No longer in use.
    case retired
    /// Not known which.
    case unknown
}

extension Questionnaire: CustomStringConvertible {
    /// The canonical address or the id.
    public var description: String { "Questionnaire \(canonical ?? id ?? "without id")" }
}
