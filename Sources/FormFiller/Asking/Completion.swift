/// What is true when nothing is left to ask.
public struct Completion: Sendable, Hashable {
    /// What still stands in the way of `QuestionnaireResponse.status` `completed`: a required question that only
    /// staff can answer (an attachment), or a rule over several answers which the person chose to leave.
    ///
    /// Empty when complete.
    public let problems: [PlacedProblem]

    /// Whether the response may carry the status `completed`.
    public var isComplete: Bool { problems.isEmpty }
}

/// A problem with the question it belongs to.
public struct PlacedProblem: Sendable, Hashable {
    /// The question, or the group a rule stands on; nil for a rule of the whole form.
    public let place: Place?
    /// `Questionnaire.item.linkId` at that place; empty for a rule of the whole form.
    public let linkId: String
    /// What is wrong.
    public let problem: AnswerProblem
    /// The instance of a repeating group it is about; -1 where it is not about one.
    package var instance: Int32 = -1

    package init(place: Place?, linkId: String, problem: AnswerProblem, instance: Int32 = -1) {
        self.place = place
        self.linkId = linkId
        self.problem = problem
        self.instance = instance
    }

    /// The same in every language.
    package var withoutWords: PlacedProblem {
        guard case .constraint(let key, _, let severity) = problem else { return self }
        return PlacedProblem(
            place: place,
            linkId: linkId,
            problem: .constraint(key: key, message: "", severity: severity),
            instance: instance
        )
    }
}
