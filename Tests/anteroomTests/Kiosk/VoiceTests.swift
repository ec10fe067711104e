import Foundation
import TerminalTesting
import Testing

/// A visit that is spoken, on a terminal, with stand-ins for the programs that make the sound.
struct VoiceTests {
    /// The shortest of three tries: other programs of the machine may take any of them longer.
    private func shortest(of tries: Int = 3, _ time: () throws -> Duration) rethrows -> Duration {
        var times: [Duration] = []
        for _ in 0..<tries { times.append(try time()) }
        return times.min() ?? .seconds(60)
    }

    @Test func `A page is spoken sentence by sentence while it waits`() throws {
        let kiosk = try SpokenKiosk(seconds: 0)
        let session = try kiosk.session()
        try session.waitForPage("Press Enter to start.")
        try kiosk.wait(for: "Press Enter to start.", in: session)
        let lines = kiosk.said.split(separator: "\n")
        #expect(lines.first == "DEMONSTRATION - not for real care.")
        #expect(lines.contains("Welcome to Test Clinic."))
    }

    @Test func `A key is silence within 50 ms, and is not lost`() throws {
        let time = try shortest {
            let kiosk = try SpokenKiosk()
            let session = try kiosk.session()
            try session.waitForPage("Press Enter to start.")
            let player = try kiosk.player(in: session)
            let time = kiosk.timeToSilence(of: player) { session.terminal.type("h") }
            session.terminal.type("\r")
            try session.terminal.wait(for: "walk to the front")
            return time
        }
        #expect(time < .milliseconds(50))
    }

    @Test func `Tab says the page again, arrows change how it sounds, page keys skip`() throws {
        let kiosk = try SpokenKiosk(seconds: 0)
        let session = try kiosk.session()
        try session.waitForPage("Press Enter to start.")
        try kiosk.wait(for: "Press Enter to start.", in: session)
        session.terminal.type("\u{1B}[A\u{1B}[C\t")
        try kiosk.wait(for: "Welcome to Test", times: 2, in: session)
        try kiosk.wait(for: "Press Enter to start.", times: 2, in: session)
        let started = try kiosk.folder.text("arguments").split(separator: "\n")
            .filter { $0.contains("espeak-ng") }
        #expect(started.first?.hasSuffix("-v en-us -s 160 -a 100 --stdout --stdin") == true)
        #expect(started.last?.contains("-v en-us -s 200 -a 120 ") == true)
        // The whole page is over: page up says its last sentence.
        let count = kiosk.count(of: "9 8 8")
        session.terminal.type("\u{1B}[5~")
        try kiosk.wait(for: "9 8 8", times: count + 1, in: session)
        // A line that is not empty keeps the space bar and the arrows, but Tab is always the voice's.
        session.terminal.type("x \t")
        try kiosk.wait(for: "space", in: session)
        try kiosk.wait(for: "Welcome to Test", times: 3, in: session)
    }

    @Test func `Time without a key counts from the end of speech`() throws {
        let kiosk = try SpokenKiosk(seconds: 30)
        let session = try kiosk.session(idle: "1")
        try session.begin()
        try session.waitForPage("first word?")
        session.terminal.pause(milliseconds: 3_500)
        #expect(!session.terminal.text.contains("Are you still there?"))
        session.terminal.type(" ")
        try session.terminal.wait(for: "Are you still there?")
    }

    @Test func `The staff code is not said, neither sign by sign nor as a whole`() throws {
        let questionnaire = KioskSession.questionnaire.replacing(
            "\"status\": \"draft\",",
            with: """
                "status": "draft",
                "extension": [{"url": "https://anteroom.example/fhir/StructureDefinition/staff-alert",
                 "valueExpression": {"language": "text/fhirpath",
                  "expression": "iif(%resource.item.where(linkId = 'one').answer.value = 'now', 'danger-now')"}}],
                """
        )
        let kiosk = try SpokenKiosk(seconds: 0)
        let session = try kiosk.session(questionnaire: questionnaire)
        try session.begin()
        try session.step("first word?", "now\r")
        try kiosk.wait(for: "Please stay here.", in: session)
        try kiosk.wait(for: "To call them again, press Enter.", in: session)
        session.terminal.pause(milliseconds: 700)
        let before = kiosk.said
        for sign in "wombat-7" {
            session.terminal.type(String(sign))
            session.terminal.pause(milliseconds: 60)
        }
        #expect(kiosk.said == before)
        session.terminal.type("\r")
        try kiosk.wait(for: "second word?", in: session)
        #expect(!kiosk.said.dropFirst(before.count).lowercased().contains("wombat"))
    }

    // MARK: Headphones

    @Test
    func `Headphones begin the voice; pulled out it is silent at once, and asks who is there`()
        throws
    {
        let time = try shortest {
            let kiosk = try SpokenKiosk(jack: false)
            let session = try kiosk.session()
            try session.waitForPage("Press Enter to start.")
            try session.terminal.waitForScreen(with: "Plug in headphones.")
            session.terminal.type("\t")
            session.terminal.pause(milliseconds: 300)
            #expect(kiosk.said.isEmpty, "nobody agreed to a loudspeaker, and nobody may")
            kiosk.plug(true)
            try kiosk.wait(for: "DEMONSTRATION", in: session)
            session.terminal.type("\r")
            try session.step("Two questions", "1\r")
            try session.waitForPage("first word?")
            session.terminal.type("ha")
            try kiosk.wait(for: "a", in: session)
            session.terminal.type("\t")
            let player = try kiosk.player(in: session)
            let time = kiosk.timeToSilence(of: player) { kiosk.plug(false) }
            try session.terminal.wait(for: "Are you still there?")
            session.terminal.type(" ")
            try session.terminal.waitForScreen(with: "Your answer: ha")
            let said = kiosk.said
            session.terminal.type("lf\r")
            try session.waitForPage("second word?")
            session.terminal.pause(milliseconds: 300)
            #expect(kiosk.said == said)
            return time
        }
        #expect(time < .milliseconds(600))
    }

    @Test func `A USB headset is a card of its own, and is played on`() throws {
        let kiosk = try SpokenKiosk(seconds: 0, jack: nil)
        let session = try kiosk.session()
        try session.waitForPage("Press Enter to start.")
        try kiosk.plugUSB()
        try kiosk.wait(for: "Welcome to Test Clinic.", in: session)
        #expect(try kiosk.folder.text("arguments").contains("aplay -q -D plughw:1\n"))
        try FileManager.default.removeItem(atPath: kiosk.cards + "/pcmC1D0p")
        try session.terminal.waitForScreen(with: "Plug in headphones.")
    }

    @Test func `A headset that hangs on the kiosk is begun with Tab`() throws {
        let kiosk = try SpokenKiosk(seconds: 0, jack: nil)
        let session = try kiosk.session(output: "headset")
        try session.waitForPage("Press Enter to start.")
        try session.terminal.waitForScreen(with: "press Tab")
        session.terminal.pause(milliseconds: 300)
        #expect(kiosk.said.isEmpty)
        session.terminal.type("\t")
        try kiosk.wait(for: "Welcome to Test Clinic.", in: session)
    }

    @Test func `A loudspeaker asks before anything else is said, and is silent after a no`() throws
    {
        let kiosk = try SpokenKiosk(seconds: 0, jack: false)
        let session = try kiosk.session(output: "loudspeaker")
        try session.waitForPage("Press Enter to start.")
        session.terminal.pause(milliseconds: 300)
        #expect(kiosk.said.isEmpty)
        session.terminal.type("\t")
        try kiosk.wait(for: "No, stay silent.", in: session)
        #expect(kiosk.said.hasPrefix("May this screen speak aloud?\n"))
        session.terminal.type("2\r")
        try session.terminal.waitForScreen(with: "Press Enter to start.")
        session.terminal.pause(milliseconds: 300)
        #expect(!kiosk.said.contains("Welcome"))
        session.terminal.type("\t")
        try kiosk.wait(for: "No, stay silent.", times: 2, in: session)
        session.terminal.type("1\r")
        try kiosk.wait(for: "Welcome to Test Clinic.", in: session)
    }

    @Test func `The next visitor's voice is as loud and as fast as the first one's`() throws {
        let kiosk = try SpokenKiosk(seconds: 0)
        let session = try kiosk.session(command: "kiosk")
        try session.waitForPage("Press Enter to start.")
        try kiosk.wait(for: "9 8 8", in: session)
        session.terminal.type("\u{1B}[A\u{1B}[C")
        try kiosk.wait(for: "9 8 8", times: 2, in: session)
        session.terminal.type("\r")
        try session.step("Two questions", "q\r")
        try session.step("Yes, stop and erase", "1\r")
        try session.terminal.wait(for: "All is erased.")
        session.terminal.type("\r")
        try kiosk.wait(for: "Welcome to Test Clinic.", times: 2, in: session)
        let started = try kiosk.folder.text("arguments").split(separator: "\n")
            .filter { $0.contains("espeak-ng") }
        #expect(started.contains { $0.contains("-s 200 -a 120 ") })
        #expect(started.last?.contains("-s 160 -a 100 ") == true)
    }

    /// The whole way with the real programs: what a page says goes through espeak-ng and aplay into a file in place of a card.
    @Test(
        .enabled("needs espeak-ng, aplay and amixer, of the packages espeak-ng and alsa-utils") {
            ["espeak-ng", "aplay", "amixer"].allSatisfy {
                FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
            }
        }
    )
    func `A visit makes a sound`() throws {
        let folder = try TemporaryFolder()
        let session = try KioskSession(
            "--voice",
            "--voice-output=headset",
            "--voice-device=file:\(folder.path)/played.raw,raw",
            command: "visit"
        )
        try session.waitForPage("Press Enter to start.")
        session.terminal.type("\t")
        try session.terminal.waitForScreen(with: "Keys for the voice")
        let end = ContinuousClock.now + .seconds(20)
        var loud = 0
        while loud < 2_000, ContinuousClock.now < end {
            _ = session.terminal.pump(milliseconds: 20)
            let played = (try? folder.bytes("played.raw")) ?? []
            loud = stride(from: 1, to: played.count, by: 2).count { (8..<248).contains(played[$0]) }
        }
        #expect(loud >= 2_000)
        #expect(!session.terminal.errorText.contains("the voice is silent"))
    }

    // MARK: Secrets

    @Test func `What a visitor types is in no argument, variable, file or log of the voice`() throws
    {
        let kiosk = try SpokenKiosk(seconds: 0)
        let session = try kiosk.session(command: "kiosk")
        try session.begin()
        try session.step("first word?", "quokkaone\r")
        try session.step("second word?", "quokkatwo\r")
        try session.answerClosingQuestions(name: "Quokka Name")
        try session.waitForPage("Send my request")
        // What they say is said: the name, on the page that asks whether it is right.
        try kiosk.wait(for: "Quokka Name", in: session)
        session.terminal.type("yes\r")
        try kiosk.wait(for: "Request number.", in: session)
        let arguments = try kiosk.folder.text("arguments")
        for program in ["espeak-ng", "aplay", "amixer"] {
            #expect(arguments.contains("/\(program) "), "each program was started")
        }
        for name in ["arguments", "variables"] {
            let text = try kiosk.folder.text(name).lowercased()
            #expect(!text.isEmpty)
            #expect(!text.contains("quokka"), "in \(name)")
        }
        #expect(!session.terminal.errorText.lowercased().contains("quokka"))
        let requests = try session.requests()
        #expect(try session.files(with: "quokka").allSatisfy { requests.contains($0) })
        #expect(try session.files(with: "Quokka").allSatisfy { requests.contains($0) })
    }
}
