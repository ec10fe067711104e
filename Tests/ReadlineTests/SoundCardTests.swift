import Foundation
import Kiosk
import TerminalTesting
import Testing

@testable import Readline

/// What is plugged in, by what the kernel and the mixer say of sound cards.
struct SoundCardTests {
    /// A folder as `/sys/class/sound`: the cards with their places, the devices that play or record.
    private func folder(_ cards: [(Int, String)], _ devices: String...) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.makeFolder("devices")
        try folder.makeFolder("sound")
        for (number, place) in cards {
            try folder.makeFolder("devices/\(place)")
            try folder.write("Id\(number)\n", to: "devices/\(place)/id")
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder.path)/sound/card\(number)",
                withDestinationPath: "\(folder.path)/devices/\(place)"
            )
        }
        for device in devices + ["controlC0", "timer", "seq"] {
            try folder.write("", to: "sound/\(device)")
        }
        return folder
    }

    private func outlet(
        in folder: TemporaryFolder,
        plugged: [Int: Bool] = [:],
        device: String? = nil
    ) -> SoundOutlet {
        let all = SoundCards(in: folder.path + "/sound")
        var cards = device.map { all.only(device: $0) } ?? all
        for index in cards.cards.indices {
            cards.cards[index].isPlugged = plugged[cards.cards[index].number]
        }
        return cards.outlet(playingOn: device)
    }

    @Test func `Only cards that play count`() throws {
        #expect(SoundCards(in: "/nonexistent").outlet(playingOn: nil) == .missing)
        let folder = try folder([(0, "pci0"), (1, "usb1")], "pcmC0D0p", "pcmC1D0c")
        #expect(SoundCards(in: folder.path + "/sound").cards.map(\.number) == [0])
        #expect(outlet(in: folder) == .untold(device: "plughw:0"))
    }

    @Test func `A jack with something in it comes first, then USB, then an empty jack`() throws {
        let folder = try folder(
            [(0, "hdmi"), (1, "pci0"), (2, "usb1")],
            "pcmC0D3p",
            "pcmC1D0p",
            "pcmC2D0p"
        )
        #expect(outlet(in: folder, plugged: [1: true]) == .headset(device: "plughw:1"))
        #expect(outlet(in: folder, plugged: [1: false]) == .headset(device: "plughw:2"))
        // An adapter that has a jack of its own.
        #expect(
            outlet(in: folder, plugged: [1: false, 2: false]) == .unplugged(device: "plughw:1")
        )
        #expect(outlet(in: folder, plugged: [2: false]) == .unplugged(device: "plughw:2"))
    }

    @Test(arguments: ["plughw:1", "hw:1,0", "plughw:CARD=Id1,DEV=0"])
    func `A device that is named is the only one`(device: String) throws {
        let folder = try folder([(0, "pci0"), (1, "usb1")], "pcmC0D0p", "pcmC1D0p")
        #expect(outlet(in: folder, plugged: [0: true], device: device) == .headset(device: device))
        #expect(
            outlet(in: folder, plugged: [1: false], device: device) == .unplugged(device: device)
        )
    }

    @Test func `A device of which no card is known tells nothing, and one that is gone is missing`()
        throws
    {
        let folder = try folder([(0, "pci0")], "pcmC0D0p")
        #expect(
            outlet(in: folder, plugged: [0: true], device: "default") == .untold(device: "default")
        )
        #expect(outlet(in: folder, device: "plughw:3") == .missing)
    }

    @Test(arguments: [
        ("Headphone Jack", "on", true), ("Headphone Jack", "off", false),
        ("Front Headphone Jack", "on", true), ("Headphone Mic Jack", "on", true),
        ("Headset Jack", "on", true), ("Headphone - Output Jack", "off", false),
        ("Headphone Phantom Jack", "on", nil), ("Headset Mic Jack", "on", nil),
        ("Mic Jack", "on", nil), ("HDMI/DP,pcm=3 Jack", "on", nil),
        ("Headphone Playback Switch", "on", nil),
    ])
    func `The jack of headphones is known by its name`(name: String, value: String, is: Bool?) {
        let text = """
            numid=1,iface=MIXER,name='Headphone Playback Switch'
              ; type=BOOLEAN,access=rw------,values=2
              : values=on,on
            numid=16,iface=CARD,name='\(name)'
              ; type=BOOLEAN,access=r-------,values=1
              : values=\(value)
            numid=17,iface=CARD,name='Speaker Phantom Jack'
              ; type=BOOLEAN,access=r-------,values=1
              : values=on
            """
        #expect(JackControls.isPlugged(in: text) == `is`)
    }

    @Test func `Of two jacks one with something in it is enough`() {
        let text = """
            numid=16,iface=CARD,name='Front Headphone Jack'
              : values=on
            numid=17,iface=CARD,name='Headphone Jack',index=1
              : values=off
            """
        #expect(JackControls.isPlugged(in: text) == true)
        #expect(JackControls.isPlugged(in: "amixer: Invalid card number.") == nil)
    }
}
