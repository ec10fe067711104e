import FHIRModel

/// Holds the answers of a response to the rules of its form, once they are read and conditions are settled.
struct ResponseCheck {
    let reader: ResponseReader
    var interview: Interview { reader.interview }
    private var tree: JSONTree { reader.response.tree }
    var findings: [Finding] = []

    init(_ reader: ResponseReader) {
        self.reader = reader
    }

    mutating func run() {
        checkCanonical()
        for (occurrence, node) in reader.nodes { check(occurrence, at: node) }
        checkMissing()
        checkExpressions()
    }

    /// Whether the response says that it answers this questionnaire.
    private mutating func checkCanonical() {
        let node = tree.child(.questionnaire, of: reader.response.node)
        guard let own = interview.form.questionnaire.url else { return }
        guard let said = tree.string(at: node) else {
            report(
                .warning,
                "questionnaire",
                "the response does not say which questionnaire it answers; expected \(own)",
                at: reader.response.node
            )
            return
        }
        let parts = said.split(separator: "|", maxSplits: 1).map(String.init)
        if parts.first != own {
            report(
                .warning,
                "questionnaire",
                "the response answers another questionnaire",
                at: node
            )
        } else if parts.count == 2, let version = interview.form.questionnaire.version,
            parts[1] != version
        {
            report(
                .warning,
                "questionnaire",
                "the response answers another version; this is \(version)",
                at: node
            )
        }
    }

    private mutating func check(_ occurrence: Occurrence, at node: JSONNode) {
        let item = interview.formItem(of: occurrence)
        guard item.type.isQuestion, let answers = reader.answerNodes[occurrence], !answers.isEmpty
        else {
            return
        }
        guard interview.isEnabled(occurrence) else {
            report(
                .error,
                "disabled-answer",
                "the question is not enabled and must not have an answer",
                at: node,
                linkId: interview.linkId(of: occurrence)
            )
            return
        }
        let values = interview[occurrence].answers
        guard values.areSame(as: reader.storedValues(of: occurrence)) else {
            report(
                .note,
                "recomputed",
                values.isEmpty
                    ? "the stored value is left out: the form computes none"
                    : "the stored value is replaced by the one the form computes",
                at: node,
                linkId: interview.linkId(of: occurrence)
            )
            checkComputed(values, of: occurrence, at: node)
            return
        }
        for (value, answer) in zip(values, answers) {
            if item.type == .attachment { checkAttachment(answer, of: occurrence) }
            checkReference(answer, of: occurrence)
            if isUnchecked(value, of: occurrence) {
                reportUnchecked(value.kind, of: occurrence, at: answer)
            }
            for problem in interview.check([value], at: occurrence) where problem.isOfOneAnswer {
                if isOnlyTooLongHere(value, problem, at: occurrence) {
                    reportLength(of: occurrence, at: answer)
                } else {
                    report(problem, of: occurrence, at: answer)
                }
            }
        }
        for problem in interview.check(values, at: occurrence) where !problem.isOfOneAnswer {
            report(problem, of: occurrence, at: node)
        }
    }

    /// Whether a text is longer than a visitor may type, but not than the form permits.
    private func isOnlyTooLongHere(
        _ value: AnswerValue,
        _ problem: AnswerProblem,
        at occurrence: Occurrence
    ) -> Bool {
        let limits = interview.limits(of: occurrence)
        guard problem == .tooLong(maximum: Interview.maximumTextLength(limits)) else {
            return false
        }
        return limits.maximumLength.map { value.text.unicodeScalars.count <= $0 } ?? true
    }

    private mutating func reportLength(of occurrence: Occurrence, at answer: JSONNode) {
        report(
            .note,
            "long-text",
            "the text is longer than the \(Interview.maximumTextLength(interview.limits(of: occurrence))) characters a visitor may type",
            at: answer,
            linkId: interview.linkId(of: occurrence)
        )
    }

    /// What is missing in the response, at the item or the nearest item around it that is there.
    private mutating func checkMissing() {
        for placed in interview.findings {
            guard let place = placed.place, let occurrence = interview.sheet.occurrence(at: place)
            else {
                report(placed.problem, linkId: nil, at: reader.response.node)
                continue
            }
            let isChecked = reader.answerNodes[occurrence]?.isEmpty == false
            if isChecked, placed.problem.isOfAnswers { continue }
            let instance = reader.instanceNodes[placed.instance]
            report(placed.problem, of: occurrence, at: instance ?? nodeAround(occurrence))
        }
    }

    func nodeAround(_ occurrence: Occurrence) -> JSONNode {
        var occurrence: Occurrence? = occurrence
        while let here = occurrence {
            if let node = reader.nodes[here] { return node }
            let parent = interview.parent(of: here)
            if parent?.instance != here.instance, let node = reader.instanceNodes[here.instance] {
                return node
            }
            occurrence = parent
        }
        return reader.response.node
    }

    mutating func report(
        _ problem: AnswerProblem,
        of occurrence: Occurrence,
        at node: JSONNode
    ) {
        let item = interview.formItem(of: occurrence)
        if problem == .notOffered, item.type == .choice, !interview.knowsOptions(of: occurrence) {
            return reportUnchecked(.coding, of: occurrence, at: node)
        }
        if case .unitNotOffered = problem, !interview.knowsUnits(of: occurrence) {
            return reportUnchecked(.quantity, of: occurrence, at: node)
        }
        report(problem, linkId: interview.linkId(of: occurrence), at: node)
    }

    private mutating func report(
        _ problem: AnswerProblem,
        linkId: String?,
        at node: JSONNode
    ) {
        var severity = problem.severity
        // What is not there yet is no fault of a response that is not finished.
        if problem.isOfMissing, let status = reader.response.status,
            status != .completed, status != .amended
        {
            severity = .note
        }
        report(severity, problem.rule, problem.explanation, at: node, linkId: linkId)
    }

    mutating func report(
        _ severity: Finding.Severity,
        _ rule: String,
        _ message: String,
        at node: JSONNode,
        linkId: String? = nil
    ) {
        findings.append(
            Finding(severity, rule: rule, message, at: tree.position(of: node), linkId: linkId)
        )
    }
}
