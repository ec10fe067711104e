import ConsultationRequests
import FHIRModel
import FormFiller
import TerminalTesting
import Testing

/// From a finished interview to a stored request, as a program that embeds the library goes.
@Suite("A station that leaves requests")
struct RequestStationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var requests: String { "\(folder.path)/Requests" }

    private static func draft(
        _ json: String,
        _ answer: AnswerValue,
        contact: QuestionnaireResponse? = nil
    ) throws -> RequestDraft {
        let now = try #require(FHIRDateTime("2026-11-23T15:15:07+01:00"))
        let form = Form(compiling: try Questionnaire(parsing: Array(json.utf8)))
        var interview = Interview(form, now: now)
        _ = interview.answer([answer])
        return RequestDraft(of: interview, contact: contact, now: now)
    }

    private static func named() throws -> RequestDraft {
        try draft(
            """
            {"resourceType":"Questionnaire","status":"active","title":"Pain","item":[
             {"linkId":"q","type":"string","text":"Where?"}]}
            """,
            .string("My back"),
            contact: QuestionnaireResponse(
                parsing: Array(
                    """
                    {"resourceType":"QuestionnaireResponse","status":"completed","item":[
                     {"linkId":"closing.may-have","text":"May we?","answer":[{"valueBoolean":true}]},
                     {"linkId":"closing.name","text":"Name?","answer":[{"valueString":"Alex Example"}]},
                     {"linkId":"closing.wanted","text":"Call?","answer":[{"valueBoolean":true}]}]}
                    """.utf8
                )
            )
        )
    }

    private func station(_ command: String? = nil, clock: TestClock = TestClock()) -> RequestStation
    {
        RequestStation(
            "Seat 4",
            folder: requests,
            alertCommand: command.map { AlertCommand($0) },
            system: clock.system
        )
    }

    private func trail() throws -> [String] {
        try folder.text("Requests/audit.jsonl").split(separator: "\n").map { line in
            String(line.split(separator: #""event":""#).last?.prefix { $0 != "\"" } ?? "")
        }
    }

    @Test func aFinishedInterviewBecomesOneSoundRequest() throws {
        var station = station()
        try station.makeFolders()
        station.record(.visitBegun)
        guard case .stored(let stored) = station.submit(try Self.named()) else {
            Issue.record("not stored")
            return
        }
        let requests = RequestFolder(path: requests)
        #expect(try requests.names().map(\.number) == [stored.number])
        #expect(try trail() == ["visit-begun", "sent"])
        #expect(try requests.check().findings.isEmpty)
        let text = try folder.text("Requests/\(stored.fileName)")
        #expect(text.contains("Alex Example") && text.contains("Seat 4"))
        #expect(text.contains("\"value\":\"\(stored.number)\""))
    }

    @Test func answersThatComeToNoRequestLeaveNothing() throws {
        var station = station()
        try station.makeFolders()
        let draft = try Self.draft(
            """
            {"resourceType":"Questionnaire","status":"active","item":[
             {"linkId":"q","type":"string","text":"Q?"}]}
            """,
            .string("secret")
        )
        #expect(!draft.isRequest)
        guard case .nothingToStore = station.submit(draft) else {
            Issue.record("something was stored")
            return
        }
        #expect(try RequestFolder(path: requests).names().isEmpty)
    }

    /// Staff are called once, and again only where the call was lost altogether.
    @Test func whereItCannotBeStoredStaffAreCalled() throws {
        var station = station("cat >> '\(folder.path)/calls'")
        let draft = try Self.named()
        for attempt in 0..<2 {
            guard case .failed(_, let alert) = station.submit(draft) else {
                Issue.record("there was no folder")
                return
            }
            #expect(alert?.reachedStaff == (attempt == 0 ? true : nil))
        }
        let calls = try folder.text("calls").split(separator: "\n")
        #expect(calls.count == 1 && calls.first?.contains("request-not-stored") == true)
        // The same draft is stored once there is a folder.
        try station.makeFolders()
        guard case .stored = station.submit(draft) else {
            Issue.record("not stored")
            return
        }
    }

    @Test func anAlertThatDidNotReachStaffIsRepeatedUntilItIsAcknowledged() throws {
        let clock = TestClock()
        var station = station("exit 1", clock: clock)
        try station.makeFolders()
        let number = station.callStaff(code: "safety-now").alert.number
        #expect(station.hasCalledStaff(code: "safety-now", inLast: 60))
        #expect(station.repeatAlerts().isEmpty)
        clock.advance(60)
        #expect(station.repeatAlerts().map(\.alert.number) == [number])
        try Acknowledgements(folder: requests, system: clock.system)
            .acknowledge(number, initials: "AB")
        clock.advance(60)
        #expect(station.repeatAlerts().isEmpty)
    }

    /// Neither a description nor a reflection of what is on its way tells an answer.
    @Test func aDraftTellsNoAnswer() throws {
        let draft = try Self.named()
        var dumped = ""
        dump(draft, to: &dumped)
        for text in ["\(draft)", String(reflecting: draft), dumped] {
            #expect(!text.contains("Alex"))
        }
    }
}
