import Foundation
import Glibc
import TerminalTesting
import Testing

/// The kiosk as its unit starts it: a page instead of a black screen where it cannot begin, and signs of life for systemd.
struct InstalledKioskTests {
    private func session(
        _ settings: String,
        in folder: TemporaryFolder,
        environment: [String: String] = [:]
    ) throws -> TerminalSession {
        try folder.write(settings, to: "kiosk.conf")
        return try TerminalSession(
            TerminalSession.product("anteroom"),
            ["kiosk", "--settings", folder.path + "/kiosk.conf"],
            environment: TerminalSession.environment(
                term: "xterm-256color",
                environment.merging(["LANG": "C.UTF-8"]) { first, _ in first }
            ),
            directory: folder.path,
            columns: 100,
            rows: 30,
            errorsApart: true
        )
    }

    private func right(_ folder: TemporaryFolder) throws -> String {
        try folder.makeFolder("Requests")
        return """
            station = Window 2
            questionnaires = \(Program.questionnaires)
            requests = \(folder.path)/Requests
            """
    }

    @Test func aSettingsFileIsAllAKioskNeeds() throws {
        let folder = try TemporaryFolder()
        let session = try session(try right(folder), in: folder)
        try session.wait(for: "Press Enter to start.")
        session.signal(SIGTERM)
        #expect(try session.waitForExit() == 0)
    }

    @Test(arguments: [
        ("staton = x", "'staton'."),
        ("recipient = age1x", "kiosk.conf:4:"),
        ("release-code-file = /nonexistent", "such file"),
    ])
    func whatIsWrongStandsOnTheScreenForStaffToReadOut(line: String, reason: String) throws {
        let folder = try TemporaryFolder()
        let session = try session(try right(folder) + "\n\(line)", in: folder)
        try session.wait(for: "Please go to the front desk.")
        try session.wait(for: "call the administrator")
        try session.wait(for: reason)
        // A visitor's keys do nothing to it.
        session.type("\r\u{3}q")
        session.signal(SIGTERM)
        #expect(try session.waitForExit() != 0)
        #expect(session.text.hasSuffix("\u{1B}[3J") || session.text.contains("\u{1B}[3J"))
    }

    @Test func withoutATerminalItEndsAtOnceAndSaysWhy() throws {
        let run = try Program(["kiosk", "--settings", "/nonexistent/kiosk.conf"])
        #expect(run.status == 78)
        #expect(
            run.errors.contains(
                "/nonexistent/kiosk.conf: cannot be read: No such file or directory"
            )
        )
    }

    @Test func theCheckPrintsEachProblemWithItsLine() throws {
        let folder = try TemporaryFolder()
        try folder.write("\(try right(folder))\nalert-command = echo \"x\n", to: "kiosk.conf")
        let path = folder.path + "/kiosk.conf"
        let run = try Program(["kiosk", "--settings", path, "--check-settings"])
        #expect(run.status == 78)
        #expect(run.output.hasPrefix("\(path):4: the shell cannot read this command: "))
        try folder.write(try "\(right(folder))\n", to: "kiosk.conf")
        let good = try Program(["kiosk", "--settings", path, "--check-settings"])
        #expect(good.status == 0)
        #expect(good.output == "\(path): nothing is wrong\n")
    }

    @Test(arguments: [true, false])
    func theServiceManagerHearsThatItRunsAndGoesOn(isRight: Bool) throws {
        let folder = try TemporaryFolder()
        let manager = try NotifySocket(folder.path + "/notify")
        let settings = try right(folder) + (isRight ? "" : "\nwrong")
        let session = try session(
            settings,
            in: folder,
            environment: ["NOTIFY_SOCKET": folder.path + "/notify", "WATCHDOG_USEC": "400000"]
        )
        #expect(manager.message(seconds: 20) == "READY=1")
        for _ in 0..<3 { #expect(manager.message(seconds: 20) == "WATCHDOG=1") }
        // A supervisor that stands still gives no sign, so that systemd sees it.
        session.signal(SIGSTOP)
        usleep(300_000)
        while manager.message(seconds: 0) != nil {}
        #expect(manager.message(seconds: 1) == nil)
        session.signal(SIGCONT)
        #expect(manager.message(seconds: 20) == "WATCHDOG=1")
        session.signal(SIGTERM)
        _ = try session.waitForExit()
    }
}

/// What systemd listens on for `sd_notify(3)`.
private struct NotifySocket: ~Copyable {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        try #require(bytes.count < 100)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let isBound = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        try #require(isBound)
    }

    deinit { close(descriptor) }

    /// The next message; nil where none comes in time.
    func message(seconds: Int32) -> String? {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&polled, 1, seconds * 1_000) == 1 else { return nil }
        var buffer = [UInt8](repeating: 0, count: 200)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
