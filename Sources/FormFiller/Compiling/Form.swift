public import FHIRModel

/// A questionnaire made ready to be filled in: every item numbered in document order, every condition resolved to
/// the items it reads, every option list and limit found.
///
/// Compiled once, shared by any number of interviews.
///
/// Compiling never fails: whatever is wrong is in ``findings``, all at once. A form with an error among them should not be
/// put before visitors.
public struct Form: Sendable {
    /// The questionnaire it was compiled from.
    public let questionnaire: Questionnaire
    /// What is wrong or doubtful, in document order: structure, linkIds, conditions, options, expressions.
    public let findings: [Finding]

    /// Compiles a questionnaire.
    public init(compiling questionnaire: Questionnaire) {
        self.questionnaire = questionnaire
        findings = []
    }

    /// `Questionnaire.title`, or else its name, id or address.
    public var title: String {
        questionnaire.title ?? questionnaire.name ?? questionnaire.id ?? questionnaire.url ?? ""
    }

    /// Whether it may only be shown as a demonstration: `status` is not active, or `experimental` is true, or there
    /// is no `approvalDate`.
    public var isDemonstration: Bool {
        questionnaire.status != .active || questionnaire.isExperimental == true
            || questionnaire.approvalDate == nil
    }

    /// Whether it asks nothing: only texts to read, such as a leaflet.
    public var isReading: Bool { true }

    /// The languages its words come in, its own first (BCP 47 codes of `Questionnaire.language` and of
    /// `translation`s).
    public var languages: [String] { questionnaire.language.map { [$0] } ?? [] }

    /// Whether any of the findings is an error.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}
