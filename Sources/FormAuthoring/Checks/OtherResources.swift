internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Files that hold another R4 resource than a Questionnaire: they are compared with R4's definitions, and staff are told that
/// nothing can be asked from them.
enum OtherResources {
    /// The findings; nil where the file holds a Questionnaire, or nothing R4 knows.
    static func findings(of tree: JSONTree) -> [Finding]? {
        guard let name = tree.string(at: tree.child(.resourceType, of: tree.root)),
            name != "Questionnaire", let type = TypeID(fhir: name), type.isResource,
            !type.isAbstract
        else { return nil }
        var findings: [Finding]
        if name == "QuestionnaireResponse" {
            findings = QuestionnaireResponse(tree).structuralFindings()
        } else {
            var structure = ResourceStructure(tree)
            structure.check(resource: tree.root)
            findings = structure.findings
        }
        findings.append(
            Finding(
                .warning,
                rule: "not-a-questionnaire",
                "This is \("AEIOU".contains(name.first ?? " ") ? "an" : "a") \(name): visitors cannot be asked from it. Take it out of the folder of questionnaires.",
                at: tree.position(of: tree.child(.resourceType, of: tree.root))
            )
        )
        return findings
    }
}
