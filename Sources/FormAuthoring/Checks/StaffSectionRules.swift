internal import FHIRModel
import FormFiller

/// `staff-section`: the items that stand in a section of the page for staff are items of the form, each in one section.
struct StaffSectionRules {
    mutating func finish(_ subject: inout CheckSubject) {
        var seen: Set<String> = []
        for section in subject.questionnaire.allExtensions(.staffSection) {
            checkAsked(section, &subject)
            for part in section.allExtensions("linkId") {
                guard let linkId = part.text else {
                    let node = part.valueNode == JSONNode.none ? part.node : part.valueNode
                    subject.report(
                        .warning,
                        .extensionValue,
                        "the linkId of a staff-section is a valueString, the linkId of an item",
                        at: node
                    )
                    continue
                }
                if subject.form.byLinkId[linkId] == nil {
                    subject.report(
                        .warning,
                        .staffSection,
                        "no item has the linkId '\(linkId)', so this places nothing on the page for staff\(subject.form.byLinkId.advice(for: linkId))",
                        at: part.valueNode
                    )
                } else if !seen.insert(linkId).inserted {
                    subject.report(
                        .warning,
                        .staffSection,
                        "'\(linkId)' stands in a section already; it stands once on the page for staff, in the first",
                        at: part.valueNode
                    )
                }
            }
        }
    }

    /// The part `asked` names questions; where none was asked, only what the form computes may be left out.
    private func checkAsked(_ section: Extension, _ subject: inout CheckSubject) {
        let asked = section.allExtensions("asked")
        for part in asked {
            let linkId = part.text ?? ""
            if subject.form.byLinkId[linkId] == nil {
                subject.report(
                    .warning,
                    .staffSection,
                    "no item has the linkId '\(linkId)', so this section is never shown\(subject.form.byLinkId.advice(for: linkId))",
                    at: part.valueNode == JSONNode.none ? part.node : part.valueNode
                )
            }
        }
        guard !asked.isEmpty else { return }
        for part in section.allExtensions("linkId") {
            guard let linkId = part.text, let index = subject.form.byLinkId[linkId] else {
                continue
            }
            let item = subject.form.items[Int(index)]
            if item.type != .group, !item.traits.contains(.hidden) {
                subject.report(
                    .warning,
                    .staffSection,
                    "visitors answer '\(linkId)', and 'asked' can keep it from the page for staff; name it in another section, or name its group",
                    at: part.valueNode
                )
            }
        }
    }
}
