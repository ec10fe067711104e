import FHIRModel

@testable package import FormFiller

extension Interview {
    /// Whether what is kept up to date step by step is what a fresh look at everything gives.
    package var isConsistent: Bool {
        var askable = 0
        var answered = 0
        var probe = self
        for (number, instance) in sheet.instances.enumerated() {
            for slot in instance.items.indices {
                let occurrence = Occurrence(Int32(number), Int32(slot))
                let item = formItem(of: occurrence)
                guard isEnabled(occurrence) else {
                    if isPresent(occurrence) { return false }
                    continue
                }
                if !probe.conditionsHold(of: occurrence), !enablement.isUnstable { return false }
                if let parent = parent(of: occurrence), !isEnabled(parent) { return false }
                if item.type.isQuestion,
                    instance.present.contains(slot) != sheet.hasSomethingToSay(occurrence)
                {
                    return false
                }
                if isAskable(occurrence) {
                    askable += 1
                    if !self[occurrence].answers.isEmpty { answered += 1 }
                }
            }
        }
        return askable == sheet.askableCount && answered == sheet.answeredCount && forgetsNoProblem
            && isInFormOrder(response.items) && countsUndecided && alertsHolding == evaluatedAlerts
            && countsQuestions && computesAll
    }

    /// Whether each instance counts the questions that a look at all it holds finds.
    private var countsQuestions: Bool {
        func questions(in instance: Int32) -> Int {
            let here = sheet.instances[Int(instance)]
            return here.items.indices.reduce(0) { count, slot in
                let occurrence = Occurrence(instance, Int32(slot))
                return count + (isEnabled(occurrence) && isAskable(occurrence) ? 1 : 0)
                    + here.items[slot].instances.reduce(0) { $0 + questions(in: $1) }
            }
        }
        return sheet.instances.indices.allSatisfy {
            let here = sheet.instances[$0]
            let nested = here.items.flatMap(\.instances).reduce(0) {
                $0 + sheet.instances[Int($1)].questionCount
            }
            return here.questionCount == questions(in: Int32($0))
                && here.nestedCounts.sum(before: .max) == nested
        }
    }

    /// Whether every calculated value that nobody changed is what its expression gives now.
    private var computesAll: Bool {
        if enablement.isUnstable { return true }
        var probe = self
        for (number, instance) in sheet.instances.enumerated() {
            for slot in instance.items.indices {
                let occurrence = Occurrence(Int32(number), Int32(slot))
                guard isEnabled(occurrence), !self[occurrence].marks.contains(.edited),
                    let expression = form.expressions.first(.calculated, on: item(of: occurrence)),
                    !form.expressions.all[expression].isTimed,
                    let found = probe.calculated(by: expression, for: occurrence)
                else { continue }
                let values = answers(from: found, at: occurrence)
                let wanted = isRepeating(occurrence) ? values : Array(values.prefix(1))
                if wanted != self[occurrence].answers { return false }
            }
        }
        return true
    }

    /// Whether the count of questions that may come is that of the disabled ones decided here or later.
    private var countsUndecided: Bool {
        form.items.indices.filter {
            let item = form.items[$0]
            return item.isAskable && item.context == 0 && !isEnabled(Occurrence(0, item.slot))
                && sheet.undecided.decider(of: Int32($0)) >= sheet.undecided.furthest
        }.count == sheet.undecided.count
    }

    /// Whether the problems are those that checking every answer again finds.
    package var forgetsNoProblem: Bool {
        var probe = self
        for number in sheet.instances.indices {
            for slot in sheet.instances[number].items.indices {
                probe.sheet.instances[number].unchecked.insert(slot)
            }
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
