internal import FHIRModel

/// Files that were written for another version of FHIR: said first, so that what follows is understood.
struct VersionRules {
    mutating func finish(_ subject: inout CheckSubject) {
        // One such element may be a slip, or borrowed.
        let isSTU3 =
            subject.findings.count {
                $0.isOf(.unknownElement) && $0.message.contains("STU3 has it")
            } > 1
        let isR5 = subject.findings.count { $0.isOf(.r5Element) } > 1
        // A form of DSTU2 has one group in place of items.
        let isDSTU2 =
            subject.findings.contains {
                $0.isOf(.unknownElement)
                    && $0.message.contains("Questionnaire has no element 'group'")
            }
        if isDSTU2 {
            subject.report(
                .warning,
                .fhirVersion,
                "Looks like DSTU2, whose group and question became item. Convert the file to R4.",
                at: subject.questionnaire.node
            )
        } else if isSTU3 {
            subject.report(
                .warning,
                .fhirVersion,
                "Looks like STU3. Convert the file to R4; what has to change is said below.",
                at: subject.questionnaire.node
            )
        } else if isR5 {
            subject.report(
                .note,
                .fhirVersion,
                "Looks like R5. It is read as R4, and what R4 calls otherwise is said below.",
                at: subject.questionnaire.node
            )
        }
    }
}
