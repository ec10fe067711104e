internal import FHIRModel

extension Interview {
    /// Everything a screen needs of a question.
    func question(at occurrence: Occurrence) -> Question {
        let index = item(of: occurrence)
        let item = form.items[Int(index)]
        let limits = limits(of: occurrence)
        var question = Question(
            place: place(of: occurrence),
            linkId: linkId(of: occurrence),
            type: item.type,
            prefix: prefix(of: occurrence),
            text: text(of: occurrence) ?? "",
            progress: progress(at: occurrence)
        )
        question.headings = headings(of: occurrence)
        question.control = limits.control
        question.entryFormat = limits.entryFormat
        addTexts(to: &question, from: occurrence)
        question.supportLinks = supportLinks(of: occurrence)
        question.options = options(at: occurrence)
        question.acceptsOwnValue =
            item.type == .openChoice || (limits.constraint ?? .optionsOnly) != .optionsOnly
            || question.options.isEmpty
        question.isListIncomplete =
            !question.acceptsOwnValue && !question.options.isEmpty && !knowsOptions(of: occurrence)
        question.ownValueLabel = limits.openLabel
        question.repeats = isRepeating(occurrence)
        question.minimumAnswers = question.repeats ? limits.minimumOccurrences ?? 0 : 0
        question.maximumAnswers = question.repeats ? limits.maximumOccurrences : 1
        question.minimumLength = limits.minimumLength
        question.maximumLength = maximumLength(of: item, limits)
        question.minimum = limits.minimum
        question.maximum = limits.maximum
        question.maximumDecimalPlaces = limits.maximumDecimalPlaces
        question.stepValue = limits.control == "slider" ? limits.stepValue : nil
        addUnits(to: &question, limits, item)
        question.answers = self[occurrence].answers
        let chosen = question.options.filter(\.isSelected)
        question.answerTexts = question.answers.map { value in
            guard item.type != .quantity else { return words(for: value, at: occurrence) }
            let option = chosen.first { $0.value.isSameAnswer(as: value) }
            return option?.text ?? words(for: value, at: occurrence)
        }
        question.isForStaff = isForStaff(occurrence)
        question.isRequired = isRequired(occurrence)
        if let returned = navigation.returned { add(returned, to: &question, at: occurrence) }
        question.maySkip = !question.isRequired || question.isForStaff
        return question
    }

    /// The options of a question, each with what is typed for it and what it is called.
    private func options(at occurrence: Occurrence) -> [Question.Option] {
        guard formItem(of: occurrence).hasOptions else { return [] }
        let answers = self[occurrence].answers
        let known = knownOptions(of: occurrence)
        let words = known.map { form.text(of: $0, in: language) }
        let keys = OptionKeys(prefixes: known.map(\.prefix), words: words)
        return placesOffered(among: known, of: occurrence).map { place in
            Question.Option(
                value: known[place].value,
                text: words[place],
                prefix: known[place].prefix,
                key: keys.keys[place],
                label: keys.labels[place],
                otherNames: form.otherNames(of: known[place]),
                heading: known[place].heading,
                isExclusive: known[place].isExclusive,
                isSelected: answers.contains { $0.isSameAnswer(as: known[place].value) }
            )
        }
    }

    private func maximumLength(of item: FormItem, _ limits: AnswerLimits) -> Int? {
        switch item.type {
        case .string, .text, .url, .openChoice:
            Self.maximumTextLength(limits)
        case .group, .display, .boolean, .decimal, .integer, .date, .dateTime, .time, .choice,
            .attachment, .reference, .quantity:
            limits.maximumLength
        }
    }

    /// Adds help, instructions and labels: display items nested under the question, and help of the groups around
    /// it.
    private func addTexts(to question: inout Question, from occurrence: Occurrence) {
        let index = item(of: occurrence)
        for attached in form.attachments[index] ?? [] {
            guard let text = text(of: attached, beside: occurrence), !text.isEmpty else { continue }
            switch form.items[Int(attached)].control {
            case .help, .flyover, .security: question.help.append(text)
            case .upper: question.upperLabel = text
            case .lower: question.lowerLabel = text
            case .unit:
                if question.unit == nil { question.unit = Coding(display: text) }
            case .other, .legal, .prompt, .page, .header, .footer, .slider:
                question.instructions.append(text)
            }
        }
        var around = form.items[Int(index)].parent
        while around >= 0 {
            if form.items[Int(around)].type == .group {
                for attached in form.attachments[around] ?? []
                where form.items[Int(attached)].control.isHelp {
                    if let text = text(of: attached, beside: occurrence) {
                        question.help.append(text)
                    }
                }
            }
            around = form.items[Int(around)].parent
        }
    }

    /// The words of a display item shown with a question: one that stands in the question's own instance may compute them.
    private func text(of attached: Int32, beside occurrence: Occurrence) -> String? {
        let item = form.items[Int(attached)]
        guard item.context == sheet.instances[Int(occurrence.instance)].context else {
            return form.text(of: attached, in: language)
        }
        return text(of: Occurrence(occurrence.instance, item.slot))
    }

    private func addUnits(to question: inout Question, _ limits: AnswerLimits, _ item: FormItem) {
        let units = units(by: limits)
        question.acceptsOwnUnit = limits.acceptsOwnUnit
        // A bare number cannot say which unit was chosen: it is asked for in the first.
        let isChosen = units.count > 1 && item.type == .quantity
        if isChosen { question.units = units }
        if let unit = limits.unit ?? (isChosen ? nil : units.first) {
            question.unit = unit
        } else if item.type == .quantity {
            let view = Questionnaire.Item(at: item.node, in: form.questionnaire.tree)
            let bounds = units.isEmpty ? [limits.maximum, limits.minimum] : []
            for case .quantity(let quantity) in bounds.compactMap(\.self) + view.initials
            where quantity.code != nil || quantity.unit != nil {
                question.unit = Coding(
                    system: quantity.system,
                    code: quantity.code,
                    display: quantity.unit
                )
            }
        }
    }

    /// The questions passed so far that are enabled and not hidden, with their answers, in form order.
    ///
    /// For a screen to check them on. A question that was skipped has no answers.
    public var answeredQuestions: [AnsweredQuestion] {
        var questions: [AnsweredQuestion] = []
        collect(in: 0, into: &questions)
        return questions
    }

    private func collect(in instance: Int32, into questions: inout [AnsweredQuestion]) {
        let here = sheet.instances[Int(instance)]
        let stops = form.contexts[Int(here.context)].stops
        var slot = here.enabled.next(from: 0, in: stops)
        while slot >= 0 {
            let occurrence = Occurrence(instance, Int32(slot))
            let item = formItem(of: occurrence)
            if item.type.isQuestion,
                here.visited.contains(slot) || !self[occurrence].answers.isEmpty
            {
                questions.append(
                    AnsweredQuestion(
                        place: place(of: occurrence),
                        linkId: linkId(of: occurrence),
                        type: item.type,
                        headings: headings(of: occurrence),
                        text: text(of: occurrence) ?? "",
                        shortText: form.shortText(
                            of: self.item(of: occurrence),
                            in: language ?? form.languages.first ?? ""
                        ),
                        answers: self[occurrence].answers,
                        texts: self[occurrence].answers.map { words(for: $0, at: occurrence) },
                        isEditable: isAskable(occurrence)
                    )
                )
            }
            for inner in self[occurrence].instances { collect(in: inner, into: &questions) }
            slot = here.enabled.next(from: slot + 1, in: stops)
        }
    }
}
