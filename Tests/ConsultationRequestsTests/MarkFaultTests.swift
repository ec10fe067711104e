import Foundation
import SystemPackage
import TerminalTesting
import Testing

@testable import ConsultationRequests

/// What staff and desks write, with every system call failed and every one died at: what was there stays, what is said to be
/// written is, nothing is there twice, and the next try brings it.
@Suite("Faults of marks, receipts and delivery") struct MarkFaultTests {
    /// Something that adds lines to the folder's logs.
    struct Writing: Sendable, CustomTestStringConvertible {
        let name: String
        /// Writes; throws or is false where it is not written.
        let write: @Sendable (String, SystemCalls) throws -> Bool
        /// How many of its lines stand in the folder, over all logs.
        let count: @Sendable (String) throws -> Int
        /// How many there are once it has succeeded.
        var whole = 1
        var testDescription: String { name }
    }

    private static let request = number(1)
    private static let alert = number(2)

    private static func number(_ code: UInt32) -> RequestNumber {
        RequestNumber(time: UTCTime(secondsSince1970: 1_795_443_307), code: code)
    }

    private static func marks(
        of number: RequestNumber,
        _ events: Set<MarkEvent>
    ) -> @Sendable (String) throws -> Int {
        { folder in
            try Marks(folder: folder).all(on: number).filter { events.contains($0.event) }.count
        }
    }

    private static func alerts(in folder: String) throws -> [AlertSummary] {
        var index = RequestIndex(RequestFolder(path: folder))
        return try index.overview().waitingAlerts
    }

    static let writings = [
        Writing(
            name: "requests ack",
            write: { folder, system in
                try Acknowledgements(folder: folder, system: system)
                    .acknowledge(alert, initials: "AB")
                return true
            },
            count: marks(of: alert, [.seen])
        ),
        Writing(
            name: "requests mark, the first of a person",
            write: { folder, system in
                try MarkLog(folder: folder, desk: "one", system: system)
                    .add(.called, to: request, initials: "AB", note: "at five")
                return true
            },
            count: marks(of: request, [.called])
        ),
        Writing(
            name: "a call is taken on the page",
            write: { folder, system in
                let last = try DeskMarks.last(of: Marks(folder: folder).all(on: alert))
                let desk = DeskMarks(folder: folder, desk: "one", system: system)
                return try desk.mark(.taken, alert, initials: "AB", last: last) == .written
            },
            count: marks(of: alert, [.seen, .taken])
        ),
        Writing(
            name: "a screen shows a call",
            write: { folder, system in
                let alerts = try alerts(in: folder)
                DeskMarks(folder: folder, desk: "one", system: system)
                    .noteShown([alert], of: alerts)
                return try Marks(folder: folder).all(on: alert).contains { $0.event == .shown }
            },
            count: marks(of: alert, [.shown])
        ),
        Writing(
            name: "deliver notes a step",
            write: { folder, system in
                try Deliveries(folder: folder, system: system).add(
                    DeliveryMark(
                        number: request,
                        event: .sending,
                        time: UTCTime(secondsSince1970: 1_795_443_307),
                        target: "ehr"
                    )
                )
                return true
            },
            count: { folder in
                try Deliveries(folder: folder).all().filter { $0.event == .sending }.count
            }
        ),
    ]

    private static let errors: [Errno] = [
        .noSpace, .ioError, .readOnlyFileSystem, .permissionDenied, .tooManyOpenFiles,
        .staleNFSFileHandle,
    ]

    /// A folder with an alert, and a line in each log that the writings add to.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let alerts = AlertStore(folder: folder.path, station: "a", command: nil)
        try alerts.prepare()
        try folder.write(
            String(
                decoding: AlertRecord(number: Self.alert, station: "a", code: "x").json,
                as: UTF8.self
            ),
            to: "alerts/\(Self.alert).json"
        )
        let other = Self.number(3)
        try MarkLog(folder: folder.path, desk: "one")
            .add(.done, to: other, initials: "ZZ", note: "earlier")
        try Deliveries(folder: folder.path).add(
            DeliveryMark(
                number: other,
                event: .delivered,
                time: UTCTime(secondsSince1970: 1_795_443_307),
                target: "ehr"
            )
        )
        return folder
    }

    /// How many calls a writing makes in such a folder.
    private func callCount(_ writing: Writing) throws -> Int {
        let folder = try folder()
        let faulty = FaultySystem(.none)
        #expect(try writing.write(folder.path, faulty.system))
        return faulty.calls.count
    }

    private func expect(
        _ writing: Writing,
        _ counts: ClosedRange<Int>,
        in folder: TemporaryFolder,
        faults: Int = 0,
        _ comment: Comment
    ) throws {
        #expect(try counts.contains(writing.count(folder.path)), comment)
        // What was there before is there once.
        let marks = try Marks(folder: folder.path).all(on: Self.number(3))
        #expect(marks.map(\.event) == [.seen, .done], comment)
        #expect(try Deliveries(folder: folder.path).all().first?.event == .delivered, comment)
        for name in ["acknowledged", "desk-one", "delivery-ehr"] {
            let log = ChainedLog(
                folder: DurableFolder(path: folder.path, system: .live),
                name: name
            )
            #expect(try log.check().faults.count <= faults, "\(comment): \(name)")
        }
    }

    @Test(arguments: writings)
    func aCallThatFailsIsSaidAndTheNextTryWrites(writing: Writing) throws {
        let count = try callCount(writing)
        #expect(count > 3)
        for error in Self.errors {
            for call in 0..<count {
                let folder = try folder()
                let faulty = FaultySystem(.once(call, error))
                let isWritten = (try? writing.write(folder.path, faulty.system)) ?? false
                let comment: Comment = "\(writing.name), \(error) at \(call)"
                // What could not be flushed may stand there although it is said not to.
                try expect(writing, isWritten ? 1...1 : 0...1, in: folder, comment)
                if !isWritten { _ = try writing.write(folder.path, .live) }
                // Said again by a person who was told that it failed, it may stand twice; never a part of one.
                try expect(writing, 1...2, in: folder, comment)
            }
        }
    }

    @Test(arguments: writings) func interruptedCallsAreMadeAgain(writing: Writing) throws {
        for call in try 0..<callCount(writing) {
            let folder = try folder()
            let faulty = FaultySystem(.once(call, .interrupted))
            #expect(try writing.write(folder.path, faulty.system))
            try expect(writing, 1...1, in: folder, "\(writing.name), EINTR at \(call)")
        }
    }

    @Test(arguments: writings) func shortWritesAreGoneOnWith(writing: Writing) throws {
        let folder = try folder()
        let faulty = FaultySystem(.none, shortWrites: true)
        #expect(try writing.write(folder.path, faulty.system))
        try expect(writing, 1...1, in: folder, "\(writing.name), short writes")
    }

    /// From a call on nothing has any effect, as when the process is killed there; what was cut off within a line is found by the
    /// check of the log and stops nobody.
    @Test(arguments: writings, [false, true])
    func whoDiesAtACallLeavesNoMarkOrAWholeOne(writing: Writing, isTorn: Bool) throws {
        let folder = try folder()
        let faulty = FaultySystem(.none, shortWrites: isTorn)
        #expect(try writing.write(folder.path, faulty.system))
        for call in 0..<faulty.calls.count {
            let folder = try self.folder()
            let dying = FaultySystem(.from(call, .ioError), shortWrites: isTorn)
            _ = try? writing.write(folder.path, dying.system)
            let comment: Comment = "\(writing.name), dead at \(call)"
            try expect(writing, 0...1, in: folder, faults: isTorn ? 1 : 0, comment)
            #expect(try writing.write(folder.path, .live), comment)
            try expect(writing, 1...2, in: folder, faults: isTorn ? 1 : 0, comment)
        }
    }

    @Test func errorsSayWhatFailedWhereAndHowToMendIt() throws {
        let folder = try folder()
        let faulty = FaultySystem(.each("fsync", .noSpace))
        let error = #expect(throws: StoreError.self) {
            try MarkLog(folder: folder.path, desk: "one", system: faulty.system)
                .add(.called, to: Self.request, initials: "AB")
        }
        #expect(
            error?.description
                == "cannot flush the file to the disk in \(folder.path): No space left on device."
                + " Free space on that disk."
        )
    }
}
