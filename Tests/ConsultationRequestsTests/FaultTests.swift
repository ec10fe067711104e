import ConsultationRequests
import RequestTesting
import SystemPackage
import TerminalTesting
import Testing

/// After any fault there is a whole request or none, never two and never a torn one.
@Suite struct FaultTests {
    private static let request = SampleRequest.review.bytes

    /// The errors a disk, a mount or a limit gives.
    private static let errors: [Errno] = [
        .noSpace, .ioError, .readOnlyFileSystem, .permissionDenied, .tooManyOpenFiles,
    ]

    /// How many calls storing one request makes.
    private static func callCount() throws -> Int {
        let folder = try TemporaryFolder()
        let faulty = FaultySystem(.none)
        var store = RequestStore(folder: folder.path, system: faulty.system)
        _ = try store.store(request)
        return faulty.calls.count
    }

    @Test func theCallsAreMadeInTheOrderThatMakesARequestDurable() throws {
        let folder = try TemporaryFolder()
        let faulty = FaultySystem(.none)
        var store = RequestStore(folder: folder.path, system: faulty.system)
        _ = try store.store(Self.request)
        #expect(
            faulty.calls == [
                "open folder", "openat", "flock", "readdir", "fchmod", "write", "fsync", "linkat",
                "unlinkat", "fsync",
            ]
        )
    }

    @Test(arguments: errors)
    func oneFailingCallLeavesNothingAndTheNextTryStoresOnce(error: Errno) throws {
        for call in try 0..<Self.callCount() {
            let folder = try TemporaryFolder()
            let faulty = FaultySystem(.once(call, error))
            var store = RequestStore(folder: folder.path, system: faulty.system)
            let name = try? store.store(Self.request).fileName
            try expectWholeRequests(name == nil ? 0 : 1, in: folder, "\(error) at \(call)")
            if name == nil { _ = try store.store(Self.request) }
            try expectWholeRequests(1, in: folder, "again after \(error) at \(call)")
        }
    }

    @Test(arguments: errors)
    func aDiskThatStaysBrokenLeavesAtMostOneWholeRequest(error: Errno) throws {
        for call in try 0..<Self.callCount() {
            let folder = try TemporaryFolder()
            let faulty = FaultySystem(.from(call, error))
            var store = RequestStore(folder: folder.path, system: faulty.system)
            #expect(throws: StoreError.self) { try store.store(Self.request) }
            #expect(throws: StoreError.self) { try store.store(Self.request) }
            let left = try requests(in: folder)
            #expect(left.count <= 1)
            for name in left { #expect(try folder.bytes(name) == Self.request) }
            try NextStart.sweep(folder.path)
            #expect(try folder.names() == left)
        }
    }

    @Test func aRequestThatCouldNotBeTakenBackIsSettledByTheNextTry() throws {
        let folder = try TemporaryFolder()
        let last = try Self.callCount() - 1
        // The flush of the folder fails, and so does taking the request back.
        let broken = FaultySystem(.from(last, .ioError))
        var store = RequestStore(folder: folder.path, system: broken.system)
        let failure = #expect(throws: StoreError.self) { try store.store(Self.request) }
        #expect(failure == .unsettled(.ioError, path: folder.path))
        #expect(try requests(in: folder).count == 1)
        #expect(throws: StoreError.self) { try store.store(Self.request) }
        #expect(try requests(in: folder).count == 1, "never a second one")
    }

    @Test func interruptedCallsAreMadeAgain() throws {
        for call in try 0..<Self.callCount() {
            let folder = try TemporaryFolder()
            let faulty = FaultySystem(.once(call, .interrupted))
            var store = RequestStore(folder: folder.path, system: faulty.system)
            _ = try store.store(Self.request)
            try expectWholeRequests(1, in: folder, "EINTR at \(call)")
        }
    }

    @Test func shortWritesAreGoneOnWith() throws {
        let folder = try TemporaryFolder()
        let faulty = FaultySystem(.none, shortWrites: true)
        var store = RequestStore(folder: folder.path, system: faulty.system)
        _ = try store.store(Self.request)
        try expectWholeRequests(1, in: folder, "short writes")
        #expect(faulty.calls.filter { $0 == "write" }.count == (Self.request.count + 6) / 7)
    }

    @Test func aFileSystemWithoutLinksIsRenamedOn() throws {
        let folder = try TemporaryFolder()
        var system = SystemCalls.live
        system.link = { _, _, _ throws(Errno) in throw .notPermitted }
        var store = RequestStore(folder: folder.path, system: system)
        _ = try store.store(Self.request)
        try expectWholeRequests(1, in: folder, "no links")
    }

    @Test func aFileSystemWithoutLocksIsWrittenTo() throws {
        let folder = try TemporaryFolder()
        var system = SystemCalls.live
        system.lock = { _ throws(Errno) in throw .noLocks }
        var store = RequestStore(folder: folder.path, system: system)
        try store.prepare()
        _ = try store.store(Self.request)
        try expectWholeRequests(1, in: folder, "no locks")
    }

    @Test func errorsSayWhatFailedWhereAndHowToMendIt() throws {
        let folder = try TemporaryFolder()
        let faulty = FaultySystem(.once(5, .noSpace))
        var store = RequestStore(folder: folder.path, system: faulty.system)
        let error = #expect(throws: StoreError.self) { try store.store(Self.request) }
        #expect(
            error?.description
                == "cannot write the file in \(folder.path): No space left on device. Free space on"
                + " that disk."
        )
    }

    private func requests(in folder: TemporaryFolder) throws -> [String] {
        try folder.names().filter { !$0.hasPrefix(".") }
    }

    /// So many requests, each whole, and no temporary file after the next start.
    private func expectWholeRequests(
        _ count: Int,
        in folder: TemporaryFolder,
        _ comment: Comment
    ) throws {
        let names = try requests(in: folder)
        #expect(names.count == count, comment)
        for name in names { #expect(try folder.bytes(name) == Self.request, comment) }
        try NextStart.sweep(folder.path)
        #expect(try folder.names() == names, comment)
    }
}
