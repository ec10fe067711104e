import FormFiller
import Foundation
import TerminalTesting
import Testing

@testable import anteroom

/// Writers who stall, clocks that go backwards, what lies in the place of a file.
extension KeptQuestionnairesTests {
    @Test func aWriterWhoStallsForLongHoldsNobodyUpAndIsForgottenInTheEnd() throws {
        var kept = try begun(quiet: 1)
        let copy = try #require(FileHandle(forUpdatingAtPath: folder.path + "/a.json"))
        try copy.write(contentsOf: Data(text("other").utf8))
        usleep(20_000)
        #expect(kept.look() == .init(), "the next visitor does not wait for it")
        #expect(try titles(kept) == ["first"])
        usleep(1_300_000)
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["other"])
    }

    @Test func aFolderThatWasReplacedIsWatchedAnew() throws {
        var kept = try begun(quiet: 20)
        try FileManager.default.moveItem(atPath: folder.path, toPath: folder.path + ".old")
        defer { try? FileManager.default.removeItem(atPath: folder.path + ".old") }
        try FileManager.default.createDirectory(
            atPath: folder.path,
            withIntermediateDirectories: false
        )
        try write(text("other"))
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["other"])
        let copy = try #require(FileHandle(forUpdatingAtPath: folder.path + "/a.json"))
        try copy.write(contentsOf: Data(text("third").utf8))
        usleep(200_000)
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["other"])
        try copy.close()
        try lookUntilTaken("third", &kept)
    }

    /// A copy that keeps the times of its original has them of old while bytes still come.
    @Test func aTimeThatGoesBackwardsIsNoSignThatTheWriterIsDone() throws {
        var kept = try begun(quiet: 60_000)
        try write(text("second"))
        let old = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)]
        try FileManager.default.setAttributes(old, ofItemAtPath: folder.path + "/a.json")
        #expect(kept.look() == .init(isUnsettled: true))
        #expect(try titles(kept) == ["first"])
    }

    @Test func otherWordsOfTheSameLengthAndTimeAreNoticed() throws {
        var kept = try begun()
        let path = folder.path + "/a.json"
        let time = try #require(
            try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        )
        usleep(10_000)
        try write(text("other"))
        try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["other"])
    }

    @Test func aBrokenFileThatIsWrittenOverWaitsForItsWriterToo() throws {
        var kept = try begun(quiet: 60_000)
        try write("{", to: "b.json")
        #expect(kept.look() == .init(isUnsettled: true))
        try write(text("second"), to: "b.json")
        #expect(kept.look() == .init(isUnsettled: true))
        #expect(try titles(kept) == ["first"])
    }

    @Test func whatIsNoFileOrTooLongIsSaidAndALinkIsFollowed() throws {
        var kept = try begun()
        let path = folder.path
        #expect(unsafe mkfifo(path + "/b.json", 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            atPath: path + "/c.json",
            withDestinationPath: "nowhere"
        )
        try write(text("linked"), to: "target")
        try FileManager.default.createSymbolicLink(
            atPath: path + "/d.json",
            withDestinationPath: "target"
        )
        try write(String(repeating: " ", count: 17 << 20), to: "e.json")
        let said = kept.look().complaints.filter { $0.contains(": error: ") }
        #expect(said.count == 3, "\(said)")
        for (complaint, reason) in zip(
            said,
            [
                "b.json: error: this is not a file", "c.json: error: this link leads to nothing",
                "e.json:1:1: error: ",
            ]
        ) {
            #expect(complaint.contains(reason), "\(complaint)")
        }
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["first", "linked"])
        try write(text("linked anew"), to: "target")
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["first", "linked anew"])
    }

    /// Whatever time one that is taken out is given to come back.
    @Test func aFileWithAnotherNameIsTheSameQuestionnaireUnderIt() throws {
        var kept = try begun(quiet: 60_000)
        let text = text("named").replacing(
            "{\"res",
            with: "{\"url\": \"http://example.org/q\", \"res"
        )
        try place(text)
        #expect(kept.look() == .init())
        try FileManager.default.moveItem(
            atPath: folder.path + "/a.json",
            toPath: folder.path + "/z.json"
        )
        let look = kept.look()
        #expect(look.complaints.isEmpty && look.warnings.isEmpty)
        #expect(kept.parcel.files.map(\.name) == ["z.json"])
    }
}
