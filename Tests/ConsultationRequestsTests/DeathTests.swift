import ConsultationRequests
import Foundation
import RequestTesting
import SystemPackage
import TerminalTesting
import Testing

/// A process that is killed before or after any of its system calls leaves a whole request or none,
/// and has said "sent" only of a whole one.
@Suite struct DeathTests {
    @Test(arguments: 0..<10, ["before", "after"])
    func aKilledWriterLeavesAWholeRequestOrNone(call: Int, moment: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        try FileManager.default.createDirectory(
            atPath: "\(path)/Requests",
            withIntermediateDirectories: false
        )
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, call = call as Int, moment = moment as String] in
            let fault =
                moment == "before"
                ? FaultySystem.Fault.deathBefore(call) : .deathAfter(call)
            let faulty = FaultySystem(fault) { kill(getpid(), SIGKILL) }
            var store = RequestStore(folder: "\(path)/Requests", system: faulty.system)
            _ = try store.store(SampleRequest.review.bytes)
            _ = FileManager.default.createFile(atPath: "\(path)/sent", contents: nil)
            kill(getpid(), SIGKILL)
        }
        let wasSent = FileManager.default.fileExists(atPath: "\(path)/sent")
        #expect(!wasSent, "every one of the calls was reached")
        let whole = try folder.names(in: "Requests").filter { !$0.hasPrefix(".") }
        #expect(whole.count <= 1)
        for name in whole {
            #expect(try folder.bytes("Requests/\(name)") == SampleRequest.review.bytes)
        }
        // The next start sweeps what the dead writer left.
        try RequestStore(folder: "\(path)/Requests").prepare()
        #expect(try folder.names(in: "Requests") == whole)
    }

    @Test func theSweepLeavesALivingWriterAlone() throws {
        let folder = try TemporaryFolder()
        var system = SystemCalls.live
        let path = folder.path
        system.sync = { file throws(Errno) in
            // Another kiosk starts while this one is writing.
            try? RequestStore(folder: path).prepare()
            try SystemCalls.live.sync(file)
        }
        var store = RequestStore(folder: path, system: system)
        let stored = try store.store(Array("{}".utf8))
        #expect(try folder.names() == [stored.fileName])
    }

    @Test func whereThereAreNoLocksATemporaryFileIsLeftOverAfterAnHour() throws {
        let folder = try TemporaryFolder()
        try folder.write("left", to: ".7F3KQ2.partial")
        var system = SystemCalls.live
        system.lock = { _ throws(Errno) in throw .notSupported }
        let written = SystemCalls.live.now().secondsSince1970
        system.now = { UTCTime(secondsSince1970: written + 1_800) }
        try RequestStore(folder: folder.path, system: system).prepare()
        #expect(try folder.names() == [".7F3KQ2.partial"], "its writer may live")
        system.now = { UTCTime(secondsSince1970: written + 3_700) }
        try RequestStore(folder: folder.path, system: system).prepare()
        #expect(try folder.names() == [])
    }

    @Test func aFileThatIsNoLeftoverIsNotSwept() throws {
        let folder = try TemporaryFolder()
        for name in [".7F3KQ2.partial~", "7F3KQ2.partial", ".profile", ".7F3KQU.partial"] {
            try folder.write("mine", to: name)
        }
        let before = try folder.names()
        try folder.write("left", to: ".7F3KQ2.partial")
        try RequestStore(folder: folder.path).prepare()
        #expect(try folder.names() == before)
    }
}
