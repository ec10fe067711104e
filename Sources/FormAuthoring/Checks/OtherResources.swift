internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Files that hold another R4 resource than a Questionnaire: they are compared with R4's definitions, and staff are told that
/// nothing can be asked from them.
enum OtherResources {
    /// The findings; nil where the file holds a Questionnaire, or nothing R4 knows.
    static func findings(of tree: JSONTree) -> [Finding]? {
        if isFormOfLHC(tree) {
            return [
                Finding(
                    .error,
                    rule: .resourceType,
                    "This is LHC-Forms' own format. Export it as FHIR R4.",
                    at: tree.position(of: tree.root)
                )
            ]
        }
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
            remark(on: name, at: tree.position(of: tree.child(.resourceType, of: tree.root)))
        )
        return findings
    }

    /// Whether a file holds a form as LHC-Forms keeps it: no resource, and questions in `items`.
    private static func isFormOfLHC(_ tree: JSONTree) -> Bool {
        guard tree.child(.resourceType, of: tree.root).isNone else { return false }
        if tree.child("lformsVersion", of: tree.root).exists { return true }
        return tree.elements("items", of: tree.root).contains { item in
            tree.child("questionCode", of: item).exists || tree.child("dataType", of: item).exists
        }
    }

    /// That nobody can be asked from such a resource, and whether it is of use all the same.
    private static func remark(on name: String, at place: SourcePosition?) -> Finding {
        if name == "ValueSet" || name == "CodeSystem" {
            return Finding(
                .note,
                rule: .notAQuestionnaire,
                "This is a \(name): questionnaires beside it take their options from it. It is at home in Terminology/.",
                at: place
            )
        }
        return Finding(
            .warning,
            rule: .notAQuestionnaire,
            "This is \("AEIOU".contains(name.first ?? " ") ? "an" : "a") \(name): visitors cannot be asked from it. Take it out of the folder of questionnaires.",
            at: place
        )
    }
}
