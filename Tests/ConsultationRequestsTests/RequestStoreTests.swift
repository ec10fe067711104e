import ConsultationRequests
import TerminalTesting
import Testing

@Suite struct RequestStoreTests {
    @Test func aStoredRequestIsOneFileOfItsNumber() throws {
        let folder = try TemporaryFolder()
        var store = RequestStore(folder: "\(folder.path)/Requests")
        try store.prepare()
        let stored = try store.store(Array("{}".utf8))
        #expect(try folder.names(in: "Requests") == [stored.fileName])
        #expect(stored.fileName == "\(stored.number).json")
        #expect(try folder.text("Requests/\(stored.fileName)") == "{}")
        #expect(stored.digest.hasPrefix("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e83"))
    }

    @Test func contentMayNameItsOwnNumber() throws {
        let folder = try TemporaryFolder()
        var store = RequestStore(folder: folder.path)
        let stored = try store.store { Array("\($0)".utf8) }
        #expect(try folder.text(stored.fileName) == stored.number.description)
    }
}
