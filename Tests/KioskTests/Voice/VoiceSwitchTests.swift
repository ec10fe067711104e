import RandomTesting
import Testing

@testable import Kiosk

/// When a kiosk begins to speak, and when it is silent.
struct VoiceSwitchTests {
    private static let jack = "plughw:0"
    private static let outlets: [SoundOutlet] = [
        .missing, .unplugged(device: jack), .headset(device: jack), .untold(device: jack),
        .headset(device: "plughw:1"),
    ]

    /// What a fresh switch says after each of these events.
    private func orders(
        _ output: VoiceOutput,
        _ events: VoiceSwitch.Event...
    ) -> [[VoiceSwitch.Order]] {
        var power = VoiceSwitch(output)
        return events.map { power.handle($0) }
    }

    @Test(arguments: VoiceOutput.allCases)
    func `Headphones that are plugged in begin the voice, and pulled out end it`(
        output: VoiceOutput
    ) {
        let heard = orders(
            output,
            .found(.unplugged(device: Self.jack)),
            .found(.headset(device: Self.jack)),
            .found(.headset(device: Self.jack)),
            .found(.unplugged(device: Self.jack)),
            .found(.headset(device: Self.jack)),
            .found(.missing)
        )
        let off: [VoiceSwitch.Order] = [.silence, .tell(.off)]
        #expect(heard == [[], [.tell(.on)], [], off, [.tell(.on)], off])
    }

    @Test func `Without a word of the clinic the marked key never speaks into what is no headset`()
    {
        for outlet in Self.outlets where !outlet.isHeadset {
            #expect(orders(.jack, .found(outlet), .markedKey) == [[], []], "\(outlet)")
        }
    }

    @Test func `A headset that hangs on the kiosk is begun with the marked key`() {
        let untold = VoiceSwitch.Event.found(.untold(device: Self.jack))
        #expect(orders(.headset, untold, .markedKey, .markedKey) == [[], [.tell(.on)], []])
        // A jack that says that it is empty is not that headset.
        #expect(orders(.headset, .found(.unplugged(device: Self.jack)), .markedKey) == [[], []])
    }

    @Test func `A loudspeaker asks before it speaks, and again after a no`() {
        let untold = VoiceSwitch.Event.found(.untold(device: Self.jack))
        let heard = orders(.loudspeaker, untold, .markedKey, .declined, .markedKey)
        #expect(heard == [[], [.tell(.asksAloud)], [], [.tell(.asksAloud)]])
    }

    @Test func `Whoever plugs headphones in where it speaks aloud is alone with it from there on`()
    {
        let heard = orders(
            .loudspeaker,
            .found(.unplugged(device: Self.jack)),
            .markedKey,
            .found(.headset(device: Self.jack)),
            .found(.unplugged(device: Self.jack))
        )
        #expect(heard[2] == [.silence, .tell(.on)])
        #expect(heard[3] == [.silence, .tell(.off)])
    }

    @Test func `Another headset goes on, on its own card`() {
        var power = VoiceSwitch(.jack)
        #expect(power.handle(.found(.headset(device: Self.jack))) == [.tell(.on)])
        #expect(power.handle(.found(.headset(device: "plughw:1"))).isEmpty)
        #expect(power.outlet.device == "plughw:1")
    }

    @Test func `A voice that broke is silent until the next visitor`() {
        let headset = VoiceSwitch.Event.found(.headset(device: Self.jack))
        let heard = orders(.headset, headset, .broke, .markedKey, .found(.missing), headset)
        #expect(heard == [[.tell(.on)], [.silence, .tell(.failed)], [], [], []])
    }

    /// Whatever happens, in any order: it is on only into a headset, or into what the clinic allowed after the marked key; and the moment
    /// a headset is gone it is silent.
    @Test(arguments: VoiceOutput.allCases)
    func `It is never on where others could hear it unasked`(output: VoiceOutput) {
        var random = SeededNumbers(seed: 20)
        for _ in 0..<300 {
            var power = VoiceSwitch(output)
            var mayBeAloud = false
            for _ in 0..<40 {
                let event: VoiceSwitch.Event =
                    switch Int.random(in: 0..<8, using: &random) {
                    case 0: .markedKey
                    case 1: .declined
                    default: .found(Self.outlets.randomElement(using: &random) ?? .missing)
                    }
                let wasHeadset = power.outlet.isHeadset
                let wasOn = power.isOn
                let orders = power.handle(event)
                if event == .markedKey, output != .jack, !power.outlet.isHeadset {
                    mayBeAloud = true
                }
                if power.outlet.isHeadset || !power.isOn { mayBeAloud = false }
                #expect(!power.isOn || power.outlet.isHeadset || mayBeAloud)
                #expect(!power.isOn || power.outlet != .missing)
                if wasOn, wasHeadset, !power.outlet.isHeadset {
                    #expect(orders == [.silence, .tell(.off)])
                }
            }
        }
    }
}
