import FHIRModel
import FormFiller
import FormTesting
import Foundation
import StaffPages
import Testing

/// The page for staff of a visit in Spanish is in English, with the visitor's own words as they were typed.
struct SpanishVisitTests {
    private func page(of scenario: String) throws -> String {
        let form = try Form(compiling: Questionnaire(ShippedFile.consultation().tree))
        let file = ShippedFile.folder.appending(path: "Scenarios/\(scenario).json")
        let answers = try JSONTree(parsing: Array(try Data(contentsOf: file)))
        let now = try #require(FHIRDateTime("2026-11-23T12:00:00Z"))
        var interview = ResponseEvaluation(of: QuestionnaireResponse(answers), to: form, now: now)
            .interview
        interview.show(in: "es")
        let response = interview.staffResponse
        let object = try JSONSerialization.jsonObject(
            with: Data(response.tree.serialized(response.node))
        )
        let bundle: [String: Any] = [
            "resourceType": "Bundle", "type": "transaction", "entry": [["resource": object]],
        ]
        let tree = try JSONTree(parsing: Array(try JSONSerialization.data(withJSONObject: bundle)))
        return try #require(StaffPage(bundle: tree, clock: .utc)).text()
    }

    @Test func staffReadEnglishAndTheVisitorsOwnWords() throws {
        let text = try page(of: "spanish-consultation")
        for section in [
            """
            CONTACT
              Name: José Núñez
              Reach by: Phone call
              Phone: 555-010-0199
              Leave a message: Yes
              Language: Spanish (Español)
              Access needs: Una rampa, por favor
            """,
            """
            OUTCOME
              Outcome: Consultation
              Age: 18 to 64
            """,
            """
            SIGNS, PAST MONTH
              Signs reported (own wording, not a validated test), of 5: 4
              Something very scary or harmful: Yes
              Memories or dreams: Yes
              Stays away from reminders: Yes
              Numb, cut off, ashamed, afraid or to blame: Yes
              Home, work or people harder: Yes
              It ended: One month ago or more
              No: Jumpy, tense or on guard
            """,
        ] {
            #expect(text.contains(section), "\(text)")
        }
        #expect(!text.contains("Sí") && !text.contains("¿"))
    }

    @Test func aShortPathAndARefusalAreSaidAsWhatTheyAre() throws {
        let text = try page(of: "spanish-short-path-would-not-say")
        #expect(text.hasPrefix("*** TALK BEFORE LEAVING ***"))
        #expect(text.contains("Took the short path"))
        #expect(text.contains("A safety question was not answered"))
        #expect(!text.contains("A question needed to plan the visit was not answered"))
        #expect(!text.contains("of 5") && text.contains("SIGNS, PAST MONTH\n  Not asked.\n"))
    }

    @Test func aVisitorUnder18BringsAnAdult() throws {
        let text = try page(of: "spanish-under-18-thoughts")
        #expect(text.contains("Parent or guardian here: Yes"))
        #expect(!text.contains("Ride home") && !text.contains("sign a form"))
    }
}
