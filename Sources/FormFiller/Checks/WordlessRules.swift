internal import FHIRModel

/// Questions and displays without words: visitors would see nothing to answer or to read.
struct WordlessRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.properties.text == JSONTree.none, item.type != .group,
            !item.item.traits.contains(.hidden)
        else { return }
        // Words can also come from an expression, or from markup.
        guard
            !item.properties.hasCompanions
                || item.tree.child(.textCompanion, of: item.item.node) == JSONTree.none
        else { return }
        subject.report(
            .warning,
            "no-text",
            "visitors would see no words here; give the item a text",
            at: item.properties.linkId == JSONTree.none ? item.item.node : item.properties.linkId,
            linkId: item.linkId
        )
    }
}
