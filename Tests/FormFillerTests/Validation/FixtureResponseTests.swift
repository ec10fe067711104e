import ConformanceData
import FHIRModel
import FormFiller
import FormTesting
import FoundationEssentials
import Testing

/// The responses among the conformance data, each with the questionnaire it answers.
@Suite(
    "Stored responses of other engines",
    .enabled(if: ConformanceData.isPresent, "conformance data: \(ConformanceData.absence)")
)
struct FixtureResponseTests {
    /// Questionnaires by address, and all responses.
    private struct Library {
        var forms: [String: Questionnaire] = [:]
        var responses: [(file: String, response: QuestionnaireResponse)] = []

        init() throws {
            for file in try ConformanceData.questionnaireFiles() {
                guard let tree = try? JSONTree(parsing: ConformanceData.bytes(file)),
                    let type = tree.string(at: tree.child("resourceType", of: tree.root))
                else { continue }
                if type == "Questionnaire" {
                    let form = Questionnaire(tree)
                    if let url = form.url { forms[url] = form }
                    if let id = form.id { forms["Questionnaire/" + id] = form }
                } else if type == "QuestionnaireResponse" {
                    responses.append((file, QuestionnaireResponse(tree)))
                }
            }
        }

        func form(of response: QuestionnaireResponse) -> Questionnaire? {
            guard let address = response.questionnaire?.split(separator: "|").first else {
                return nil
            }
            if let form = forms[String(address)] { return form }
            return forms["Questionnaire/" + (address.split(separator: "/").last ?? "")]
        }
    }

    private static func now() throws -> FHIRDateTime {
        try #require(FHIRDateTime("2026-11-23T10:15:30+01:00"))
    }

    @Test func everyResponseIsEvaluatedAndEvaluatesToItself() throws {
        let library = try Library()
        var matched = 0
        for (file, response) in library.responses {
            guard let questionnaire = library.form(of: response) else { continue }
            matched += 1
            let form = Form(compiling: questionnaire)
            let once = try ResponseEvaluation(of: response, to: form, now: Self.now())
            let twice = try ResponseEvaluation(of: once.response, to: form, now: Self.now())
            let isSame = once.response.tree.serialized() == twice.response.tree.serialized()
            #expect(isSame, "\(file)")
            for finding in once.findings where finding.severity == .error {
                #expect(finding.position != nil, "\(file) \(finding.rule)")
            }
        }
        #expect(library.responses.count >= 15)
        #expect(matched >= 8, "\(matched) of \(library.responses.count)")
    }

    /// A response read with a form it does not answer is a heap of findings, never a trap.
    @Test func anyResponseWithAnyFormEnds() throws {
        let library = try Library()
        let forms = library.forms.values.map { Form(compiling: $0) }
        #expect(!forms.isEmpty && !library.responses.isEmpty)
        for form in forms {
            for (_, response) in library.responses {
                let made = try ResponseEvaluation(of: response, to: form, now: Self.now())
                #expect(made.response.resourceType == "QuestionnaireResponse")
            }
        }
    }

    @Test(arguments: [
        "sdc/QuestionnaireResponse-questionnaireresponse-sdc-profile-example-PHQ9.json",
        "sdc/QuestionnaireResponse-questionnaireresponse-sdc-profile-example-loinc.json",
        "sdc/QuestionnaireResponse-questionnaireresponse-sdc-profile-example-multi-subject.json",
    ])
    func examplesOfTheGuideAreValid(_ file: String) throws {
        let library = try Library()
        let response = QuestionnaireResponse(
            try JSONTree(parsing: ConformanceData.bytes("questionnaires/" + file))
        )
        let form = Form(compiling: try #require(library.form(of: response)))
        let made = try ResponseEvaluation(of: response, to: form, now: Self.now())
        #expect(made.findings.filter { $0.severity == .error } == [])
    }
}
