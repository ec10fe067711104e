public import FHIRModel
public import FormFiller

/// An interview that answers of a script are given to, one by one, wherever their questions stand.
///
/// Where a question stands in a repeating group, its first instance is meant; an answer given again takes the place of the first.
public struct ScriptedVisit: Sendable {
    /// The interview as far as it has come.
    public private(set) var interview: Interview

    /// How one answer fared.
    public enum Outcome: Sendable, Equatable {
        /// It was taken; all that depends on it was up to date after so many nanoseconds.
        case taken(nanoseconds: Double)
        /// It was not, for this reason; all is as it was.
        case refused(String)
    }

    /// Begins an interview.
    public init(_ form: Form, now: FHIRDateTime) {
        interview = Interview(form, now: now)
    }

    /// Gives one answer.
    ///
    /// The clock runs from the look for the question until every condition and calculated value is up to date
    /// and the next question is known.
    public mutating func give(_ entry: Script.Entry) -> Outcome {
        guard interview.place(of: entry.linkId) != nil else {
            return .refused("no item, or no instance of the group around it, has this linkId")
        }
        guard let value = value(of: entry) else {
            return .refused("the item is disabled, or no question that a visitor may answer")
        }
        var problems: [AnswerProblem] = []
        let clock = ContinuousClock()
        let time = clock.measure {
            if let place = interview.place(of: entry.linkId) { interview.go(to: place) }
            problems = interview.answer([value])
        }
        let broken = problems.filter { !$0.isWarning }
        guard broken.isEmpty else {
            let rules = broken.map(\.description).joined(separator: ", ")
            return .refused("the answer is not allowed: \(rules)")
        }
        return .taken(nanoseconds: time.nanoseconds)
    }

    /// The first of the values an entry may mean that the question allows, or else the first of all; nil where there is no
    /// question to answer now.
    private func value(of entry: Script.Entry) -> AnswerValue? {
        var trial = interview
        guard let place = trial.place(of: entry.linkId), trial.go(to: place) else { return nil }
        return entry.candidates.first { trial.problems(with: [$0]).allSatisfy(\.isWarning) }
            ?? entry.candidates.first
    }
}
