import ConformanceData
import ConsultationRequests
import FHIRModel
import FormAuthoring
import FormFiller
import FormTesting
import Foundation
import StaffPages
import TerminalTesting
import Testing

@testable import Kiosk
@testable import anteroom

/// The requests of all questionnaires there are, filled in at random, as a kiosk writes them: valid by the rules of others.
@Suite(.enabled(if: R4Validator.isPresent, "\(R4Validator.absence)"))
struct RequestInterchangeTests {
    private static let shipped = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Questionnaires")

    private static let now = FHIRDateTime("2026-11-23T10:15:30+01:00")
    private static let number = RequestNumber("20261123T091530Z-7F3KQ2")

    /// The request of a visitor who answers at random and, where it is asked, wants a call; nil where there is none.
    private func request(_ questionnaire: Questionnaire, seed: UInt64) throws -> [UInt8]? {
        let now = try #require(Self.now)
        let form = Form(compiling: questionnaire)
        var walker = RandomWalker(seed: seed)
        var interview = Interview(form, now: now)
        _ = walker.walk(&interview, limit: 40 * form.itemCount + 2_000)
        var contact: Interview?
        if let closing = ClosingQuestions(after: interview, at: now) {
            for _ in 0..<20 where contact == nil {
                var asked = Interview(
                    closing.form(in: ConversationSettings.standardLanguages),
                    now: now
                )
                _ = walker.walk(&asked, limit: 2_000)
                if asked.answeredQuestions.first?.answers == [.boolean(true)] { contact = asked }
            }
        }
        let submission = Submission(
            interview: interview,
            contact: contact,
            alerts: [],
            codedForm: nil
        )
        let station = "Window 2 <&> \u{1B}[2J \"é漢\""
        let draft = RequestDraft(submission, now: now)
        guard draft.isRequest else { return nil }
        return try draft.bundle(number: #require(Self.number), station: station, clock: .utc)
            .serialized(asciiOnly: true)
    }

    /// Stores requests in a folder and lets `verify` look at them; what it finds besides that no audit trail tells of them.
    private func verified(_ requests: [[UInt8]]) throws -> [String] {
        let staff = try StaffFolder()
        for (code, bytes) in requests.enumerated() {
            let name = RequestNumber(time: UTCTime(secondsSince1970: 0), code: UInt32(code))
            try staff.folder.write(bytes, to: "Requests/\(name).json")
        }
        let run = try staff.run("verify")
        #expect(run.text.contains("requests: \(requests.count), "))
        return run.lines.filter { $0.contains(": error: ") }
    }

    private func expectSound(_ requests: [(name: String, bytes: [UInt8])]) throws {
        for (name, bytes) in requests {
            #expect(bytes.allSatisfy { $0 < 0x80 }, "\(name)")
            let page = try StaffPage(bundle: JSONTree(parsing: bytes), clock: .utc)
            #expect(page != nil, "\(name)")
        }
        let found = try R4Validator.findings(in: requests.map(\.bytes)).map { line in
            // Findings begin with the file's number.
            let number = line.prefix { $0.isNumber }
            return "\(Int(number).map { requests[$0].name } ?? "?"): \(line)"
        }
        #expect(found == [])
        let faults = try verified(requests.map(\.bytes))
        #expect(faults == [])
    }

    @Test func thoseOfTheShippedQuestionnairesAreValid() throws {
        var made: [(name: String, bytes: [UInt8])] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.shipped.path).sorted()
        where name.hasSuffix(".json") {
            let bytes = [UInt8](try Data(contentsOf: Self.shipped.appending(path: name)))
            let questionnaire = try Questionnaire(parsing: bytes)
            for seed: UInt64 in 1...25 {
                if let request = try request(questionnaire, seed: seed) {
                    made.append(("\(name), seed \(seed)", request))
                }
            }
        }
        #expect(made.count > 20, "\(made.count)")
        try expectSound(made)
    }

    @Test func thoseOfPublicQuestionnairesAreValid() throws {
        var made: [(name: String, bytes: [UInt8])] = []
        for name in try ConformanceData.questionnaireFiles() {
            let bytes = try ConformanceData.bytes(name)
            // One that is no valid R4 itself may hand its faults on, as in a coding that is copied; and one whose resources would lack
            // what R4 demands is told so by the check.
            guard let questionnaire = try? Questionnaire(parsing: bytes),
                questionnaire.resourceType == "Questionnaire",
                !QuestionnaireCheck(bytes).findings.contains(where: {
                    $0.severity == .error || $0.rule == "missing-element"
                })
            else { continue }
            // This one has the fixed codes of `telecom.use` and `telecom.system` the wrong way round.
            guard !name.hasSuffix("/extract-complex-defn3.json") else { continue }
            for seed: UInt64 in 1...2 {
                if let request = try request(questionnaire, seed: seed) {
                    made.append(("\(name), seed \(seed)", request))
                }
            }
        }
        #expect(made.count > 100, "\(made.count)")
        try expectSound(made)
    }
}
