internal import FHIRModel

extension AnswerCarrier {
    /// Goes to the step of the latest version where it is still one, and else to the first thing that was not passed.
    mutating func goWherePersonWas() {
        guard let latest = versions.first else { return }
        interview.isChanging = latest.isChanging
        for problem in latest.left { leave(problem, of: latest) }
        interview.resume = latest.resume.flatMap { cursor in
            places[cursor.cell].map { Cursor(cell: $0, isAfter: cursor.isAfter) }
        }
        guard let cursor = latest.cursor else {
            interview.goToWhatIsUnseen()
            return
        }
        let shown =
            cursor.isAfter || !latest.isReading(cursor.cell)
            ? [cursor.cell] : latest.page(around: cursor)
        let kept = shown.compactMap { places[$0] }.map { Cursor(cell: $0, isAfter: cursor.isAfter) }
        if let found = kept.first(where: { interview.canStop(at: $0) }) {
            interview.cursor = found
            interview.arrive()
        } else {
            interview.goToWhatIsUnseen()
        }
    }

    /// Does not go back to a problem that the person has seen and left as it is.
    private mutating func leave(_ problem: PlacedProblem, of latest: Interview) {
        let cell = problem.place.flatMap { latest.cell(at: $0) }.flatMap { places[$0] }
        guard cell != nil || problem.place == nil else { return }
        var left = PlacedProblem(
            place: cell.map { interview.place(of: $0) },
            linkId: problem.linkId,
            problem: problem.problem
        )
        if problem.instance >= 0 {
            guard let inside = places.first(where: { $0.key.scope == problem.instance }) else {
                return
            }
            left.instance = inside.value.scope
        }
        interview.left.insert(left)
    }
}

extension Interview {
    /// Whether there is something to show at a place.
    fileprivate func canStop(at cursor: Cursor) -> Bool {
        guard exists(cursor.cell), isEnabled(cursor.cell) else { return false }
        guard cursor.isAfter else { return isShown(cursor.cell) }
        return formItem(of: cursor.cell).opens >= 0 && formItem(of: cursor.cell).type == .group
            && offersAnother(cursor.cell)
    }
}
