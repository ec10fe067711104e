internal import FHIRModel

extension Interview {
    /// How many instances of a group may be made where the form sets no `maxOccurs`.
    static var maximumInstances: Int { 1000 }

    /// Adds an instance to a repeating group, its initial values set if the group is enabled.
    @discardableResult
    mutating func makeInstance(of group: CellID) -> Int32 {
        let scope = makeScope(of: group)
        self[group].scopes.append(scope)
        if isEnabled(group) { enable(scope: scope) }
        return scope
    }

    /// Makes the instances a repeating group begins with: one, or as many as it needs.
    mutating func makeFirstInstances(of group: CellID) {
        let isRequired = isRequiredByForm(group)
        let least = isRequired ? minimumOccurrences(of: group) : 1
        for _ in 0..<min(max(least, 1), Self.maximumInstances) {
            self[group].scopes.append(makeScope(of: group))
        }
    }

    mutating func makeScope(of owner: CellID) -> Int32 {
        let context = formItem(of: owner).opens
        let scope = Int32(scopes.count)
        scopes.append(
            Scope(
                context: context,
                parent: owner.scope,
                owner: owner.slot,
                count: form.contexts[Int(context)].items.count
            )
        )
        return scope
    }

    /// Gives every answer of a repeating question with nested items a scope of its own; an answer that was there
    /// before keeps its scope and so what is answered below it.
    mutating func matchScopes(of cell: CellID, before old: [AnswerValue] = []) {
        guard formItem(of: cell).opens >= 0, formItem(of: cell).type.isQuestion else { return }
        var unused = Array(zip(old, self[cell].scopes))
        var matched: [Int32] = []
        for value in self[cell].answers {
            if let index = unused.firstIndex(where: { $0.0.isSameAnswer(as: value) }) {
                matched.append(unused.remove(at: index).1)
            } else {
                matched.append(makeScope(of: cell))
            }
        }
        for (_, scope) in unused { discard(scope) }
        self[cell].scopes = matched
    }

    /// Takes an instance away for good.
    mutating func discard(_ scope: Int32) {
        disable(scope: scope)
        scopes[Int(scope)].cells = []
        scopes[Int(scope)].isPresent = false
    }

    /// How many instances of a group hold an answer.
    func answeredInstances(of group: CellID) -> Int {
        self[group].scopes.count { scopes[Int($0)].isPresent }
    }

    /// The instances of a group that hold an answer, where fewer than there are would do.
    func removableInstances(of group: CellID) -> [Repetition.Instance] {
        let least = max(
            minimumOccurrences(of: group),
            formItem(of: group).traits.contains(.required) ? 1 : 0
        )
        guard self[group].scopes.count > least else { return [] }
        return self[group].scopes.compactMap { scope in
            firstAnswer(in: scope).map { Repetition.Instance(summary: $0, scope: scope) }
        }
    }

    /// The words of the first answer in a scope, in form order.
    private func firstAnswer(in scope: Int32) -> String? {
        let here = scopes[Int(scope)]
        var slot = here.enabled.next(from: 0, in: here.enabled)
        while slot >= 0 {
            let cell = CellID(scope, Int32(slot))
            if let answer = self[cell].answers.first { return words(for: answer, at: cell) }
            for inner in self[cell].scopes {
                if let answer = firstAnswer(in: inner) { return answer }
            }
            slot = here.enabled.next(from: slot + 1, in: here.enabled)
        }
        return nil
    }
}
