internal import FHIRModel

// At the end an interview asks what is missing or wrong anywhere in it. Most answers were found good when they were given, so
// only the others are looked at again.
extension Interview {
    /// The first enabled slot from one on where something may be missing or wrong: a required item without an answer, answers
    /// that have not been checked, rules that an answer concerned, an item that repeats or on which other expressions decide;
    /// -1 if there is none.
    func nextInDoubt(from slot: Int, in instance: Instance) -> Int {
        // A decision that could not be evaluated may stand on any item.
        guard evaluation.failures.isEmpty else {
            return instance.enabled.next(from: slot, in: instance.enabled)
        }
        let context = form.contexts[Int(instance.context)]
        return instance.enabled.next(from: slot) { word in
            context.required.bits(word) & ~instance.present.bits(word)
                | instance.unchecked.bits(word)
                | context.uncertain.bits(word)
        }
    }

    /// Checks every answer that has not been checked since it changed, to know next time that it is good.
    mutating func checkAnswers() {
        for number in sheet.instances.indices {
            let instance = sheet.instances[number]
            var slot = instance.enabled.next(from: 0, in: instance.unchecked)
            while slot >= 0 {
                let occurrence = Occurrence(Int32(number), Int32(slot))
                if isFaultless(occurrence) { sheet.instances[number].unchecked.remove(slot) }
                slot = instance.enabled.next(from: slot + 1, in: instance.unchecked)
            }
        }
    }

    private func isFaultless(_ occurrence: Occurrence) -> Bool {
        guard problemsNow(at: occurrence).isEmpty else { return false }
        return !formItem(of: occurrence).traits.contains(.evaluates)
            || (brokenRules(at: occurrence).isEmpty && failedDecisions(at: occurrence).isEmpty)
    }
}
