internal import FHIRModel
internal import Synchronization

extension LinkIds {
    /// `; did you mean 'name'?` where an item has nearly the linkId that no item has, or nothing.
    package func advice(for linkId: String) -> String {
        guard let nearest = meant.nearest(to: linkId, among: self) else { return "" }
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

/// The linkIds of a form made ready to be searched, once the first is asked for that no item has: most forms have none such.
final class MeantLinkIds: Sendable {
    private let names = Mutex<(count: Int, names: SuggestedNames)?>(nil)

    /// How many linkIds are looked through for one that was meant; more would make the check of a large form slow.
    private static let mostSearched = 5_000

    func nearest(to linkId: String, among linkIds: LinkIds) -> String? {
        names.withLock { known in
            // An index that is asked while items are still added is made anew.
            if known?.count != linkIds.count {
                let names = SuggestedNames(linkIds.texts.prefix(Self.mostSearched))
                known = (linkIds.count, names)
            }
            return known?.names.nearest(to: linkId)
        }
    }
}
