import ConsultationRequests
import FHIRModel
import RandomTesting
import RequestTesting
import StaffPages
import Synchronization
import SystemPackage
import TerminalTesting
import Testing

/// Requests sealed with the real `age`: only the clinic's key opens them, and a damaged one is never shown as valid.
@Suite(.enabled(if: AgeTool.isPresent, "\(AgeTool.absence)"))
struct SealingTests {
    private let folder: TemporaryFolder
    private let identity: String
    private let recipient: String

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("Requests")
        identity = "\(folder.path)/clinic.key"
        recipient = try AgeTool.makeKey(at: identity)
    }

    private func sealed(system: SystemCalls = .live) throws -> StoredRequest {
        var store = RequestStore(
            folder: "\(folder.path)/Requests",
            sealing: try Sealing(recipients: [recipient]),
            system: system
        )
        return try store.store(SampleRequest.review.bytes)
    }

    private func requests(identity: String) throws -> RequestFolder {
        RequestFolder(
            path: "\(folder.path)/Requests",
            unsealing: try Unsealing(identityFiles: [identity])
        )
    }

    @Test func plainAgeOpensIt() throws {
        let stored = try sealed()
        #expect(stored.fileName == "\(stored.number).json.age")
        let bytes = try AgeTool.open(
            "\(folder.path)/Requests/\(stored.fileName)",
            identity: identity
        )
        #expect(bytes == SampleRequest.review.bytes)
    }

    @Test func everyRecipientOfAFileOpensIt() throws {
        let other = "\(folder.path)/other.key"
        try folder.write("# clinic\n\(recipient)\n\(AgeTool.makeKey(at: other))\n", to: "keys")
        var store = RequestStore(
            folder: "\(folder.path)/Requests",
            sealing: try Sealing(recipients: [], files: ["\(folder.path)/keys"])
        )
        let stored = try store.store(SampleRequest.review.bytes)
        for key in [identity, other] {
            let file = "\(folder.path)/Requests/\(stored.fileName)"
            #expect(try AgeTool.open(file, identity: key) == SampleRequest.review.bytes)
        }
    }

    @Test func noReadableTextIsEverHandedToTheDisk() throws {
        let written = Mutex<[UInt8]>([])
        var system = SystemCalls.live
        system.write = { file, bytes throws(Errno) in
            written.withLock { $0 += bytes }
            return try SystemCalls.live.write(file, bytes)
        }
        _ = try sealed(system: system)
        let all = written.withLock { String(decoding: $0, as: UTF8.self) }
        #expect(all.contains("age-encryption.org/v1"))
        for word in ["Alex", "555-0123", "Patient", "safety"] { #expect(!all.contains(word)) }
        #expect(folder.files(with: "Alex") == [])
    }

    @Test func withoutTheKeyItIsListedAsSealedAndNothingOfItIsShown() throws {
        let stored = try sealed()
        let name = try #require(RequestFileName(stored.fileName))
        let plain = RequestFolder(path: "\(folder.path)/Requests")
        let listed = try #require(try plain.list().first)
        #expect(listed.priority == nil && !listed.isDamaged && listed.station == nil)
        #expect(throws: RequestFault.sealed) { try plain.read(name).get() }
        let opened = try requests(identity: identity)
        #expect(try opened.list().first?.priority == .asap)
        #expect(try opened.read(name).get().bytes == SampleRequest.review.bytes)
    }

    @Test func anotherKeyDoesNotOpenIt() throws {
        let stored = try sealed()
        let other = "\(folder.path)/other.key"
        _ = try AgeTool.makeKey(at: other)
        let name = try #require(RequestFileName(stored.fileName))
        guard case .failure(.notOpened(let error)) = try requests(identity: other).read(name) else {
            Issue.record("it was opened")
            return
        }
        #expect(error.description.contains("Use the clinic's identity file"))
        #expect(try requests(identity: other).list().first?.isDamaged == true)
    }

    @Test func aDamagedOneIsNeverShownAsValid() throws {
        let stored = try sealed()
        let whole = try folder.bytes("Requests/\(stored.fileName)")
        let name = try #require(RequestFileName(stored.fileName))
        let requests = try requests(identity: identity)
        var generator = SeededNumbers(seed: 7)
        for _ in 0..<60 {
            var damaged = whole
            let place = Int.random(in: 0..<whole.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: damaged.removeSubrange(place...)
            case 2: damaged.remove(at: place)
            case _: damaged.insert(UInt8.random(in: 0...255, using: &generator), at: place)
            }
            guard damaged != whole else { continue }
            try folder.write(damaged, to: "Requests/\(stored.fileName)")
            switch requests.read(name) {
            case .success: Issue.record("damaged at \(place) and shown")
            case .failure(let fault): #expect(fault.isDamage, "\(fault)")
            }
            #expect(try requests.list().first?.isDamaged == true)
            #expect(try requests.check().hasErrors)
        }
    }

    @Test(arguments: [
        "exit 1", "exit 0", "cat", "printf 'age-encryption.org/v2\\n'", "kill -9 $$",
        "head -c 10 >/dev/null; exit 1",
    ])
    func anAgeThatFailsOrLiesStoresNothing(script: String) throws {
        // It takes the trial at the start, of an empty text, and fails on the first request.
        try folder.makeFolder("bin")
        let text = """
            #!/bin/sh
            input=$(head -c 1; echo x)
            [ "$input" = x ] && exit 0
            \(script)
            """
        // Written by another process: one that a test beside this one starts would keep a file open that is written here,
        // and a file open for writing cannot be run.
        let writing = try ProgramRun(
            "/bin/sh",
            ["-c", "cat > \"$1\" && chmod 755 \"$1\"", "sh", "\(folder.path)/bin/age"],
            input: Array(text.utf8)
        )
        #expect(writing.status == 0)
        var store = RequestStore(
            folder: "\(folder.path)/Requests",
            sealing: try Sealing(
                recipients: [recipient],
                searchPath: "\(folder.path)/bin:/usr/bin:/bin"
            )
        )
        let error = #expect(throws: StoreError.self) {
            try store.store(SampleRequest.review.bytes)
        }
        #expect(error?.description.contains("Nothing was written") == true)
        #expect(error?.description.contains("Alex") == false)
        #expect(try folder.names(in: "Requests") == [])
    }

    @Test func whatIsMissingOrWrongIsSaidWithTheWayToMendIt() throws {
        let missing = #expect(throws: SealingError.self) {
            try Sealing(recipients: [recipient], searchPath: "/nonexistent")
        }
        #expect(missing == .programMissing(searched: "/nonexistent"))
        #expect(missing?.description.contains("apt-get install age") == true)
        // A last letter that the key of this run does not have.
        let misspelt = String(recipient.dropLast()) + (recipient.hasSuffix("q") ? "p" : "q")
        for wrong in ["age1nonsense", "", "-o/tmp/x", misspelt] {
            let bad = #expect(throws: SealingError.self) { try Sealing(recipients: [wrong]) }
            #expect(bad?.description.contains("age-keygen") == true, "\(wrong)")
        }
        #expect(throws: SealingError.self) {
            try Sealing(recipients: [], files: ["\(folder.path)/no-such-file"])
        }
        try folder.write("# nobody\n", to: "empty")
        #expect(throws: SealingError.self) {
            try Sealing(recipients: [], files: ["\(folder.path)/empty"])
        }
    }

    @Test func aSecretKeyGivenAsRecipientIsRefusedAndNotRepeated() throws {
        let secret = try folder.text("clinic.key").split(separator: "\n").map(String.init)
            .first { $0.hasPrefix("AGE-SECRET-KEY-") }
        let key = try #require(secret)
        for recipient in [key, key.lowercased(), " \(key)"] {
            let error = #expect(throws: SealingError.self) { try Sealing(recipients: [recipient]) }
            #expect(error?.description.uppercased().contains(key.dropFirst(20)) == false)
        }
        let inFile = #expect(throws: SealingError.self) {
            try Sealing(recipients: [], files: [identity])
        }
        #expect(inFile?.description.uppercased().contains(key.dropFirst(20)) == false)
    }
}
