internal import FHIRModel

extension Interview {
    /// Makes ``step`` of where the person is.
    package mutating func arrive() {
        refreshAlerts()
        guard let cursor = navigation.cursor else {
            sheet.undecided.reachEnd()
            step = .finished(Completion(problems: problems))
            return
        }
        if cursor.occurrence.instance == 0 { sheet.undecided.reach(item(of: cursor.occurrence)) }
        if cursor.isAfter {
            step = .addAnother(repetition(of: cursor.occurrence))
        } else if isReading(cursor.occurrence) {
            step = .page(makePage(around: cursor))
        } else {
            step = .question(question(at: cursor.occurrence))
        }
    }

    private func makePage(around cursor: Cursor) -> Page {
        let occurrences = page(around: cursor)
        let first = occurrences.first ?? cursor.occurrence
        return Page(
            place: place(of: first),
            headings: headings(of: first),
            paragraphs: occurrences.map { paragraph(of: $0, isFirst: $0 == first) },
            progress: progress(at: first)
        )
    }

    private func paragraph(of occurrence: Occurrence, isFirst: Bool) -> Page.Paragraph {
        Page.Paragraph(
            linkId: linkId(of: occurrence),
            prefix: prefix(of: occurrence),
            text: text(of: occurrence) ?? "",
            answers: self[occurrence].answers,
            texts: self[occurrence].answers.map { words(for: $0, at: occurrence) },
            supportLinks: isFirst
                ? supportLinks(of: occurrence) : form.supportLinks(of: item(of: occurrence)),
            control: limits(of: occurrence).control
        )
    }

    private func repetition(of group: Occurrence) -> Repetition {
        let limits = limits(of: group)
        return Repetition(
            place: place(of: group),
            linkId: linkId(of: group),
            text: text(of: group),
            headings: headings(of: group),
            count: sheet.answeredInstances(of: group),
            minimum: limits.minimumOccurrences ?? 0,
            maximum: limits.maximumOccurrences,
            progress: progress(at: group),
            removable: removableInstances(of: group)
        )
    }

    /// The texts of the items around, outermost first; of a repeating question, the answer nested under too.
    func headings(of occurrence: Occurrence) -> [String] {
        var headings: [String] = []
        var inner = occurrence
        while let parent = parent(of: inner) {
            if parent.instance != inner.instance, formItem(of: parent).type.isQuestion,
                let number = self[parent].instances.firstIndex(of: inner.instance),
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

    /// The addresses of the `supportLink`s of an item and of the groups around it, outermost first, each once.
    func supportLinks(of occurrence: Occurrence) -> [String] {
        var links: [[String]] = []
        var index = item(of: occurrence)
        while index >= 0 {
            let item = form.items[Int(index)]
            if item.traits.contains(.hasSupportLink) { links.append(form.supportLinks(of: index)) }
            index = item.parent
        }
        if links.isEmpty { return [] }
        var seen: Set<String> = []
        return links.reversed().joined().filter { seen.insert($0).inserted }
    }

    /// The words for an answer: those of the option it is, or the value itself.
    func words(for value: AnswerValue, at occurrence: Occurrence) -> String {
        if case .quantity(var quantity) = value {
            quantity.unit =
                unit(of: quantity, at: occurrence, in: language)?.display ?? quantity.unit
            return quantity.text
        }
        let option = knownOptions(of: occurrence).first { $0.value.isSameAnswer(as: value) }
        return option.map { form.text(of: $0, in: language) } ?? form.text(of: value, in: language)
    }

    /// How far the person has come: the number of the next question to answer among those enabled now.
    func progress(at occurrence: Occurrence) -> Progress {
        let number = min(sheet.questionsBefore(occurrence) + 1, max(sheet.askableCount, 1))
        return Progress(
            number: number,
            count: sheet.askableCount,
            answered: sheet.answeredCount,
            undecided: sheet.undecided.count
        )
    }
}
