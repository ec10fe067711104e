package import FHIRModel

extension Interview {
    /// Adds an instance to a repeating group, its initial values set if the group is enabled.
    @discardableResult
    mutating func addInstance(of group: Occurrence) -> Int32 {
        let instance = sheet.makeInstance(of: group)
        self[group].instances.append(instance)
        if isEnabled(group) { enable(instance: instance) }
        return instance
    }

    /// Makes the instances a repeating group begins with: one, or as many as it needs.
    mutating func makeFirstInstances(of group: Occurrence) {
        let isRequired = isRequiredByForm(group)
        let least = isRequired ? minimumOccurrences(of: group) : 1
        sheet.makeInstances(least, of: group)
    }

    /// Gives every answer of a repeating question with nested items an instance of its own; an answer that was there
    /// before keeps its instance and so what is answered below it.
    package mutating func matchInstances(of occurrence: Occurrence, before old: [AnswerValue] = [])
    {
        guard formItem(of: occurrence).opens >= 0, formItem(of: occurrence).type.isQuestion else {
            return
        }
        let (matched, unused) = sheet.matchInstances(of: occurrence, before: old)
        for instance in unused { discard(instance) }
        self[occurrence].instances = matched
    }

    /// Takes an instance away for good.
    mutating func discard(_ instance: Int32) {
        disable(instance: instance)
        sheet.empty(instance)
    }

    /// How many instances of a group the form needs.
    func neededInstances(of group: Occurrence) -> Int {
        let isRequired = formItem(of: group).traits.contains(.required)
        return max(minimumOccurrences(of: group), isRequired ? 1 : 0)
    }

    /// The instances of a group that hold an answer, where fewer than there are would do.
    func removableInstances(of group: Occurrence) -> [Repetition.Instance] {
        guard self[group].instances.count > neededInstances(of: group) else { return [] }
        return self[group].instances.compactMap { instance in
            firstAnswer(in: instance).map { Repetition.Instance(summary: $0, instance: instance) }
        }
    }

    /// The words of the first answer in an instance, in form order.
    private func firstAnswer(in instance: Int32) -> String? {
        let here = sheet.instances[Int(instance)]
        var slot = here.enabled.next(from: 0, in: here.enabled)
        while slot >= 0 {
            let occurrence = Occurrence(instance, Int32(slot))
            if let answer = self[occurrence].answers.first {
                return words(for: answer, at: occurrence)
            }
            for inner in self[occurrence].instances {
                if let answer = firstAnswer(in: inner) { return answer }
            }
            slot = here.enabled.next(from: slot + 1, in: here.enabled)
        }
        return nil
    }
}
