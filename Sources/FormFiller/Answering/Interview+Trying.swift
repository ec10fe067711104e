internal import FHIRModel

// Rules see an answer in the response, so it is given first, and taken back where it breaks one.
extension Interview {
    /// Gives answers to a question unless they break its rules.
    ///
    /// - Returns: the rules that are broken. Where one is an error, all is as it was before.
    mutating func attempt(_ values: [AnswerValue], at cell: CellID) -> [AnswerProblem] {
        guard isReversible(cell) else {
            var tried = self
            tried.set(values, at: cell)
            let broken = tried.brokenRules(at: cell).filter { $0.isRule }
            if broken.allSatisfy(\.isWarning) { self = tried }
            return broken
        }
        let before = self[cell]
        let wasUnchecked = scopes[Int(cell.scope)].unchecked.contains(Int(cell.slot))
        initialisedInTrial = []
        set(values, at: cell)
        let broken = brokenRules(at: cell).filter { $0.isRule }
        if !broken.allSatisfy(\.isWarning) {
            change(before.answers, at: cell)
            settle()
            forgetInitialValues()
            self[cell].marks = before.marks
            if !wasUnchecked { scopes[Int(cell.scope)].unchecked.remove(Int(cell.slot)) }
        }
        initialisedInTrial = nil
        return broken
    }

    /// Whether giving the old answer again brings everything back: the cost is then that of two answers, not of a copy.
    ///
    /// It does not where an answer takes what is nested under it away for good, where earlier answers are kept, or where
    /// conditions go in a circle.
    private func isReversible(_ cell: CellID) -> Bool {
        let item = formItem(of: cell)
        return item.opens < 0 && !item.traits.contains(.keepsPrevious) && !form.hasErrors
            && !isUnstable
    }

    /// Takes back the initial values of questions that only the trial enabled: they are given when the question is first enabled.
    private mutating func forgetInitialValues() {
        for cell in initialisedInTrial ?? [] where exists(cell) && !isEnabled(cell) {
            self[cell].marks.remove(.initialised)
            self[cell].answers = []
            matchScopes(of: cell)
            scopes[Int(cell.scope)].unchecked.remove(Int(cell.slot))
        }
    }
}
