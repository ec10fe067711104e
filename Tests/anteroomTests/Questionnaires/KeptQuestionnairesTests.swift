import FormFiller
import Foundation
import TerminalTesting
import Testing

@testable import anteroom

/// What a supervisor keeps of a folder that changes.
struct KeptQuestionnairesTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func text(_ title: String) -> String {
        """
        {"resourceType": "Questionnaire", "status": "active", "title": "\(title)", "item": [
          {"linkId": "a", "type": "display", "text": "Read."}]}
        """
    }

    func write(_ text: String, to name: String = "a.json") throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"), options: [])
    }

    func place(_ text: String, to name: String = "a.json") throws {
        try write(text, to: "incoming")
        let result = unsafe rename("\(folder.path)/incoming", "\(folder.path)/\(name)")
        #expect(result == 0)
    }

    func titles(_ kept: KeptQuestionnaires) throws -> [String] {
        var unpacked = try QuestionnaireFolder(unpacking: kept.parcel, from: folder.path)
        try unpacked.readRest()
        return unpacked.forms.map(\.title)
    }

    /// Kept of a folder with one file, looked at.
    func begun(quiet: Int64 = 0) throws -> KeptQuestionnaires {
        try write(text("first"))
        var kept = KeptQuestionnaires(folder.path, quiet: quiet)
        kept.begin()
        #expect(kept.look() == .init())
        return kept
    }

    /// Looks until the questionnaire of a writer who is done is in use: a process that another test forks meanwhile holds the file open
    /// a moment longer than its writer.
    func lookUntilTaken(_ title: String, _ kept: inout KeptQuestionnaires) throws {
        for _ in 1...1_000 {
            #expect(kept.look().complaints.isEmpty)
            if try titles(kept) == [title] { return }
            usleep(10_000)
        }
        Issue.record("\(title) was never taken: \(try titles(kept))")
    }

    @Test func aValueSetAmongThemIsCountedWhereItChanges() throws {
        var kept = try begun()
        func set(_ code: String) -> String {
            #"{"resourceType": "ValueSet", "url": "http://example.org/v", "compose": {"include": [{"system": "s", "concept": [{"code": "\#(code)"}]}]}}"#
        }
        for (number, code) in ["x", "y"].enumerated() {
            try write(set(code), to: "v.json")
            #expect(kept.look() == .init())
            #expect(kept.valueSetVersion == number + 1)
        }
        try write(text("second"))
        #expect(kept.look() == .init())
        #expect(kept.valueSetVersion == 2)
    }

    @Test func whatHasNotChangedIsNotTakenAgain() throws {
        var kept = try begun()
        let version = kept.version
        #expect(kept.look() == .init())
        #expect(kept.version == version)
        try write(text("second"))
        #expect(kept.look() == .init())
        #expect(kept.version == version + 1)
        #expect(try titles(kept) == ["second"])
    }

    @Test func aBrokenOneLeavesTheLastGoodOneInUseAndIsSaidOnce() throws {
        var kept = try begun()
        for broken in ["", "{", "[]", "{\"resourceType\": \"Patient\"}", text("x") + "]"] {
            try write(broken)
            let look = kept.look()
            #expect(look.complaints.count == 2, "\(look.complaints)")
            #expect(kept.look() == .init())
            #expect(try titles(kept) == ["first"])
        }
    }

    @Test func aFileThatMayNotBeReadLeavesTheLastGoodOneInUse() throws {
        var kept = try begun()
        try FileManager.default.removeItem(atPath: folder.path + "/a.json")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/a.json",
            withIntermediateDirectories: false
        )
        #expect(
            kept.look().complaints.first?.contains(
                "this is not a file; put the questionnaire itself here"
            ) == true
        )
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["first"])
    }

    @Test func aFileWhoseWriterIsNotQuietWaits() throws {
        var kept = try begun(quiet: 60_000)
        try write(text("second"))
        #expect(kept.look() == .init(isUnsettled: true))
        #expect(try titles(kept) == ["first"])
    }

    @Test func aFileRenamedIntoPlaceIsTakenAtOnce() throws {
        var kept = try begun(quiet: 60_000)
        try place(text("second"))
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["second"])
    }

    @Test func noBeginningOfAFileIsEverTaken() throws {
        var kept = try begun(quiet: 60_000)
        let whole = Array(text("second").utf8)
        for length in 0..<whole.count {
            try place(String(decoding: whole.prefix(length), as: UTF8.self))
            #expect(kept.look() == .init(isUnsettled: true))
            #expect(try titles(kept) == ["first"])
        }
    }

    @Test func aFileThatIsTakenOutGoesAndAnEmptiedFolderDoesNot() throws {
        var kept = try begun()
        try write(text("other"), to: "b.json")
        _ = kept.look()
        #expect(try titles(kept) == ["first", "other"])
        try FileManager.default.removeItem(atPath: folder.path + "/a.json")
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["other"])
        try FileManager.default.removeItem(atPath: folder.path + "/b.json")
        #expect(kept.look().complaints.count == 1)
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["other"])
        try FileManager.default.removeItem(atPath: folder.path)
        #expect(kept.look().complaints.count == 1)
        #expect(try titles(kept) == ["other"])
    }

    @Test func anErrorThatOnlyTheCheckFindsKeepsAFileFromVisitors() throws {
        var kept = try begun()
        for (right, wrong) in [
            ("\"text\"", "\"txet\""), ("\"item\"", "\"item\": [], \"item\""),
            ("\"type\": \"display\"", "\"type\": \"displai\""),
        ] {
            let broken = text("second").replacing(right, with: wrong)
            #expect(broken != text("second"))
            try write(broken)
            #expect(kept.look().complaints.last?.contains("last good version") == true)
            #expect(try titles(kept) == ["first"])
        }
        try write(text("Second"))
        try write("first\nsecond", to: "forbidden-words.txt")
        #expect(kept.look().complaints.first?.contains("[forbidden-word]") == true)
        #expect(try titles(kept) == ["first"])
    }

    @Test func twoFilesWithOneUrlAreNamedOnceAndNobodyIsCalled() throws {
        var kept = try begun()
        let url = "\"url\": \"http://example.org/q\", "
        let shared = text("shared").replacing("{\"res", with: "{\(url)\"res")
        for name in ["b.json", "c.json"] { try write(shared, to: name) }
        let look = kept.look()
        #expect(look.complaints.isEmpty)
        #expect(look.warnings.count == 1)
        #expect(look.warnings.first?.contains("c.json: warning: it has the url of") == true)
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["first", "shared", "shared"])
    }

    @Test func anEndingInCapitalsIsRead() throws {
        var kept = try begun()
        try write(text("other"), to: "B.JSON")
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["other", "first"])
    }

    @Test func whatLooksCutOffIsSaidOnlyAfterItsWriterHasBeenQuietForLong() throws {
        var kept = try begun(quiet: 600)
        let whole = Array(text("second").utf8)
        var said: [String] = []
        for length in stride(from: 20, through: whole.count, by: 20) {
            try write(String(decoding: whole.prefix(length), as: UTF8.self), to: "b.json")
            usleep(200_000)
            said += kept.look().complaints
        }
        try write(text("second"), to: "b.json")
        usleep(700_000)
        said += kept.look().complaints
        #expect(said.isEmpty, "\(said)")
        #expect(try titles(kept) == ["first", "second"])
    }

    /// The clock that stamps files is ahead: its stamps say nothing, what is seen of the file does.
    @Test func aStampInTheFutureIsNoSignThatTheWriterIsDone() throws {
        var kept = try begun(quiet: 400)
        func write(_ text: String) throws {
            try self.write(text)
            let attributes = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: 9_000)]
            try FileManager.default.setAttributes(attributes, ofItemAtPath: folder.path + "/a.json")
        }
        try write(text("second"))
        #expect(kept.look() == .init(isUnsettled: true))
        usleep(500_000)
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["second"])
        try write("{")
        #expect(kept.look() == .init(isUnsettled: true))
    }

    @Test func aParcelIsUnpackedAsItWasPacked() throws {
        let parcel = QuestionnaireParcel(files: [
            .init(name: "a b.json", bytes: ArraySlice("{ 1 }".utf8)),
            .init(name: "é.json", bytes: []),
            .init(name: "c.json", bytes: [0, 255, 32, 10]),
        ])
        #expect(QuestionnaireParcel(parcel.bytes) == parcel)
        for length in 1..<parcel.bytes.count {
            // A torn parcel is none, or holds whole files.
            let files = QuestionnaireParcel(Array(parcel.bytes.prefix(length)))?.files ?? []
            #expect(files == Array(parcel.files.prefix(files.count)))
        }
        for nonsense in ["x", "1 ", "-1 2 a", "99999999999999999999 1 a", "1 5 a"] {
            #expect(QuestionnaireParcel(Array(nonsense.utf8)) == nil)
        }
    }

    @Test func aFileThatIsTakenOutStaysInUseUntilAnotherCouldHaveFollowed() throws {
        var kept = try begun(quiet: 60_000)
        try place(text("other"), to: "b.json")
        _ = kept.look()
        try FileManager.default.removeItem(atPath: folder.path + "/a.json")
        #expect(kept.look() == .init(isUnsettled: true))
        #expect(try titles(kept) == ["first", "other"])
    }

    /// As `rsync --inplace` writes over a network that stalls: the first half is new, the second old, and both together are JSON.
    @Test func oldAndNewWordsTogetherAreNeverTaken() throws {
        var kept = try begun(quiet: 20)
        let (first, second) = (text("first"), text("other").replacing("Read.", with: "Look."))
        #expect(first.utf8.count == second.utf8.count)
        let half = try #require(second.utf8.firstIndex(of: UInt8(ascii: ",")))
        let middle = second.utf8.distance(from: second.startIndex, to: half) + 40
        let bytes = Array(second.utf8)
        let copy = try #require(FileHandle(forUpdatingAtPath: folder.path + "/a.json"))
        try copy.write(contentsOf: bytes[..<middle])
        let mixed = try String(contentsOfFile: folder.path + "/a.json", encoding: .utf8)
        #expect(mixed.contains("other") && mixed.contains("Read."))
        for _ in 1...5 {
            usleep(60_000)
            #expect(kept.look().complaints.isEmpty)
            #expect(try titles(kept) == ["first"])
        }
        try copy.write(contentsOf: bytes[middle...])
        try copy.close()
        try lookUntilTaken("other", &kept)
    }
}
