import Foundation
import TerminalTesting

/// Programs in place of the synthesizer, the player and the mixer, which write down what they are given, and a folder of sound cards in
/// place of the kernel's: a kiosk with a voice on a machine without sound.
final class SpokenKiosk {
    let folder: TemporaryFolder
    let cards: String

    /// A machine whose sentences sound for so many seconds, and whose jack says that, or nothing; the synthesizer does as it is told
    /// instead of taking its words and making a sound.
    init(seconds: Double = 30, jack: Bool? = true, synthesizer: String? = nil) throws {
        folder = try TemporaryFolder()
        cards = folder.path + "/cards"
        try folder.makeFolder("cards")
        try folder.makeFolder("cards/card0")
        try folder.write("", to: "cards/pcmC0D0p")
        plug(jack)
        try folder.write("wombat-7\n", to: "code")
        let record = "echo \"$0 $*\" >> arguments; tr '\\0' '\\n' < /proc/$$/environ >> variables"
        try program("espeak-ng", "\(record)\n\(synthesizer ?? "cat >> said; echo sound")")
        // Like aplay it fails where no sound comes.
        try program(
            "aplay",
            "\(record)\n[ $(wc -c) -gt 0 ] || exit 1\necho $$ > player\nexec sleep \(seconds)"
        )
        try program("amixer", "\(record)\nexec cat controls")
    }

    private func program(_ name: String, _ script: String) throws {
        try folder.write("#!/bin/sh\ncd '\(folder.path)'\n\(script)\n", to: name)
        unsafe chmod("\(folder.path)/\(name)", 0o755)
    }

    /// Plugs headphones into the jack, or pulls them out.
    func plug(_ isPlugged: Bool?) {
        var text =
            "numid=1,iface=MIXER,name='Master Playback Switch'\n  ; type=BOOLEAN\n  : values=on\n"
        if let isPlugged {
            text += """
                numid=16,iface=CARD,name='Headphone Jack'
                  ; type=BOOLEAN,access=r-------,values=1
                  : values=\(isPlugged ? "on" : "off")

                """
        }
        try? text.write(toFile: folder.path + "/controls", atomically: true, encoding: .utf8)
    }

    /// Plugs a USB headset in, which is card 1.
    func plugUSB() throws {
        for name in ["usb1", "usb1/card1"] { try folder.makeFolder(name) }
        try FileManager.default.createSymbolicLink(
            atPath: cards + "/card1",
            withDestinationPath: folder.path + "/usb1/card1"
        )
        try folder.write("", to: "cards/pcmC1D0p")
    }

    /// A visit, or a kiosk, that speaks with them.
    func session(
        command: String = "visit",
        output: String = "jack",
        idle: String = "120",
        program: String = "espeak-ng",
        questionnaire: String = KioskSession.questionnaire
    ) throws -> KioskSession {
        try KioskSession(
            "--voice",
            "--sound-cards=\(cards)",
            "--voice-output=\(output)",
            "--voice-program=\(program)",
            "--idle=\(idle)",
            "--alert-command=cat >/dev/null",
            "--release-code-file=\(folder.path)/code",
            command: command,
            questionnaire: questionnaire,
            environment: ["LANG": "C.UTF-8", "PATH": "\(folder.path):/usr/bin:/bin"]
        )
    }

    var said: String { (try? folder.text("said")) ?? "" }

    /// How often a sentence was handed over.
    func count(of sentence: String) -> Int { said.components(separatedBy: sentence).count - 1 }

    struct Silence: Error {
        var said: String
        var errors: String
    }

    /// Waits until a sentence was handed over so often.
    func wait(for sentence: String, times: Int = 1, in session: KioskSession) throws {
        let end = ContinuousClock.now + .seconds(30)
        while count(of: sentence) < times {
            guard ContinuousClock.now < end else {
                throw Silence(said: said, errors: session.terminal.errorText)
            }
            _ = session.terminal.pump(milliseconds: 5)
        }
    }

    /// The player that sounds now, once it is there.
    func player(in session: KioskSession) throws -> Int32 {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            let number = (try? folder.text("player"))?.split(separator: "\n").first
            if let number = number.flatMap({ Int32($0) }), kill(number, 0) == 0 { return number }
            _ = session.terminal.pump(milliseconds: 5)
        }
        throw Silence(said: said, errors: session.terminal.errorText)
    }

    /// How long after something happened a player is gone.
    func timeToSilence(of player: Int32, after event: () throws -> Void) rethrows -> Duration {
        let start = ContinuousClock.now
        try event()
        while kill(player, 0) == 0, ContinuousClock.now - start < .seconds(10) { usleep(500) }
        return ContinuousClock.now - start
    }
}
