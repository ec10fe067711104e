import Foundation
import TerminalTesting
import Testing

/// A visitor who does nothing, or comes back in the last moment.
struct IdleTests {
    @Test func anyKeyExtendsWithoutBeingAnAnswerAndAsOftenAsWanted() throws {
        let session = try KioskSession("--idle", "0.4", "--warning", "20")
        try session.begin()
        try session.step("first word?", "half")
        for key in ["1", "\r", "q", "\u{1B}[B", "\u{3}"] {
            try session.terminal.wait(for: "Are you still there?")
            session.terminal.type(key)
            try session.terminal.wait(for: "first word?")
            try session.terminal.waitForScreen(with: "Your answer: half")
        }
        try session.terminal.wait(for: "Are you still there?")
        session.terminal.type(" ")
        try session.terminal.waitForScreen(with: "Your answer: half")
        session.terminal.type("way\r")
        try session.step("second word?", "b\r")
        try session.step("I want to go back", "1\r")
        try session.terminal.wait(for: "Your answer now: halfway")
    }

    @Test(arguments: ["", "\u{1B}", "\u{1B}[", "\u{1B}]0;", "\u{1B}P1", "\u{1B}[200~paste"])
    func withoutAKeyTheVisitIsErasedWhateverWasLeftOpen(left: String) throws {
        let session = try KioskSession("--idle", "0.5", "--warning", "0.3")
        try session.begin()
        try session.step("first word?", "zyx" + left)
        try session.terminal.wait(for: "Are you still there?")
        try session.terminal.wait(for: "All is erased.")
        #expect(!session.screen.contains("zyx"))
        session.terminal.type("\r")
        try session.terminal.wait(for: "Press Enter to start.")
        #expect(!session.screen.contains("zyx"))
        #expect(try session.requests().isEmpty)
    }

    @Test func theWelcomePageWaitsForEver() throws {
        let session = try KioskSession("--idle", "0.1", "--warning", "0.1")
        try session.terminal.wait(for: "Press Enter to start.")
        let visit = session.visit
        session.terminal.pause(milliseconds: 700)
        #expect(session.visit == visit)
        #expect(!session.terminal.text.contains("Are you still there?"))
        #expect(session.terminal.processorTicks < 50, "waiting takes no processor")
    }

    /// All of a machine that sleeps stands still, and whichever process wakes first finds no sign of life of the others.
    @Test func aMachineThatSleepsCostsNoVisit() throws {
        let session = try KioskSession("--watchdog", "3")
        try session.begin()
        try session.step("first word?", "half")
        try session.terminal.wait(for: "half")
        let visit = session.visit
        session.terminal.signal(SIGSTOP)
        kill(visit, SIGSTOP)
        session.terminal.pause(milliseconds: 4_500)
        session.terminal.signal(SIGCONT)
        session.terminal.pause(milliseconds: 300)
        kill(visit, SIGCONT)
        session.terminal.type("way\r")
        try session.terminal.wait(for: "second word?")
        #expect(session.visit == visit)
    }

    @Test func aVisitThatHangsIsEndedByTheWatchdog() throws {
        let session = try KioskSession("--watchdog", "3")
        try session.begin()
        try session.step("first word?", "secret")
        try session.terminal.wait(for: "secret")
        kill(session.visit, SIGSTOP)
        try session.terminal.wait(for: "had to start again")
        session.terminal.type(" ")
        try session.terminal.wait(for: "Press Enter to start.")
        #expect(!session.screen.contains("secret"))
    }

    @Test func theSupervisorStaysFlat() throws {
        let session = try KioskSession()
        var samples: [(kilobytes: Int, descriptors: Int)] = []
        for visit in 1...30 {
            try session.step("Press Enter to start.", "\r")
            try session.step("Two questions", "1\r")
            try session.step("first word?", "word")
            if visit % 10 == 0 {
                try session.terminal.wait(for: "word")
                // For a moment it may have the folder of questionnaires open.
                let descriptors = (0..<10).map { _ in
                    usleep(10_000)
                    return session.terminal.openDescriptors
                }
                samples.append((session.terminal.residentKilobytes, descriptors.min() ?? 0))
            }
            kill(session.visit, SIGTERM)
        }
        #expect(samples[2].kilobytes - samples[0].kilobytes < 64, "\(samples)")
        #expect(samples[2].descriptors == samples[0].descriptors)
    }
}
