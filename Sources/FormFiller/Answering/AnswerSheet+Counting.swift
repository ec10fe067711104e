// How many questions the person may answer, kept for every instance, so that how far the person has come is known without looking at
// all that stands before.
extension AnswerSheet {
    /// Counts a question that the person may answer now, or (-1) one that is no more.
    mutating func countAskable(_ change: Int, at occurrence: Occurrence) {
        guard change != 0 else { return }
        askableCount += change
        var instance = Int(occurrence.instance)
        while true {
            instances[instance].questionCount += change
            guard instances[instance].parent >= 0 else { return }
            let owner = instances[instance].owner
            instance = Int(instances[instance].parent)
            let openers = form.contexts[Int(instances[instance].context)].openers
            instances[instance].nestedCounts.add(
                change,
                at: openers.place(of: owner),
                of: openers.count
            )
        }
    }

    /// How many enabled questions that the person may answer stand before an item in document order.
    func questionsBefore(_ occurrence: Occurrence) -> Int {
        let here = instances[Int(occurrence.instance)]
        let context = form.contexts[Int(here.context)]
        var count = here.enabled.count(below: Int(occurrence.slot), in: context.askable)
        count -= lockedCount(in: here, below: Int(occurrence.slot))
        count += here.nestedCounts.sum(before: context.openers.place(of: occurrence.slot))
        guard here.parent >= 0 else { return count }
        let owner = Occurrence(here.parent, here.owner)
        for instance in self[owner].instances {
            if instance == occurrence.instance { break }
            count += instances[Int(instance)].questionCount
        }
        if isAskable(owner) { count += 1 }
        return count + questionsBefore(owner)
    }

    /// How many questions before a slot an expression keeps the person from answering.
    private func lockedCount(in instance: Instance, below slot: Int) -> Int {
        guard !instance.locked.isEmpty else { return 0 }
        let askable = form.contexts[Int(instance.context)].askable
        var count = 0
        var next = instance.locked.next(from: 0, in: instance.enabled)
        while next >= 0, next < slot {
            if askable.contains(next) { count += 1 }
            next = instance.locked.next(from: next + 1, in: instance.enabled)
        }
        return count
    }
}

extension [Int32] {
    /// How many of these ascending numbers are less than another.
    fileprivate func place(of number: Int32) -> Int {
        var (start, end) = (0, count)
        while start < end {
            let middle = (start + end) / 2
            if self[middle] < number { start = middle + 1 } else { end = middle }
        }
        return start
    }
}
