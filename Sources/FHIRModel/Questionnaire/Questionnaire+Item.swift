extension Questionnaire {
    /// R4 `Questionnaire.item`: a group, a question or a text.
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

        /// `Questionnaire.item.linkId`.
        public var linkId: String? { string(.linkId) }
        /// `Questionnaire.item.definition`.
        public var definition: String? { string(.definition) }
        /// `Questionnaire.item.code`.
        public var codes: [Coding] {
            tree.elements(.code, of: node).map { Coding(at: $0, in: tree) }
        }
        /// `Questionnaire.item.prefix`.
        public var prefix: String? { string(.prefix) }
        /// `Questionnaire.item.text`.
        public var text: String? { string(.text) }
        /// `Questionnaire.item.type` as R4 knows it.
        ///
        /// R5 `coding` and `question` become `choice` or, where ``answerConstraint`` admits other answers,
        /// `open-choice`.
        public var type: ItemType? {
            string(.type).flatMap { ItemType(code: $0, constraint: answerConstraint) }
        }
        /// `Questionnaire.item.enableWhen`.
        public var enableWhen: [EnableWhen] { elements(.enableWhen) }
        /// `Questionnaire.item.enableBehavior`.
        public var enableBehavior: EnableBehavior? {
            string(.enableBehavior).flatMap(EnableBehavior.init)
        }
        /// R5 `Questionnaire.item.disabledDisplay`, or the extension that carries it in R4.
        public var disabledDisplay: DisabledDisplay? {
            (string(.disabledDisplay) ?? firstExtension(Self.disabledDisplayURL)?.text)
                .flatMap(DisabledDisplay.init)
        }
        /// `Questionnaire.item.required`.
        public var isRequired: Bool? { boolean(.required) }
        /// `Questionnaire.item.repeats`.
        public var repeats: Bool? { boolean(.repeats) }
        /// `Questionnaire.item.readOnly`.
        public var isReadOnly: Bool? { boolean(.readOnly) }
        /// `Questionnaire.item.maxLength` in characters.
        public var maxLength: Int? { integer(.maxLength) }
        /// `Questionnaire.item.answerValueSet`.
        public var answerValueSet: String? { string(.answerValueSet) }
        /// R5 `Questionnaire.item.answerConstraint`, or the extension that carries it in R4.
        public var answerConstraint: AnswerConstraint? {
            (string(.answerConstraint) ?? firstExtension(Self.answerConstraintURL)?.text)
                .flatMap(AnswerConstraint.init)
        }
        /// `Questionnaire.item.answerOption`.
        public var answerOptions: [AnswerOption] { elements(.answerOption) }
        /// `Questionnaire.item.initial.value[x]`.
        public var initials: [AnswerValue] {
            tree.elements(.initial, of: node)
                .compactMap { AnswerValue(of: $0, in: tree, prefix: .value) }
        }
        /// `Questionnaire.item.item`.
        public var items: [Item] { elements(.item) }

        private static let crossVersion =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-Questionnaire.item."
        private static let disabledDisplayURL = crossVersion + "disabledDisplay"
        private static let answerConstraintURL = crossVersion + "answerConstraint"
    }

    /// R4 `Questionnaire.item.enableWhen`: one condition.
    public struct EnableWhen: FHIRElement {
        /// The tree it stands in.
        public let tree: JSONTree
        /// Its object.
        public let node: JSONNode

        /// A view of an object; nothing is checked.
        public init(at node: JSONNode, in tree: JSONTree) {
            self.tree = tree
            self.node = node
        }

        /// `Questionnaire.item.enableWhen.question`: the linkId of the question looked at.
        public var question: String? { string(.question) }
        /// `Questionnaire.item.enableWhen.operator`.
        public var comparison: EnableOperator? { string(.operator).flatMap(EnableOperator.init) }
        /// `Questionnaire.item.enableWhen.answer[x]`.
        public var answer: AnswerValue? { choice(.answer) }
    }

    /// R4 `Questionnaire.item.answerOption`: one permitted answer.
    public struct AnswerOption: FHIRElement {
        /// The tree it stands in.
        public let tree: JSONTree
        /// Its object.
        public let node: JSONNode

        /// A view of an object; nothing is checked.
        public init(at node: JSONNode, in tree: JSONTree) {
            self.tree = tree
            self.node = node
        }

        /// `Questionnaire.item.answerOption.value[x]`.
        public var value: AnswerValue? { choice(.value) }
    }
}
