/// Where the options are too many to show.
extension EnglishWords {
    func searchHint(acceptsOwnWords: Bool) -> String {
        acceptsOwnWords
            ? "Type a few letters of your answer, or your own words, and press Enter."
            : "Type a few letters of your answer and press Enter."
    }

    var wholeListHint: String { "For the whole list, type list." }
    var wholeListWords: Set<String> { ["list", "the list", "whole list", "the whole list"] }
    var nextWords: Set<String> { ["more", "next"] }

    func found(_ count: Int) -> String {
        count == 1 ? "One answer fits." : "\(Self.inWords(count)) answers fit."
    }

    func perhaps(_ count: Int) -> String {
        count == 1 ? "Nothing begins so. Is it this one?" : "Nothing begins so. Is it one of these?"
    }

    var nothingBegins: String { "Nothing on the list begins so." }
    var nothingFound: String { "Nothing on the list begins so. Type other letters, or type list." }
    var nothingFoundAgain: String {
        "Type only the first two or three letters. Or type list, and press Enter until you see it."
    }

    func wholeList(count: Int) -> String { "The list has \(count) answers." }
    func shown(from first: Int, to last: Int) -> String {
        first == last ? "Here is number \(first)." : "Here are \(first) to \(last)."
    }
    var endOfList: String { "That was the last one." }
    var confirmHint: String { "Press Enter if that is right, or type again." }

    func chooseHint(hasMore: Bool) -> String {
        hasMore
            ? "Type the number, or more letters. Type more for the next ones."
            : "Type the number, or more letters."
    }

    var noneOfThese: String { "Mine is not in the list. Our staff will help with it" }
    func chosen(_ text: String) -> String { "\(text) (chosen)" }
    var takeAwayHint: String { "To take one away, choose it again." }
    var tookAwayAnswer: String { "That answer is taken away." }

    /// "Three", and digits from 10 on.
    private static func inWords(_ count: Int) -> String {
        let words = ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
        return (2...9).contains(count) ? words[count - 2] : "\(count)"
    }
}
