import ConformanceData
import FHIRModel
import FormExtraction
import FormFiller
import FoundationEssentials
import Testing

/// What is made is valid for the validators of others too.
@Suite("Interchange", .enabled(if: R4Validator.isPresent, "\(R4Validator.absence)"))
struct InterchangeTests {
    @Test func bundlesOfTheGuideAreValidR4() throws {
        let made = try ["extract-complex-template", "extract-complex-template2"].map {
            try ExtractionCase(fixture: "sdc/\($0).json", GuideTemplateTests.response)
        }
        #expect(try R4Validator.findings(in: made.map { $0.bundle.serialized() }) == [])
    }

    @Test func whatTheGuideSwapsIsLeftOutSoThatTheRestIsValid() throws {
        // The definition example of the guide swaps ContactPoint.use and .system.
        let made = try ExtractionCase(
            fixture: "sdc/extract-complex-defn3.json",
            GuideTemplateTests.response
        )
        #expect(made.extraction.findings.count == 2)
        #expect(try R4Validator.findings(in: [made.bundle.serialized()]) == [])
    }

    @Test func theStandardRequestIsValidR4() throws {
        let made = try ExtractionCase(
            StandardRequestTests.form,
            StandardRequestTests.response,
            settings: StandardRequestTests.settings(isDemonstration: true)
        )
        #expect(try R4Validator.findings(in: [made.bundle.serialized()]) == [])
    }

    @Test func theValidatorsSeeWhatIsWrong() throws {
        let wrong =
            #"{"resourceType":"ServiceRequest","status":"active","intent":"proposal","nonsense":1}"#
        let findings = try R4Validator.findings(in: [Array(wrong.utf8)])
        #expect(findings.contains { $0.contains("schema") })
        #expect(findings.contains { $0.contains("resources") && $0.contains("subject") })
    }
}
