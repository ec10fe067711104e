internal import FHIRModel
internal import FormFiller

/// What a request needs to say which questionnaire it answers: address, version, title, a name for programs (R4 que-0).
struct IdentityRules {
    mutating func finish(_ subject: inout CheckSubject) {
        let questionnaire = subject.questionnaire
        let tree = subject.tree
        if let name = questionnaire.name, !Self.isIdentifier(name) {
            subject.report(
                .warning,
                .que0,
                "the name must begin with a capital letter and hold only letters, digits and '_'; the title is for people",
                at: tree.child(.name, of: questionnaire.node)
            )
        }
        let rules = tree.child("implicitRules", of: questionnaire.node)
        if rules != JSONNode.none {
            subject.report(
                .warning,
                .implicitRules,
                "implicitRules names rules that this program does not know; take it out if the form can be read without them",
                at: rules
            )
        }
        if questionnaire.title?.isEmpty ?? true,
            tree.child("_title", of: questionnaire.node) == JSONNode.none
        {
            subject.report(
                .note,
                .noTitle,
                "without a title visitors see the name, id or address in the menu; give it one",
                at: questionnaire.node
            )
        }
        if questionnaire.status == .active, questionnaire.version == nil {
            subject.report(
                .warning,
                .noVersion,
                "in use without a version: a request cannot say which words the visitor answered; give it one, such as 1.0.0",
                at: questionnaire.node
            )
        }
        if tree.child(.url, of: questionnaire.node) == JSONNode.none {
            subject.report(
                .note,
                .noUrl,
                "without a url a request cannot say which questionnaire it answers; give it one, such as https://clinic.example/fhir/Questionnaire/sleep",
                at: questionnaire.node
            )
        }
    }

    /// `[A-Z]([A-Za-z0-9_]){0,254}`.
    private static func isIdentifier(_ name: String) -> Bool {
        let bytes = name.utf8
        guard let first = bytes.first, (0x41...0x5A).contains(first), bytes.count <= 255 else {
            return false
        }
        return bytes.allSatisfy {
            (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
                || $0 == UInt8(ascii: "_")
        }
    }
}
