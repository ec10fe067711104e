internal import Kiosk

/// The programs of a voice as they were found when it was switched on: one makes sound of words, one plays it, and one tells what is
/// plugged in.
public struct SpeechPrograms: Sendable {
    private let synthesizer: String
    private let player: String
    private let mixer: String

    /// Programs by their whole paths.
    ///
    /// - Parameters:
    ///   - synthesizer: a program that takes the options of espeak-ng.
    ///   - player: aplay.
    ///   - mixer: amixer, which tells what is plugged in.
    public init(synthesizer: String, player: String, mixer: String) {
        (self.synthesizer, self.player, self.mixer) = (synthesizer, player, mixer)
    }

    /// The synthesizer with its options; the words come on its standard input.
    func synthesizing(voice: String, with setting: VoiceSetting) -> [String] {
        [
            synthesizer, "-v", voice, "-s", String(setting.speed), "-a", String(setting.volume),
            "--stdout", "--stdin",
        ]
    }

    /// The player, which takes the sound on its standard input.
    func playing(on device: String) -> [String] { [player, "-q", "-D", device] }

    /// The program that lists the controls of a card.
    func listingControls(ofCard card: Int) -> [String]? {
        card < 0 ? nil : [mixer, "-c", String(card), "contents"]
    }
}
