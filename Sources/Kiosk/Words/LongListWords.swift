/// What a visitor is told where the options are too many to show, and finds theirs by typing a few letters.
///
/// Nothing here repeats what was typed.
public protocol LongListWords: Sendable {
    /// "Type a few letters of your answer and press Enter."
    func searchHint(acceptsOwnWords: Bool) -> String
    /// "For the whole list, type list."
    var wholeListHint: String { get }
    /// What is typed for the whole list, in lower case: "list".
    var wholeListWords: Set<String> { get }
    /// What is typed for the next options, in lower case: "more".
    var nextWords: Set<String> { get }
    /// How many options fit what was typed, in words: "Three answers fit."
    func found(_ count: Int) -> String
    /// That nothing begins so, and whether it is one of so many that are near.
    func perhaps(_ count: Int) -> String
    /// That nothing begins so.
    var nothingBegins: String { get }
    /// The same, and what to do.
    var nothingFound: String { get }
    /// The same the second time, in other words.
    var nothingFoundAgain: String { get }
    /// "The list has 249 answers."
    func wholeList(count: Int) -> String
    /// "Here are 10 to 18."
    func shown(from first: Int, to last: Int) -> String
    /// That these were the last.
    var endOfList: String { get }
    /// "Press Enter if that is right, or type again."
    var confirmHint: String { get }
    /// "Type the number, or more letters."
    func chooseHint(hasMore: Bool) -> String
    /// The option of a list that may lack the visitor's answer.
    var noneOfThese: String { get }
    /// An option that is among the answers already: "France (chosen)".
    func chosen(_ text: String) -> String
    /// How an answer is taken away again.
    var takeAwayHint: String { get }
    /// That an answer was taken away.
    var tookAwayAnswer: String { get }
}
