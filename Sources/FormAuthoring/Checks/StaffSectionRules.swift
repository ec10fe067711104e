internal import FHIRModel
import FormFiller

/// `staff-section`: the items that stand in a section of the page for staff are items of the form, each in one section.
struct StaffSectionRules {
    mutating func finish(_ subject: inout CheckSubject) {
        var seen: Set<String> = []
        for section in subject.questionnaire.allExtensions(.staffSection) {
            for part in section.allExtensions("linkId") {
                guard let linkId = part.text else {
                    let node = part.valueNode == JSONNode.none ? part.node : part.valueNode
                    subject.report(
                        .warning,
                        "extension-value",
                        "the linkId of a staff-section is a valueString, the linkId of an item",
                        at: node
                    )
                    continue
                }
                if subject.form.byLinkId[linkId] == nil {
                    subject.report(
                        .warning,
                        "staff-section",
                        "no item has the linkId '\(linkId)', so this places nothing on the page for staff\(subject.form.byLinkId.advice(for: linkId))",
                        at: part.valueNode
                    )
                } else if !seen.insert(linkId).inserted {
                    subject.report(
                        .warning,
                        "staff-section",
                        "'\(linkId)' stands in a section already; it stands once on the page for staff, in the first",
                        at: part.valueNode
                    )
                }
            }
        }
    }
}
