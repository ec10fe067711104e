internal import FHIRModel

// At the end an interview asks what is missing or wrong anywhere in it. Most answers were found good when they were given, so
// only the others are looked at again.
extension Interview {
    /// The first enabled slot from one on where something may be missing or wrong: a required item without an answer, answers
    /// that have not been checked, rules that an answer concerned, an item that repeats or on which other expressions decide;
    /// -1 if there is none.
    func nextInDoubt(from slot: Int, in scope: Scope) -> Int {
        // A decision that could not be evaluated may stand on any item.
        guard failures.isEmpty else { return scope.enabled.next(from: slot, in: scope.enabled) }
        let context = form.contexts[Int(scope.context)]
        return scope.enabled.next(from: slot) { word in
            context.required.bits(word) & ~scope.present.bits(word) | scope.unchecked.bits(word)
                | context.uncertain.bits(word)
        }
    }

    /// Checks every answer that has not been checked since it changed, to know next time that it is good.
    mutating func checkAnswers() {
        for number in scopes.indices {
            let scope = scopes[number]
            var slot = scope.enabled.next(from: 0, in: scope.unchecked)
            while slot >= 0 {
                let cell = CellID(Int32(number), Int32(slot))
                if isFaultless(cell) { scopes[number].unchecked.remove(slot) }
                slot = scope.enabled.next(from: slot + 1, in: scope.unchecked)
            }
        }
    }

    private func isFaultless(_ cell: CellID) -> Bool {
        guard problemsNow(at: cell).isEmpty else { return false }
        return !formItem(of: cell).traits.contains(.evaluates)
            || (brokenRules(at: cell).isEmpty && failedDecisions(at: cell).isEmpty)
    }
}
