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
        for (cell, node) in reader.nodes { check(cell, at: node) }
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

    private mutating func check(_ cell: CellID, at node: JSONTree.Index) {
        let item = interview.formItem(of: cell)
        guard item.type.isQuestion, let answers = reader.answerNodes[cell], !answers.isEmpty else {
            return
        }
        guard interview.isEnabled(cell) else {
            report(
                .error,
                "disabled-answer",
                "the question is not enabled and must not have an answer",
                at: node,
                linkId: interview.linkId(of: cell)
            )
            return
        }
        let values = interview[cell].answers
        guard values.areSame(as: reader.storedValues(of: cell)) else {
            report(
                .note,
                "recomputed",
                values.isEmpty
                    ? "the stored value is left out: the form computes none"
                    : "the stored value is replaced by the one the form computes",
                at: node,
                linkId: interview.linkId(of: cell)
            )
            checkComputed(values, of: cell, at: node)
            return
        }
        for (value, answer) in zip(values, answers) {
            if item.type == .attachment { checkAttachment(answer, of: cell) }
            if item.type == .reference { checkReference(answer, of: cell) }
            for problem in interview.check([value], at: cell) where problem.isOfOneAnswer {
                if isOnlyTooLongHere(value, problem, at: cell) {
                    reportLength(of: cell, at: answer)
                } else {
                    report(problem, of: cell, at: answer)
                }
            }
        }
        for problem in interview.check(values, at: cell) where !problem.isOfOneAnswer {
            report(problem, of: cell, at: node)
        }
    }

    /// Whether a text is longer than a visitor may type, but not than the form permits.
    private func isOnlyTooLongHere(
        _ value: AnswerValue,
        _ problem: AnswerProblem,
        at cell: CellID
    ) -> Bool {
        let limits = interview.limits(of: cell)
        guard problem == .tooLong(maximum: Interview.maximumTextLength(limits)) else {
            return false
        }
        return limits.maximumLength.map { value.text.unicodeScalars.count <= $0 } ?? true
    }

    private mutating func reportLength(of cell: CellID, at answer: JSONTree.Index) {
        report(
            .note,
            "long-text",
            "the text is longer than the \(Interview.maximumTextLength(interview.limits(of: cell))) characters a visitor may type",
            at: answer,
            linkId: interview.linkId(of: cell)
        )
    }

    /// What is missing in the response, at the item or the nearest item around it that is there.
    private mutating func checkMissing() {
        for placed in interview.findings {
            guard let place = placed.place, let cell = interview.cell(at: place) else {
                report(placed.problem, linkId: nil, at: reader.response.node)
                continue
            }
            let isChecked = reader.answerNodes[cell]?.isEmpty == false
            if isChecked, placed.problem.isOfAnswers { continue }
            let instance = reader.scopeNodes[placed.instance]
            report(placed.problem, of: cell, at: instance ?? nodeAround(cell))
        }
    }

    func nodeAround(_ cell: CellID) -> JSONTree.Index {
        var cell: CellID? = cell
        while let here = cell {
            if let node = reader.nodes[here] { return node }
            let parent = interview.parent(of: here)
            if parent?.scope != here.scope, let node = reader.scopeNodes[here.scope] { return node }
            cell = parent
        }
        return reader.response.node
    }

    /// Whether all options of a choice are in the file: none, or part of them, may be on a terminology server.
    private func areOptionsKnown(of cell: CellID) -> Bool {
        if interview.offeredOptions(of: cell).isEmpty { return false }
        let tree = interview.form.questionnaire.tree
        let reference = tree.child(.answerValueSet, of: interview.formItem(of: cell).node)
        return tree.string(at: reference).map { !interview.form.partialValueSets.contains($0) }
            ?? true
    }

    mutating func report(_ problem: AnswerProblem, of cell: CellID, at node: JSONTree.Index) {
        let item = interview.formItem(of: cell)
        if problem == .notOffered, item.type == .choice, !areOptionsKnown(of: cell) {
            report(
                .note,
                "options-unknown",
                "the options of this question are not at hand; the answer is not checked",
                at: node,
                linkId: interview.linkId(of: cell)
            )
            return
        }
        report(problem, linkId: interview.linkId(of: cell), at: node)
    }

    private mutating func report(
        _ problem: AnswerProblem,
        linkId: String?,
        at node: JSONTree.Index
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
        at node: JSONTree.Index,
        linkId: String? = nil
    ) {
        findings.append(
            Finding(severity, rule: rule, message, at: tree.position(of: node), linkId: linkId)
        )
    }
}
