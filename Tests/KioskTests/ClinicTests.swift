import FHIRModel
import Testing

@testable import Kiosk

/// `clinic.json`: what pages say of the clinic, and what is found in the file.
@Suite struct ClinicTests {
    private static let file = #"""
        {"resourceType":"Organization","name":"Hill Clinic","contact":[
        {"purpose":{"coding":[{"system":"https://anteroom.example/fhir/CodeSystem/contact-purpose","code":"crisis-line"}],
        "text":"555-0199 at any time","_text":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/translation",
        "extension":[{"url":"lang","valueCode":"es"},{"url":"content","valueString":"555-0199 a toda hora"}]}]}},
        "telecom":[{"system":"phone","value":"555-0199"}]},
        {"purpose":{"coding":[{"system":"https://anteroom.example/fhir/CodeSystem/contact-purpose","code":"reply"}],
        "text":"Our staff will call you in the next 2 work days."}}]}
        """#

    private func rules(_ text: String) -> [String] {
        Clinic.findings(in: Array(text.utf8)).map(\.rule)
    }

    @Test func itsWordsComeInEachLanguage() throws {
        let clinic = try #require(Clinic(parsing: Array(Self.file.utf8)))
        #expect(clinic.name(in: "en") == "Hill Clinic")
        #expect(clinic.crisisLine(in: "en") == "555-0199 at any time")
        #expect(clinic.crisisLine(in: "es") == "555-0199 a toda hora")
        #expect(clinic.reply(in: "es") == "Our staff will call you in the next 2 work days.")
        #expect(rules(Self.file) == [])
    }

    @Test func whatItDoesNotSayIsNotMadeUp() throws {
        let bare = #"{"resourceType":"Organization","name":"Hill Clinic"}"#
        let clinic = try #require(Clinic(parsing: Array(bare.utf8)))
        #expect(clinic.crisisLine(in: "en") == nil && clinic.reply(in: "en") == nil)
        #expect(rules(bare) == ["clinic"])
    }

    @Test(arguments: [
        ("{", "json"), (#"{"resourceType":"Patient"}"#, "resource-type"),
        (#"{"resourceType":"Organization"}"#, "clinic"),
    ])
    func aWrongFileIsFound(text: String, rule: String) {
        #expect(rules(text).first == rule)
    }

    @Test func aNumberThatTheWordsDoNotNameIsFound() {
        let other = Self.file.replacing(#""value":"555-0199""#, with: #""value":"555-0100""#)
        let untranslated = other.replacing(#""valueCode":"es""#, with: #""valueCode":"fr""#)
        #expect(Clinic.findings(in: Array(untranslated.utf8)).count == 2)
    }

    @Test func theShippedOneIsSound() throws {
        #expect(Clinic.shipped != nil)
    }
}
