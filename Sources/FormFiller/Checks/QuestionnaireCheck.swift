public import FHIRModel

/// Everything staff should know about a questionnaire file before a visitor sees it, all at once.
///
/// One file in this folder per family of rules; each family adds its findings, and they come back in the order of the file.
public struct QuestionnaireCheck: Sendable {
    /// The findings, in the order of the places they are about.
    public private(set) var findings: [Finding]
    /// The questionnaire, where the text is JSON with an object at its root.
    public let questionnaire: Questionnaire?

    /// Checks the text of a file.
    public init(_ text: [UInt8], limits: JSONLimits = .standard) {
        let tree: JSONTree
        do {
            tree = try JSONTree(parsing: text, limits: limits)
        } catch {
            findings = [Finding(.error, rule: "json", error.message, at: error.position)]
            questionnaire = nil
            return
        }
        guard tree.kind(of: tree.root) == .object else {
            findings = [
                Finding(
                    .error,
                    rule: "resource-type",
                    "The file holds no FHIR resource. A Questionnaire is an object { }.",
                    at: tree.position(of: tree.root)
                )
            ]
            questionnaire = nil
            return
        }
        let questionnaire = Questionnaire(tree)
        self.questionnaire = questionnaire
        findings = Self.families.flatMap { $0(questionnaire) }
            .sorted {
                ($0.position?.line ?? 0, $0.position?.column ?? 0) < (
                    $1.position?.line ?? 0, $1.position?.column ?? 0
                )
            }
    }

    /// The families of rules, in the order a file is understood.
    private static let families: [@Sendable (Questionnaire) -> [Finding]] = [
        { $0.structuralFindings() },
        { ExtractionPlan($0).findings },
    ]
}
