/// Decides when a kiosk begins to speak and when it falls silent: events in, orders out.
///
/// A visitor who does not see the screen has headphones, or finds the marked key. Headphones that are plugged in begin the voice, and
/// end it when they are pulled out; a loudspeaker speaks only where the clinic set it (``VoiceOutput/loudspeaker``) and the visitor agrees:
///
///     var power = VoiceSwitch(.jack)
///     power.handle(.found(.headset(device: "plughw:0")))   // [.tell(.on)]
///     power.handle(.found(.unplugged(device: "plughw:0")))  // [.silence, .tell(.off)]
package struct VoiceSwitch: Sendable, Equatable {
    /// What happens.
    package enum Event: Sendable, Equatable {
        /// The cards were looked at.
        case found(SoundOutlet)
        /// The marked key was pressed while nothing is spoken.
        case markedKey
        /// The visitor does not want it aloud.
        case declined
        /// What plays or speaks has failed.
        case broke
    }

    /// What is to be done.
    package enum Order: Sendable, Equatable {
        /// Not a sound more, at once.
        case silence
        /// Let the conversation know.
        case tell(VoiceChange)
    }

    /// Where sound would go; nothing until it was looked for.
    package private(set) var outlet = SoundOutlet.missing
    private let output: VoiceOutput
    private var state = State.off

    private enum State: Sendable {
        case off
        /// Asks whether it may speak aloud, or does.
        case aloud
        /// Speaks into what only the visitor hears.
        case on
        /// Is silent until the next visitor.
        case broken
    }

    /// A switch that is off, before it is known what is plugged in.
    package init(_ output: VoiceOutput) { self.output = output }

    /// Whether pages are said.
    package var isOn: Bool { state == .on || state == .aloud }

    /// Takes one event and says what to do, in order.
    package mutating func handle(_ event: Event) -> [Order] {
        guard state != .broken else { return [] }
        switch event {
        case .found(let outlet): return found(outlet)
        case .markedKey: return isOn ? [] : begin()
        case .declined:
            if state == .aloud { state = .off }
            return []
        case .broke:
            state = .broken
            return [.silence, .tell(.failed)]
        }
    }

    private mutating func found(_ found: SoundOutlet) -> [Order] {
        let before = outlet
        outlet = found
        guard before != found else { return [] }
        switch state {
        case .broken: return []
        case .off: return found.isHeadset ? begin() : []
        case .aloud:
            if found.isHeadset { return [.silence] + begin() }
            return found == .missing ? end() : []
        case .on:
            // Another headset is as private as the one before; everything else may be heard by others.
            return found.isHeadset ? [] : end()
        }
    }

    private mutating func begin() -> [Order] {
        switch (outlet, output) {
        case (.headset, _), (.untold, .headset):
            state = .on
            return [.tell(.on)]
        case (.untold, .loudspeaker), (.unplugged, .loudspeaker):
            state = .aloud
            return [.tell(.asksAloud)]
        case (.missing, _), (.untold, .jack), (.unplugged, .jack), (.unplugged, .headset):
            return []
        }
    }

    private mutating func end() -> [Order] {
        state = .off
        return [.silence, .tell(.off)]
    }
}
