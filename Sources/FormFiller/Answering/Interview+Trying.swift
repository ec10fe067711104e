internal import FHIRModel

// Rules see an answer in the response, so it is given first, and taken back where it breaks one.
extension Interview {
    /// Gives answers to a question unless they break its rules.
    ///
    /// - Returns: the rules that are broken. Where one is an error, all is as it was before.
    mutating func attempt(_ values: [AnswerValue], at occurrence: Occurrence) -> [AnswerProblem] {
        guard isReversible(occurrence) else {
            var tried = self
            tried.set(values, at: occurrence)
            let broken = tried.brokenRules(at: occurrence).filter { $0.isRule }
            if broken.allSatisfy(\.isWarning) { self = tried }
            return broken
        }
        let before = self[occurrence]
        let wasUnchecked = sheet.instances[Int(occurrence.instance)].unchecked.contains(
            Int(occurrence.slot)
        )
        initialisedInTrial = []
        set(values, at: occurrence)
        let broken = brokenRules(at: occurrence).filter { $0.isRule }
        if !broken.allSatisfy(\.isWarning) {
            change(before.answers, at: occurrence)
            settle()
            forgetInitialValues()
            self[occurrence].marks = before.marks
            if !wasUnchecked {
                sheet.instances[Int(occurrence.instance)].unchecked.remove(Int(occurrence.slot))
            }
        }
        initialisedInTrial = nil
        return broken
    }

    /// Whether giving the old answer again brings everything back: the cost is then that of two answers, not of a copy.
    ///
    /// It does not where an answer takes what is nested under it away for good, where earlier answers are kept, or where
    /// conditions go in a circle.
    private func isReversible(_ occurrence: Occurrence) -> Bool {
        let item = formItem(of: occurrence)
        return item.opens < 0 && !item.traits.contains(.keepsPrevious) && !form.hasErrors
            && !enablement.isUnstable
    }

    /// Takes back the initial values of questions that only the trial enabled: they are given when the question is first enabled.
    private mutating func forgetInitialValues() {
        for occurrence in initialisedInTrial ?? []
        where exists(occurrence) && !isEnabled(occurrence) {
            self[occurrence].marks.remove(.initialised)
            self[occurrence].answers = []
            matchInstances(of: occurrence)
            sheet.instances[Int(occurrence.instance)].unchecked.remove(Int(occurrence.slot))
        }
    }
}
