/// R4 `QuestionnaireResponse`: a form that was filled in, or is being.
///
/// A view of a JSON tree.
public struct QuestionnaireResponse: FHIRElement {
    /// The tree it stands in.
    public let tree: JSONTree
    /// Its object.
    public let node: JSONNode

    /// A view of an object; nothing is checked.
    public init(at node: JSONNode, in tree: JSONTree) {
        self.tree = tree
        self.node = node
    }

    /// The response at the root of a tree.
    public init(_ tree: JSONTree) {
        self.init(at: tree.root, in: tree)
    }

    /// Reads the text of a response file.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONSyntaxError) {
        self.init(try JSONTree(parsing: bytes, limits: limits))
    }

    /// `resourceType`; anything but `QuestionnaireResponse` is a finding.
    public var resourceType: String? { string(.resourceType) }
    /// `Resource.id`.
    public var id: String? { string(.id) }
    /// `Resource.implicitRules`.
    public var implicitRules: String? { string(.implicitRules) }
    /// `Resource.language`.
    public var language: String? { string(.language) }
    /// `DomainResource.text`: the narrative.
    public var narrative: Narrative? { element(.text) }
    /// `DomainResource.contained`: whole resources, as nodes of ``tree``.
    public var contained: [JSONNode] { Array(tree.elements(.contained, of: node)) }
    /// `QuestionnaireResponse.identifier`.
    public var identifier: Identifier? { element(.identifier) }
    /// `QuestionnaireResponse.basedOn`.
    public var basedOn: [Reference] { references(.basedOn) }
    /// `QuestionnaireResponse.partOf`.
    public var partOf: [Reference] { references(.partOf) }
    /// `QuestionnaireResponse.questionnaire`: `url|version`.
    public var questionnaire: String? { string(.questionnaire) }
    /// `QuestionnaireResponse.status`.
    public var status: Status? { string(.status).flatMap(Status.init) }
    /// `QuestionnaireResponse.subject`.
    public var subject: Reference? { reference(.subject) }
    /// `QuestionnaireResponse.encounter`.
    public var encounter: Reference? { reference(.encounter) }
    /// `QuestionnaireResponse.authored`.
    public var authored: FHIRDateTime? { string(.authored).flatMap { FHIRDateTime($0) } }
    /// `QuestionnaireResponse.author`: who recorded the answers.
    public var author: Reference? { reference(.author) }
    /// `QuestionnaireResponse.source`: who answered.
    public var source: Reference? { reference(.source) }
    /// `QuestionnaireResponse.item`.
    public var items: [Item] { elements(.item) }

    /// R4 value set `questionnaire-answers-status`.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// Not yet finished.
        case inProgress = "in-progress"
        /// Finished.
        case completed
        /// Finished, then changed.
        case amended
        /// Written in error.
        case enteredInError = "entered-in-error"
        /// Left off.
        case stopped
    }

    /// R4 `QuestionnaireResponse.item`.
    public struct Item: FHIRElement {
        /// The tree it stands in.
        public let tree: JSONTree
        /// Its object.
        public let node: JSONNode

        /// A view of an object; nothing is checked.
        public init(at node: JSONNode, in tree: JSONTree) {
            self.tree = tree
            self.node = node
        }

        /// `QuestionnaireResponse.item.linkId`.
        public var linkId: String? { string(.linkId) }
        /// `QuestionnaireResponse.item.definition`.
        public var definition: String? { string(.definition) }
        /// `QuestionnaireResponse.item.text`.
        public var text: String? { string(.text) }
        /// `QuestionnaireResponse.item.answer`.
        public var answers: [Answer] { elements(.answer) }
        /// `QuestionnaireResponse.item.item`.
        public var items: [Item] { elements(.item) }
    }

    /// R4 `QuestionnaireResponse.item.answer`.
    public struct Answer: FHIRElement {
        /// The tree it stands in.
        public let tree: JSONTree
        /// Its object.
        public let node: JSONNode

        /// A view of an object; nothing is checked.
        public init(at node: JSONNode, in tree: JSONTree) {
            self.tree = tree
            self.node = node
        }

        /// `QuestionnaireResponse.item.answer.value[x]`.
        public var value: AnswerValue? { choice(.value) }
        /// `QuestionnaireResponse.item.answer.item`.
        public var items: [Item] { elements(.item) }
    }

    private func reference(_ name: ElementName) -> Reference? {
        let child = tree.child(name, of: node)
        return child == JSONNode.none ? nil : Reference(at: child, in: tree)
    }

    private func references(_ name: ElementName) -> [Reference] {
        tree.elements(name, of: node).map { Reference(at: $0, in: tree) }
    }
}

extension QuestionnaireResponse: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// Says that it is a response; its answers are never printed.
    public var description: String { "QuestionnaireResponse <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
