import ConsultationRequests
import FHIRModel
import FormFiller
import RequestTesting
import Synchronization
import TerminalTesting
import Testing

@testable import Kiosk
@testable import anteroom

/// A request in which an answer could not be filled in is sent all the same, and whoever reads the journal or checks the folder
/// learns of it, without the answer.
struct IncompleteRequestTests {
    private static let form = """
        {"resourceType":"Questionnaire","status":"active","url":"urn:q","contained":[
          {"resourceType":"ServiceRequest","id":"t","status":"active","intent":"proposal","_occurrenceDateTime":
           {"extension":[{"url":
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtractValue",
            "valueString":"item.answer.value"}]}}],
         "extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtract",
          "extension":[{"url":"template","valueReference":{"reference":"#t"}}]}],
         "item":[{"linkId":"when","type":"string","text":"When?"}]}
        """

    @Test func theJournalAndTheCheckNameIt() throws {
        let staff = try StaffFolder()
        let now = LocalClock.now()
        let compiled = Form(compiling: try Questionnaire(parsing: Array(Self.form.utf8)))
        var interview = Interview(compiled, now: now)
        #expect(interview.answer([.string("when the secret is out")]).isEmpty)
        let lines = Journal()
        var services = try ClinicServices(KioskOptions(requests: staff.requests)) { line in
            lines.all.withLock { $0.append(line) }
        }
        let outcome = services.send(
            Submission(interview: interview, contact: nil, alerts: [], codedForm: nil)
        )
        let journal = lines.all.withLock { $0 }
        guard case .sent(let number) = outcome else {
            Issue.record("it was not sent: \(journal)")
            return
        }
        #expect(journal.count == 1)
        let said = try #require(journal.first)
        #expect(said.hasPrefix("request \(number): not everything could be filled in: "))
        #expect(
            said.contains("'occurrenceDateTime' cannot hold") && said.hasSuffix("[extract-type]")
        )
        let check = try staff.run("verify")
        #expect(check.status == 0)
        #expect(check.text.contains("warning: not everything could be filled in: "))
        #expect(!(journal.joined() + check.text).contains("secret"))
    }
}

/// What was reported, from any thread.
private final class Journal: Sendable {
    let all = Mutex<[String]>([])
}
