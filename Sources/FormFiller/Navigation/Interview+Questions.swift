internal import FHIRModel

extension Interview {
    /// Everything a screen needs of a question.
    func question(at cell: CellID) -> Question {
        let index = item(of: cell)
        let item = form.items[Int(index)]
        let limits = limits(of: cell)
        var question = Question(
            place: place(of: cell),
            linkId: linkId(of: cell),
            type: item.type,
            prefix: prefix(of: cell),
            text: text(of: cell) ?? "",
            progress: progress(at: cell)
        )
        question.headings = headings(of: cell)
        question.control = limits.control
        question.entryFormat = limits.entryFormat
        addTexts(to: &question, from: cell)
        question.options = options(at: cell)
        question.acceptsOwnValue =
            item.type == .openChoice || (limits.constraint ?? .optionsOnly) != .optionsOnly
            || question.options.isEmpty
        question.ownValueLabel = limits.openLabel
        question.repeats = isRepeating(cell)
        question.minimumAnswers = question.repeats ? limits.minimumOccurrences ?? 0 : 0
        question.maximumAnswers = question.repeats ? limits.maximumOccurrences : 1
        question.minimumLength = limits.minimumLength
        question.maximumLength = maximumLength(of: item, limits)
        question.minimum = limits.minimum
        question.maximum = limits.maximum
        question.maximumDecimalPlaces = limits.maximumDecimalPlaces
        question.stepValue = limits.control == "slider" ? limits.stepValue : nil
        addUnits(to: &question, limits, item)
        question.answers = self[cell].answers
        question.isForStaff = isForStaff(cell)
        question.isRequired = isRequired(cell)
        if let returned { add(returned, to: &question, at: cell) }
        question.maySkip = !question.isRequired || question.isForStaff
        return question
    }

    private func options(at cell: CellID) -> [Question.Option] {
        let answers = self[cell].answers
        return offeredOptions(of: cell).map { option in
            Question.Option(
                value: option.value,
                text: form.text(of: option, in: language),
                prefix: option.prefix,
                isExclusive: option.isExclusive,
                isSelected: answers.contains { $0.isSameAnswer(as: option.value) }
            )
        }
    }

    private func maximumLength(of item: FormItem, _ limits: AnswerLimits) -> Int? {
        switch item.type {
        case .string, .text, .url, .openChoice:
            min(limits.maximumLength ?? Self.maximumTextLength, Self.maximumTextLength)
        case .group, .display, .boolean, .decimal, .integer, .date, .dateTime, .time, .choice,
            .attachment, .reference, .quantity:
            limits.maximumLength
        }
    }

    /// Adds help, instructions and labels: display items nested under the question, and help of the groups around
    /// it.
    private func addTexts(to question: inout Question, from cell: CellID) {
        let index = item(of: cell)
        for attached in form.attachments[index] ?? [] {
            guard let text = text(of: attached, beside: cell), !text.isEmpty else { continue }
            switch form.items[Int(attached)].control {
            case .help, .flyover, .legal, .security: question.help.append(text)
            case .upper: question.upperLabel = text
            case .lower: question.lowerLabel = text
            case .unit:
                if question.unit == nil { question.unit = Coding(display: text) }
            case .other, .prompt, .page, .header, .footer, .slider:
                question.instructions.append(text)
            }
        }
        var around = form.items[Int(index)].parent
        while around >= 0 {
            if form.items[Int(around)].type == .group {
                for attached in form.attachments[around] ?? []
                where form.items[Int(attached)].control.isHelp {
                    if let text = text(of: attached, beside: cell) {
                        question.help.append(text)
                    }
                }
            }
            around = form.items[Int(around)].parent
        }
    }

    /// The words of a display item shown with a question: one that stands in the question's own scope may compute them.
    private func text(of attached: Int32, beside cell: CellID) -> String? {
        let item = form.items[Int(attached)]
        guard item.context == scopes[Int(cell.scope)].context else {
            return form.text(of: attached, in: language)
        }
        return text(of: CellID(cell.scope, item.slot))
    }

    private func addUnits(to question: inout Question, _ limits: AnswerLimits, _ item: FormItem) {
        let units = units(by: limits)
        question.acceptsOwnUnit = limits.acceptsOwnUnit
        if units.count > 1 { question.units = units }
        if let unit = limits.unit ?? (units.count == 1 ? units.first : nil) {
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

    private func collect(in scope: Int32, into questions: inout [AnsweredQuestion]) {
        let here = scopes[Int(scope)]
        let stops = form.contexts[Int(here.context)].stops
        var slot = here.enabled.next(from: 0, in: stops)
        while slot >= 0 {
            let cell = CellID(scope, Int32(slot))
            let item = formItem(of: cell)
            if item.type.isQuestion, here.visited.contains(slot) || !self[cell].answers.isEmpty {
                questions.append(
                    AnsweredQuestion(
                        place: place(of: cell),
                        linkId: linkId(of: cell),
                        type: item.type,
                        headings: headings(of: cell),
                        text: text(of: cell) ?? "",
                        answers: self[cell].answers,
                        texts: self[cell].answers.map { words(for: $0, at: cell) },
                        isEditable: isAskable(cell)
                    )
                )
            }
            for inner in self[cell].scopes { collect(in: inner, into: &questions) }
            slot = here.enabled.next(from: slot + 1, in: stops)
        }
    }
}
