internal import FHIRModel

extension Interview {
    /// Makes ``step`` of where the person is.
    mutating func arrive() {
        guard let cursor else {
            step = .finished(Completion(problems: problems))
            return
        }
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
        let index = item(of: cell)
        return Page.Paragraph(
            linkId: linkId(of: cell),
            prefix: prefix(of: index),
            text: form.text(of: index, in: language) ?? "",
            answers: self[cell].answers,
            control: limits(of: cell).control
        )
    }

    private func repetition(of group: CellID) -> Repetition {
        let limits = limits(of: group)
        return Repetition(
            place: place(of: group),
            linkId: linkId(of: group),
            text: form.text(of: item(of: group), in: language),
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
            if let text = form.text(of: item(of: parent), in: language), !text.isEmpty {
                headings.append(text)
            }
            inner = parent
        }
        return headings.reversed()
    }

    func prefix(of item: Int32) -> String? {
        form.words(
            .prefix,
            companion: .prefixCompanion,
            of: form.items[Int(item)].node,
            in: language
        )
    }

    /// The words for an answer: those of the option it is, or the value itself.
    func words(for value: AnswerValue, at cell: CellID) -> String {
        let option = offeredOptions(of: cell).first { $0.value.isSameAnswer(as: value) }
        return option.map { form.text(of: $0, in: language) } ?? value.text
    }

    /// How far the person has come: the number of the next question to answer among those enabled now.
    func progress(at cell: CellID) -> Progress {
        let number = min(questionsBefore(cell) + 1, max(askableCount, 1))
        return Progress(number: number, count: askableCount, answered: answeredCount)
    }

    /// How many enabled questions stand before an item in document order.
    private func questionsBefore(_ cell: CellID) -> Int {
        let here = scopes[Int(cell.scope)]
        let context = form.contexts[Int(here.context)]
        var count = here.enabled.count(below: Int(cell.slot), in: context.askable)
        for opener in context.openers where opener < cell.slot {
            for scope in here.cells[Int(opener)].scopes { count += questions(in: scope) }
        }
        guard here.parent >= 0 else { return count }
        let owner = CellID(here.parent, here.owner)
        for scope in self[owner].scopes.prefix(while: { $0 != cell.scope }) {
            count += questions(in: scope)
        }
        if formItem(of: owner).isAskable { count += 1 }
        return count + questionsBefore(owner)
    }

    private func questions(in scope: Int32) -> Int {
        let here = scopes[Int(scope)]
        let context = form.contexts[Int(here.context)]
        var count = here.enabled.count(below: here.cells.count, in: context.askable)
        for opener in context.openers {
            for inner in here.cells[Int(opener)].scopes { count += questions(in: inner) }
        }
        return count
    }
}
