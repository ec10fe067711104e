import Foundation
import TerminalTesting
import Testing

/// The supervisor with visits that crash, hang and end, on a real terminal.
struct SupervisorTests {
    private static let clearing = "\u{1B}[H\u{1B}[2J\u{1B}[3J"

    private func kiosk(_ arguments: String...) throws -> TerminalSession {
        try TerminalSession(TerminalSession.product("PromptProgram"), ["supervise"] + arguments)
    }

    /// Waits for the welcome screen; the process that serves the visit.
    private func visitor(_ kiosk: TerminalSession) throws -> Int32 {
        try kiosk.wait(for: "Welcome, visitor ")
        try kiosk.wait(for: "> ")
        let digits = kiosk.text.components(separatedBy: "Welcome, visitor ").last?.prefix {
            $0.isNumber
        }
        return Int32(digits ?? "") ?? 0
    }

    @Test func everyVisitorHasAProcessOfTheirOwn() throws {
        let kiosk = try kiosk()
        let first = try visitor(kiosk)
        kiosk.type("done\r")
        let second = try visitor(kiosk)
        kiosk.type("stop\r")
        let third = try visitor(kiosk)
        #expect(Set([first, second, third, kiosk.processIdentifier]).count == 4)
        kiosk.signal(SIGTERM)
        #expect(try kiosk.waitForExit() == 0)
        #expect(kiosk.isCooked)
    }

    @Test func theReleaseCodeReachesAVisitByNoArgumentOrEnvironment() throws {
        let kiosk = try kiosk()
        let visit = try visitor(kiosk)
        for name in ["cmdline", "environ"] {
            let content = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(visit)/\(name)"))
            #expect(!content.isEmpty)
            #expect(content.range(of: Data("release-4711".utf8)) == nil)
        }
        kiosk.type("code\r")
        try kiosk.wait(for: "code release-4711")
    }

    @Test(arguments: ["crash", "trap"])
    func aCrashCostsOneVisitAndSaysSo(how: String) throws {
        let kiosk = try kiosk("notice=300")
        _ = try visitor(kiosk)
        kiosk.type("topsecret\r")
        try kiosk.wait(for: "You said topsecret")
        try kiosk.wait(for: "> ")
        kiosk.type("\(how)\r")
        try kiosk.wait(for: Self.clearing + "Sorry, we start again.")
        _ = try visitor(kiosk)
        #expect(kiosk.errorText.contains("a visit was ended by signal"))
        #expect(!kiosk.errorText.contains("topsecret"))
    }

    @Test func aKeyEndsTheNotice() throws {
        let kiosk = try kiosk("notice=3600000")
        _ = try visitor(kiosk)
        kiosk.type("crash\r")
        try kiosk.wait(for: "Sorry, we start again.")
        kiosk.type(" ")
        _ = try visitor(kiosk)
    }

    @Test func aHangingVisitIsEnded() throws {
        let kiosk = try kiosk("notice=100", "watchdog=2500")
        let first = try visitor(kiosk)
        kiosk.type("hang\r")
        try kiosk.wait(for: "Sorry, we start again.")
        #expect(try visitor(kiosk) != first)
    }

    @Test func aKilledVisitIsReplaced() throws {
        let kiosk = try kiosk("notice=100")
        let first = try visitor(kiosk)
        kill(first, SIGKILL)
        try kiosk.wait(for: "Sorry, we start again.")
        #expect(try visitor(kiosk) != first)
        #expect(!kiosk.isCooked)
    }

    @Test func visitsThatFailAtOnceMakeTheKioskWait() throws {
        let kiosk = try kiosk("notice=100")
        for _ in 1...2 {
            _ = try visitor(kiosk)
            kiosk.type("crash\r")
            try kiosk.wait(for: "Sorry, we start again.")
        }
        _ = try visitor(kiosk)
        kiosk.type("crash\r")
        try kiosk.wait(for: "Out of order.")
        _ = try visitor(kiosk)
        kiosk.type("done\r")
        _ = try visitor(kiosk)
        kiosk.type("crash\r")
        try kiosk.wait(for: "Sorry, we start again.")
    }

    @Test func aFaultyInstallationEndsTheKioskOnlyAtItsStart() throws {
        let faulty = try kiosk("notice=100")
        _ = try visitor(faulty)
        faulty.type("refuse\r")
        #expect(try faulty.waitForExit() == 78)
        let kiosk = try kiosk("notice=100")
        _ = try visitor(kiosk)
        kiosk.type("done\r")
        _ = try visitor(kiosk)
        kiosk.type("refuse\r")
        try kiosk.wait(for: "Sorry, we start again.")
        _ = try visitor(kiosk)
    }

    @Test func aVisitThatDoesNotEndOnSigtermIsKilled() throws {
        let kiosk = try kiosk("grace=200")
        let visit = try visitor(kiosk)
        kiosk.type("deaf\r")
        try kiosk.wait(for: "> ")
        kiosk.signal(SIGTERM)
        #expect(try kiosk.waitForExit() == 0)
        #expect(ends(visit, while: kiosk))
        #expect(kiosk.isCooked)
    }

    @Test func aHangUpEndsSupervisorAndVisit() throws {
        let kiosk = try kiosk()
        let visit = try visitor(kiosk)
        kiosk.closeTerminal()
        #expect(try kiosk.waitForExit() == 129)
        #expect(ends(visit, while: kiosk))
    }

    @Test func aVisitEndsWithItsSupervisor() throws {
        let kiosk = try kiosk()
        let visit = try visitor(kiosk)
        kiosk.signal(SIGKILL)
        _ = try kiosk.waitForExit()
        #expect(ends(visit, while: kiosk))
    }

    @Test func keysTypedBetweenVisitsAreNobodysAnswer() throws {
        let kiosk = try kiosk("notice=400")
        _ = try visitor(kiosk)
        kiosk.type("crash\rghost\r")
        try kiosk.wait(for: "Sorry, we start again.")
        _ = try visitor(kiosk)
        kiosk.type("real\r")
        try kiosk.wait(for: "You said real")
        #expect(!kiosk.text.contains("You said ghost"))
    }
}
