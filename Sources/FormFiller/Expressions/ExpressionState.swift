internal import FHIRModel
internal import FHIRPath

/// What the expressions of a form see, and what is known of their results: variables to be used again, what failed, whom to call.
///
/// Where an expression stands is read from the ``AnswerSheet`` it is given; ``Interview`` says when to evaluate which.
struct ExpressionState: Sendable {
    /// What expressions see: the live response is its first tree, the questionnaire the second, launch resources follow.
    var context: EvaluationContext
    /// Variables evaluated since what they read changed, by expression and instance; nil where one cannot be evaluated.
    var variables: [Int: [Int32: [FHIRPathValue]?]] = [:]
    /// The codes of the `staff-alert` that hold; nil where they are to be worked out.
    var alerts: [StaffAlert]?
    /// Expressions that could not be evaluated when they last had to be.
    private(set) var failures: Set<ExpressionPlace> = []
    /// Expressions whose last result was, in whole or in part, of a type that their question does not take.
    private(set) var misfits: Set<ExpressionPlace> = []
    /// Expressions whose last result were several values for a question that takes one.
    private(set) var surpluses: Set<ExpressionPlace> = []

    /// Nothing is evaluated yet; the response is empty.
    init(_ form: Form, now: FHIRDateTime) {
        context = EvaluationContext(trees: [JSONTree(), form.questionnaire.tree], now: now)
        context.codes = form.codes
    }

    /// The live response.
    var response: JSONTree {
        get { context.trees[0] }
        _modify { yield &context.trees[0] }
    }

    /// Gives expressions resources by name (`launchContext`), such as `patient`.
    mutating func addLaunchResources(_ resources: [String: JSONTree]) {
        for (name, resource) in resources.sorted(by: { $0.key < $1.key }) {
            context.trees.append(resource)
            context.variables[name] = context.resource(context.trees.count - 1)
        }
    }

    /// Notes whether an expression could be evaluated.
    mutating func noteFailure(_ isFailure: Bool, at place: ExpressionPlace) {
        Self.note(isFailure, at: place, in: &failures)
    }

    /// Notes whether any of an expression's results is of a type that its question does not take.
    mutating func noteMisfit(_ isMisfit: Bool, at place: ExpressionPlace) {
        Self.note(isMisfit, at: place, in: &misfits)
    }

    /// Notes whether an expression gave several values to a question that takes one.
    mutating func noteSurplus(_ isSurplus: Bool, at place: ExpressionPlace) {
        Self.note(isSurplus, at: place, in: &surpluses)
    }

    private static func note(
        _ isSo: Bool,
        at place: ExpressionPlace,
        in places: inout Set<ExpressionPlace>
    ) {
        if isSo { places.insert(place) } else if !places.isEmpty { places.remove(place) }
    }
}

/// An expression where it was evaluated: for the items of one instance.
struct ExpressionPlace: Sendable, Hashable {
    var number: Int
    var instance: Int32
}
