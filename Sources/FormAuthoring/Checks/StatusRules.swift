internal import FHIRModel
internal import FormFiller

/// Whether the file says plainly if it is a draft or in use: a file that says half of each runs as a demonstration.
struct StatusRules {
    mutating func finish(_ subject: inout CheckSubject) {
        let questionnaire = subject.questionnaire
        let tree = subject.tree
        let status = tree.child(.status, of: questionnaire.node)
        switch questionnaire.status {
        case .active:
            let experimental = tree.child(.experimental, of: questionnaire.node)
            if questionnaire.isExperimental == true {
                subject.report(
                    .warning,
                    .draftStatus,
                    "status is active but experimental is true: visitors see DEMONSTRATION; say false once it is approved",
                    at: experimental
                )
            }
            if questionnaire.approvalDate == nil {
                subject.report(
                    .warning,
                    .draftStatus,
                    "status is active but no approvalDate says that it was signed off, so visitors see DEMONSTRATION; add the date, or say draft",
                    at: status
                )
            }
        case .draft:
            // A draft that says it is experimental is plainly a demonstration.
            // What else stands there is a fault of structure.
            let experimental = tree.child(.experimental, of: questionnaire.node)
            guard experimental == JSONNode.none || questionnaire.isExperimental == false else {
                return
            }
            subject.report(
                .note,
                .draftStatus,
                "status is draft: visitors see DEMONSTRATION; say active with an approvalDate, or experimental true",
                at: status
            )
        case .retired:
            subject.report(
                .warning,
                .draftStatus,
                "status is retired: visitors see DEMONSTRATION; take the file out of the folder",
                at: status
            )
        case .unknown:
            subject.report(
                .warning,
                .draftStatus,
                "status is unknown: visitors see DEMONSTRATION; say draft or active",
                at: status
            )
        case nil:
            // What else stands there, or nearly so, is a fault of structure.
            guard status == JSONNode.none,
                tree.child("_status", of: questionnaire.node) == JSONNode.none,
                !tree.hasProperty(near: ["status"], in: questionnaire.node)
            else { return }
            subject.report(
                .warning,
                .noStatus,
                "the form has no status, so it runs as a draft; add \"status\": \"draft\"",
                at: questionnaire.node
            )
        }
    }
}
