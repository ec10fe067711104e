import ConsultationRequests
import FHIRModel
import RequestTesting
import TerminalTesting
import Testing

/// What staff see of a folder: requests with names and states, alerts with who has them and whose they are.
@Suite("Overview of a folder") struct RequestOverviewTests {
    private static let visit =
        #"{"system":"https://anteroom.example/fhir/CodeSystem/visit","code":"0123456789abcdef"}"#

    private static func put(
        _ json: String,
        _ code: UInt32,
        in folder: TemporaryFolder
    ) throws -> RequestNumber {
        let number = RequestNumber(time: UTCTime(secondsSince1970: 1_795_443_307), code: code)
        try folder.write(json, to: "\(number).json")
        return number
    }

    private static func overview(_ folder: TemporaryFolder) throws -> RequestOverview {
        var index = RequestIndex(RequestFolder(path: folder.path))
        return try index.overview()
    }

    /// The list reads without building a tree; what it tells must be what the whole tells.
    @Test func aGlanceTellsWhatReadingTheWholeTells() throws {
        var request = SampleRequest.review
        request.tags.append(Self.visit)
        let patients = [
            #""name":[{"text":"Alex \u0022Q\u0301 Example"}]"#,
            #""name":[{"given":["Ana","María"],"family":"Díaz"},{"text":"other"}],"telecom":[{"system":"phone","value":"+1 555-0123"},{"value":"a@b.example"},{"use":"home"},7]"#,
            #""communication":[{"language":{"coding":[{"code":"es","display":"Spanish"}]}},{"language":{"text":"German"}}]"#,
            #""name":"no array","telecom":{"value":"x"},"communication":"y""#,
            #""name":[{"text":"  "},{"text":"second"}],"communication":[{"preferred":true}]"#,
            #""name":[],"telecom":[],"communication":[]"#,
            #""name":[{"text":"\#(String(repeating: "x", count: 700))"}]"#,
        ]
        for patient in patients {
            let json = request.json.replacing(#""name":[{"text":"Alex Example"}]"#, with: patient)
            let folder = try TemporaryFolder()
            _ = try Self.put(json, 1, in: folder)
            // A tag that is out of shape makes the glance give up, and the whole is read.
            let whole = json.replacing(Self.visit, with: Self.visit + #",{"system":7}"#)
            _ = try Self.put(whole, 2, in: folder)
            let requests = try Self.overview(folder).requests
            let (one, other) = (requests[0], requests[1])
            #expect(one.facts == other.facts, "\(patient)")
            #expect(one.facts?.visit == VisitID("0123456789abcdef"))
            #expect(one.facts?.form == "consultation 0.1.0")
            #expect(one.facts?.made == "2026-11-23T09:14:07+01:00")
        }
    }

    @Test func aFileThatChangedIsReadAgainAndOneThatIsGoneIsForgotten() throws {
        let folder = try TemporaryFolder()
        let number = try Self.put(SampleRequest.review.json, 1, in: folder)
        var index = RequestIndex(RequestFolder(path: folder.path))
        #expect(try index.overview().requests.first?.facts?.person == "Alex Example")
        let longer = SampleRequest.review.json.replacing("Alex Example", with: "Somebody Else")
        try folder.write(longer, to: "\(number).json")
        #expect(try index.overview().requests.first?.facts?.person == "Somebody Else")
        try folder.write("{", to: "\(number).json")
        #expect(try index.overview().requests.first?.isDamaged == true)
        try folder.remove("\(number).json")
        #expect(try index.overview().requests.isEmpty)
    }

    /// By the visit that both carry, or else by what the audit trail tells of the station, and then only probably.
    @Test(arguments: [(true, true), (false, false)])
    func anAlertLeadsToTheRequestOfItsVisitor(hasVisit: Bool, isCertain: Bool) throws {
        let folder = try TemporaryFolder()
        let audit = AuditTrail(folder: folder.path, station: "seat 4")
        var alerts = AlertStore(folder: folder.path, station: "seat 4", command: nil)
        try alerts.prepare()
        let before = alerts.raise(code: "person-wanted").alert.number
        try audit.record(.visitBegun)
        let raised = alerts.raise(code: "safety-now").alert.number
        if hasVisit {
            let text = try folder.text("alerts/\(raised).json")
            let line = text.replacing(
                #""code":"safety-now""#,
                with: #""code":"safety-now","visit":"0123456789abcdef""#
            )
            try folder.write(line, to: "alerts/\(raised).json")
        }
        var request = SampleRequest.review
        if hasVisit { request.tags.append(Self.visit) }
        let number = try Self.put(request.json, 1, in: folder)
        try audit.record(.sent(number, digest: "00"))
        let after = alerts.raise(code: "person-wanted").alert.number
        let found = try Self.overview(folder).alerts
        func link(_ number: RequestNumber) -> LinkedRequest? {
            found.first { $0.alert.number == number }?.request
        }
        #expect(found.count == 3)
        #expect(link(raised)?.number == number && link(raised)?.isCertain == isCertain)
        #expect(link(before) == nil && link(after) == nil)
        let file = try RequestFolder(path: folder.path).read(
            #require(RequestFileName("\(number).json"))
        ).get()
        #expect(
            try RequestFolder(path: folder.path).alerts(of: file).map(\.alert.number) == [raised]
        )
    }

    @Test func whatIsDoneStandsLast() throws {
        let folder = try TemporaryFolder()
        let urgent = try Self.put(SampleRequest(priority: "stat").json, 1, in: folder)
        let routine = try Self.put(SampleRequest(priority: "routine").json, 2, in: folder)
        let log = MarkLog(folder: folder.path, desk: "one")
        func order() throws -> [RequestNumber] {
            try Self.overview(folder).requests.map(\.name.number)
        }
        #expect(try order() == [urgent, routine])
        try log.add(.called, to: urgent, initials: "AB")
        #expect(try order() == [urgent, routine])
        try log.add(.done, to: urgent, initials: "AB")
        #expect(try order() == [routine, urgent])
        try log.add(.reopened, to: urgent, initials: "AB")
        #expect(try order() == [urgent, routine])
    }

    @Test(arguments: [
        ("alex", true), ("EXAMPLE alex", true), ("000-001", true), ("seat", true),
        ("alex bob", false),
        ("consultation", true), ("2026-11-23", true), ("", true), ("5550123", true),
        ("(555) 0123", false),
        ("555", true), ("9999", false),
    ])
    func aSearchFindsByEveryWord(_ words: String, _ isFound: Bool) throws {
        let folder = try TemporaryFolder()
        let json = SampleRequest.review.json.replacing(
            #""name":[{"text":"Alex Example"}]"#,
            with:
                #""name":[{"text":"Alex Example"}],"telecom":[{"system":"phone","value":"555-01 23"}]"#
        )
        _ = try Self.put(json, 1, in: folder)
        #expect(try Self.overview(folder).requests.first?.matches(words) == isFound)
    }

    @Test func deliveryIsNeverSeenAndSeenIsNeverDelivered() throws {
        let folder = try TemporaryFolder()
        let numbers = try (1...3).map { try Self.put(SampleRequest.review.json, $0, in: folder) }
        var test = SampleRequest(priority: "routine")
        test.tags.append(
            #"{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}"#
        )
        let demonstration = try Self.put(test.json, 4, in: folder)
        let log = MarkLog(folder: folder.path, desk: "one")
        for number in [numbers[0], numbers[1], demonstration] {
            try log.add(.seen, to: number, initials: "AB")
        }
        let requests = RequestFolder(path: folder.path)
        func purgeable(_ includesUndelivered: Bool = false) throws -> [RequestNumber] {
            try requests.purgeable(olderThan: 0, includesUndelivered: includesUndelivered).map(
                \.number
            )
        }
        #expect(
            try purgeable() == [numbers[0], numbers[1], demonstration],
            "nothing is handed on from here"
        )
        let deliveries = Deliveries(folder: folder.path)
        for (place, event) in [
            (0, DeliveryMark.Event.sending), (0, .delivered), (2, .sending), (2, .delivered),
        ] {
            try deliveries.add(
                DeliveryMark(
                    number: numbers[place],
                    event: event,
                    time: UTCTime(secondsSince1970: 0),
                    target: "EHR"
                )
            )
        }
        let states = try Self.overview(folder).requests.map {
            ($0.name.number, $0.state.words, $0.delivery.words)
        }
        for (number, state, delivery) in [
            (numbers[0], "seen", "delivered"), (numbers[1], "seen", "not sent yet"),
            (numbers[2], "new", "delivered"), (demonstration, "seen", ""),
        ] {
            #expect(states.contains { $0 == (number, state, delivery) }, "\(states)")
        }
        #expect(try purgeable() == [numbers[0], demonstration])
        #expect(try purgeable(true) == [numbers[0], numbers[1], demonstration])
        try log.add(.reopened, to: numbers[0], initials: "AB")
        #expect(try purgeable() == [demonstration])
    }

    @Test func aChainThatIsBrokenInAnyLogIsNamed() throws {
        let folder = try TemporaryFolder()
        let number = try Self.put(SampleRequest.review.json, 1, in: folder)
        let log = MarkLog(folder: folder.path, desk: "one")
        for event in [MarkEvent.seen, .called, .done] {
            try log.add(event, to: number, initials: "AB")
        }
        for _ in 1...2 {
            try Deliveries(folder: folder.path).add(
                DeliveryMark(
                    number: number,
                    event: .sending,
                    time: UTCTime(secondsSince1970: 0),
                    target: "EHR"
                )
            )
        }
        let requests = RequestFolder(path: folder.path)
        #expect(try !requests.check().hasErrors)
        for name in ["desk-one.jsonl", "delivery-EHR.jsonl"] {
            let text = try folder.text(name)
            try folder.write(text.replacing(#""sequence":1,"#, with: #""sequence":1, "#), to: name)
            let check = try requests.check()
            #expect(check.findings.contains { $0.file == name && $0.finding.rule == "log-chain" })
            try folder.write(text, to: name)
        }
    }
}
