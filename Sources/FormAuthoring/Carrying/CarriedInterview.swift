public import FHIRModel
public import FormFiller

/// An interview that goes on in another version of its form, as its author changes it: what was answered stays answered,
/// wherever the question stands now.
///
/// Answers are found by linkId. One that the new version does not take is left out and named; one to a question that is gone, or
/// that takes none such now, is still known to the version it was given in, and comes back with the question.
public struct CarriedInterview: Sendable {
    /// The interview in the new version, at the step it was at, or else at the first that was not passed.
    public let interview: Interview
    /// The linkIds of questions whose answers the new version does not take, in the order of the form.
    public let refused: [String]
    /// The versions that hold answers the new one has no place for, the latest first: hand them over the next time too.
    public let holding: [Interview]

    /// How many versions are kept for the answers they hold.
    private static let most = 50

    /// Takes answers over.
    ///
    /// - Parameters:
    ///   - form: the new version.
    ///   - versions: the interview that was going on, and before it others that hold answers; the latest first.
    ///   - now: the time expressions see.
    public init(_ form: Form, from versions: [Interview], now: FHIRDateTime) {
        let language = versions.first?.language
        let empty = Interview(unbegun: form, now: now, language: language)
        var carrier = AnswerMigration(versions, into: empty)
        carrier.carry()
        interview = carrier.interview
        refused = carrier.refused
        let taken = carrier.taken
        holding = Array(versions.filter { $0.holdsAnswer(butFor: taken) }.prefix(Self.most))
    }
}

extension Interview {
    /// Whether the person has given an answer to an item that is none of these.
    fileprivate func holdsAnswer(butFor taken: Set<String>) -> Bool {
        sheet.instances.indices.contains { instance in
            sheet.instances[instance].items.indices.contains { slot in
                let occurrence = Occurrence(Int32(instance), Int32(slot))
                return wasTouched(occurrence) && !self[occurrence].answers.isEmpty
                    && !taken.contains(linkId(of: occurrence))
            }
        }
    }

    /// Whether the person has answered a question, or taken its answer away.
    func wasTouched(_ occurrence: Occurrence) -> Bool {
        !self[occurrence].marks.isDisjoint(with: [.edited, .stored])
    }
}
