internal import FHIRModel

extension Interview {
    /// Makes ``step`` of where the person is.
    mutating func arrive() {
        refreshAlerts()
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
            texts: self[cell].answers.map { words(for: $0, at: cell) },
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
        if case .quantity(var quantity) = value {
            quantity.unit = unit(of: quantity, at: cell, in: language)?.display ?? quantity.unit
            return quantity.text
        }
        let option = knownOptions(of: cell).first { $0.value.isSameAnswer(as: value) }
        return option.map { form.text(of: $0, in: language) } ?? form.text(of: value, in: language)
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
}
