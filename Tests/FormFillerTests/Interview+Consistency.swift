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
            && isInFormOrder(response.items) && countsUndecided && staffAlerts == evaluatedAlerts
            && countsQuestions && computesAll
    }

    /// Whether each scope counts the questions that a look at all it holds finds.
    private var countsQuestions: Bool {
        func questions(in scope: Int32) -> Int {
            let here = scopes[Int(scope)]
            return here.cells.indices.reduce(0) { count, slot in
                let cell = CellID(scope, Int32(slot))
                return count + (isEnabled(cell) && isAskable(cell) ? 1 : 0)
                    + here.cells[slot].scopes.reduce(0) { $0 + questions(in: $1) }
            }
        }
        return scopes.indices.allSatisfy {
            let here = scopes[$0]
            let nested = here.cells.flatMap(\.scopes).reduce(0) {
                $0 + scopes[Int($1)].questionCount
            }
            return here.questionCount == questions(in: Int32($0))
                && here.nestedCounts.sum(before: .max) == nested
        }
    }

    /// Whether every calculated value that nobody changed is what its expression gives now.
    private var computesAll: Bool {
        if isUnstable { return true }
        var probe = self
        for (number, scope) in scopes.enumerated() {
            for slot in scope.cells.indices {
                let cell = CellID(Int32(number), Int32(slot))
                guard isEnabled(cell), !self[cell].marks.contains(.edited),
                    let expression = form.expressions.first(.calculated, on: item(of: cell)),
                    !form.expressions.all[expression].isTimed,
                    let found = probe.calculated(by: expression, for: cell)
                else { continue }
                let values = answers(from: found, at: cell)
                let wanted = isRepeating(cell) ? values : Array(values.prefix(1))
                if wanted != self[cell].answers { return false }
            }
        }
        return true
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
