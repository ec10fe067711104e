import ConsultationRequests
import Foundation
import TerminalTesting
import Testing

/// Numbers never collide, whoever writes to the folder.
@Suite struct CollisionTests {
    @Test func sixtyFourProcessesInOneSecondGetNumbersOfTheirOwn() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        await withTaskGroup(of: Void.self) { group in
            for seed in 0..<64 {
                group.addTask {
                    await #expect(processExitsWith: .success) {
                        [path = path as String, seed = seed as Int] in
                        // As few numbers as there can be, so that nearly all collide.
                        let generator = CollidingGenerator(seed: UInt64(seed))
                        var system = SystemCalls.live
                        system.now = { UTCTime(secondsSince1970: 1_795_443_307) }
                        system.random = { generator.next() % 140 }
                        var store = RequestStore(folder: path, system: system)
                        for round in 0..<2 {
                            _ = try store.store { Array("\($0) \(seed) \(round)".utf8) }
                        }
                    }
                }
            }
        }
        let names = try folder.names()
        #expect(names.count == 128)
        #expect(Set(names.map { $0.dropFirst(17).prefix(6) }).count == 128)
        var writers: Set<String> = []
        for name in names {
            let parts = try folder.text(name).split(separator: " ", maxSplits: 1)
            #expect("\(parts[0]).json" == name)
            writers.insert(String(parts[1]))
        }
        #expect(writers.count == 128)
    }

    @Test func theSpokenNumberIsNotUsedAgainInAnotherSecondNorForASealedRequest() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "20200101T000000Z-000000.json.age")
        try folder.write("x", to: "20200101T000000Z-000001.json")
        let generator = CollidingGenerator(seed: 1)
        var system = SystemCalls.live
        system.random = { generator.next() % 3 }
        var store = RequestStore(folder: folder.path, system: system)
        #expect(try store.store(Array("{}".utf8)).number.spoken == "000-002")
        #expect(throws: StoreError.noFreeNumber(path: folder.path)) {
            try store.store(Array("{}".utf8))
        }
        #expect(try folder.names().count == 3)
    }
}
