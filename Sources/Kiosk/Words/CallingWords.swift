/// What a visitor is told once staff have been called: who, when, and what to do if nobody comes.
///
/// Times come as ``clock(_:)`` writes them. Nothing says that somebody knows or comes until a person has answered.
public protocol CallingWords: Sendable {
    /// "10:42 am".
    func clock(_ time: TypedTime) -> String
    /// The heading for a visitor whose answer calls staff.
    var stayTitle: String { get }
    /// Thanks for an answer that calls staff.
    var stayThanks: String { get }
    /// The heading for a visitor who asked for a person.
    var personTitle: String { get }
    /// The heading where staff could not be called, or nobody came.
    var walkTitle: String { get }
    /// What to say at the front desk.
    var atTheDesk: String { get }
    /// That the front desk was called at a time.
    func called(at time: String) -> String
    /// That it was called again.
    func calledAgain(at time: String) -> String
    /// That the front desk answered at a time.
    func answered(at time: String) -> String
    /// That nothing else is to be done.
    var nothingElseToDo: String { get }
    /// What to do if nobody comes by a time, and how to call again.
    func ifNobodyComes(by time: String) -> String
    /// That nobody came in time.
    var nobodyCame: String { get }
    /// What Enter does for a visitor who asked for a person.
    var goOnAfterCall: String { get }
    /// What calls again.
    var callAgain: String { get }

    // MARK: The end

    /// What stays of a visit that was erased after staff had been called.
    var callStays: String { get }
    /// The same pages as ``Words/nothingSent``, ``Words/erasedByVisitor`` and ``Words/erasedByTime``, where something stays.
    var nothingSentButCalled: Passage { get }
    var erasedByVisitorButCalled: Passage { get }
    var erasedByTimeButCalled: Passage { get }
    /// What is said to a second Enter that comes too soon after a number was shown.
    var numberStays: String { get }
}
