// How many questions the person may answer, kept for every scope, so that how far the person has come is known without looking at
// all that stands before.
extension Interview {
    /// Counts a question that the person may answer now, or (-1) one that is no more.
    mutating func countAskable(_ change: Int, at cell: CellID) {
        guard change != 0 else { return }
        askableCount += change
        var scope = Int(cell.scope)
        while true {
            scopes[scope].questionCount += change
            guard scopes[scope].parent >= 0 else { return }
            let owner = scopes[scope].owner
            scope = Int(scopes[scope].parent)
            let openers = form.contexts[Int(scopes[scope].context)].openers
            scopes[scope].nestedCounts.add(
                change,
                at: openers.place(of: owner),
                of: openers.count
            )
        }
    }

    /// How many enabled questions that the person may answer stand before an item in document order.
    func questionsBefore(_ cell: CellID) -> Int {
        let here = scopes[Int(cell.scope)]
        let context = form.contexts[Int(here.context)]
        var count = here.enabled.count(below: Int(cell.slot), in: context.askable)
        count -= lockedCount(in: here, below: Int(cell.slot))
        count += here.nestedCounts.sum(before: context.openers.place(of: cell.slot))
        guard here.parent >= 0 else { return count }
        let owner = CellID(here.parent, here.owner)
        for scope in self[owner].scopes {
            if scope == cell.scope { break }
            count += scopes[Int(scope)].questionCount
        }
        if isAskable(owner) { count += 1 }
        return count + questionsBefore(owner)
    }

    /// How many questions before a slot an expression keeps the person from answering.
    private func lockedCount(in scope: Scope, below slot: Int) -> Int {
        guard !scope.locked.isEmpty else { return 0 }
        let askable = form.contexts[Int(scope.context)].askable
        var count = 0
        var next = scope.locked.next(from: 0, in: scope.enabled)
        while next >= 0, next < slot {
            if askable.contains(next) { count += 1 }
            next = scope.locked.next(from: next + 1, in: scope.enabled)
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
