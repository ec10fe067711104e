import ConformanceData
import FHIRModel
import FormExtraction
import FormTesting
import Testing

@testable import FormFiller

/// The Bundles of visits at random keep the rules of R4, by our own statement of them and by the validators of others.
@Suite("Requests at random")
struct RandomRequestTests {
    private static func bundle(
        of response: QuestionnaireResponse,
        to form: Form,
        seed: UInt64
    ) throws -> JSONTree {
        var random = RandomAnswers(seed: seed)
        let extraction = Extraction(
            of: response,
            by: ExtractionPlan(form.questionnaire),
            on: ExtractionSettings(
                now: try noon(),
                tags: [Coding(system: "urn:example:station", code: "Seat-4")],
                isDemonstration: form.isDemonstration
            ),
            using: &random.numbers
        )
        return extraction.bundle(number: .init(system: "urn:example:number", value: "7F3-KQ2"))
    }

    /// Bundles of the shipped questionnaire, filled in at random.
    private static func consultations(_ count: Int) throws -> [JSONTree] {
        let file = try ShippedFile.consultation()
        let form = Form(compiling: Questionnaire(file.tree))
        var random = RandomAnswers(seed: 77)
        return try (0..<count).map { number in
            let answers = random.answerSet().response(to: file)
            let made = ResponseEvaluation(
                of: QuestionnaireResponse(answers),
                to: form,
                now: try noon()
            )
            return try bundle(of: made.response, to: form, seed: UInt64(number))
        }
    }

    /// Bundles of every public questionnaire, walked through at random.
    private static func walks() throws -> [(name: String, bundle: JSONTree)] {
        try Questionnaires.all(in: Questionnaires.fixtures).map { name, questionnaire in
            let form = Form(compiling: questionnaire)
            var walker = RandomWalker(seed: 31)
            var interview = Interview(form, now: try noon())
            _ = walker.walk(&interview, limit: 40 * form.itemCount + 2000)
            return (name, try bundle(of: interview.response, to: form, seed: 31))
        }
    }

    @Test func bundlesOfTheConsultationKeepTheRules() throws {
        for bundle in try Self.consultations(60) {
            #expect(BundleRules(bundle: bundle).broken == [])
        }
    }

    @Test(.enabled(if: Questionnaires.arePresent, Questionnaires.skipped))
    func bundlesPostedTwiceMakeNothingTwice() throws {
        let consultations = try Self.consultations(20).map { ("consultation", $0) }
        for (name, bundle) in try consultations + Self.walks() {
            var server = ConditionalServer()
            try server.post(bundle)
            let once = server.contents
            let entries = Array(bundle.elements("entry", of: bundle.root))
            #expect(once.count == entries.count, "\(name)")
            try server.post(bundle)
            #expect(server.contents == once, "\(name)")
        }
    }

    @Test(.enabled(if: R4Validator.isPresent, "\(R4Validator.absence)"))
    func bundlesOfTheConsultationAreValidR4() throws {
        let bundles = try Self.consultations(60).map { $0.serialized() }
        #expect(try R4Validator.findings(in: bundles) == [])
    }

    @Test(.enabled(if: Questionnaires.arePresent, Questionnaires.skipped))
    func bundlesOfPublicFormsKeepTheRules() throws {
        for (name, bundle) in try Self.walks() {
            #expect(BundleRules(bundle: bundle).broken == [], "\(name)")
        }
    }

    @Test(.enabled(if: R4Validator.isPresent, "\(R4Validator.absence)"))
    func bundlesOfPublicFormsAreValidR4() throws {
        // The guide's examples of extraction hold slips of their own: an answer of any kind becomes a code. Two of android-fhir
        // define resources without elements that R4 requires: an Immunization without patient, Observations without status.
        let faulty = ["extract-complex", "behavior_skip_logic", "screener-questionnaire"]
        let walks = try Self.walks().filter { walk in !faulty.contains { walk.name.contains($0) } }
        let findings = try R4Validator.findings(in: walks.map { $0.bundle.serialized() })
        let named = findings.map { finding in
            let number = finding.prefix { $0 != "." && $0 != "#" }
            return (Int(number).map { walks[$0].name } ?? "?") + ": " + finding
        }
        #expect(named == [])
    }
}
