public import FHIRModel

/// Everything staff should know about a questionnaire file before a visitor sees it, all at once.
///
/// One file in this folder per family of rules; ``QuestionnaireRule/all`` lists the rules. A family adds its findings, and
/// they come back in the order of the file, each with its place, its linkId and how to mend it.
public struct QuestionnaireCheck: Sendable {
    /// The findings, in the order of the places they are about.
    public private(set) var findings: [Finding]
    /// The questionnaire, where the text is JSON with an object at its root; faults of the JSON that are plain slips, such
    /// as a comma too many, are taken as mended.
    public let questionnaire: Questionnaire?

    /// Checks the text of a file.
    public init(
        _ text: [UInt8],
        limits: JSONLimits = .standard,
        settings: CheckSettings = CheckSettings()
    ) {
        let reading = JSONRules.read(text, limits: limits)
        findings = reading.findings
        guard let tree = reading.tree else {
            questionnaire = nil
            return
        }
        guard tree.kind(of: tree.root) == .object else {
            findings.append(
                Finding(
                    .error,
                    rule: "resource-type",
                    "The file holds no FHIR resource. A Questionnaire is an object { }.",
                    at: tree.position(of: tree.root)
                )
            )
            questionnaire = nil
            return
        }
        let questionnaire = Questionnaire(tree)
        self.questionnaire = questionnaire
        if let other = OtherResources.findings(of: tree) {
            findings += other
        } else {
            findings += Self.findings(of: questionnaire, settings)
        }
        Self.putInOrder(&findings)
    }

    /// The findings of all families on a questionnaire.
    private static func findings(
        of questionnaire: Questionnaire,
        _ settings: CheckSettings
    ) -> [Finding] {
        let structural = questionnaire.structuralFindings()
        guard questionnaire.resourceType == "Questionnaire" else { return structural }
        var subject = CheckSubject(questionnaire, settings: settings, structural: structural)
        var families = Self.families.map { $0.init() }
        for index in subject.form.items.indices {
            let item = subject.item(Int32(index))
            for number in families.indices { families[number].check(item, in: &subject) }
        }
        for number in families.indices { families[number].finish(&subject) }
        return structural + subject.findings
    }

    /// The families of rules beyond JSON and structure, in the order a file is understood.
    private static let families: [any RuleFamily.Type] = [
        IdentityRules.self, StatusRules.self, ContainedRules.self, ExtensionRules.self,
        ConditionRules.self, ExpressionRules.self, OptionRules.self, ScoreRules.self,
        BoundRules.self, InitialRules.self, AnswerabilityRules.self, TranslationRules.self,
        WordingRules.self, ReadingRules.self, ConsultationRules.self,
    ]

    /// Sorts findings by place and drops what is said twice.
    private static func putInOrder(_ findings: inout [Finding]) {
        var seen: Set<Finding> = []
        findings = findings.enumerated()
            .sorted { one, other in
                let (first, second) = (one.element.place, other.element.place)
                return first == second ? one.offset < other.offset : first < second
            }
            .map(\.element.withStandard).filter { seen.insert($0).inserted }
    }
}

extension Finding {
    /// With the standard's rule at the end of the message, where it is not the name of the rule already.
    fileprivate var withStandard: Finding {
        guard let standard = QuestionnaireRule.named(rule)?.standard,
            !message.hasSuffix("(\(standard))")
        else { return self }
        var finding = self
        finding.message += " (\(standard))"
        return finding
    }

    /// Line and column; what has no place comes first.
    fileprivate var place: (Int, Int) { (position?.line ?? 0, position?.column ?? 0) }
}
