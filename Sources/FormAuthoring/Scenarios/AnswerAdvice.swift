internal import FHIRModel
internal import FormFiller

/// What a form would take instead of an answer it does not take, for the author of a scenario.
struct AnswerAdvice {
    private let form: Form
    private let interview: Interview

    /// How many options are listed at the most.
    private static let most = 12

    init(_ form: Form, _ interview: Interview) {
        self.form = form
        self.interview = interview
    }

    /// A finding with the options there are, or the conditions that do not hold.
    func explained(_ finding: Finding) -> Finding {
        guard let linkId = finding.linkId, finding.severity == .error else { return finding }
        let advice =
            switch finding.rule {
            case "not-offered": options(of: linkId)
            case "disabled-answer": conditions(of: linkId)
            case _: String?.none
            }
        var explained = finding
        explained.message += advice ?? ""
        return explained
    }

    private func options(of linkId: String) -> String? {
        guard let index = form.byLinkId[linkId], form.items[Int(index)].hasOptions else {
            return nil
        }
        let codes = form.options(of: index).map { option in
            if case .coding(let coding) = option.value {
                coding.code ?? ""
            } else {
                option.value.text
            }
        }
        guard (1...Self.most).contains(codes.count) else { return nil }
        return ": " + codes.map(OutlineWriter.cleaned).joined(separator: ", ")
    }

    private func conditions(of linkId: String) -> String? {
        let reasons = interview.enablementReasons(of: linkId) ?? []
        guard let reason = reasons.first(where: { !$0.isEnabled }) else { return nil }
        let conditions = reason.conditions.map(\.words)
        let joined = conditions.joined(separator: reason.needsAll ? ", and " : ", or ")
        return "; \(reason.subject) is \(reason.verb) only if this holds: \(joined)"
    }
}
