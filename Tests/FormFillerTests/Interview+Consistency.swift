import FHIRModel

@testable import FormFiller

extension Interview {
    /// Whether what is kept up to date step by step is what a fresh look at everything gives.
    var isConsistent: Bool {
        var askable = 0
        var answered = 0
        var probe = self
        for (number, scope) in scopes.enumerated() {
            for slot in scope.cells.indices {
                let cell = CellID(Int32(number), Int32(slot))
                let item = formItem(of: cell)
                guard isEnabled(cell) else {
                    if isPresent(cell) { return false }
                    continue
                }
                if !probe.conditionsHold(of: cell), !isUnstable { return false }
                if let parent = parent(of: cell), !isEnabled(parent) { return false }
                if item.type.isQuestion, scope.present.contains(slot) != hasSomethingToSay(cell) {
                    return false
                }
                if isAskable(cell) {
                    askable += 1
                    if !self[cell].answers.isEmpty { answered += 1 }
                }
            }
        }
        return askable == askableCount && answered == answeredCount && forgetsNoProblem
            && isInFormOrder(response.items) && countsUndecided
    }

    /// Whether the count of questions that may come is that of the disabled ones decided here or later.
    private var countsUndecided: Bool {
        form.items.indices.filter {
            let item = form.items[$0]
            return item.isAskable && item.context == 0 && !isEnabled(CellID(0, item.slot))
                && undecided.decider(of: Int32($0)) >= undecided.furthest
        }.count == undecided.count
    }

    /// Whether the problems are those that checking every answer again finds.
    var forgetsNoProblem: Bool {
        var probe = self
        for number in scopes.indices {
            for slot in scopes[number].cells.indices { probe.scopes[number].unchecked.insert(slot) }
        }
        return probe.problems == problems
    }

    private func isInFormOrder(_ items: [QuestionnaireResponse.Item]) -> Bool {
        var last: Int32 = -1
        for item in items {
            guard let number = form.byLinkId[item.linkId ?? ""] else { return false }
            if number < last { return false }
            last = number
            guard isInFormOrder(item.items) else { return false }
            for answer in item.answers {
                guard isInFormOrder(answer.items) else { return false }
            }
        }
        return true
    }
}
