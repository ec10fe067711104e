/// How far an alert has come, by the marks on it.
public enum AlertState: Sendable, Hashable {
    /// It stands in the folder, and nobody is known to have it before their eyes.
    case raised
    /// A screen shows it.
    case shown(Mark)
    /// Somebody goes to the visitor: no sound and no more tries.
    case taken(Mark)
    /// It is dealt with.
    case closed(Mark)

    /// The state that marks of one alert lead to, oldest first.
    ///
    /// The first screen and the first person count: by them a visitor knows since when somebody knows.
    public init(_ marks: some Sequence<Mark>) {
        self = .raised
        for mark in marks {
            let next: AlertState? =
                switch mark.event {
                case .shown, .viewed: .shown(mark)
                case .seen, .taken, .called, .handedOn: .taken(mark)
                case .closed, .done: .closed(mark)
                case .reopened, .note: nil
                }
            if let next, next.rank > rank { self = next }
        }
    }

    private var rank: Int {
        switch self {
        case .raised: 0
        case .shown: 1
        case .taken: 2
        case .closed: 3
        }
    }

    /// The mark that made it so; nil where it was only raised.
    public var mark: Mark? {
        switch self {
        case .raised: nil
        case .shown(let mark), .taken(let mark), .closed(let mark): mark
        }
    }

    /// Whether it still calls for somebody.
    public var isWaiting: Bool {
        switch self {
        case .raised, .shown: true
        case .taken, .closed: false
        }
    }
}
