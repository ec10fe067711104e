import ConsultationRequests
import FHIRModel
import Foundation
import Synchronization
import SystemPackage
import TerminalTesting
import Testing

/// A code is given, used once, and what became of it can be seen.
@Suite struct CodeFolderTests {
    private let clock = TestClock()
    private let temporary: TemporaryFolder
    private let staff: CodeFolder
    private let kiosk: CodeFolder
    private let record: RecordNumber
    private let forms = [
        QuestionnaireName(url: "http://example.org/phq9", version: "1", title: "PHQ-9"),
        QuestionnaireName(url: nil, id: "gad7", title: "GAD-7"),
    ]

    init() throws {
        temporary = try TemporaryFolder()
        staff = CodeFolder(temporary.path, by: "AB", system: clock.system)
        kiosk = CodeFolder(temporary.path, by: "Kiosk 1", system: clock.system)
        record = try #require(RecordNumber("quokka-4711"))
    }

    private func state(_ issued: IssuedCode) throws -> CodeState? {
        try staff.codes().first { $0.code == issued }?.state
    }

    @Test func aCodeOpensItsFormsAndItsRecordOnce() throws {
        let (code, issued) = try staff.issue(for: record, forms: forms)
        #expect(try state(issued) == .open)
        let found = try #require(try kiosk.waiting(code))
        #expect(found == issued)
        #expect(found.record.value == "quokka-4711")
        #expect(found.forms == forms)
        // Looking does not use it up.
        #expect(try kiosk.waiting(code) != nil)
        #expect(try kiosk.begin(found))
        #expect(try kiosk.waiting(code) == nil)
        #expect(try !kiosk.begin(found))
        #expect(try !staff.withdraw(issued.number))
    }

    @Test func everyOtherCodeOpensNothing() throws {
        let (code, _) = try staff.issue(for: record, forms: forms)
        for random in stride(from: UInt64(1), to: 1 << 24, by: 250_007) {
            let other = VisitCode(random: random)
            if other != code { #expect(try kiosk.waiting(other) == nil) }
        }
    }

    @Test func aCodeIsTooOldAfterItsTime() throws {
        let (code, issued) = try staff.issue(for: record, forms: forms)
        clock.advance(86_399)
        #expect(try kiosk.waiting(code) != nil)
        clock.advance(1)
        #expect(try kiosk.waiting(code) == nil)
        #expect(try state(issued) == .expired)
    }

    @Test func aWithdrawnCodeOpensNothing() throws {
        let (code, issued) = try staff.issue(for: record, forms: forms)
        let found = try #require(try kiosk.waiting(code))
        #expect(try staff.withdraw(issued.number))
        #expect(try kiosk.waiting(code) == nil)
        // A kiosk that had looked before is too late.
        #expect(try !kiosk.begin(found))
        guard case .withdrawn(let use) = try state(issued) else {
            Issue.record("not withdrawn")
            return
        }
        #expect(use.by == "AB")
    }

    /// What staff see of a visit: begun, what was sent, and whether it came to an end.
    @Test func whatBecameOfAVisitCanBeSeen() throws {
        let (_, issued) = try staff.issue(for: record, forms: forms)
        let numbers = ["20261123T141507Z-7F3KQ2", "20261123T141607Z-7F3KQ3"].compactMap {
            RequestNumber($0)
        }
        #expect(try kiosk.begin(issued))
        guard case .begun(let use, sent: []) = try state(issued) else {
            Issue.record("a visit that goes on, or crashed, has no end")
            return
        }
        #expect(use.by == "Kiosk 1")
        try kiosk.noteSent(form: 1, as: numbers[0], of: issued)
        #expect(try state(issued) == .begun(use, sent: [numbers[0]]))
        try kiosk.noteEnd(of: issued)
        #expect(try state(issued) == .brokenOff(use, sent: [numbers[0]]))
        try kiosk.noteSent(form: 2, as: numbers[1], of: issued)
        #expect(try state(issued) == .done(use, sent: numbers))
    }

    /// Two kiosks, or two hundred, take one code at the same moment.
    @Test func oneOfManyKiosksIsFirst() async throws {
        let (_, issued) = try staff.issue(for: record, forms: forms)
        let folder = temporary.path
        let winners = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let kiosk = CodeFolder(
                        folder,
                        by: "Kiosk \(number)",
                        system: TestClock().system
                    )
                    return (try? kiosk.begin(issued)) == true
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(winners == 1)
    }

    /// Whatever call fails while a code is used up, it opens at most one visit.
    @Test(arguments: [Errno.noSpace, .ioError, .readOnlyFileSystem, .permissionDenied])
    func aDiskThatFailsLetsACodeBeginOnceAtMost(error: Errno) throws {
        for call in 0..<14 {
            let (_, issued) = try staff.issue(for: record, forms: forms)
            let faulty = FaultySystem(.once(call, error))
            let first = try? CodeFolder(temporary.path, by: "1", system: faulty.system)
                .begin(issued)
            let second = try? kiosk.begin(issued)
            #expect((first == true ? 1 : 0) + (second == true ? 1 : 0) <= 1, "at \(call)")
        }
    }

    /// What a kiosk left that lost its power while it used a code up does not keep the code from others for ever.
    @Test func aHalfWrittenMarkIsSwept() throws {
        let (code, issued) = try staff.issue(for: record, forms: forms)
        let half = ".\(issued.number.spoken.filter { $0 != "-" }).partial"
        try Data().write(to: URL(fileURLWithPath: "\(temporary.path)/\(half)"))
        #expect(try kiosk.waiting(code) != nil)
        #expect(try kiosk.begin(issued))
    }

    @Test func nothingOfThePatientOrTheCodeIsInAFileName() throws {
        let (code, issued) = try staff.issue(for: record, forms: forms)
        _ = try kiosk.begin(issued)
        let digits = code.spoken.filter { $0 != " " }
        let names = try FileManager.default.contentsOfDirectory(atPath: temporary.path)
        #expect(!names.contains { $0.contains("4711") || $0.contains(digits) }, "\(names)")
        for name in names {
            let text = try String(contentsOfFile: "\(temporary.path)/\(name)", encoding: .utf8)
            #expect(!text.contains(digits) && !text.contains(code.spoken), "\(name)")
        }
    }

    @Test func whatIsOlderThanTwoWeeksIsRemoved() throws {
        let (_, issued) = try staff.issue(for: record, forms: forms)
        _ = try kiosk.begin(issued)
        clock.advance(14 * 86_400)
        _ = try staff.issue(for: record, forms: forms)
        #expect(try staff.codes().count == 2)
        clock.advance(1)
        _ = try staff.issue(for: record, forms: forms)
        #expect(try staff.codes().count == 2)
        let names = try FileManager.default.contentsOfDirectory(atPath: temporary.path)
        #expect(!names.contains { $0.hasPrefix("\(issued.number)") })
    }

    @Test func filesThatAreNoCodesArePassedOver() throws {
        let (code, _) = try staff.issue(for: record, forms: forms)
        let hostile = [
            "20261123T141507Z-7F3KQ2.json": "{", "20261123T141507Z-7F3KQ4.json": "[]",
            "notes.json": "{}",
            "20261123T141507Z-7F3KQ3.json": #"{"salt":"","digest":"","record":"\u001b[2J"}"#,
        ]
        for (name, text) in hostile {
            try text.write(toFile: "\(temporary.path)/\(name)", atomically: true, encoding: .utf8)
        }
        try FileManager.default.createSymbolicLink(
            atPath: "\(temporary.path)/20261123T141507Z-7F3KQ5.json",
            withDestinationPath: "/etc/passwd"
        )
        #expect(try staff.codes().count == 1)
        #expect(try kiosk.waiting(code) != nil)
    }

    /// No two codes that wait are the same, also where the source of random numbers repeats itself.
    @Test func aCodeThatWaitsIsNotGivenAgain() throws {
        var system = clock.system
        let draws = Mutex<UInt64>(0)
        system.random = {
            draws.withLock { count in
                count += 1
                return count / 3 % 7
            }
        }
        let folder = CodeFolder(temporary.path, by: "AB", system: system)
        var given: Set<VisitCode> = []
        for _ in 0..<5 {
            let (code, _) = try folder.issue(for: record, forms: forms)
            #expect(given.insert(code).inserted)
        }
    }
}
