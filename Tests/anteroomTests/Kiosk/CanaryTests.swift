import Foundation
import TerminalTesting
import Testing

/// A word that a visitor typed is nowhere after the visit but in the request, however the visit ended.
struct CanaryTests {
    private let words = ["quokkaone", "quokkatwo", "Quokka Name"]

    /// The three typed words are gone from wherever a next visitor, a user of the machine or a log could find them.
    private func expectNoTrace(in session: KioskSession, after mark: Int) throws {
        let later = String(decoding: session.terminal.output[mark...], as: UTF8.self)
        for word in words {
            #expect(!later.contains(word), "on the terminal after the wipe")
            #expect(!session.terminal.errorText.contains(word), "in the log")
            let files = try session.files(with: word)
            let requests = try session.requests()
            #expect(files.allSatisfy { requests.contains($0) }, "in \(files)")
        }
        for process in [session.terminal.processIdentifier, session.visit] {
            for name in ["cmdline", "environ"] {
                let content = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(process)/\(name)"))
                #expect(!content.isEmpty)
                #expect(!words.contains { content.range(of: Data($0.utf8)) != nil }, "in \(name)")
            }
            guard ProcessMemory.isReadable else {
                Issue.record(
                    "memory is not searched: reading it takes the right to trace",
                    severity: .warning
                )
                continue
            }
            let memory = try ProcessMemory(of: process)
            #expect(memory.byteCount > 100_000)
            #expect(words.allSatisfy { memory.count(of: $0) == 0 }, "in memory")
        }
    }

    /// Waits for the next visitor's welcome screen; where the terminal's output was before the wipe's first byte.
    private func wipe(_ session: KioskSession, _ end: () throws -> Void) throws -> Int {
        try end()
        try session.waitForPage("Press Enter to start.")
        let clearing = Array("\u{1B}[H\u{1B}[2J\u{1B}[3J".utf8)
        let output = session.terminal.output
        let lastWord = words.compactMap { lastIndex(of: Array($0.utf8), in: output) }.max() ?? 0
        let next = output[lastWord...].firstRange(of: clearing)
        return try #require(next).upperBound
    }

    private func lastIndex(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        bytes.indices.last { bytes[$0...].starts(with: wanted) }
    }

    @Test func aVisitThatIsSent() throws {
        let session = try KioskSession()
        try session.send(first: words[0], second: words[1], name: words[2])
        let mark = try wipe(session) { session.terminal.type("q\r") }
        try expectNoTrace(in: session, after: mark)
        let requests = try session.requests()
        #expect(requests.count == 1)
        let request = try String(contentsOfFile: requests[0], encoding: .utf8)
        #expect(words.allSatisfy { request.contains($0) }, "the search finds what is there")
    }

    private func typeWords(_ session: KioskSession) throws {
        try session.begin()
        try session.step("first word?", words[0] + "\r")
        try session.step("second word?", words[1])
        try session.terminal.wait(for: words[1])
    }

    @Test func aVisitThatIsStopped() throws {
        let session = try KioskSession()
        try typeWords(session)
        let mark = try wipe(session) {
            session.terminal.type("\r")
            try session.step("May our staff", "q\r")
            try session.step("Yes, stop and erase", "1\r")
            try session.terminal.wait(for: "Press")
            session.terminal.type("\r")
        }
        try expectNoTrace(in: session, after: mark)
        #expect(try session.requests().isEmpty)
    }

    @Test func aVisitThatIsLeft() throws {
        let session = try KioskSession("--idle", "3", "--warning", "1")
        try typeWords(session)
        let mark = try wipe(session) {
            try session.terminal.wait(for: "All is erased.")
            session.terminal.type("\r")
        }
        try expectNoTrace(in: session, after: mark)
        #expect(try session.requests().isEmpty)
    }

    @Test(arguments: [SIGSEGV, SIGKILL, SIGABRT])
    func aVisitThatCrashes(signal: Int32) throws {
        let session = try KioskSession()
        try typeWords(session)
        let mark = try wipe(session) {
            kill(session.visit, signal)
            try session.terminal.wait(for: "had to start again")
            session.terminal.type(" ")
        }
        try expectNoTrace(in: session, after: mark)
        #expect(try session.requests().isEmpty)
        #expect(session.terminal.errorText.contains("by signal \(signal)"))
    }
}
