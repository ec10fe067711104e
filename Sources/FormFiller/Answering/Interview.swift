public import FHIRModel
internal import FHIRPath

/// One person filling in one form: a value that moves only when told to, without clock, files or terminal.
///
/// ``step`` says what to show. Each move either changes it or returns the problems that keep it where it is. Answers of items
/// that become disabled stay in memory and come back when the items are enabled again, but are not in ``response``.
public struct Interview: Sendable {
    /// The form being filled in.
    public var form: Form { sheet.form }
    /// The time expressions see as `now()` and `today()`; the caller sets it before each move.
    public var now: FHIRDateTime
    /// What to show now.
    public internal(set) var step: Step
    /// The language the form is shown in (BCP 47); nil for its own.
    public internal(set) var language: String?

    /// The answers and repeats: what stands where, and what is enabled.
    package var sheet: AnswerSheet
    /// What is to be looked at again after an answer.
    var enablement = Enablement()
    /// What expressions see, and what is known of their results.
    var evaluation: ExpressionState
    /// Where the person is.
    package var navigation = Navigation()
    /// Questions that got their initial values since an answer is being tried; nil while none is.
    var initialisedInTrial: [Occurrence]?
    /// What the stored response that is gone on with says beside its answers.
    var stored: StoredElements?
    /// Whether the answers of a stored response are being taken over, so that no initial values are given.
    var isResuming = false

    /// Begins an interview: initial values are set, conditions evaluated, and ``step`` is the first thing to show.
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
        self.init(unbegun: form, now: now, language: language)
        evaluation.addLaunchResources(launch)
        begin()
    }

    /// An interview in which nothing is enabled yet.
    package init(unbegun form: Form, now: FHIRDateTime, language: String?) {
        sheet = AnswerSheet(form)
        evaluation = ExpressionState(form, now: now)
        self.now = now
        // A form that does not say its language is taken at the caller's word.
        self.language = language.flatMap {
            form.languages.isEmpty ? $0 : form.language(for: $0)
        }
        step = .finished(Completion(problems: []))
    }

    /// Enables what is to be enabled and goes to the first thing to show.
    package mutating func begin() {
        beginResponse()
        enable(instance: 0)
        settle()
        returnToFirstStop()
    }

    /// Goes to the first thing to show.
    mutating func returnToFirstStop() {
        navigation.place(at: firstStop())
        arrive()
    }
}

extension Interview: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says that it is an interview; its answers are never printed.
    public var description: String { "Interview <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
