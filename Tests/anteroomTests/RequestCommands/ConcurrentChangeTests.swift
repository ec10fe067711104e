import ConsultationRequests
import Foundation
import RequestTesting
import Synchronization
import TerminalTesting
import Testing

/// Another program adds, changes, replaces and removes files while staff commands run: none crashes, none shows a torn
/// request as whole, none removes or changes what it should not.
struct ConcurrentChangeTests {
    /// Keeps changing a folder until it is told to stop.
    private final class Mutator: Sendable {
        private let isStopped = Mutex(false)

        func stop() { isStopped.withLock { $0 = true } }

        func run(on staff: StaffFolder) {
            var generator = SystemRandomNumberGenerator()
            let whole = SampleRequest.review.bytes
            while !isStopped.withLock({ $0 }) {
                let code = UInt32.random(in: 0..<40, using: &generator)
                let number = RequestNumber(
                    time: UTCTime(secondsSince1970: 1_700_000_000),
                    code: code
                )
                let name = "Requests/\(number).json"
                switch Int.random(in: 0..<6, using: &generator) {
                case 0: try? staff.folder.write(whole, to: name)
                case 1: try? staff.folder.write(Array(whole.prefix(Int(code) * 40)), to: name)
                case 2: try? staff.folder.remove(name)
                case 3: try? staff.folder.makeFolder(name)
                case 4: try? staff.folder.write(whole, to: "Requests/other-\(code)")
                case _:
                    try? staff.folder.write([], to: "Requests/.\(code).tmp")
                    try? staff.folder.remove("Requests/.\(code).tmp")
                }
            }
        }
    }

    @Test func noHarmIsDone() async throws {
        let staff = try StaffFolder()
        // Two that the other program leaves alone: one to be purged, one to stay.
        let going = try staff.put(.review, StaffFolder.number(minutesAgo: 20_000, 0x3000_0001))
        let staying = try staff.send()
        #expect(try staff.run("ack", going, "--initials", "AB").status == 0)
        let mutators = (0..<2).map { _ in Mutator() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for mutator in mutators { group.addTask { mutator.run(on: staff) } }
            defer { for mutator in mutators { mutator.stop() } }
            for _ in 0..<6 {
                let list = try staff.run("list")
                #expect(list.status == 0 || list.status == 65)
                #expect(list.text.contains(staying.number.spoken))
                let verify = try staff.run("verify")
                #expect(verify.status == 0 || verify.status == 65)
                #expect(!verify.text.contains("\(staying.fileName): error"))
                for command in ["show", "export"] {
                    let whole = try staff.run(command, staying.number.spoken)
                    #expect(whole.status == 0)
                    #expect(whole.text.contains("Alex Example"))
                    // One that comes and goes is shown whole or not at all.
                    let number = "20231114T221320Z-00000A"
                    let other = try staff.run(command, number)
                    #expect([0, 65, 66].contains(other.status), "\(other.status) \(other.errors)")
                    #expect((other.status == 0) == other.text.contains("Alex Example"))
                    #expect((other.status == 0) == !other.output.isEmpty)
                }
                let purge = try staff.run("purge")
                #expect(purge.status == 0)
                #expect(purge.text == "" || purge.text == "\(going).json\n")
            }
        }
        let left = try staff.folder.names(in: "Requests")
        #expect(left.contains(staying.fileName))
        #expect(!left.contains("\(going).json"))
        #expect(
            try staff.folder.bytes("Requests/\(staying.fileName)") == SampleRequest.review.bytes
        )
    }

    @Test func aFileThatAnotherProgramRemovesBetweenListAndRemovalIsNoError() throws {
        let staff = try StaffFolder()
        let number = try staff.put(.review, StaffFolder.number(minutesAgo: 20_000, 1))
        let folder = RequestFolder(path: staff.requests)
        let name = try #require(try folder.names().first)
        try staff.folder.remove("Requests/\(number).json")
        try folder.remove(name)
        #expect(try folder.names() == [])
    }
}
