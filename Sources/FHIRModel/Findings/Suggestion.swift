/// The name somebody most likely meant: the nearest of those there are, if one is near enough.
package enum Suggestion {
    /// The nearest name: the same but for upper and lower case, or with at most two letters (one in a short name) wrong, missing, too many
    /// or the other way round; nil where none is that near.
    package static func nearest(
        to word: String,
        among names: some Sequence<String>
    ) -> String? {
        let length = word.lowercased().utf8.count
        return SuggestedNames(names.lazy.filter { abs($0.utf8.count - length) <= 2 })
            .nearest(to: word)
    }

    /// `; did you mean 'name'?`, or nothing where no name is near.
    package static func advice(for word: String, among names: some Sequence<String>) -> String {
        nearest(to: word, among: names).map { "; did you mean '\($0)'?" } ?? ""
    }
}
