public import FHIRModel
internal import FHIRPath

/// One person filling in one form: a value that moves only when told to, without clock, files or terminal.
///
/// ``step`` says what to show. Each move either changes it or returns the problems that keep it where it is. Answers of items
/// that become disabled stay in memory and come back when the items are enabled again, but are not in ``response``.
public struct Interview: Sendable {
    /// The form being filled in.
    public let form: Form
    /// The time expressions see as `now()` and `today()`; the caller sets it before each move.
    public var now: FHIRDateTime
    /// What to show now.
    public internal(set) var step: Step
    /// The language the form is shown in (BCP 47); nil for its own.
    public internal(set) var language: String?

    /// All scopes; the first is the form itself.
    ///
    /// Removed ones stay, empty.
    var scopes: [Scope]
    /// What expressions see: the live response is its first tree, the questionnaire the second, launch contexts follow.
    var context: EvaluationContext
    /// Variables evaluated since what they read changed, by expression and scope; nil where one cannot be evaluated.
    var kept: [Int: [Int32: [FHIRPathValue]?]] = [:]
    /// The codes of the `staff-alert` that hold; nil where they are to be worked out.
    var alerts: [Coding]?
    /// Expressions that could not be evaluated when they last had to be.
    var failures: Set<ExpressionPlace> = []
    /// Expressions whose last result was, in whole or in part, of a type that their question does not take.
    var unfit: Set<ExpressionPlace> = []
    /// Expressions whose last result were several values for a question that takes one.
    var surplus: Set<ExpressionPlace> = []
    /// Earlier answers that were changed, of items with `keep-previous-answers`.
    var previous: [CellID: [AnswerValue]] = [:]
    /// Where the person is; nil when finished.
    var cursor: Cursor?
    /// Items to look at again.
    var queue = WaitingCells()
    /// Items looked at since an answer was given.
    var settled: [CellID] = []
    /// How many enabled questions the person may answer, and how many of them have an answer.
    var askableCount = 0
    var answeredCount = 0
    /// Questions that may become enabled by answers still to come.
    var undecided: UndecidedQuestions
    /// Whether the person went to a question to change it, and goes on afterwards to what is unseen.
    var isChanging = false
    /// Where the person was before going back to change an answer; nil at the end.
    var resume: Cursor?
    /// Why the interview came back to the question it is at.
    var returned: PlacedProblem?
    /// Problems of several answers that the person has seen and left as they are.
    var left: Set<PlacedProblem> = []
    /// Whether conditions changed each other without end.
    var isUnstable = false
    /// Questions that got their initial values since an answer is being tried; nil while none is.
    var initialisedInTrial: [CellID]?
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
        know(launch)
        begin()
    }

    /// Lets expressions know resources by name.
    mutating func know(_ launch: [String: JSONTree]) {
        for (name, resource) in launch.sorted(by: { $0.key < $1.key }) {
            context.trees.append(resource)
            context.variables[name] = context.resource(context.trees.count - 1)
        }
    }

    /// An interview in which nothing is enabled yet.
    init(unbegun form: Form, now: FHIRDateTime, language: String?) {
        self.form = form
        undecided = form.undecided
        self.now = now
        // A form that does not say its language is taken at the caller's word.
        self.language = language.flatMap {
            form.languages.isEmpty ? $0 : form.language(for: $0)
        }
        step = .finished(Completion(problems: []))
        context = EvaluationContext(trees: [JSONTree(), form.questionnaire.tree], now: now)
        scopes = [Scope(context: 0, parent: -1, owner: -1, count: form.contexts[0].items.count)]
    }

    /// Enables what is to be enabled and goes to the first thing to show.
    mutating func begin() {
        beginResponse()
        enable(scope: 0)
        settle()
        returnToFirstStop()
    }

    /// Goes to the first thing to show.
    mutating func returnToFirstStop() {
        cursor = firstStop()
        arrive()
    }
}

extension Interview {
    /// The live response.
    var tree: JSONTree {
        get { context.trees[0] }
        _modify { yield &context.trees[0] }
    }

    /// The number of the item a cell stands for.
    func item(of cell: CellID) -> Int32 {
        form.contexts[Int(scopes[Int(cell.scope)].context)].items[Int(cell.slot)]
    }

    func formItem(of cell: CellID) -> FormItem { form.items[Int(item(of: cell))] }

    subscript(cell: CellID) -> Cell {
        get { scopes[Int(cell.scope)].cells[Int(cell.slot)] }
        _modify { yield &scopes[Int(cell.scope)].cells[Int(cell.slot)] }
    }

    /// Whether the cell's scope has not been taken away.
    func exists(_ cell: CellID) -> Bool {
        Int(cell.slot) < scopes[Int(cell.scope)].cells.count
    }

    func isEnabled(_ cell: CellID) -> Bool {
        scopes[Int(cell.scope)].enabled.contains(Int(cell.slot))
    }

    /// Whether the person may answer it: a question, not hidden, not read-only now.
    func isAskable(_ cell: CellID) -> Bool {
        formItem(of: cell).isAskable
            && !scopes[Int(cell.scope)].locked.contains(Int(cell.slot))
    }

    func isPresent(_ cell: CellID) -> Bool {
        scopes[Int(cell.scope)].present.contains(Int(cell.slot))
    }

    /// The cell of the item around; nil for an item of the form itself.
    ///
    /// Across scopes it is the scope's owner.
    func parent(of cell: CellID) -> CellID? {
        let around = formItem(of: cell).parent
        guard around >= 0 else { return nil }
        let scope = scopes[Int(cell.scope)]
        let item = form.items[Int(around)]
        if item.opens == scope.context { return CellID(scope.parent, scope.owner) }
        return CellID(cell.scope, item.slot)
    }

    func place(of cell: CellID) -> Place { Place(item: item(of: cell), scope: cell.scope) }

    /// The cell at a place, if the place is of this interview.
    func cell(at place: Place) -> CellID? {
        guard place.scope >= 0, Int(place.scope) < scopes.count, place.item >= 0,
            Int(place.item) < form.items.count
        else { return nil }
        let item = form.items[Int(place.item)]
        let scope = scopes[Int(place.scope)]
        guard scope.context == item.context, Int(item.slot) < scope.cells.count else { return nil }
        return CellID(place.scope, item.slot)
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
