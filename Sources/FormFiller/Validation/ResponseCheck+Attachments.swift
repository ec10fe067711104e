import FHIRModel

// The `mimeType` and `maxSize` extensions of an attachment item: which kinds of document it takes, and how many bytes (SDC
// "Form Behavior", maxSize).
extension ResponseCheck {
    /// Reports attachments of a kind or size that their question does not take.
    mutating func checkAttachment(_ answer: JSONNode, of occurrence: Occurrence) {
        let form = interview.form.questionnaire.tree
        let tree = reader.response.tree
        let item = Questionnaire.Item(at: interview.formItem(of: occurrence).node, in: form)
        let attachment = tree.child(.valueAttachment, of: answer)
        guard attachment != JSONNode.none else { return }
        let types = item.allExtensions(.mimeType).compactMap(\.text)
        if !types.isEmpty {
            let type = tree.string(at: tree.child(.contentType, of: attachment)) ?? ""
            let name = type.prefix { $0 != ";" && $0 != " " }.lowercased()
            if !types.contains(where: { $0.lowercased() == name }) {
                report(
                    .error,
                    "attachment-type",
                    "the attachment must be of the type \(types.joined(separator: " or "))",
                    at: answer,
                    linkId: interview.linkId(of: occurrence)
                )
            }
        }
        let data = Self.byteCount(ofData: attachment, in: tree)
        let said = tree.integer(at: tree.child(.size, of: attachment))
        if let data, let said, data != said {
            report(
                .error,
                "attachment-size",
                "the attachment says it has another number of bytes than its data have (R4 Attachment.size)",
                at: answer,
                linkId: interview.linkId(of: occurrence)
            )
        }
        if let most = item.firstExtension(.maxSize)?.decimal, let size = data ?? said,
            FHIRDecimal(size) > most
        {
            report(
                .error,
                "attachment-size",
                "the attachment may have at most \(most) bytes",
                at: answer,
                linkId: interview.linkId(of: occurrence)
            )
        }
    }

    /// How many bytes the base64 data of an attachment hold; nil where it has none.
    private static func byteCount(ofData attachment: JSONNode, in tree: JSONTree) -> Int? {
        let data = tree.child("data", of: attachment)
        guard data != JSONNode.none else { return nil }
        let digits = tree.bytes(at: data).count {
            $0 != UInt8(ascii: "=") && $0 > UInt8(ascii: " ")
        }
        return digits * 3 / 4
    }
}
