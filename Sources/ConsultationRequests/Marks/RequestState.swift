/// How far staff have come with a request, by the marks on it.
public enum RequestState: Sendable, Hashable {
    /// Nobody has looked at it.
    case new
    /// Somebody has looked at it.
    case seen(Mark)
    /// The visitor was called back.
    case called(Mark)
    /// Somebody else has it now.
    case handedOn(Mark)
    /// It is done.
    case done(Mark)
    /// It was done, or so, and is open again.
    case reopened(Mark)

    /// The state that marks of one request lead to, oldest first: the furthest since it was last opened again.
    ///
    /// Who and when are those of the last mark that said so.
    public init(_ marks: some Sequence<Mark>) {
        self = .new
        for mark in marks {
            switch mark.event {
            case .seen, .taken: advance(to: .seen(mark))
            case .called: advance(to: .called(mark))
            case .handedOn: advance(to: .handedOn(mark))
            case .done, .closed: advance(to: .done(mark))
            case .reopened: self = .reopened(mark)
            case .note, .viewed, .shown: break
            }
        }
    }

    private mutating func advance(to other: RequestState) {
        if other.rank >= rank { self = other }
    }

    private var rank: Int {
        switch self {
        case .new, .reopened: 0
        case .seen: 1
        case .called: 2
        case .handedOn: 3
        case .done: 4
        }
    }

    /// The mark that made it so; nil where nobody has looked.
    public var mark: Mark? {
        switch self {
        case .new: nil
        case .seen(let mark), .called(let mark), .handedOn(let mark), .done(let mark),
            .reopened(let mark):
            mark
        }
    }

    /// Whether a person has looked at it since it was made or opened again: without that it is never purged.
    public var isSeen: Bool {
        switch self {
        case .new, .reopened: false
        case .seen, .called, .handedOn, .done: true
        }
    }

    /// Whether something is still to be done with it.
    public var isOpen: Bool {
        switch self {
        case .new, .reopened, .seen, .called: true
        case .handedOn, .done: false
        }
    }

    /// The word for it, `new` or that of its mark.
    public var words: String { mark?.event.words ?? "new" }
}
