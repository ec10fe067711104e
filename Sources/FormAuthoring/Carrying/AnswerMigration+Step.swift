internal import FHIRModel
internal import FormFiller

extension AnswerMigration {
    /// Goes to the step of the latest version where it is still one, and else to the first thing that was not passed.
    mutating func goWherePersonWas() {
        guard let latest = versions.first else { return }
        for problem in latest.navigation.dismissed { dismiss(problem, of: latest) }
        let resumption = latest.navigation.resumption.flatMap { cursor in
            places[cursor.occurrence].map { Cursor(occurrence: $0, isAfter: cursor.isAfter) }
        }
        interview.navigation.resumeChange(latest.navigation.isChanging, goingOnAt: resumption)
        guard let cursor = latest.navigation.cursor else {
            interview.goToWhatIsUnseen()
            return
        }
        let shown =
            cursor.isAfter || !latest.isReading(cursor.occurrence)
            ? [cursor.occurrence] : latest.page(around: cursor)
        let kept = shown.compactMap { places[$0] }.map {
            Cursor(occurrence: $0, isAfter: cursor.isAfter)
        }
        if let found = kept.first(where: { interview.canStop(at: $0) }) {
            interview.navigation.place(at: found)
            interview.arrive()
        } else {
            interview.goToWhatIsUnseen()
        }
    }

    /// Does not go back to a problem that the person has seen and left as it is.
    private mutating func dismiss(_ problem: PlacedProblem, of latest: Interview) {
        let occurrence = problem.place.flatMap { latest.sheet.occurrence(at: $0) }.flatMap {
            places[$0]
        }
        guard occurrence != nil || problem.place == nil else { return }
        var left = PlacedProblem(
            place: occurrence.map { interview.place(of: $0) },
            linkId: problem.linkId,
            problem: problem.problem
        )
        if problem.instance >= 0 {
            guard let inside = places.first(where: { $0.key.instance == problem.instance }) else {
                return
            }
            left.instance = inside.value.instance
        }
        interview.navigation.dismiss(left)
    }
}

extension Interview {
    /// Whether there is something to show at a place.
    fileprivate func canStop(at cursor: Cursor) -> Bool {
        guard exists(cursor.occurrence), isEnabled(cursor.occurrence) else { return false }
        guard cursor.isAfter else { return isShown(cursor.occurrence) }
        return formItem(of: cursor.occurrence).opens >= 0
            && formItem(of: cursor.occurrence).type == .group
            && offersAnother(cursor.occurrence)
    }
}
