import Foundation
import TerminalTesting
import Testing

/// A voice that cannot be heard costs no visit: it goes on in silence, and visitors and staff are told.
struct VoiceFaultTests {
    @Test(arguments: [
        "exit 3", "cat > /dev/null", "kill -9 $$", "sleep 1000",
        "cat; head -c 3000000 /dev/zero >&2; exit 1",
    ])
    func `A synthesizer that fails, says nothing, dies, hangs or complains ends the voice only`(
        synthesizer: String
    ) throws {
        let kiosk = try SpokenKiosk(seconds: 0, synthesizer: synthesizer)
        let session = try kiosk.session()
        try session.terminal.waitForScreen(with: "The voice has stopped.")
        #expect(session.terminal.errorText.contains("the voice is silent: the "))
        let starts = try kiosk.folder.text("arguments").components(separatedBy: "espeak-ng").count
        session.terminal.type("\r")
        try session.step("Two questions", "1\r")
        try session.step("first word?", "a\r")
        try session.waitForPage("second word?")
        let later = try kiosk.folder.text("arguments").components(separatedBy: "espeak-ng").count
        #expect(starts == later, "nothing is tried again in this visit")
        let trail = try String(
            contentsOfFile: session.folder.path + "/Requests/audit.jsonl",
            encoding: .utf8
        )
        #expect(trail.contains("voice-failed"))
    }

    @Test func `A synthesizer that floods standard error and speaks is heard`() throws {
        let kiosk = try SpokenKiosk(
            seconds: 0,
            synthesizer: "head -c 3000000 /dev/zero >&2; cat >> said; echo sound"
        )
        let session = try kiosk.session()
        try kiosk.wait(for: "Press Enter to start.", in: session)
        #expect(session.terminal.errorText.utf8.count < 2_000)
    }

    @Test func `A synthesizer of the clinic's own speaks instead, by the same options`() throws {
        let kiosk = try SpokenKiosk(seconds: 0, synthesizer: "exit 9")
        try kiosk.folder.write(
            "#!/bin/sh\ncd '\(kiosk.folder.path)'\necho \"$*\" >> own\ncat >> said\necho sound\n",
            to: "own-voice"
        )
        unsafe chmod(kiosk.folder.path + "/own-voice", 0o755)
        let session = try kiosk.session(program: kiosk.folder.path + "/own-voice")
        try kiosk.wait(for: "Press Enter to start.", in: session)
        #expect(try kiosk.folder.text("own").hasPrefix("-v en-us -s 160 -a 100 --stdout --stdin\n"))
    }

    @Test(arguments: ["exit 1", "sleep 1000", "head -c 9000000 /dev/zero"])
    func `A mixer that does not answer never makes a loudspeaker speak`(mixer: String) throws {
        let kiosk = try SpokenKiosk(seconds: 0)
        try kiosk.folder.write("#!/bin/sh\n\(mixer)\n", to: "amixer")
        let session = try kiosk.session()
        try session.waitForPage("Press Enter to start.")
        session.terminal.type("\t")
        session.terminal.pause(milliseconds: 3_000)
        #expect(kiosk.said.isEmpty)
        session.terminal.type("\r")
        try session.waitForPage("Two questions")
    }

    @Test func `A headset that is pulled out while it plays is no fault`() throws {
        // The card goes away and the player ends with an error, as aplay does.
        let kiosk = try SpokenKiosk(seconds: 0, jack: nil)
        try kiosk.folder.write(
            "#!/bin/sh\nrm -f '\(kiosk.cards)/pcmC1D0p'\ncat > /dev/null\nexit 1\n",
            to: "aplay"
        )
        let session = try kiosk.session()
        try session.waitForPage("Press Enter to start.")
        try kiosk.plugUSB()
        try session.terminal.waitForScreen(with: "Keys for the voice")
        try session.terminal.waitForScreen(with: "Plug in headphones.")
        #expect(!session.terminal.errorText.contains("the voice is silent"))
    }

    @Test func `Without its programs a kiosk is silent, and staff are told`() throws {
        let kiosk = try SpokenKiosk()
        let session = try kiosk.session(program: "no-such-voice")
        try session.waitForPage("Press Enter to start.")
        #expect(session.terminal.errorText.contains("the voice is silent: no-such-voice is not in"))
        #expect(!session.screen.contains("can speak"))
    }

    @Test func `Without a card a kiosk is silent`() throws {
        let kiosk = try SpokenKiosk()
        try FileManager.default.removeItem(atPath: kiosk.cards)
        let session = try kiosk.session(output: "loudspeaker")
        try session.waitForPage("Press Enter to start.")
        session.terminal.type("\t\r")
        try session.waitForPage("Two questions")
        #expect(kiosk.said.isEmpty)
    }
}
