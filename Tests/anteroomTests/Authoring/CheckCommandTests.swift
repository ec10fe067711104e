import ConformanceData
import Foundation
import Glibc
import TerminalTesting
import Testing

/// `anteroom check` as staff run it: what stands where, and the exit code.
@Suite("anteroom check through the program")
struct CheckCommandTests {
    private static let good = """
        {"resourceType": "Questionnaire", "status": "draft", "experimental": true, "title": "T",
         "url": "http://example.org/t", "item": [{"linkId": "a", "type": "display", "text": "Read."}]}
        """
    private static let doubtful = good.replacing("\"display\"", with: "\"attachment\"")
    private static let wrong = good.replacing("\"display\"", with: "\"displai\"")

    private func folder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "check-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        return folder
    }

    private func check(_ arguments: [String], input: String = "") throws -> ProgramRun {
        try ProgramRun(
            TerminalSession.product("anteroom"),
            ["check"] + arguments,
            input: Array(input.utf8)
        )
    }

    @Test func shippedFilesPassStrictly() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let run = try check(["--strict", root.appending(path: "Questionnaires").path])
        #expect(run.status == 0)
        #expect(run.text == "")
        #expect(run.errors.contains("6 files checked: nothing found"))
    }

    @Test func twoFilesOfAFolderWithOneURLAreNamed() throws {
        let other = Self.good.replacing("example.org/t", with: "example.org/u")
        let folder = try folder(["1.json": Self.good, "2 (copy).json": Self.good, "3.json": other])
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try check(["--strict", folder.path])
        #expect(run.status == 0)
        let lines = run.errors.split(separator: "\n").filter { $0.contains("has the url of") }
        #expect(lines.count == 1)
        #expect(
            lines.first?.contains("/2 (copy).json has the url of \(folder.path)/1.json,") == true
        )
    }

    @Test func aFileWithOneEndingTooManyIsNamed() throws {
        let folder = try folder(["1.json": Self.good, "2.json.txt": Self.good, "3.JSON": "{"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try check([folder.path])
        #expect(run.errors.contains("/2.json.txt is not read: its name must end in .json"))
        #expect(run.text.contains("/3.JSON:1:2: error: "))
    }

    @Test func nothingOfAFileOrItsNameMovesTheCursor() throws {
        let hostile = #"a\u001b[2J\u009b2J\u202e"#
        let item = #"{"linkId": "\#(hostile)", "type": "display", "text": "Read."}"#
        let text = Self.good.replacing(#""item": ["#, with: #""item": [\#(item), \#(item), "#)
        let folder = try folder(["1\u{1B}[2J\n.json": text])
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try check([folder.path])
        #expect(run.status == 65)
        #expect(run.text.contains("[que-2]"))
        for scalar in ["\u{1B}", "\u{9B}", "\u{202E}"] as [Unicode.Scalar] {
            #expect(!(run.text + run.errors).unicodeScalars.contains(scalar))
        }
    }

    @Test func exitCodesTellErrorsFromWarnings() throws {
        let folder = try folder([
            "a.json": Self.good, "b.json": Self.doubtful, "c.json": Self.wrong,
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/"
        #expect(try check([path + "a.json"]).status == 0)
        #expect(try check([path + "b.json"]).status == 0)
        #expect(try check(["--strict", path + "b.json"]).status == 65)
        #expect(try check([path + "a.json", path + "c.json"]).status == 65)
        #expect(try check([path + "none.json", path + "c.json"]).status == 66)
        #expect(try check([]).status == 64)
    }

    @Test func aFindingShowsItsLineAndACaret() throws {
        let folder = try folder(["c.json": Self.wrong])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.path + "/c.json"
        let lines = try check([file]).text.split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let first = try #require(lines.first)
        #expect(first.hasPrefix("\(file):2:66: error: "))
        #expect(first.hasSuffix("[unknown-code]"))
        #expect(lines[1].contains("\"displai\""))
        let caret = try #require(lines[2].firstIndex(of: "^"))
        let place = lines[1].index(
            lines[1].startIndex,
            offsetBy: lines[2].distance(from: lines[2].startIndex, to: caret)
        )
        #expect(lines[1][place...].hasPrefix("\"displai\""))
    }

    /// Characters of two columns before the place, of none, and a tab.
    @Test func theCaretStandsBelowItsCharacterWhateverStandsBefore() throws {
        let item = "\t{\"text\":\"日本語😀e\u{301}\",\"linkId\":\"a\",\"type\":\"displai\"}"
        let text = "{\"resourceType\":\"Questionnaire\",\"status\":\"draft\",\"item\":[\n\(item)]}"
        let lines = try check(["-"], input: text).text.split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let found = try #require(lines.firstIndex { $0.hasSuffix("[unknown-code]") })
        #expect(lines[found].contains(":2:39: error: "), "\(lines[found])")
        let before = try #require(lines[found + 1].range(of: "\"displai\"")).lowerBound
        let width = lines[found + 1][..<before].reduce(0) { width, character in
            width + ("日本語😀".contains(character) ? 2 : 1)
        }
        #expect(lines[found + 2] == String(repeating: " ", count: width) + "^")
    }

    @Test func aFileWithoutAnythingIsShownWithoutALine() throws {
        let outcome = try check(["-"], input: "")
        #expect(outcome.status == 65)
        #expect(outcome.text.split(separator: "\n").count == 1)
    }

    @Test func foldersStandardInputAndLinksAreRead() throws {
        let folder = try folder(["a.json": Self.good, "c.json": Self.wrong, "notes.txt": "x"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let link = folder.appending(path: "b.json")
        try FileManager.default.createSymbolicLink(
            at: link,
            withDestinationURL: folder.appending(path: "c.json")
        )
        #expect(try check([folder.path]).errors.contains("3 files checked: 2 errors"))
        #expect(try check(["-"], input: Self.wrong).text.hasPrefix("<stdin>:2:66: error:"))
        try FileManager.default.removeItem(at: folder.appending(path: "c.json"))
        let broken = try check([folder.path])
        #expect(broken.status == 66)
        #expect(broken.errors.contains("b.json: cannot be read: this link leads to nothing"))
    }

    @Test func pipesAndFoldersAmongTheFilesStopNothing() throws {
        let folder = try folder(["a.json": Self.good])
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(unsafe mkfifo(folder.path + "/b.json", 0o600) == 0)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "c.json"),
            withIntermediateDirectories: false
        )
        let run = try check([folder.path])
        #expect(run.status == 66)
        #expect(run.errors.contains("b.json: cannot be read: is not a file"))
        #expect(run.errors.contains("c.json: cannot be read"))
        #expect(run.errors.contains("1 file checked"))
    }

    @Test func whatIsNoTextIsOneFinding() throws {
        let folder = try folder([:])
        defer { try? FileManager.default.removeItem(at: folder) }
        let wide =
            Data([0xFF, 0xFE])
            + Data(Self.good.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        let files = [
            "wide.json": wide, "empty.json": Data(), "binary.json": Data((0...255).map(UInt8.init)),
            "huge.json": Data(repeating: 0x20, count: 16 << 20) + Data("{}".utf8),
            "deep.json": Data(String(repeating: "[", count: 100_000).utf8),
        ]
        for (name, data) in files {
            let file = folder.appending(path: name)
            try data.write(to: file)
            let run = try check([file.path])
            #expect(run.status == 65, "\(name)")
            #expect(run.text.contains("[json]"), "\(name)")
            #expect(run.text.utf8.count < 1_000, "\(name)")
        }
    }

    @Test func outcomesAreValidR4() throws {
        let folder = try folder([
            "a.json": Self.good, "b.json": Self.doubtful, "c.json": Self.wrong,
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try check(["--format", "json", folder.path])
        #expect(run.status == 65)
        let outcome = try #require(
            try JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [String: Any]
        )
        #expect(outcome["resourceType"] as? String == "OperationOutcome")
        let issues = try #require(outcome["issue"] as? [[String: Any]])
        #expect(issues.map { $0["severity"] as? String } == ["warning", "error"])
        for issue in issues {
            #expect((issue["diagnostics"] as? String)?.contains(".json:2:") == true)
            #expect(
                (issue["expression"] as? [String]) == [
                    "Questionnaire.descendants().where(linkId = 'a')"
                ]
            )
        }
    }

    @Test func forbiddenWordsComeFromAListOrFromTheFolder() throws {
        let folder = try folder([
            "a.json": Self.good, "forbidden-words.txt": "# ours\nread\n", "other.txt": "write\n",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/"
        #expect(try check([path + "a.json"]).text.contains("[forbidden-word]"))
        #expect(try check(["--forbidden-words", path + "other.txt", path + "a.json"]).text == "")
        #expect(try check(["--forbidden-words", path + "none.txt", path + "a.json"]).status == 66)
    }

    @Test func rulesAreListed() throws {
        let run = try check(["--rules"])
        #expect(run.status == 0)
        #expect(run.text.contains("que-2: error, refuses: a linkId that stands twice (R4 que-2)"))
    }
}
