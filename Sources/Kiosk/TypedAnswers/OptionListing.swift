/// What is shown of a long list.
struct OptionListing: Sendable {
    /// How the options came to be shown.
    enum Kind: Sendable {
        /// The whole list was asked for.
        case all
        /// They fit what was typed.
        case found
        /// Nothing fits, but they are near.
        case perhaps
        /// Nothing is near: what was typed can only be the visitor's own words.
        case ownWords
    }

    let kind: Kind
    /// What was typed to find them.
    var typed = ""
    /// The places of the options in the list of the question.
    var places: [Int] = []
    /// The place among ``places`` each page began with, up to the one that is shown.
    var starts = [0]
    /// How many options a page holds.
    var count = mostOnPage

    /// At most so many options stand on a page: each is chosen by one digit.
    static let mostOnPage = 9

    /// The place among ``places`` of the first that is shown.
    var first: Int { starts.last ?? 0 }
    /// The places among ``places`` that are shown.
    var shown: Range<Int> { first..<min(first + count, places.count) }
    /// Whether there are more to show.
    var hasMore: Bool { shown.upperBound < places.count }
    /// The only option there is.
    var only: Int? { places.count == 1 ? places.first : nil }

    /// Shows the next ones.
    mutating func turn() { if hasMore { starts.append(shown.upperBound) } }
}

extension OptionListing: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many options; what was typed is an answer.
    var description: String { "listing of \(places.count) options <redacted>" }
    /// The same as ``description``.
    var debugDescription: String { description }
    /// Nothing: reflection must not print an answer.
    var customMirror: Mirror { Mirror(self, children: []) }
}
