import ConsultationRequests
import RequestTesting
import TerminalTesting
import Testing

/// What staff add about requests and alerts, from several desks at once.
@Suite("Marks") struct MarkTests {
    private static let number = RequestNumber(
        time: UTCTime(secondsSince1970: 1_795_443_307),
        code: 77
    )

    private static func state(
        _ words: String,
        initials: String = "AB"
    ) throws -> RequestState {
        let folder = try TemporaryFolder()
        let log = MarkLog(folder: folder.path, desk: "one")
        for word in words.split(separator: " ") {
            let event = try #require(MarkEvent(rawValue: String(word)))
            try log.add(event, to: number, initials: initials)
        }
        return RequestState(try Marks(folder: folder.path).all())
    }

    /// The furthest that somebody came counts, until the request is opened again.
    @Test(arguments: [
        ("", "new"), ("viewed", "new"), ("note", "new"), ("seen", "seen"), ("called", "called"),
        ("seen called handed-on done", "done"), ("done seen", "done"), ("called seen", "called"),
        ("done reopened", "reopened"), ("done reopened seen", "seen"), ("reopened", "reopened"),
        ("handed-on called", "handed-on"), ("done reopened note", "reopened"),
    ])
    func theStateOfARequestFollowsFromItsMarks(_ marks: String, _ state: String) throws {
        #expect(try Self.state(marks).words == state.replacing("-", with: " "))
    }

    @Test(arguments: [
        ("", "raised", true), ("shown", "shown", true), ("shown shown", "shown", true),
        ("shown taken", "taken", false), ("taken shown", "taken", false),
        ("closed", "closed", false), ("seen", "taken", false),
        ("closed note taken", "closed", false),
    ])
    func theStateOfAnAlertFollowsFromItsMarks(
        _ marks: String,
        _ word: String,
        _ isWaiting: Bool
    ) throws {
        let folder = try TemporaryFolder()
        let log = MarkLog(folder: folder.path, desk: "one")
        for mark in marks.split(separator: " ") {
            try log.add(#require(MarkEvent(rawValue: String(mark))), to: Self.number, initials: "A")
        }
        let state = AlertState(try Marks(folder: folder.path).all(on: Self.number))
        let found =
            switch state {
            case .raised: "raised"
            case .shown: "shown"
            case .taken: "taken"
            case .closed: "closed"
            }
        #expect(found == word)
        #expect(state.isWaiting == isWaiting)
    }

    @Test func theFirstMarkOfAPersonIsAnAcknowledgementToo() throws {
        let folder = try TemporaryFolder()
        let acknowledgements = Acknowledgements(folder: folder.path)
        let log = MarkLog(folder: folder.path, desk: "one")
        for event in [MarkEvent.viewed, .shown, .note, .reopened] {
            try log.add(event, to: Self.number, initials: "", note: "x")
        }
        #expect(try acknowledgements.all().isEmpty, "nobody says that they looked")
        try log.add(.called, to: Self.number, initials: "AB")
        try log.add(.done, to: Self.number, initials: "CD")
        #expect(try acknowledgements.all().map(\.initials) == ["AB"])
    }

    @Test func desksWriteFilesOfTheirOwnAndAllAreRead() throws {
        let folder = try TemporaryFolder()
        for desk in ["Window 2", "../etc/x-000001", "", "Ñandú"] {
            try MarkLog(folder: folder.path, desk: desk)
                .add(.note, to: Self.number, initials: "AB", note: "from \(desk)")
        }
        #expect(
            try folder.names()
                == [
                    "desk-Window_2.jsonl", "desk-___etc_x_000001.jsonl", "desk-_and_.jsonl",
                    "desk-desk.jsonl",
                ].sorted()
        )
        #expect(try Marks(folder: folder.path).all().count == 4)
    }

    /// A line of the future does not win over what the same desk wrote afterwards, nor hide what others wrote.
    @Test func marksOfADeskStayInTheirOrderWhateverItsClockShowed() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let log = MarkLog(folder: folder.path, desk: "one", system: clock.system)
        let other = MarkLog(folder: folder.path, desk: "two", system: clock.system)
        clock.advance(315_360_000)
        try log.add(.reopened, to: Self.number, initials: "AB")
        clock.advance(-315_360_000)
        try other.add(.note, to: Self.number, initials: "CD")
        clock.advance(60)
        try log.add(.done, to: Self.number, initials: "EF")
        let marks = try Marks(folder: folder.path).all()
        #expect(marks.map(\.event) == [.note, .seen, .reopened, .done])
        #expect(RequestState(marks).words == "done")
    }

    @Test func aNoteIsShortOnOneLineAndHarmless() throws {
        let folder = try TemporaryFolder()
        let long = String(repeating: "é\u{301}\u{301}\u{301}", count: 900)
        for note in ["a\nb\u{1B}[2J\u{202E}", long, "  "] {
            try MarkLog(folder: folder.path, desk: "one")
                .add(.note, to: Self.number, initials: "A\u{1B}B", note: note)
        }
        let marks = try Marks(folder: folder.path).all()
        #expect(marks.map(\.note.text) == ["a b\u{FFFD}[2J\u{FFFD}", marks[1].note.text, nil])
        #expect(marks[1].note.text.map { $0.count <= 300 && $0.utf8.count <= 1_200 } == true)
        #expect(marks[0].initials == "A\u{FFFD}B")
        #expect("\(marks[0]) \(String(reflecting: marks))".contains("[2J") == false)
    }

    @Test func wordsOfANewerVersionArePassedOver() throws {
        let folder = try TemporaryFolder()
        try MarkLog(folder: folder.path, desk: "one").add(.seen, to: Self.number, initials: "AB")
        let line =
            #"{"sequence":1,"time":"2026-11-23T14:15:07Z","record":"\#(Self.number)","#
            + #""event":"teleported","initials":"AB","previous":"00"}"#
        try folder.write(line + "\nrubbish\n", to: "desk-two.jsonl")
        #expect(RequestState(try Marks(folder: folder.path).all()).words == "seen")
    }

    @Test(.enabled(if: AgeTool.isPresent, "\(AgeTool.absence)"))
    func notesOfASealedFolderAreSealed() throws {
        let folder = try TemporaryFolder()
        let identity = "\(folder.path)/clinic.key"
        let recipient = try AgeTool.makeKey(at: identity)
        for sealing in try [
            Sealing(recipients: [recipient]), Sealing(identityFiles: [identity]),
        ] {
            try MarkLog(folder: folder.path, desk: "one", sealing: sealing)
                .add(.note, to: Self.number, initials: "AB", note: "the canary sings")
        }
        #expect(folder.files(with: "canary").isEmpty)
        #expect(try Marks(folder: folder.path).all().map(\.note) == [.sealed, .sealed])
        let unsealing = try Unsealing(identityFiles: [identity])
        #expect(
            try Marks(folder: folder.path, unsealing: unsealing).all().map(\.note.text)
                == ["the canary sings", "the canary sings"]
        )
    }
}
