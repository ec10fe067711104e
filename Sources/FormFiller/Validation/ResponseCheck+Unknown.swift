internal import FHIRModel

// Value sets that are not at hand, or only in part: what could be among the rest is not checked, and that is said.
extension ResponseCheck {
    /// Whether a value passed only because the codes it may be of are not at hand: a code of an open-choice, a word that has to be
    /// one of a value set's codes, or a unit.
    func isUnchecked(_ value: AnswerValue, of occurrence: Occurrence) -> Bool {
        switch value {
        case .coding:
            return interview.formItem(of: occurrence).type == .openChoice
                && isMissing(value, amongOptionsOf: occurrence)
        case .string:
            let type = interview.formItem(of: occurrence).type
            let constraint = interview.limits(of: occurrence).constraint ?? .optionsOnly
            return (type == .string || type == .text) && constraint == .optionsOnly
                && isMissing(value, amongOptionsOf: occurrence)
        case .quantity(let quantity):
            guard quantity.unit != nil || quantity.code != nil,
                !interview.knowsUnits(of: occurrence)
            else { return false }
            return interview.units(by: interview.limits(of: occurrence)).isEmpty
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .uri, .attachment, .reference:
            return false
        }
    }

    /// Whether a value may be one of the options of a value set that are not at hand.
    private func isMissing(_ value: AnswerValue, amongOptionsOf occurrence: Occurrence) -> Bool {
        interview.formItem(of: occurrence).traits.contains(.hasValueSet)
            && !interview.knowsOptions(of: occurrence)
            && !interview.offeredOptions(of: occurrence).contains {
                $0.value.isSameAnswer(as: value)
            }
    }

    /// Says that the options or units of a question are not at hand.
    mutating func reportUnchecked(
        _ kind: AnswerValue.Kind,
        of occurrence: Occurrence,
        at node: JSONNode
    ) {
        report(
            .note,
            "options-unknown",
            kind == .quantity
                ? "the units of this question are not at hand; the unit is not checked"
                : "the options of this question are not at hand; the answer is not checked",
            at: node,
            linkId: interview.linkId(of: occurrence)
        )
    }
}

extension Interview {
    /// Whether all units a quantity may have are known: `unitOption`s, or a value set at hand.
    func knowsUnits(of occurrence: Occurrence) -> Bool {
        let limits = limits(of: occurrence)
        guard limits.units.isEmpty, let reference = limits.unitValueSet else { return true }
        return form.knowsAllCodes(of: reference)
    }
}
