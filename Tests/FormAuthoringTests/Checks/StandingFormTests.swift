import ConformanceData
import FHIRModel
import FormTesting
import Foundation
import Terminology
import Testing

@testable import FormAuthoring
@testable import FormFiller

/// Which of the public questionnaires stand before visitors.
///
/// All that can be walked rightly, each to its end and with a valid response; each of the rest has its reason here.
@Suite(
    "Forms of others stand before visitors",
    .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)")
)
struct StandingFormTests {
    /// The files that are kept from visitors, by the rule that keeps them, and what is wrong.
    private static let refused: [String: (rule: String, reason: String)] = [
        "FHIRModelsExtensions/SkipLogicExample.json": ("json", "no JSON: a comma too many"),
        "android-fhir/behavior_skip_logic_with_expression.json":
            ("unknown-variable", "when a question is asked cannot be worked out"),
        "android-fhir/layout_paginated.json": ("que-2", "two questions with one linkId"),
        "fe-questionnaire-renderer/questionnaireTest.json":
            ("enable-question", "when a question is asked depends on one that is not there"),
        "questionnaire-to-survey/questionnaireUnsupportedItemType.json":
            ("unknown-code", "an item of a type that does not exist"),
        "sdc-qrf/cqf-examples.json":
            ("unknown-variable", "the words of a question cannot be worked out"),
        "sdc-qrf/enable_when.json":
            ("enable-question", "when a question is asked depends on ones that are not there"),
        "sdc-qrf/occurs.json": ("unknown-code", "an item of a type that does not exist"),
        "sdc/Questionnaire-demographics.json":
            ("missing-element", "items without linkId or type"),
        "sdc/Questionnaire-questionnaire-sdc-profile-example-PHQ9-search.json":
            ("adaptive", "a server chooses each next question, and the file holds none"),
        "sdc/Questionnaire-sdc-modular-name.json":
            ("no-text", "questions that must be answered, without words: a part of another form"),
        "sdc/Questionnaire-sdc-modular-root.json":
            ("no-text", "questions that must be answered, without words"),
    ]

    private static func terminology() throws -> TerminologyLibrary {
        var index = TerminologyIndex()
        var texts: [[UInt8]] = []
        for folder in ["r4-core", "tho"] {
            for name in try ConformanceData.names(in: "terminology/\(folder)") {
                let bytes = try ConformanceData.bytes("terminology/\(folder)/\(name)")
                if index.add(bytes[...], named: name, rank: .loose, group: texts.count) != nil {
                    texts.append(bytes)
                }
            }
        }
        return TerminologyLibrary(open: { [index] in index }, read: { [texts] in texts[$0] })
    }

    @Test("125 at least stand there, the rest is named, and each is walked to a valid response")
    func standing() throws {
        let terminology = try Self.terminology()
        var standing = 0
        var refusals: [String: String] = [:]
        for path in try ConformanceData.questionnaireFiles() {
            let bytes = try ConformanceData.bytes(path)
            let name = String(path.dropFirst("questionnaires/".count))
            let check = QuestionnaireCheck(bytes, terminology: [terminology])
            if let questionnaire = check.questionnaire,
                questionnaire.resourceType != "Questionnaire"
            {
                continue
            }
            if let refusal = check.refusals.first {
                refusals[name] = refusal.rule
                continue
            }
            standing += 1
            let questionnaire = try #require(check.questionnaire)
            try walk(Form(compiling: questionnaire, terminology: [terminology]), name)
        }
        #expect(standing >= 125, "\(standing)")
        #expect(refusals == Self.refused.mapValues(\.rule))
    }

    private func walk(_ form: Form, _ name: String) throws {
        var walker = RandomWalker(seed: 5)
        var interview = Interview(form, now: try noon())
        _ = walker.walk(&interview, limit: 40 * form.itemCount + 2_000)
        #expect(interview.isFinished, "\(name)")
        let response = try QuestionnaireResponse(
            parsing: interview.response.tree.serialized()
        )
        let made = ResponseEvaluation(of: response, to: form, now: try noon())
        // A response that is not complete may break the form's own rules, and then says so.
        let broken = interview.response.status == .completed ? [] : made.interview.problems
        let rules = Set(broken.map(\.problem.rule))
        let errors = made.findings.filter { $0.severity == .error && !rules.contains($0.rule) }
        #expect(errors == [], "\(name)")
    }

    @Test(
        "a slip that misleads nobody does not keep a form from visitors; one that does, does",
        arguments: [
            (##""id":"not an id","##, true), (##""status":7,"##, true),
            (##""extension":[{"url":"http://example.org/x"}],"##, true),
            (##""extension":[{"url":"http://example.org/x","valueInteger":"7"}],"##, true),
            (##""item":[{"linkId":"b","type":"strng","text":"b"}],"##, false),
        ]
    )
    func slips(slip: String, runs: Bool) {
        let item =
            slip.contains("item") ? "" : ##","item":[{"linkId":"a","type":"string","text":"A?"}]"##
        let text =
            ##"{"resourceType":"Questionnaire",\##(slip)"title":"T"\##(item)}"##
        let check = QuestionnaireCheck(Array(text.utf8))
        #expect(check.refusals.isEmpty == runs, "\(check.findings)")
    }

    @Test(
        "an expression that cannot be read keeps a form from visitors where it decides what is asked",
        arguments: [
            ("sdc-questionnaire-enableWhenExpression", false),
            ("sdc-questionnaire-answerExpression", false),
            ("sdc-questionnaire-initialExpression", true),
            ("sdc-questionnaire-calculatedExpression", true),
        ]
    )
    func expressions(name: String, runs: Bool) {
        let text =
            ##"{"resourceType":"Questionnaire","status":"draft","title":"T","item":[{"linkId":"a","type":"string","text":"A?","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/\##(name)","valueExpression":{"language":"text/fhirpath","expression":"1 +"}}]}]}"##
        let check = QuestionnaireCheck(Array(text.utf8))
        #expect(check.hasErrors)
        #expect(check.refusals.isEmpty == runs, "\(check.findings)")
    }

    @Test("every rule says whether it refuses")
    func table() {
        #expect(QuestionnaireRule.named("json")?.refusal == .always)
        #expect(QuestionnaireRule.named("missing-element")?.refusal == .inQuestions)
        #expect(QuestionnaireRule.named("no-status")?.refusal == .never)
        // What is never an error refuses nothing.
        let idle = QuestionnaireRule.allCases.filter {
            $0.severity != .error && $0.refusal != .never && $0.name != "required-unanswerable"
        }
        #expect(idle.isEmpty, "\(idle.map(\.name))")
    }
}
