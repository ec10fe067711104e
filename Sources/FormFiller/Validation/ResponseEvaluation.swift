public import FHIRModel

/// A response looked at with the form it answers: what it comes to after enablement and calculation, and everything in which it
/// deviates from the form (R4 QuestionnaireResponse; SDC, Form Behavior).
public struct ResponseEvaluation: Sendable {
    /// The interview the answers were read into.
    public let interview: Interview
    /// The response after enablement and calculation: what stands in it beside the items is kept as it was.
    public let response: QuestionnaireResponse
    /// Every deviation with its linkId and its place in the response, in the response's order; never an answer.
    public let findings: [Finding]

    /// Whether there is no error among the findings.
    public var isValid: Bool { !findings.contains { $0.severity == .error } }

    /// Evaluates a response.
    ///
    /// - Parameters:
    ///   - response: the response: complete, partial, or with answers that are not permitted.
    ///   - form: the form it answers.
    ///   - now: what expressions see as `now()`.
    ///   - launch: resources the form's expressions know by name (`launchContext`), such as `patient`.
    public init(
        of response: QuestionnaireResponse,
        to form: Form,
        now: FHIRDateTime,
        launch: [String: JSONTree] = [:]
    ) {
        guard response.tree.kind(of: response.node) == .object else {
            interview = Interview(form, now: now, launch: launch)
            self.response = response
            findings = response.structuralFindings()
            return
        }
        let reader = Interview.read(response, for: form, now: now, launch: launch)
        interview = reader.interview
        var check = ResponseCheck(reader)
        check.run()
        findings = (response.structuralFindings() + reader.findings + check.findings)
            .sorted { $0.isBefore($1) }
        self.response = Self.merged(response, with: reader.interview.response)
    }

    /// The stored response with the items, and only the items, as evaluated.
    private static func merged(
        _ stored: QuestionnaireResponse,
        with evaluated: QuestionnaireResponse
    ) -> QuestionnaireResponse {
        var tree = JSONTree()
        let root = tree.makeRoot()
        let names = Set(stored.tree.children(of: stored.node).map { stored.tree.name(of: $0) })
        for child in stored.tree.children(of: stored.node) {
            let name = stored.tree.name(of: child)
            if name != .item { tree.copy(child, from: stored.tree, as: name, into: root) }
        }
        for child in evaluated.tree.children(of: evaluated.node) {
            let name = evaluated.tree.name(of: child)
            if name != .item, !names.contains(name) {
                tree.copy(child, from: evaluated.tree, as: name, into: root)
            }
        }
        let items = evaluated.tree.child(.item, of: evaluated.node)
        if items != JSONNode.none { tree.copy(items, from: evaluated.tree, as: .item, into: root) }
        return QuestionnaireResponse(tree)
    }
}

extension ResponseEvaluation: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// How many findings there are; the answers are never printed.
    public var description: String { "evaluation with \(findings.count) findings <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
