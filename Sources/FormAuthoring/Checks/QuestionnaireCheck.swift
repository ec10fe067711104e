public import FHIRModel
public import FormFiller
package import Terminology

/// Everything staff should know about a questionnaire file before a visitor sees it, all at once.
///
/// One file in this folder per family of rules; ``QuestionnaireRule`` lists the rules. A family adds its findings, and
/// they come back in the order of the file, each with its place, its linkId and how to mend it.
public struct QuestionnaireCheck: Sendable {
    /// The findings, in the order of the places they are about.
    public private(set) var findings: [Finding]
    /// The questionnaire, where the text is JSON with an object at its root; faults of the JSON that are plain slips, such
    /// as a comma too many, are taken as mended.
    public let questionnaire: Questionnaire?
    /// The form that was compiled to be checked, where the file is a Questionnaire: whoever uses a file they have checked need
    /// not read it again.
    public let form: Form?

    /// Checks the text of a file.
    public init(
        _ text: [UInt8],
        limits: JSONLimits = .standard,
        settings: CheckSettings = CheckSettings()
    ) {
        self.init(text, limits: limits, settings: settings, terminology: [])
    }

    /// Checks the text of a file whose value sets may also stand outside it.
    package init(
        _ text: [UInt8],
        limits: JSONLimits = .standard,
        settings: CheckSettings = CheckSettings(),
        terminology: [any TerminologySource]
    ) {
        let reading = JSONRules.read(text, limits: limits)
        findings = reading.findings
        guard let tree = reading.tree else {
            questionnaire = nil
            form = nil
            Self.putInOrder(&findings)
            return
        }
        guard tree.kind(of: tree.root) == .object else {
            let words =
                OtherResources.advice(on: tree)
                ?? "The file holds no FHIR resource. A Questionnaire is an object { }."
            let place = tree.position(of: tree.root)
            findings.append(Finding(.error, rule: .resourceType, words, at: place))
            questionnaire = nil
            form = nil
            Self.putInOrder(&findings)
            return
        }
        let questionnaire = Questionnaire(tree)
        self.questionnaire = questionnaire
        if let other = OtherResources.findings(of: tree) {
            findings += other
            form = nil
        } else {
            var structural = questionnaire.structuralFindings()
            if questionnaire.resourceType == "Questionnaire" {
                // All that R4 demands of a Questionnaire itself is its status, and without one it runs as a draft (rule no-status).
                let place = questionnaire.position
                structural.removeAll { $0.isOf(.missingElement) && $0.position == place }
                let subject = Self.check(
                    CheckSubject(
                        questionnaire,
                        settings: settings,
                        structural: structural,
                        terminology: terminology
                    )
                )
                form = subject.form
                findings = findings.isEmpty ? subject.findings : findings + subject.findings
            } else {
                form = nil
                findings += structural
            }
        }
        Self.putInOrder(&findings)
    }

    /// The findings that keep the file from visitors; with any other it runs, if need be as a demonstration.
    public var refusals: [Finding] {
        guard let questionnaire else { return findings.filter { $0.severity == .error } }
        return QuestionnaireRule.refusals(among: findings, on: questionnaire)
    }

    /// Whether there is any error, so that the form may only run as a demonstration.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// Looks at a questionnaire with all families.
    private static func check(_ new: CheckSubject) -> CheckSubject {
        var subject = new
        var families = RuleFamilies()
        for index in subject.form.items.indices {
            families.check(subject.item(Int32(index)), in: &subject)
        }
        families.finish(&subject)
        return subject
    }

    /// Sorts findings by place, those of one place as they were found, and drops what is said twice.
    private static func putInOrder(_ findings: inout [Finding]) {
        findings.sort { $0.place < $1.place }
        mentionStandards(in: &findings)
        var repeated: Set<Int> = []
        var seen: Set<Finding> = []
        var start = 0
        for index in findings.indices.dropFirst() {
            if findings[index].place != findings[start].place {
                start = index
                seen.removeAll()
            } else if index - start < 8 {
                let isNew = !(start..<index).contains { findings[$0] == findings[index] }
                if !isNew { repeated.insert(index) }
            } else {
                if seen.isEmpty { seen.formUnion(findings[start..<index]) }
                if !seen.insert(findings[index]).inserted { repeated.insert(index) }
            }
        }
        guard !repeated.isEmpty else { return }
        findings = findings.indices.filter { !repeated.contains($0) }.map { findings[$0] }
    }

    /// Adds the rules of the standard to the messages.
    private static func mentionStandards(in findings: inout [Finding]) {
        var rule = ""
        var mention: String?
        for index in findings.indices {
            if findings[index].rule != rule {
                rule = findings[index].rule
                mention = QuestionnaireRule.named(rule)?.mention
            }
            if let mention { findings[index].add(mention) }
        }
    }
}

extension Finding {
    /// Adds the standard's rule at the end of the message, where it does not stand there already.
    fileprivate mutating func add(_ mention: String) {
        if message.hasSuffix(mention) { return }
        message += " "
        message += mention
    }

    /// Line and column in one number; what has no place comes first.
    fileprivate var place: UInt64 {
        position.map { UInt64(truncatingIfNeeded: $0.line) << 32 | UInt64($0.column) } ?? 0
    }
}
