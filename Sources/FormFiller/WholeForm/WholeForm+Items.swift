internal import FHIRModel

extension WholeForm {
    /// The places of the form's own items, in form order; what is in them stands in each ``Item``.
    public var places: [Place] { places(in: 0, under: -1) }

    /// All items in form order, those of every instance among them, whether enabled or not.
    public var items: [Item] {
        var items: [Item] = []
        collect(places, into: &items)
        return items
    }

    /// What there is to show of an item; nil where the place is of another filling-in, or its instance was removed.
    public func item(at place: Place) -> Item? {
        guard let occurrence = state.sheet.occurrence(at: place) else { return nil }
        return item(of: occurrence)
    }

    private func collect(_ places: [Place], into items: inout [Item]) {
        for place in places {
            guard let item = item(at: place) else { continue }
            items.append(item)
            collect(item.items, into: &items)
            for instance in item.instances { collect(instance.items, into: &items) }
        }
    }

    private func item(of occurrence: Occurrence) -> Item {
        let item = state.formItem(of: occurrence)
        let isEnabled = state.isEnabled(occurrence)
        let isGroup = item.type == .group
        let answers = state[occurrence].answers
        let question =
            isEnabled && item.type.isQuestion ? state.question(at: occurrence) : nil
        return Item(
            place: state.place(of: occurrence),
            linkId: state.linkId(of: occurrence),
            type: item.type,
            prefix: isEnabled ? state.prefix(of: occurrence) : nil,
            text: (isEnabled ? state.text(of: occurrence) : nil)
                ?? form.text(of: state.item(of: occurrence), in: language) ?? "",
            control: state.limits(of: occurrence).control,
            isEnabled: isEnabled,
            isHidden: item.traits.contains(.hidden),
            isEditable: isEnabled && state.isAskable(occurrence),
            answers: answers,
            answerTexts: answers.map { state.words(for: $0, at: occurrence) },
            problems: isEnabled ? state.allProblems(at: occurrence) : [],
            question: question,
            items: item.opens < 0
                ? places(in: occurrence.instance, under: state.item(of: occurrence)) : [],
            instances: state[occurrence].instances.map { instance(Int32($0), of: occurrence) },
            mayAddInstance: isEnabled && isGroup && item.opens >= 0
                && state.offersAnother(occurrence),
            mayRemoveInstance: isEnabled && isGroup && item.opens >= 0
                && state.mayRemoveInstance(of: occurrence)
        )
    }

    private func instance(_ number: Int32, of owner: Occurrence) -> Instance {
        Instance(
            id: Int(number),
            items: places(in: number, under: state.item(of: owner)),
            isAnswered: state.sheet.instances[Int(number)].isPresent
        )
    }

    /// The places of the items directly under one, in an instance; -1 stands for the form itself.
    private func places(in instance: Int32, under parent: Int32) -> [Place] {
        var places: [Place] = []
        var item = parent + 1
        let end = parent < 0 ? Int32(form.items.count) : form.items[Int(parent)].end
        while item < end {
            places.append(Place(item: item, instance: instance))
            item = form.items[Int(item)].end
        }
        return places
    }
}

extension Interview {
    /// What is missing or wrong with an enabled item, its rules and what cannot be evaluated among it.
    func allProblems(at occurrence: Occurrence) -> [AnswerProblem] {
        var problems = problemsNow(at: occurrence) + failedDecisions(at: occurrence)
        let item = formItem(of: occurrence)
        guard item.opens >= 0, item.type == .group else {
            return problems + brokenRules(at: occurrence)
        }
        for instance in self[occurrence].instances {
            problems += brokenRules(of: self.item(of: occurrence), in: instance)
        }
        return problems
    }

    /// Whether a group has more instances than it needs, and one that was taken away can be added again.
    func mayRemoveInstance(of group: Occurrence) -> Bool {
        formItem(of: group).traits.contains(.asks)
            && self[group].instances.count > neededInstances(of: group)
    }
}
