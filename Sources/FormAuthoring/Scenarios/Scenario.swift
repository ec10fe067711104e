public import FHIRModel
public import FormFiller

/// An acceptance test of a form: a response, and the values its answers must come to.
///
/// Written as a QuestionnaireResponse that carries, for every value expected, the extension ``expectedAnswerURL`` with the parts
/// `linkId` (valueString) and as many `answer` (value[x]) as there are values; none means that the item must have no answer.
/// With the part `staff-alert` (valueBoolean true) instead of `linkId` the answers are the codes staff are called with; none means
/// that nobody is called.
/// Scenarios are made up: unlike a visitor's, their answers may be printed.
public struct Scenario: Sendable {
    /// The canonical address of the extension that says which value is expected.
    public static let expectedAnswerURL = ExtensionName.own + "expected-answer"

    /// The answers given; its `authored` is the time expressions see.
    public let response: QuestionnaireResponse
    /// What the answers must come to, in the order of the file.
    public let expectations: [Expectation]
    /// What is wrong with the expectations themselves.
    public let findings: [Finding]

    /// The values expected of one item, or the codes of the staff alert.
    public struct Expectation: Sendable {
        /// `Questionnaire.item.linkId` of the item; `staff-alert` where it is about that.
        public let linkId: String
        /// Whether the values are the codes staff are called with.
        public let isStaffAlert: Bool
        /// The values in any order; a Coding needs no more than its code.
        public let values: [AnswerValue]
        /// Where it stands in the file.
        public let position: SourcePosition?
    }

    /// Reads the expectations of a scenario file.
    public init(_ response: QuestionnaireResponse) {
        self.response = response
        let reader = ExpectationReader(response)
        expectations = reader.expectations
        findings = reader.findings
    }

    /// Gives the answers to a form and compares what they come to with what is expected.
    ///
    /// - Parameters:
    ///   - form: the form to try.
    ///   - now: the time expressions see where the scenario has no `authored`.
    /// - Returns: what came of it.
    public func run(on form: Form, now: FHIRDateTime) -> ScenarioResult {
        let evaluation = ResponseEvaluation(
            of: response,
            to: form,
            now: response.authored ?? now
        )
        let answers = AnswerAdvice(form, evaluation.interview)
        var found = findings + foreignness(to: form) + evaluation.findings.map(answers.explained)
        var mismatches: [ScenarioResult.Mismatch] = []
        for expectation in expectations {
            guard expectation.isStaffAlert || form.byLinkId[expectation.linkId] != nil else {
                let message =
                    "the form has no item with this linkId"
                    + form.byLinkId.advice(for: expectation.linkId)
                found.append(
                    Finding(
                        .error,
                        rule: "unknown-linkId",
                        message,
                        at: expectation.position,
                        linkId: expectation.linkId
                    )
                )
                continue
            }
            let computed =
                expectation.isStaffAlert
                ? evaluation.interview.staffAlerts.map { AnswerValue.coding($0) }
                : evaluation.response.values(of: expectation.linkId)
            guard !computed.isSame(as: expectation.values) else { continue }
            mismatches.append(
                ScenarioResult.Mismatch(
                    linkId: expectation.linkId,
                    expected: expectation.values,
                    computed: computed,
                    position: expectation.position
                )
            )
        }
        return ScenarioResult(
            mismatches: mismatches,
            findings: found.sorted { $0.isBefore($1) }
        )
    }
}

extension Scenario {
    /// That it says it belongs to another form, whose linkIds may be the same; of which version of it is all the same.
    private func foreignness(to form: Form) -> [Finding] {
        let tree = response.tree
        let node = tree.child("questionnaire", of: response.node)
        guard let own = form.questionnaire.url, let said = tree.string(at: node),
            said.prefix(while: { $0 != "|" }) != own[...]
        else { return [] }
        let message =
            "this is a scenario of \(said), and the questionnaire that is tried is \(own): try it on that one, or change"
            + " 'questionnaire' here"
        return [Finding(.error, rule: "questionnaire", message, at: tree.position(of: node))]
    }
}

/// What came of a scenario.
public struct ScenarioResult: Sendable {
    /// Items whose values are not those expected.
    public let mismatches: [Mismatch]
    /// What is wrong with the answers: not offered, not enabled now, missing; by place in the scenario's file.
    public let findings: [Finding]

    /// Whether every value is the one expected and every answer can be given.
    public var hasPassed: Bool {
        mismatches.isEmpty && !findings.contains { $0.severity == .error }
    }

    /// An item whose values are not those expected.
    public struct Mismatch: Sendable {
        /// `Questionnaire.item.linkId`; `staff-alert` where other codes call staff than expected.
        public let linkId: String
        /// The values expected.
        public let expected: [AnswerValue]
        /// The values the answers come to.
        public let computed: [AnswerValue]
        /// Where the expectation stands in the scenario's file.
        public let position: SourcePosition?
    }
}

extension QuestionnaireResponse {
    /// All values of an item, of each of its repeats, in the response's order.
    func values(of linkId: String) -> [AnswerValue] { items.flatMap { $0.values(of: linkId) } }
}

extension QuestionnaireResponse.Item {
    fileprivate func values(of linkId: String) -> [AnswerValue] {
        let own = self.linkId == linkId ? answers.compactMap(\.value) : []
        return own + items.flatMap { $0.values(of: linkId) }
            + answers.flatMap { $0.items.flatMap { $0.values(of: linkId) } }
    }
}

extension [AnswerValue] {
    /// Whether these are the values expected, in any order.
    fileprivate func isSame(as expected: [AnswerValue]) -> Bool {
        var left = self
        for value in expected {
            guard let index = left.firstIndex(where: { $0.equals(value) == true }) else {
                return false
            }
            left.remove(at: index)
        }
        return left.isEmpty
    }
}

extension ScenarioResult.Mismatch {
    /// The mismatch as an error at its place: scenarios are made up, so that their answers may be told.
    public var finding: Finding {
        // "expected 6, computed 6" is no help where only the types differ.
        let isAlike = Self.words(expected) == Self.words(computed)
        let message =
            "expected \(Self.words(expected, typed: isAlike)), computed \(Self.words(computed, typed: isAlike))"
        return Finding(.error, rule: ExpectationReader.rule, message, at: position, linkId: linkId)
    }

    private static func words(_ values: [AnswerValue], typed: Bool = false) -> String {
        let texts = values.map { value in
            let text = OutlineWriter.cleaned(Self.text(of: value, typed: typed))
            return typed ? "\(text) (value\(value.kind.suffix))" : text
        }
        return texts.isEmpty ? "nothing" : texts.sorted().joined(separator: ", ")
    }

    private static func text(of value: AnswerValue, typed: Bool) -> String {
        guard case .coding(let coding) = value, let code = coding.code else { return value.text }
        return typed ? [coding.system, code].compactMap(\.self).joined(separator: "|") : code
    }
}
