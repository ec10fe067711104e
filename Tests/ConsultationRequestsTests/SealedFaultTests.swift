import ConsultationRequests
import Foundation
import RequestTesting
import SystemPackage
import TerminalTesting
import Testing

/// What holds of a readable request under faults holds of a sealed one too.
@Suite(.enabled(if: AgeTool.isPresent, "\(AgeTool.absence)"))
struct SealedFaultTests {
    private let folder: TemporaryFolder
    private let identity: String
    private let recipient: String

    init() throws {
        folder = try TemporaryFolder()
        identity = "\(folder.path)/clinic.key"
        recipient = try AgeTool.makeKey(at: identity)
    }

    /// The whole requests in a folder; every one of them opens to what was sent.
    private func expectWholeRequests(_ range: ClosedRange<Int>, in name: String) throws {
        try NextStart.sweep("\(folder.path)/\(name)")
        let names = try folder.names(in: name)
        #expect(range.contains(names.count), "\(names)")
        #expect(names.allSatisfy { $0.hasSuffix(".json.age") })
        for file in names {
            let opened = try AgeTool.open("\(folder.path)/\(name)/\(file)", identity: identity)
            #expect(opened == SampleRequest.review.bytes)
        }
    }

    @Test(arguments: [Errno.noSpace, .ioError, .readOnlyFileSystem, .tooManyOpenFiles])
    func oneFailingCallLeavesNothingAndTheNextTryStoresOnce(error: Errno) throws {
        let sealing = try Sealing(recipients: [recipient])
        for call in 0..<10 {
            let name = "\(error.rawValue)-\(call)"
            try folder.makeFolder(name)
            let faulty = FaultySystem(.once(call, error))
            var store = RequestStore(
                folder: "\(folder.path)/\(name)",
                sealing: sealing,
                system: faulty.system
            )
            let first = try? store.store(SampleRequest.review.bytes)
            try expectWholeRequests(first == nil ? 0...0 : 1...1, in: name)
            if first == nil { _ = try store.store(SampleRequest.review.bytes) }
            try expectWholeRequests(1...1, in: name)
        }
        #expect(folder.files(with: "Alex") == [])
    }

    @Test(arguments: 0..<10, ["before", "after"])
    func aKilledWriterLeavesAWholeSealedRequestOrNone(call: Int, moment: String) async throws {
        try folder.makeFolder("Requests")
        let (path, recipient) = (folder.path, recipient)
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [
                path = path as String, recipient = recipient as String, call = call as Int,
                moment = moment as String
            ] in
            let fault =
                moment == "before"
                ? FaultySystem.Fault.deathBefore(call) : .deathAfter(call)
            let faulty = FaultySystem(fault) { kill(getpid(), SIGKILL) }
            var store = RequestStore(
                folder: "\(path)/Requests",
                sealing: try Sealing(recipients: [recipient]),
                system: faulty.system
            )
            _ = try store.store(SampleRequest.review.bytes)
        }
        #expect(folder.files(with: "Alex") == [], "not even in what a dead writer left")
        try expectWholeRequests(0...1, in: "Requests")
    }

    @Test func withoutDescriptorsForPipesNothingIsStoredAndTheNextTrySucceeds() async throws {
        try folder.makeFolder("Requests")
        let (path, recipient) = (folder.path, recipient)
        await #expect(processExitsWith: .success) {
            [path = path as String, recipient = recipient as String] in
            var store = RequestStore(
                folder: "\(path)/Requests",
                sealing: try Sealing(recipients: [recipient])
            )
            var limit = rlimit()
            _ = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            let usual = limit.rlim_cur
            // Room for the folder and the temporary file, none for all pipes.
            let next = dup(0)
            close(next)
            for room in 2..<8 {
                limit.rlim_cur = rlim_t(next) + rlim_t(room)
                _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
                #expect(throws: StoreError.self) { try store.store(SampleRequest.review.bytes) }
            }
            limit.rlim_cur = usual
            _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            _ = try store.store(SampleRequest.review.bytes)
        }
        try expectWholeRequests(1...1, in: "Requests")
    }
}
