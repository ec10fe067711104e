import ConformanceData
import FHIRModel
import FormAuthoring
import FormFiller
import Testing

/// The public questionnaires and responses of the conformance data, held against what the official JSON schema of R4 says
/// of them.
@Suite(.enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)"))
struct FixtureCheckTests {
    /// Files the official schema refuses (or that are no JSON).
    static let invalid: Set<String> = [
        "FHIRModelsExtensions/SkipLogicExample.json", "FHIRModelsExtensions/SliderExample.json",
        "FHIRModelsExtensions/TextValidationExample.json",
        "US-Core/QuestionnaireResponse-glasgow-coma-score.json",
        "US-Core/QuestionnaireResponse-hunger-vital-sign-example.json",
        "android-fhir/new-patient-registration-paginated.json",
        "fe-questionnaire-renderer/questionnaireTest.json",
        "questionnaire-to-survey/questionnaireUnsupportedExpressionLanguage.json",
        "questionnaire-to-survey/questionnaireUnsupportedItemType.json",
        // It says of itself that a server chooses its questions.
        "sdc/Questionnaire-questionnaire-sdc-profile-example-PHQ9-search.json",
        "refero/enableWhenBehaviorAll.qr.json", "refero/multipleEnableWhen.qr.json",
        "refero/nestedRepeats.qr.json", "refero/newValueAction.qr.json",
        "refero/repeatableBoolean.qr.json", "refero/repeatableEnableWhen.qr.json",
        "refero/repeatsUnderEnableWhen.qr.json", "refero/scoring.fhirpath-score.q.json",
        "refero/sync.qr-missingFieldFromTopLevelGroup.json",
        "refero/sync.qr-missingGroupFromTopLevelGroup.json",
        "refero/sync.qr-missingNestedFieldFromTopLevelField.json",
        "refero/sync.qr-missingTopLevelField.json", "refero/sync.qr-missingTopLevelGroup.json",
        "refero/sync.qr-superfluousNestedField.json",
        "refero/sync.qr-superfluousTopLevelField.json",
        "refero/sync.qr-typeChanged.json", "refero/sync.qr.json", "sdc-qrf/occurs.json",
        "smart-forms/715.R4.json",
    ]

    /// Files on which the schema and R4's text differ, and why the text is followed: the rules found, none for a file that the
    /// schema is wrong to refuse.
    static let disputed: [String: (rules: Set<String>, reason: String)] = [
        "US-Core/QuestionnaireResponse-glasgow-coma-score.json": (
            [], "the schema forgets _questionnaire, which R4 allows beside every primitive"
        ),
        "US-Core/QuestionnaireResponse-hunger-vital-sign-example.json": (
            [], "the schema forgets _questionnaire, which R4 allows beside every primitive"
        ),
        "android-fhir/layout_default.json": (
            ["que-1"], "a display holds items; the schema knows no invariants"
        ),
        "android-fhir/layout_paginated.json": (
            ["que-1", "que-2"],
            "a display holds items, and a linkId stands twice"
        ),
        "android-fhir/behavior_skip_logic_with_expression.json": (
            ["unknown-variable"],
            "%has-fever without the backticks a name with '-' needs"
        ),
        "sdc-qrf/enable_when.json": (
            ["enable-question"], "conditions look at questions the file does not have"
        ),
        "sdc/Questionnaire-CardiologyForm.json": (
            ["expression"], "an expression has ',' and ')' in a row"
        ),
        "sdc/Questionnaire-demographics.json": (
            ["missing-element"], "items without linkId and type; they were to come from definitions"
        ),
        "sdc/Questionnaire-sdc-modular-root-assembled-questionnaire.json": (
            ["expression"], "an expression goes on after its end"
        ),
    ].merging(
        inDialect.map {
            ($0, (["unknown-variable"], "%QuestionnaireResponse, a name of one engine"))
        }
    ) {
        first,
        _ in first
    }.merging(
        withoutStatus.map {
            (
                $0,
                ([], "R4 demands a status; here a form without one runs as a draft, with a warning")
            )
        }
    ) {
        first,
        _ in first
    }

    private static let inDialect = [
        "sdc-qrf/cqf-examples.json", "sdc-qrf/gad_7.json", "sdc-qrf/phq_2_phq_9.json",
        "sdc-qrf/vitals.json",
    ]

    private static let withoutStatus: [String] =
        [
            "behavior_answer_expression", "behavior_calculated_expression",
            "behavior_context_variables", "behavior_dynamic_question_text",
            "behavior_questionnaire_constraint", "behavior_skip_logic",
            "behavior_skip_logic_with_expression", "component_attachment",
            "component_boolean_choice", "component_date_picker", "component_dropdown",
            "component_help", "component_initial_value", "component_open_choice",
            "component_quantity", "component_repeated_group", "component_slider",
            "component_text_fields", "component_time_picker", "layout_review",
        ].map { "android-fhir/\($0).json" }
        + [
            "enableWhenAndWipingAnswers.q", "enableWhenAnyVsAll.all", "enableWhenAnyVsAll.any",
            "enableWhenBooleanPersists.q", "enableWhenCodingWipe.q", "enableWhenDeepTransitive.q",
            "enableWhenExcists.q", "enableWhenRepeatMinOccurs.q",
        ].map { "refero/\($0).json" }

    @Test func invalidFilesGiveErrorsAndValidOnesNone() throws {
        let files = try ConformanceData.questionnaireFiles()
        #expect(files.count > 150)
        for file in files {
            let name = String(file.dropFirst("questionnaires/".count))
            let findings = QuestionnaireCheck(try ConformanceData.bytes(file)).findings
            // That an item has words is asked for the visitor's sake, not by R4.
            let errors = findings.filter { $0.severity == .error && $0.rule != "no-text" }
            let rules = Set(errors.map(\.rule))
            if let dispute = Self.disputed[name] {
                #expect(rules == dispute.rules, "\(name): \(dispute.reason): \(errors)")
            } else {
                #expect(rules.isEmpty != Self.invalid.contains(name), "\(name): \(errors)")
            }
            #expect(findings.allSatisfy { $0.position != nil }, "\(name)")
            #expect(findings.allSatisfy { QuestionnaireRule.named($0.rule) != nil }, "\(name)")
            #expect(findings.allSatisfy { !$0.message.contains("\n") }, "\(name)")
        }
    }
}
