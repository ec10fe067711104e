import FHIRModel
internal import PlainText

/// A section of the page as the form asks for it: our extension `staff-section`.
struct StaffSection: Sendable {
    /// What stands above it; nil where its answers stand in the banner.
    let heading: String?
    /// The items in it, by linkId, in their order.
    let linkIds: [String]
    /// The questions of which one must have been asked for the values computed here to mean anything, by linkId.
    ///
    /// A count of signs is nothing to read where no sign was asked about. Empty where the values always mean something.
    let asked: [String]

    /// The sections of a response, each item in the first that names it.
    static func all(of response: JSONNode, in tree: JSONTree) -> [StaffSection] {
        var seen: Set<String> = []
        return QuestionnaireResponse(at: response, in: tree)
            .allExtensions(OwnExtension.staffSection.rawValue).map { found in
                let linkIds = found.allExtensions("linkId").compactMap(\.text)
                let heading = found.firstExtension("heading")?.words.map { PrintableText.line($0) }
                return StaffSection(
                    heading: heading,
                    linkIds: linkIds.filter { seen.insert($0).inserted },
                    asked: found.allExtensions("asked").compactMap(\.text)
                )
            }
    }
}
