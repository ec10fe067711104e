public import FHIRModel

extension WholeForm {
    /// What came of an edit.
    public struct Change: Sendable, Hashable {
        /// Whether the edit was made; where it was not, nothing changed.
        public let isAccepted: Bool
        /// Why it was not made, or what it was warned of.
        public let problems: [AnswerProblem]
        /// Every place whose item may read differently now, in form order.
        ///
        /// What was answered, and what that enabled, computed, offered, required or forbade; not what was removed.
        public let places: [Place]

        static func refused(_ problems: [AnswerProblem]) -> Change {
            Change(isAccepted: false, problems: problems, places: [])
        }
    }

    /// Replaces the answers of a question; none at all clear it, which is always permitted.
    ///
    /// Answers that are wrong are refused, as in an interview. Too few of them are not: they may be given one by one, and what is
    /// missing is among the item's ``Item/problems``.
    ///
    /// - Returns: what changed; ``AnswerProblem/notAnswerable`` where the question is disabled, hidden, read-only or removed.
    @discardableResult
    public mutating func set(_ answers: [AnswerValue], at place: Place) -> Change {
        guard let question = state.sheet.occurrence(at: place), state.isEnabled(question),
            state.isAskable(question)
        else { return .refused([.notAnswerable]) }
        let values = answers.map { state.normalized($0, at: question) }
        let problems = values.isEmpty ? [] : state.check(values, at: question)
        guard problems.allSatisfy(\.mayStand) else { return .refused(problems) }
        var broken = problems
        let places = recording { state in
            guard !values.isEmpty, state.hasRules(question) else {
                state.set(values, at: question)
                return
            }
            broken = state.attempt(values, at: question)
        }
        guard broken.allSatisfy(\.mayStand) else { return .refused(broken) }
        state.sheet.instances[Int(question.instance)].visited.insert(Int(question.slot))
        return Change(isAccepted: true, problems: broken.filter(\.isWarning), places: places)
    }

    /// Adds an instance to a repeating group, behind the others.
    ///
    /// - Returns: what changed, the group and all items of the new instance among it; refused where the form permits no more.
    @discardableResult
    public mutating func addInstance(of place: Place) -> Change {
        guard let group = state.sheet.occurrence(at: place), item(at: place)?.mayAddInstance == true
        else { return .refused([.notAnswerable]) }
        return Change(
            isAccepted: true,
            problems: [],
            places: recording { state in
                state.sheet.note(group)
                state.addInstance(of: group)
                state.settle()
            }
        )
    }

    /// Takes an instance of a repeating group away for good, with all answers in it.
    ///
    /// - Returns: what changed; refused where it is none of the group's, or the form needs as many as there are.
    @discardableResult
    public mutating func removeInstance(_ id: Instance.ID, of place: Place) -> Change {
        guard let group = state.sheet.occurrence(at: place), let item = item(at: place),
            item.mayRemoveInstance, item.instances.contains(where: { $0.id == id })
        else { return .refused([.notAnswerable]) }
        return Change(
            isAccepted: true,
            problems: [],
            places: recording { state in
                state.sheet.note(group)
                state.discard(Int32(id))
                state[group].instances.removeAll { $0 == Int32(id) }
                state.settle()
            }
        )
    }

    /// Makes an edit and gives the places it may have changed.
    private mutating func recording(_ edit: (inout Interview) -> Void) -> [Place] {
        state.sheet.noted = []
        edit(&state)
        state.refreshAlerts()
        let noted = state.sheet.noted ?? []
        state.sheet.noted = nil
        return state.places(concernedBy: noted)
    }
}

extension AnswerProblem {
    /// Whether answers may stay as they are: what is missing may still come.
    fileprivate var mayStand: Bool {
        if case .tooFew = self { true } else { isWarning }
    }
}
