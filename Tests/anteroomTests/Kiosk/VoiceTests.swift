import Foundation
import TerminalTesting
import Testing

/// A visit that is spoken, with programs in place of the synthesizer and the player that write down what they are given.
struct VoiceTests {
    /// The stand-ins and what they wrote.
    private final class Speaker {
        let folder: TemporaryFolder

        // So long a sentence sounds.
        init(seconds: Double = 30) throws {
            folder = try TemporaryFolder()
            try program(
                "espeak-ng",
                "echo \"$*\" >> arguments; tr '\\0' '\\n' < /proc/$$/environ >> variables; cat >> said"
            )
            try program("aplay", "cat; echo $$ > player; exec sleep \(seconds)")
        }

        private func program(_ name: String, _ script: String) throws {
            try folder.write("#!/bin/sh\ncd '\(folder.path)'\n\(script)\n", to: name)
            unsafe chmod("\(folder.path)/\(name)", 0o755)
        }

        func session(command: String = "visit") throws -> KioskSession {
            let path = "\(folder.path):/usr/bin:/bin"
            return try KioskSession(
                "--voice",
                command: command,
                environment: ["LANG": "C.UTF-8", "PATH": path]
            )
        }

        var said: String { (try? folder.text("said")) ?? "" }

        /// Waits until a sentence was handed over.
        func wait(for sentence: String, in session: KioskSession) throws {
            let end = ContinuousClock.now + .seconds(20)
            while !said.contains(sentence) {
                guard ContinuousClock.now < end else {
                    throw Silence(said: said, errors: session.terminal.errorText)
                }
                _ = session.terminal.pump(milliseconds: 5)
            }
        }

        /// The player that sounds now, once it is there.
        func player(in session: KioskSession) throws -> Int32 {
            let end = ContinuousClock.now + .seconds(20)
            while ContinuousClock.now < end {
                let number = (try? folder.text("player"))?.split(separator: "\n").first
                if let number = number.flatMap({ Int32($0) }), kill(number, 0) == 0 {
                    return number
                }
                _ = session.terminal.pump(milliseconds: 5)
            }
            throw Silence(said: said, errors: session.terminal.errorText)
        }
    }

    private struct Silence: Error {
        var said: String
        var errors: String
    }

    @Test func `A page is spoken sentence by sentence while it waits`() throws {
        let speaker = try Speaker(seconds: 0)
        let session = try speaker.session()
        try session.waitForPage("Press Enter to start.")
        try speaker.wait(for: "Press Enter to start.", in: session)
        let lines = speaker.said.split(separator: "\n")
        #expect(lines.first == "DEMONSTRATION - not for real care.")
        #expect(lines.contains("Welcome to Test Clinic."))
    }

    @Test func `A key is silence within 50 ms, and is not lost`() throws {
        var shortest = Duration.seconds(60)
        for _ in 0..<3 {
            let speaker = try Speaker()
            let session = try speaker.session()
            try session.waitForPage("Press Enter to start.")
            let player = try speaker.player(in: session)
            let start = ContinuousClock.now
            session.terminal.type("h")
            while kill(player, 0) == 0, ContinuousClock.now - start < .seconds(5) { usleep(500) }
            shortest = min(shortest, ContinuousClock.now - start)
            session.terminal.type("\r")
            try session.terminal.wait(for: "walk to the front")
        }
        #expect(shortest < .milliseconds(50))
    }

    @Test func `Tab says the page again, and the arrows change how it sounds`() throws {
        let speaker = try Speaker(seconds: 0)
        let session = try speaker.session()
        try session.waitForPage("Press Enter to start.")
        try speaker.wait(for: "Press Enter to start.", in: session)
        session.terminal.type("\u{1B}[A\u{1B}[C\t")
        let end = ContinuousClock.now + .seconds(20)
        while speaker.said.components(separatedBy: "Welcome to Test").count < 3,
            ContinuousClock.now < end
        {
            _ = session.terminal.pump(milliseconds: 5)
        }
        #expect(speaker.said.components(separatedBy: "Welcome to Test").count == 3)
        let arguments = try speaker.folder.text("arguments").split(separator: "\n")
        #expect(arguments.first == "-v en-us -s 160 -a 100 --stdout --stdin")
        #expect(arguments.last?.hasPrefix("-v en-us -s 200 -a 120 ") == true)
    }

    @Test func `What a visitor types is in no argument, variable, file or log of the voice`() throws
    {
        let speaker = try Speaker(seconds: 0)
        let session = try speaker.session(command: "kiosk")
        try session.send(first: "quokkaone", second: "quokkatwo", name: "Quokka Name")
        try speaker.wait(for: "Request number.", in: session)
        for name in ["arguments", "variables"] {
            let text = try speaker.folder.text(name).lowercased()
            #expect(!text.isEmpty)
            #expect(!text.contains("quokka"), "in \(name)")
        }
        #expect(!session.terminal.errorText.lowercased().contains("quokka"))
        let requests = try session.requests()
        #expect(try session.files(with: "quokka").allSatisfy { requests.contains($0) })
    }

    @Test func `Without its programs a kiosk is silent, and staff are told`() throws {
        let session = try KioskSession(
            "--voice",
            "--voice-program",
            "no-such-voice",
            command: "visit"
        )
        try session.waitForPage("Press Enter to start.")
        #expect(session.terminal.errorText.contains("the voice is silent: no-such-voice is not in"))
    }
}
