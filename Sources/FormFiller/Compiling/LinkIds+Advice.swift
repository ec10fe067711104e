internal import FHIRModel

extension LinkIds {
    /// How many linkIds are looked through for one that was meant; more would make the check of a large form slow.
    private static let mostSearched = 5_000

    /// `; did you mean 'name'?` where an item has nearly the linkId that no item has, or nothing.
    package func advice(for linkId: String) -> String {
        let nearest = Suggestion.nearest(to: linkId, among: texts.prefix(Self.mostSearched))
        guard let nearest else { return "" }
        let isBlank = nearest.filter { !$0.isWhitespace } == linkId.filter { !$0.isWhitespace }
        return isBlank
            ? "; the linkId of the item differs only by blanks: make both the same"
            : "; did you mean '\(nearest)'?"
    }
}

extension Form {
    /// `; did you mean 'name'?` where an item has nearly the `Questionnaire.item.linkId` that no item has, or nothing.
    public func advice(for linkId: String) -> String { byLinkId.advice(for: linkId) }
}
