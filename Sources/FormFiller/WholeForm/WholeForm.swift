public import FHIRModel

/// A form being filled in, all of it at once: the view for a screen that shows every question, such as a window or a web page.
///
/// ``Interview`` asks one question after the other; here any place is read and answered in any order. Both keep the same rules:
/// given the same answers, the response is the same.
///
/// ```swift
/// var whole = WholeForm(form, now: now)
/// for item in whole.items where item.isEnabled { show(item) }
/// let change = whole.set([.boolean(true)], at: item.place)
/// for place in change.places { redraw(whole.item(at: place)) }
/// save(whole.response)
/// ```
///
/// It is a value, so a copy is an undo step, and `Sendable`. It has no clock: set ``now`` before an edit.
public struct WholeForm: Sendable {
    /// The same filling-in, one question at a time; its step is the first thing that was not passed.
    ///
    /// To go on in the whole form afterwards, make one of it with ``init(_:)``.
    public var interview: Interview {
        var interview = state
        interview.goToWhatIsUnseen()
        return interview
    }

    /// The interview whose answers these are; its step is not kept up to date.
    var state: Interview

    /// Begins to fill in a form: initial values are set and conditions evaluated.
    ///
    /// - Parameters:
    ///   - form: the form to fill in.
    ///   - now: the time at the beginning.
    ///   - language: the language to show the form in, if it has it; its own otherwise.
    ///   - launch: resources the form's expressions know by name (`launchContext`), such as `patient`.
    public init(
        _ form: Form,
        now: FHIRDateTime,
        language: String? = nil,
        launch: [String: JSONTree] = [:]
    ) {
        state = Interview(form, now: now, language: language, launch: launch)
    }

    /// Goes on with a stored response; see ``Interview/init(_:resuming:now:language:launch:)``.
    public init(
        _ form: Form,
        resuming response: QuestionnaireResponse,
        now: FHIRDateTime,
        language: String? = nil,
        launch: [String: JSONTree] = [:]
    ) {
        state = Interview(form, resuming: response, now: now, language: language, launch: launch)
    }

    /// Shows all of what is being filled in one question at a time.
    public init(_ interview: Interview) { state = interview }

    /// The form being filled in.
    public var form: Form { state.form }

    /// The time expressions see as `now()` and `today()`.
    public var now: FHIRDateTime {
        get { state.now }
        set { state.now = newValue }
    }

    /// The language the form is shown in (BCP 47); nil for its own.
    public var language: String? { state.language }

    /// Shows the form in another language, where it has words in it; all items may then read differently.
    public mutating func show(in language: String) { state.show(in: language) }

    /// Codes of the form's `staff-alert` that hold now; see ``Interview/staffAlerts``.
    public var staffAlerts: [Coding] { state.staffAlerts }

    /// What is missing or wrong anywhere, in form order; rules of the whole form come last and have no place.
    public var problems: [PlacedProblem] { state.problems }

    /// The response as it stands: enabled, answered items in form order and nesting.
    ///
    /// `status` is `completed` where there are no ``problems``, `in-progress` otherwise. The caller adds identifier, subject and
    /// source.
    public var response: QuestionnaireResponse { state.response(isComplete: problems.isEmpty) }
}

extension WholeForm: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says that it is a form being filled in; its answers are never printed.
    public var description: String { "WholeForm <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
