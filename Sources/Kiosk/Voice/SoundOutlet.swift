/// Where sound of this machine would be heard now, as far as its sound cards tell.
package enum SoundOutlet: Sendable, Equatable {
    /// Nowhere: no card plays.
    case missing
    /// A jack for headphones is empty; a loudspeaker may be behind it. The device is named as `aplay -D` takes it.
    case unplugged(device: String)
    /// In headphones.
    case headset(device: String)
    /// The card does not tell what is plugged in.
    case untold(device: String)

    /// What to play on; nil where there is nothing.
    package var device: String? {
        switch self {
        case .missing: nil
        case .unplugged(let device), .headset(let device), .untold(let device): device
        }
    }

    package var isHeadset: Bool {
        if case .headset = self { true } else { false }
    }
}

/// What a clinic says may be spoken into, beside headphones that the sound card reports itself.
public enum VoiceOutput: String, Sendable, Hashable, CaseIterable {
    /// Nothing else: the voice begins when headphones are plugged in, and only then.
    case jack
    /// A headset that hangs on the kiosk, on a card that does not tell: the voice begins at the marked key.
    case headset
    /// A loudspeaker: at the marked key the voice asks whether it may speak aloud.
    case loudspeaker
}

/// What became of the voice while a page stood.
public enum VoiceChange: Sendable, Hashable {
    /// Somebody listens from here on.
    case on
    /// Nobody listens any more: the headphones are gone.
    case off
    /// Somebody without headphones asked for the voice, on a kiosk that may speak aloud if they agree.
    case asksAloud
    /// The voice cannot be heard, for a reason staff are told.
    case failed
}
