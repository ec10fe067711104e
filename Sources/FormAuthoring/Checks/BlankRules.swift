internal import FHIRModel
internal import FormFiller

/// linkIds that look like another: blanks at their ends or in rows, signs that cannot be seen, and more signs than other programs
/// take.
struct BlankRules {
    /// Where the form says so itself.
    private var reported: Set<SourcePosition>?

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        let node = item.properties.linkId
        // Most linkIds are plain ASCII without blanks.
        guard node != JSONNode.none, item.tree.withBytes(at: node, { Self.isDoubtful($0) }),
            let fault = Self.fault(of: item.tree.bytes(at: node))
        else { return }
        if let linkId = item.linkId { subject.doubtfulLinkIds.insert(LinkIds.asSeen(linkId)) }
        // Where conditions miss the item for it, the form says so.
        let known =
            reported
            ?? Set(subject.form.findings.filter { $0.isOf(.linkidForm) }.compactMap(\.position))
        reported = known
        if let place = subject.tree.position(of: node), known.contains(place) { return }
        subject.report(.warning, .linkidForm, fault, at: node, linkId: item.linkId)
    }

    private static func isDoubtful(_ text: Span<UInt8>) -> Bool {
        if text.count > 255 { return true }
        var previous = UInt8(ascii: " ")
        for index in text.indices {
            let byte = text[index]
            if byte >= 0x7F || byte < 0x20 || (byte == 0x20 && previous == 0x20) { return true }
            previous = byte
        }
        return previous == 0x20
    }

    private static func fault(of text: ArraySlice<UInt8>) -> String? {
        let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
        if scalars.contains(where: \.isUnseen) {
            return
                "the linkId has a sign in it that cannot be seen, so it looks like another; type it anew"
        }
        var previous: Unicode.Scalar = " "
        for scalar in scalars {
            if scalar.properties.isWhitespace, previous.properties.isWhitespace || scalar != " " {
                return blanks(text)
            }
            previous = scalar
        }
        if previous.properties.isWhitespace { return blanks(text) }
        return scalars.count > 255 ? tooLong : nil
    }

    /// What is wrong with the blanks; nil where there is nothing else, which is a fault of its own (`blank-text`).
    private static func blanks(_ text: ArraySlice<UInt8>) -> String? {
        if text.allSatisfy({ $0 <= 0x20 }) { return nil }
        return
            "the linkId has blanks at an end, in rows or other than spaces, so it looks like another; take them out"
    }

    private static let tooLong =
        "the linkId has more than 255 characters, which other programs refuse; shorten it"
}

extension CheckSubject {
    /// Whether an item only seems to have a linkId, which is said there.
    func isDoubtful(_ linkId: String) -> Bool {
        form.byLinkId.number(linkId) != nil
            || (!doubtfulLinkIds.isEmpty && doubtfulLinkIds.contains(LinkIds.asSeen(linkId)))
    }
}
