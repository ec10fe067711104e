import ConsultationRequests
import Foundation
import Testing

@testable import DeskDelivery

/// Requests on their way to a server that does what servers do.
@Suite("Delivery to a server") struct DeliverySenderTests {
    /// A folder with requests, and the sender on it.
    private final class Clinic {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "clinic-\(UUID().uuidString)"
        ).path

        init() throws {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        @discardableResult
        func put(_ code: UInt32, priority: String = "routine", tag: String = "") throws -> String {
            let number =
                "\(RequestNumber(time: UTCTime(secondsSince1970: 1_795_443_307), code: code))"
            func entry(_ kind: String, _ url: String, _ rest: String) -> String {
                #"{"fullUrl":"urn:uuid:\#(url)","resource":{"resourceType":"\#(kind)"\#(rest)},"request":{"method":"POST","url":"\#(kind)"}}"#
            }
            let identifier =
                #","identifier":[{"system":"https://anteroom.example/fhir/NamingSystem/request-number","value":"\#(number)"}]"#
            let entries = [
                entry("Patient", "1", ""), entry("QuestionnaireResponse", "2", ""),
                entry("ServiceRequest", "3", #","priority":"\#(priority)"\#(identifier)"#),
            ]
            let json =
                #"{"resourceType":"Bundle"\#(tag),"type":"transaction","entry":[\#(entries.joined(separator: ","))]}"#
            try json.write(toFile: "\(folder)/\(number).json", atomically: true, encoding: .utf8)
            return number
        }

        /// Sends what there is, the clock running ahead instead of being waited for.
        func send(
            _ server: ScriptedServer,
            token: @escaping () -> String? = { nil },
            waits: Int = 20
        ) throws -> DeliverySender.Ending {
            let curl = try #require(CurlServer(base: server.base, seconds: 5))
            var ahead: Int64 = 0
            var left = waits
            let world = DeliverySender.World(
                post: { curl.post($0, token: $1) },
                search: { curl.search($0, token: $1) },
                token: token,
                now: { UTCTime(secondsSince1970: SystemCalls.live.now().secondsSince1970 + ahead) },
                sleep: { seconds in
                    ahead += seconds
                    left -= 1
                    return left >= 0
                },
                chance: { 0.5 }
            )
            return try DeliverySender(
                folder: RequestFolder(path: folder),
                target: "EHR",
                world: world
            ).run()
        }

        func words() throws -> [String] {
            try RequestFolder(path: folder).list().map(\.delivery.words)
        }
    }

    @Test func urgentOnesGoFirstAndNothingIsMarkedAsSeen() throws {
        let clinic = try Clinic()
        let server = try ScriptedServer("take")
        let numbers = [
            try clinic.put(1), try clinic.put(2, priority: "stat"),
            try clinic.put(3, priority: "asap"),
        ]
        #expect(try clinic.send(server) == .finished(open: 0))
        #expect(
            server.log.filter { $0.hasPrefix("POST") } == [1, 2, 0].map { "POST \(numbers[$0]) -" }
        )
        #expect(try clinic.words() == ["delivered", "delivered", "delivered"])
        #expect(try Marks(folder: clinic.folder).all().isEmpty)
        #expect(try clinic.send(server) == .finished(open: 0))
        #expect(server.log.count == 6, "nothing is sent twice")
        #expect(
            try !RequestFolder(path: clinic.folder).check().findings.contains {
                "\($0.finding)".contains("log-")
            }
        )
    }

    /// Whatever the line does, the request is there once and known to be.
    @Test(arguments: [
        ["hang-before", "take"], ["hang-after", "take"], ["hang-after", "hang-after", "take"],
        ["503", "take"],
        ["429", "408", "take"], ["500", "502", "504", "take"], ["409", "take"],
        ["hang-before", "hang-before", "hang-after", "take"],
    ])
    func itArrivesOnce(_ script: [String]) throws {
        let clinic = try Clinic()
        let server =
            switch script.count {
            case 2: try ScriptedServer(script[0], script[1])
            case 3: try ScriptedServer(script[0], script[1], script[2])
            case _: try ScriptedServer(script[0], script[1], script[2], script[3])
            }
        let number = try clinic.put(1)
        #expect(try clinic.send(server) == .finished(open: 0))
        #expect(server.stored == ["STORED \(number)"])
        #expect(try clinic.words() == ["delivered"])
    }

    /// A clock that was set back while a request waits some seconds for a busy server does not hold it back for an hour.
    @Test(arguments: [-3_600, -86_400 * 365, 86_400] as [Int64])
    func aClockThatJumpsHoldsNothingBack(_ jump: Int64) throws {
        let clinic = try Clinic()
        try clinic.put(1)
        var queue = DeliveryQueue(try RequestFolder(path: clinic.folder).list(), after: [])
        let now: Int64 = 1_795_443_307
        guard case .send = queue.action(now: now) else {
            Issue.record("it is not sent")
            return
        }
        let busy = ServerAnswer.answered(status: 503, retryAfter: 20, body: AnsweredBody([]))
        #expect(queue.posted(busy, entries: 3, now: now, chance: 0)?.event == .retry)
        #expect(queue.action(now: now + 1) == .sleep(until: now + 20))
        if jump < 0 {
            #expect(queue.action(now: now + 1 + jump) == .sleep(until: now + 20 + jump))
        }
        guard case .send(_, attempt: 2) = queue.action(now: now + 20 + jump) else {
            Issue.record("it is not sent again")
            return
        }
    }

    /// After a crash the log ends with "sending", and nobody knows.
    @Test(arguments: ["take", "hang-after"])
    func aCrashWhileSendingIsLookedInto(_ before: String) throws {
        let clinic = try Clinic()
        let server = try ScriptedServer("take")
        let number = try #require(RequestNumber(try clinic.put(1)))
        if before == "hang-after" { _ = try clinic.send(server) }
        let crashed = try Clinic()
        try crashed.put(1)
        try Deliveries(folder: crashed.folder).add(
            DeliveryMark(
                number: number,
                event: .sending,
                time: UTCTime(secondsSince1970: 1),
                target: "EHR"
            )
        )
        #expect(try crashed.send(server) == .finished(open: 0))
        #expect(server.stored.count == 1)
        #expect(server.log.contains("GET \(number)"), "it asks first")
        #expect(try crashed.words() == ["delivered"])
    }

    @Test func whatIsRefusedOrHeldStandsThereAndTheOthersGo() throws {
        let clinic = try Clinic()
        let server = try ScriptedServer("422", "413", "take")
        for code in 1...3 { try clinic.put(UInt32(code)) }
        #expect(try clinic.send(server) == .finished(open: 2))
        #expect(try clinic.words() == ["REFUSED by EHR", "HELD, decide", "delivered"])
        let log = try String(contentsOfFile: clinic.folder + "/delivery-EHR.jsonl", encoding: .utf8)
        #expect(log.contains("422 processing") && !log.contains("Canary"))
    }

    @Test func rightsOrAddressStopEverything() throws {
        let clinic = try Clinic()
        let server = try ScriptedServer("403")
        for code in 1...3 { try clinic.put(UInt32(code)) }
        guard case .stopped(let reason) = try clinic.send(server) else {
            return #expect(Bool(false))
        }
        #expect(reason.hasPrefix("403"))
        #expect(server.log.count == 1, "the others are not tried")
    }

    @Test func aTokenIsRenewedOnceAndNeverInTheLog() throws {
        let clinic = try Clinic()
        let number = try clinic.put(1)
        let server = try ScriptedServer("401", "take")
        var tokens = ["new-secret", "old-secret"]
        #expect(try clinic.send(server, token: { tokens.popLast() }) == .finished(open: 0))
        let posts = server.log.filter { $0.hasPrefix("POST") }
        #expect(posts == ["POST \(number) Bearer old-secret", "POST \(number) Bearer new-secret"])
        let log = try String(contentsOfFile: clinic.folder + "/delivery-EHR.jsonl", encoding: .utf8)
        #expect(!log.contains("secret"))
        let refusing = try ScriptedServer("401")
        let other = try Clinic()
        try other.put(1)
        guard case .stopped = try other.send(refusing, token: { "same" }) else {
            return #expect(Bool(false))
        }
    }

    @Test func damagedChangedAndTestOnesAreNeverSent() throws {
        let clinic = try Clinic()
        let server = try ScriptedServer("take")
        try clinic.put(
            1,
            tag:
                #","meta":{"tag":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}]}"#
        )
        let damaged = try clinic.put(2)
        try "{".write(toFile: "\(clinic.folder)/\(damaged).json", atomically: true, encoding: .utf8)
        let changed = try clinic.put(3)
        try AuditTrail(folder: clinic.folder, station: "a")
            .record(
                .sent(#require(RequestNumber(changed)), digest: String(repeating: "0", count: 64))
            )
        // A reference that leads nowhere is seen only when the whole is read.
        let dangling = try clinic.put(4)
        let file = "\(clinic.folder)/\(dangling).json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing(
            #""priority""#,
            with: #""subject":{"reference":"urn:uuid:9"},"priority""#
        )
        .write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try clinic.send(server) == .finished(open: 0))
        #expect(server.log.isEmpty)
        let sound = try clinic.put(5)
        _ = try clinic.send(server)
        #expect(server.stored == ["STORED \(sound)"])
    }

    @Test func aServerThatIsNotThereIsWaitedFor() throws {
        let clinic = try Clinic()
        let server = try ScriptedServer("503")
        try clinic.put(1)
        #expect(try clinic.send(server, waits: 3) == .waiting(1))
        #expect(try clinic.words() == ["sent again later"])
        #expect(CurlServer(base: "http://127.0.0.1:1/fhir")?.post([], token: nil) == .notReached)
        for base in ["ftp://x", "https://x\"", "https://x\n", "x"] {
            #expect(CurlServer(base: base) == nil)
        }
    }

    @Test func aLongRequestGoesThroughThePipe() throws {
        let clinic = try Clinic()
        let server = try ScriptedServer("take")
        let number = try clinic.put(1)
        let file = "\(clinic.folder)/\(number).json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let long = String(repeating: "é\\\"$`\\n", count: 300_000)
        try text.replacing(#""priority""#, with: "\"note\":[{\"text\":\"\(long)\"}],\"priority\"")
            .write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try clinic.send(server) == .finished(open: 0))
        #expect(server.stored.count == 1)
    }

    @Test func whatTheServerLacksIsSaid() throws {
        let sound =
            #"{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","rest":[{"mode":"server","interaction":[{"code":"transaction"}],"resource":["#
        let resources = ["Patient", "QuestionnaireResponse", "ServiceRequest", "Observation"].map {
            #"{"type":"\#($0)","interaction":[{"code":"create"}],"conditionalCreate":true,"searchParam":[{"name":"identifier"}]}"#
        }.joined(separator: ",")
        func missing(_ text: String) -> [String] { CapabilityCheck.missing(in: Array(text.utf8)) }
        let whole = sound + resources + "]}]}"
        #expect(missing(whole) == [])
        #expect(
            missing(whole.replacing("transaction", with: "batch")) == [
                "it does not take transactions"
            ]
        )
        #expect(missing(whole.replacing(#""conditionalCreate":true,"#, with: "")).count == 4)
        #expect(
            missing(whole.replacing(#""type":"Observation""#, with: #""type":"x""#)) == [
                "it has no Observation"
            ]
        )
        #expect(missing("{}").count == 1 && missing("").count == 1)
    }
}
