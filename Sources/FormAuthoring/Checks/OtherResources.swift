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
        if let advice = advice(on: tree) {
            let place = tree.position(of: tree.root)
            return [Finding(.error, rule: .resourceType, advice, at: place)]
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

    /// What to do with a file that holds a questionnaire in something else, or is a form of another program; nil for any other.
    static func advice(on tree: JSONTree) -> String? {
        func isResource(_ node: JSONNode) -> Bool { tree.child(.resourceType, of: node).exists }
        switch tree.kind(of: tree.root) {
        case .array:
            return tree.children(of: tree.root).contains(where: isResource)
                ? "This is a list of resources. Put one form into a file, or all into a Bundle."
                : nil
        case .string:
            return tree.string(at: tree.root)?.contains("resourceType") == true
                ? "The whole questionnaire stands in quotation marks. Take those around it out, and the backslashes."
                : nil
        case .object: break
        case .number, .boolean, .null: return nil
        }
        guard !isResource(tree.root) else { return nil }
        for child in tree.children(of: tree.root) where tree.kind(of: child) == .object {
            let type = tree.string(at: tree.child(.resourceType, of: child))
            if type == "Questionnaire" {
                return
                    "The questionnaire stands inside '\(tree.name(of: child))'. Take out what is around it."
            }
        }
        let own =
            tree.child(.item, of: tree.root).exists || tree.child(.linkId, of: tree.root).exists
        let others = [
            "pages", "components", "elements", "fields", "questions", "properties", "$schema",
        ]
        let isOther = others.contains { tree.child(ElementName($0), of: tree.root).exists }
        return isOther && !own
            ? "This is a form of another program, not of FHIR. Export it as a FHIR R4 Questionnaire."
            : nil
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
