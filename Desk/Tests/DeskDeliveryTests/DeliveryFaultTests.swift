import ConsultationRequests
import Foundation
import SystemPackage
import Testing

@testable import DeskDelivery

/// The sender with every system call failed and died at: the server stores each request once, the log says so once, and nothing is
/// said to be finished that is not.
@Suite("Faults of delivery") struct DeliveryFaultTests {
    /// A server that takes everything, and a folder with requests.
    private final class Clinic {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("faulty-\(UUID().uuidString)").path
        private(set) var stored: [String: Int] = [:]
        private let numbers: [String]

        init() throws {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
            let time = UTCTime(secondsSince1970: 1_795_443_307)
            numbers = ([1, 2] as [UInt32]).map { "\(RequestNumber(time: time, code: $0))" }
            for number in numbers {
                let entries = ["Patient", "QuestionnaireResponse", "ServiceRequest"].map { kind in
                    let identifier =
                        #""identifier":[{"system":"https://anteroom.example/fhir/NamingSystem/request-number","value":"\#(number)"}]"#
                    let rest = kind == "ServiceRequest" ? "," + identifier : ""
                    return
                        #"{"fullUrl":"urn:uuid:\#(kind)","resource":{"resourceType":"\#(kind)"\#(rest)},"request":{"method":"POST","url":"\#(kind)"}}"#
                }
                let bundle =
                    #"{"resourceType":"Bundle","type":"transaction","entry":[\#(entries.joined(separator: ","))]}"#
                try bundle.write(
                    toFile: "\(folder)/\(number).json",
                    atomically: true,
                    encoding: .utf8
                )
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func send(_ system: SystemCalls = .live) throws -> DeliverySender.Ending {
            let world = DeliverySender.World(
                post: { [self] bytes, _ in
                    let text = String(decoding: bytes, as: UTF8.self)
                    for number in numbers where text.contains(number) {
                        stored[number, default: 0] += 1
                    }
                    let response = Array(repeating: #"{"response":{"status":"201"}}"#, count: 3)
                    return answer("transaction-response", response)
                },
                search: { [self] number, _ in
                    let found = #"{"resource":{"resourceType":"ServiceRequest"}}"#
                    return answer("searchset", stored["\(number)"] == nil ? [] : [found])
                },
                sleep: { _ in false }
            )
            return try DeliverySender(
                folder: RequestFolder(path: folder, system: system),
                target: "EHR",
                world: world,
                system: system
            ).run()
        }

        private func answer(_ type: String, _ entries: [String]) -> ServerAnswer {
            let text =
                #"{"resourceType":"Bundle","type":"\#(type)","entry":[\#(entries.joined(separator: ","))]}"#
            return .answered(status: 200, retryAfter: nil, body: AnsweredBody(Array(text.utf8)))
        }

        var isDone: Bool {
            get throws {
                let delivered = try Deliveries(folder: folder).all()
                    .filter { $0.event == .delivered }.map { "\($0.number)" }
                return delivered.sorted() == numbers && stored == [numbers[0]: 1, numbers[1]: 1]
            }
        }
    }

    private static func callCount() throws -> Int {
        let clinic = try Clinic()
        let faulty = FaultySystem(.none)
        #expect(try clinic.send(faulty.system) == .finished(open: 0))
        #expect(try clinic.isDone)
        return faulty.calls.count
    }

    /// What a disk, a mount or a limit gives; a dead process is one whose calls all do nothing from there on.
    @Test(
        arguments: [.noSpace, .ioError, .permissionDenied, .tooManyOpenFiles] as [Errno],
        [false, true]
    )
    func itIsStoredOnceAndSaidOnce(error: Errno, staysBroken: Bool) throws {
        for call in try 0..<Self.callCount() {
            let clinic = try Clinic()
            let faulty = FaultySystem(staysBroken ? .from(call, error) : .once(call, error))
            let ending = try? clinic.send(faulty.system)
            let comment: Comment = "\(error) at \(call), \(staysBroken ? "for good" : "once")"
            if ending == .finished(open: 0) { #expect(try clinic.isDone, comment) }
            #expect(clinic.stored.values.allSatisfy { $0 == 1 }, comment)
            var last = try clinic.send()
            // One that was asked for and not found waits a few seconds.
            if case .waiting = last { last = try clinic.send() }
            #expect(last == .finished(open: 0), comment)
            #expect(try clinic.isDone, comment)
        }
    }

    @Test func interruptedCallsAreMadeAgain() throws {
        for call in try 0..<Self.callCount() {
            let clinic = try Clinic()
            let faulty = FaultySystem(.once(call, .interrupted))
            #expect(try clinic.send(faulty.system) == .finished(open: 0))
            #expect(try clinic.isDone, "EINTR at \(call)")
        }
    }
}
