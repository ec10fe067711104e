import Foundation
import TerminalTesting
import Testing

/// What is installed on a kiosk: the unit is right and hardened, the console's keys are emptied.
struct InstallationTests {
    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    private static let analyze = "/usr/bin/systemd-analyze"
    private static var canAnalyze: Bool {
        FileManager.default.isExecutableFile(atPath: analyze)
            || ProcessInfo.processInfo.environment["CI"] != nil
    }

    private struct Result {
        var status: Int32
        var output: String
    }

    private func run(_ program: String, _ arguments: [String], input: String = "") throws -> Result
    {
        let process = Process()
        let (keys, screen) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = [
            "PATH": "/usr/bin:/bin", "ANTEROOM_PROGRAM": TerminalSession.product("anteroom"),
        ]
        process.standardInput = keys
        process.standardOutput = screen
        process.standardError = screen
        try process.run()
        try keys.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try keys.fileHandleForWriting.close()
        let output = try screen.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: output, as: UTF8.self)
        )
    }

    /// Installs below a folder; the path of the unit there, with its programs there too.
    private func installed(in folder: TemporaryFolder) throws -> String {
        let result = try run(Self.package + "/Installation/install", ["--root", folder.path])
        #expect(result.status == 0, "\(result.output)")
        let path = folder.path + "/etc/systemd/system/anteroom-kiosk.service"
        let unit = try String(contentsOfFile: path, encoding: .utf8)
        let moved = unit.replacingOccurrences(of: "/usr/local/", with: folder.path + "/usr/local/")
        let copy = folder.path + "/anteroom-kiosk.service"
        try moved.write(toFile: copy, atomically: true, encoding: .utf8)
        return copy
    }

    @Test(.enabled(if: canAnalyze, "systemd-analyze: install the package systemd"))
    func theUnitIsVerifiedWithoutAComplaint() throws {
        let folder = try TemporaryFolder()
        let result = try run(Self.analyze, ["verify", try installed(in: folder)])
        #expect(result.status == 0)
        #expect(result.output.isEmpty, "\(result.output)")
    }

    @Test(.enabled(if: canAnalyze, "systemd-analyze: install the package systemd"))
    func theUnitIsExposedLessThanOneAndAHalf() throws {
        let folder = try TemporaryFolder()
        let unit = try installed(in: folder)
        let arguments = ["security", "--offline=yes", "--threshold=15", "--no-pager", unit]
        let result = try run(Self.analyze, arguments)
        #expect(result.status == 0, "\(result.output.suffix(300))")
        #expect(result.output.contains("Overall exposure level"))
    }

    @Test func everythingThePageNamesIsInstalledAndTheClinicsFilesAreKept() throws {
        let folder = try TemporaryFolder()
        _ = try installed(in: folder)
        let kept = folder.path + "/etc/anteroom/kiosk.conf"
        try "ANTEROOM_OPTIONS=mine\n".write(toFile: kept, atomically: true, encoding: .utf8)
        let code = try String(
            contentsOfFile: folder.path + "/etc/anteroom/release-code",
            encoding: .utf8
        )
        #expect(code.count == 7)
        _ = try installed(in: folder)
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == "ANTEROOM_OPTIONS=mine\n")
        #expect(
            try String(contentsOfFile: folder.path + "/etc/anteroom/release-code", encoding: .utf8)
                == code
        )
        let page = folder.path + "/usr/local/share/doc/anteroom/LockingDown.md"
        #expect(FileManager.default.fileExists(atPath: page))
        let questionnaires = folder.path + "/etc/anteroom/Questionnaires"
        #expect(try !FileManager.default.contentsOfDirectory(atPath: questionnaires).isEmpty)
        for place in ["/etc/anteroom", "/usr/local/share/anteroom"] {
            let scenario = folder.path + place + "/Questionnaires/Scenarios/urgent-now.json"
            #expect(FileManager.default.fileExists(atPath: scenario))
        }
    }

    @Test func keysThatLeaveTheConsoleAreEmptiedAndOthersKept() throws {
        let map = """
            keycode 30 = +a +A
            keycode 70 = Scroll_Lock Show_Memory Show_Registers
            alt keycode 59 = Console_1
            altgr keycode 60 = Console_14
            alt keycode 105 = Decr_Console
            control alt keycode 111 = Boot
            shift keycode 104 = Scroll_Backward
            """
        let result = try run(Self.package + "/Installation/console", ["filter"], input: map)
        #expect(result.status == 0)
        #expect(
            result.output.split(separator: "\n").map(String.init) == [
                "keycode 30 = +a +A", "keycode 70 = VoidSymbol VoidSymbol VoidSymbol",
                "alt keycode 59 = VoidSymbol", "altgr keycode 60 = VoidSymbol",
                "alt keycode 105 = VoidSymbol", "control alt keycode 111 = VoidSymbol",
                "shift keycode 104 = VoidSymbol",
            ]
        )
    }
}
