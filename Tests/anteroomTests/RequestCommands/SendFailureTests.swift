import Foundation
import TerminalTesting
import Testing

/// A request that cannot be stored: the visitor keeps their answers and is told what to do, staff are called, and Enter
/// sends it once the trouble is over.
struct SendFailureTests {
    /// Up to the page that asks whether to send.
    private func fill(_ session: KioskSession) throws {
        try session.begin()
        try session.step("first word?", "one\r")
        try session.step("second word?", "two\r")
        try session.answerClosingQuestions(name: "Alex")
    }

    /// Sends in vain, twice, then with the trouble over; what staff were told.
    private func sendThrough(
        _ session: KioskSession,
        cause trouble: () throws -> Void,
        end: () throws -> Void
    ) throws -> [String] {
        try fill(session)
        try trouble()
        try session.step("Send my request", "yes\r")
        for _ in 0..<2 {
            try session.terminal.wait(for: "Your request is not sent yet.")
            try session.terminal.wait(for: "Your answers are still here.")
            try session.waitForPage("Press Enter to try again, or type H for a person.")
            #expect(!session.terminal.text.contains("Request number"))
            #expect(!session.screen.contains(session.folder.path), "a visitor sees no path")
            #expect((try? session.requests())?.isEmpty != false)
            session.terminal.type("\r")
        }
        try session.waitForPage("Your request is not sent yet.")
        try end()
        session.terminal.type("\r")
        try session.terminal.wait(for: "Request number")
        let requests = try session.requests()
        #expect(requests.count == 1, "once, however often it was tried")
        let text = try String(contentsOfFile: try #require(requests.first), encoding: .utf8)
        #expect(text.contains("Alex") && text.contains("555-010-0199"))
        let told = (try? session.folder.text("told")) ?? ""
        return told.split(separator: "\n").map(String.init)
    }

    private static let tellingCommand = "cat >> told"

    @Test func aFolderThatIsGone() throws {
        let session = try KioskSession("--alert-command", Self.tellingCommand)
        let away = session.folder.path + "/away"
        let told = try sendThrough(
            session,
            cause: {
                try FileManager.default.moveItem(
                    atPath: session.folder.path + "/Requests",
                    toPath: away
                )
            },
            end: {
                try FileManager.default.moveItem(
                    atPath: away,
                    toPath: session.folder.path + "/Requests"
                )
            }
        )
        #expect(told.count == 1, "staff are called once in a visit")
        #expect(told.first?.contains(#""code":"request-not-stored""#) == true)
        #expect(told.first?.contains("Alex") == false)
        let errors = session.terminal.errorText
        #expect(errors.contains("a request cannot be stored: cannot open the folder in "))
        #expect(errors.contains("Make that folder, or name another one."))
        #expect(!errors.contains("Alex"))
    }

    /// What only root can do: a disk of its own for the folder of requests.
    private static func mount(_ arguments: String...) -> Bool {
        let program =
            FileManager.default.isExecutableFile(atPath: "/usr/bin/mount")
            ? "/usr/bin/mount" : "/bin/mount"
        return (try? ProgramRun(program, arguments).status) == 0
    }

    private static func unmount(_ path: String) {
        _ = try? ProgramRun("/bin/umount", [path])
    }

    private static let canMount: Bool = {
        guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
        guard mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path) else { return false }
        unmount(folder.path)
        return true
    }()

    private static func setMode(_ mode: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// A disk without room for a request must be larger than nothing for the kiosk to start on it.
    @Test(.enabled(if: canMount, "skipped: only root can mount a small disk"))
    func aFullDisk() throws {
        let session = try KioskSession("--alert-command", Self.tellingCommand)
        let folder = session.folder.path + "/Requests"
        defer {
            session.terminal.signal(SIGKILL)
            Self.unmount(folder)
        }
        #expect(Self.mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", folder))
        let told = try sendThrough(
            session,
            cause: {
                // Fill it to the last byte.
                let filling = try ProgramRun("/bin/dd", ["if=/dev/zero", "of=\(folder)/filler"])
                #expect(filling.errors.contains("No space left on device"))
            },
            end: { try session.folder.remove("Requests/filler") }
        )
        #expect(told.count == 1)
        #expect(
            session.terminal.errorText.contains("No space left on device. Free space on that disk.")
        )
    }

    @Test(.enabled(if: canMount, "skipped: only root can mount a disk for reading alone"))
    func aReadOnlyDisk() throws {
        let session = try KioskSession("--alert-command", Self.tellingCommand)
        let folder = session.folder.path + "/Requests"
        defer {
            session.terminal.signal(SIGKILL)
            Self.unmount(folder)
        }
        #expect(Self.mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", folder))
        let told = try sendThrough(
            session,
            cause: { #expect(Self.mount("-o", "remount,ro", folder)) },
            end: { #expect(Self.mount("-o", "remount,rw", folder)) }
        )
        #expect(told.count == 1)
        #expect(session.terminal.errorText.contains("Mount that disk for writing."))
    }

    @Test(.enabled(if: geteuid() != 0, "skipped: root writes everywhere"))
    func aFolderThatMayNotBeWritten() throws {
        let session = try KioskSession("--alert-command", Self.tellingCommand)
        let folder = session.folder.path + "/Requests"
        _ = try sendThrough(
            session,
            cause: { try Self.setMode(0o500, of: folder) },
            end: { try Self.setMode(0o700, of: folder) }
        )
        #expect(session.terminal.errorText.contains("Let the kiosk's user write in that folder."))
    }

    @Test func aBrokenAuditTrailDoesNotStopAVisit() throws {
        let session = try KioskSession()
        try session.terminal.wait(for: "Press Enter to start.")
        try? session.folder.remove("Requests/audit.jsonl")
        try session.folder.makeFolder("Requests/audit.jsonl/in-its-place")
        session.terminal.type("\r")
        try session.step("Two questions", "1\r")
        try session.step("first word?", "one\r")
        try session.step("second word?", "two\r")
        try session.answerClosingQuestions(name: "Alex")
        try session.step("Send my request", "yes\r")
        try session.terminal.wait(for: "Request number")
        #expect(try session.requests().count == 1)
    }
}
