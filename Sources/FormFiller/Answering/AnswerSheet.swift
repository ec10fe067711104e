package import FHIRModel

/// The answers to a form and its repeats: which instances there are, what is known of each item in them, how many are answered.
///
/// It knows where everything stands and what the conditions written in the form (`enableWhen`) say of it. It neither evaluates
/// expressions nor decides what follows from an answer: ``Interview`` does, and writes it here.
package struct AnswerSheet: Sendable {
    /// The form being filled in.
    package let form: Form
    /// All instances; the first is the form itself.
    ///
    /// Removed ones stay, empty, so that a number never stands for another instance.
    package var instances: [Instance]
    /// Earlier answers that were changed, of items with `keep-previous-answers`.
    package var previous: [Occurrence: [AnswerValue]] = [:]
    /// How many enabled questions the person may answer.
    package var askableCount = 0
    /// How many of them have an answer.
    package var answeredCount = 0
    /// Questions that may become enabled by answers still to come.
    package var undecided: UndecidedQuestions

    /// What changed since an edit began, for whoever shows the whole form; nil while nobody asks.
    package var noted: [Occurrence]?

    /// A sheet in which nothing is enabled yet.
    package init(_ form: Form) {
        self.form = form
        undecided = form.undecided
        instances = [
            Instance(context: 0, parent: -1, owner: -1, count: form.contexts[0].items.count)
        ]
    }

    /// Notes that an item's answers, instances or standing changed.
    package mutating func note(_ occurrence: Occurrence) { noted?.append(occurrence) }

    package subscript(occurrence: Occurrence) -> ItemState {
        get { instances[Int(occurrence.instance)].items[Int(occurrence.slot)] }
        _modify { yield &instances[Int(occurrence.instance)].items[Int(occurrence.slot)] }
    }

    /// The number of an item in the form.
    package func item(of occurrence: Occurrence) -> Int32 {
        let instance = instances[Int(occurrence.instance)]
        return form.contexts[Int(instance.context)].items[Int(occurrence.slot)]
    }

    /// The item as the form has it.
    package func formItem(of occurrence: Occurrence) -> FormItem {
        form.items[Int(item(of: occurrence))]
    }

    /// Whether the occurrence's instance has not been taken away.
    package func exists(_ occurrence: Occurrence) -> Bool {
        Int(occurrence.slot) < instances[Int(occurrence.instance)].items.count
    }

    /// Whether its conditions and those of all items around it hold.
    package func isEnabled(_ occurrence: Occurrence) -> Bool {
        instances[Int(occurrence.instance)].enabled.contains(Int(occurrence.slot))
    }

    /// Whether the person may answer it: a question, not hidden, not read-only now.
    package func isAskable(_ occurrence: Occurrence) -> Bool {
        formItem(of: occurrence).isAskable
            && !instances[Int(occurrence.instance)].locked.contains(Int(occurrence.slot))
    }

    /// Whether it stands in the response.
    package func isPresent(_ occurrence: Occurrence) -> Bool {
        instances[Int(occurrence.instance)].present.contains(Int(occurrence.slot))
    }

    /// Whether an enabled question stands in the response: it has an answer, or had one that is kept.
    package func hasSomethingToSay(_ occurrence: Occurrence) -> Bool {
        !self[occurrence].answers.isEmpty || previous[occurrence] != nil
    }
}
