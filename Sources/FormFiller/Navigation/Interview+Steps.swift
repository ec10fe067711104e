internal import FHIRModel

extension Interview {
    /// Makes ``step`` of where the person is.
    mutating func arrive() {
        guard let cursor else {
            undecided.reachEnd()
            step = .finished(Completion(problems: problems))
            return
        }
        if cursor.cell.scope == 0 { undecided.reach(item(of: cursor.cell)) }
        if cursor.isAfter {
            step = .addAnother(repetition(of: cursor.cell))
        } else if isReading(cursor.cell) {
            step = .page(makePage(around: cursor))
        } else {
            step = .question(question(at: cursor.cell))
        }
    }

    private func makePage(around cursor: Cursor) -> Page {
        let cells = page(around: cursor)
        let first = cells.first ?? cursor.cell
        return Page(
            place: place(of: first),
            headings: headings(of: first),
            paragraphs: cells.map { paragraph(of: $0) },
            progress: progress(at: first)
        )
    }

    private func paragraph(of cell: CellID) -> Page.Paragraph {
        Page.Paragraph(
            linkId: linkId(of: cell),
            prefix: prefix(of: cell),
            text: text(of: cell) ?? "",
            answers: self[cell].answers,
            control: limits(of: cell).control
        )
    }

    private func repetition(of group: CellID) -> Repetition {
        let limits = limits(of: group)
        return Repetition(
            place: place(of: group),
            linkId: linkId(of: group),
            text: text(of: group),
            headings: headings(of: group),
            count: answeredInstances(of: group),
            minimum: limits.minimumOccurrences ?? 0,
            maximum: limits.maximumOccurrences,
            progress: progress(at: group),
            removable: removableInstances(of: group)
        )
    }

    /// The texts of the items around, outermost first; of a repeating question, the answer nested under too.
    func headings(of cell: CellID) -> [String] {
        var headings: [String] = []
        var inner = cell
        while let parent = parent(of: inner) {
            if parent.scope != inner.scope, formItem(of: parent).type.isQuestion,
                let number = self[parent].scopes.firstIndex(of: inner.scope),
                number < self[parent].answers.count
            {
                headings.append(words(for: self[parent].answers[number], at: parent))
            }
            if let text = text(of: parent), !text.isEmpty {
                headings.append(text)
            }
            inner = parent
        }
        return headings.reversed()
    }

    /// The words for an answer: those of the option it is, or the value itself.
    func words(for value: AnswerValue, at cell: CellID) -> String {
        let option = knownOptions(of: cell).first { $0.value.isSameAnswer(as: value) }
        return option.map { form.text(of: $0, in: language) } ?? value.text
    }

    /// How far the person has come: the number of the next question to answer among those enabled now.
    func progress(at cell: CellID) -> Progress {
        let number = min(questionsBefore(cell) + 1, max(askableCount, 1))
        return Progress(
            number: number,
            count: askableCount,
            answered: answeredCount,
            undecided: undecided.count
        )
    }

    /// How many enabled questions stand before an item in document order.
    private func questionsBefore(_ cell: CellID) -> Int {
        let here = scopes[Int(cell.scope)]
        let context = form.contexts[Int(here.context)]
        var count = here.enabled.count(below: Int(cell.slot), in: context.askable)
        count -= lockedCount(in: here, below: Int(cell.slot))
        for opener in context.openers where opener < cell.slot {
            for scope in here.cells[Int(opener)].scopes { count += questions(in: scope) }
        }
        guard here.parent >= 0 else { return count }
        let owner = CellID(here.parent, here.owner)
        for scope in self[owner].scopes.prefix(while: { $0 != cell.scope }) {
            count += questions(in: scope)
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

    private func questions(in scope: Int32) -> Int {
        let here = scopes[Int(scope)]
        let context = form.contexts[Int(here.context)]
        var count = here.enabled.count(below: here.cells.count, in: context.askable)
        count -= lockedCount(in: here, below: here.cells.count)
        for opener in context.openers {
            for inner in here.cells[Int(opener)].scopes { count += questions(in: inner) }
        }
        return count
    }
}
