internal import FHIRModel
internal import FormFiller

/// linkIds that differ only by capital letters: they are two to every program, and one to most people.
struct LinkIdCaseRules {
    /// Items whose linkId has a capital letter.
    private var withCapitals: [Int32] = []

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        let node = item.properties.linkId
        guard node != JSONNode.none, item.tree.kind(of: node) == .string,
            item.tree.withBytes(at: node, { Self.hasCapital($0) })
        else { return }
        withCapitals.append(item.index)
    }

    mutating func finish(_ subject: inout CheckSubject) {
        var seen: [String: String] = [:]
        for index in withCapitals {
            let linkId = subject.form.linkId(of: index)
            let small = linkId.lowercased()
            let other =
                subject.form.byLinkId[small].map { subject.form.linkId(of: $0) } ?? seen[small]
            seen[small] = linkId
            // The same twice is another fault.
            guard let other, other != linkId else { continue }
            subject.report(
                .warning,
                .linkidForm,
                "this linkId differs from '\(other)' only by capital letters, so that people take one for the other; change one",
                at: subject.item(index).properties.linkId,
                linkId: linkId
            )
        }
    }

    private static func hasCapital(_ text: Span<UInt8>) -> Bool {
        text.indices.contains { text[$0] &- UInt8(ascii: "A") < 26 }
    }
}
