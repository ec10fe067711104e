public import FHIRModel
package import Terminology

/// What an evaluation can see besides its input: the trees that hold the resources, the variables,
/// the time, and the bounds.
///
/// The evaluation borrows the trees: a tree may be changed in place between two evaluations and is
/// never copied.
public struct EvaluationContext: Sendable {
    /// The trees that node values point into, 255 at most.
    public var trees: [JSONTree]
    /// The value of every `%name`.
    ///
    /// `%resource`, `%rootResource` and `%context` have defaults: the
    /// resource around the input, the outermost one, and the input; `%sct`, `%loinc`, `%ucum`,
    /// `%vs-…` and `%ext-…` are known without being given (FHIRPath N1 §9, FHIR R4 fhirpath).
    public var variables: [String: [FHIRPathValue]]
    /// What `now()`, `today()` and `timeOfDay()` answer, with its offset from UTC.
    public var now: FHIRDateTime
    /// What the codes of %questionnaire mean, where a form has made it ready; else it is worked out where an expression asks.
    package var codes: QuestionnaireCodes?
    /// Where value sets and code systems are looked for that no resource contains.
    package var terminology: [any TerminologySource] = []
    /// The bounds of an evaluation.
    public var limits: Limits
    /// Called by `trace()` with its name and collection.
    public var trace: (@Sendable (_ name: String, _ values: [FHIRPathValue]) -> Void)?

    /// A context without variables.
    public init(trees: [JSONTree], now: FHIRDateTime, variables: [String: [FHIRPathValue]] = [:]) {
        self.trees = trees
        self.variables = variables
        self.now = now
        limits = .standard(for: trees)
        trace = nil
    }

    /// How much one evaluation may do.
    public struct Limits: Sendable, Hashable {
        /// Steps: calls, operators and items they look at.
        public var steps: Int
        /// Items held at once.
        public var items: Int
        /// Bytes of all strings made.
        public var bytes: Int

        /// Bounds chosen by the caller.
        public init(steps: Int, items: Int, bytes: Int) {
            self.steps = steps
            self.items = items
            self.bytes = bytes
        }

        /// 1,000,000 steps, 1,000,000 items, 16 MiB of strings.
        public static let standard = Limits(steps: 1_000_000, items: 1_000_000, bytes: 1 << 24)

        /// The standard bounds and, for every node of the trees, 64 steps and an item more: enough to look at everything there
        /// is several times, however much that be.
        public static func standard(for trees: [JSONTree]) -> Limits {
            let nodes = trees.reduce(0) { $0 + $1.count }
            var limits = standard
            limits.steps += 64 * nodes
            limits.items += nodes
            return limits
        }
    }

    /// The whole resource of a tree, as an input or a variable's value.
    public func resource(_ tree: Int) -> [FHIRPathValue] {
        guard trees.indices.contains(tree), trees[tree].root.exists else { return [] }
        let root = trees[tree].root
        let name = trees[tree].child(ElementName.resourceType, of: root)
        let type = TypeID(resourceType: trees[tree].bytes(at: name)) ?? .unknown
        return [.node(FHIRPathNode(tree: tree, index: root, type: type))]
    }
}
