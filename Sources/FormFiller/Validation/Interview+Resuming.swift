public import FHIRModel

extension Interview {
    /// Goes on with a stored response: its answers are read by linkId and repetition, conditions evaluated, and ``step`` is the
    /// first thing to show.
    ///
    /// Initial values are not given again: an item that was enabled and has no answer stays unanswered. Answers to disabled
    /// items stay in memory. What does not fit the form is left out; ``ResponseEvaluation`` names it.
    ///
    /// - Parameters:
    ///   - form: the form that was being filled in.
    ///   - response: the response as stored.
    ///   - now: the time at the beginning.
    ///   - language: the language to show the form in; that of the response where nil.
    ///   - launch: resources the form's expressions know by name (`launchContext`), such as `patient`.
    public init(
        _ form: Form,
        resuming response: QuestionnaireResponse,
        now: FHIRDateTime,
        language: String? = nil,
        launch: [String: JSONTree] = [:]
    ) {
        self =
            Self.read(response, for: form, now: now, language: language, launch: launch).interview
    }

    /// Reads a response, with what was found on the way.
    static func read(
        _ response: QuestionnaireResponse,
        for form: Form,
        now: FHIRDateTime,
        language: String? = nil,
        launch: [String: JSONTree] = [:]
    ) -> ResponseReader {
        var empty = Interview(unbegun: form, now: now, language: language ?? response.language)
        empty.evaluation.addLaunchResources(launch)
        var reader = ResponseReader(response, into: empty)
        reader.read()
        reader.interview.stored = reader.storedElements
        reader.interview.isResuming = true
        reader.interview.begin()
        reader.restorePreviousAnswers()
        reader.interview.isResuming = false
        return reader
    }
}

extension ResponseReader {
    /// Takes over the answers that a person had changed (`previous-answer`), which expressions may look at.
    fileprivate mutating func restorePreviousAnswers() {
        for (occurrence, node) in nodes
        where interview.formItem(of: occurrence).traits.contains(.keepsPrevious) {
            let values = QuestionnaireResponse.Item(at: node, in: response.tree)
                .allExtensions(.previousAnswer).compactMap(\.value)
            guard !values.isEmpty else { continue }
            interview.keepPrevious(values, at: occurrence)
            interview.queueExpressions(reading: occurrence)
        }
        interview.settle()
        interview.returnToFirstStop()
    }
}
