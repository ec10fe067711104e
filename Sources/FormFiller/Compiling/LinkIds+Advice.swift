internal import FHIRModel

extension LinkIds {
    /// How many linkIds are looked through for one that was meant; more would make the check of a large form slow.
    private static let mostSearched = 5_000

    /// `; did you mean 'name'?` where an item has nearly the linkId that no item has, or nothing.
    func advice(for linkId: String) -> String {
        Suggestion.advice(for: linkId, among: texts.prefix(Self.mostSearched))
    }
}

extension Form {
    /// `; did you mean 'name'?` where an item has nearly the `Questionnaire.item.linkId` that no item has, or nothing.
    public func advice(for linkId: String) -> String { byLinkId.advice(for: linkId) }
}
