internal import Glibc

/// The two programs of a voice as they were found when it was switched on: one makes sound of words, the other plays it.
public struct SpeechPrograms: Sendable {
    private let synthesizer: String
    private let player: String
    private let device: String

    /// Why there is no voice.
    public enum Failure: Error, Equatable, CustomStringConvertible {
        /// A program is in none of these folders.
        case programMissing(String, searched: String)

        /// What failed and how to mend it.
        public var description: String {
            switch self {
            case .programMissing(let name, let folders):
                "the voice is silent: \(name) is not in \(folders); install the packages espeak-ng and alsa-utils"
            }
        }
    }

    /// Finds the programs.
    ///
    /// - Parameters:
    ///   - synthesizer: a program that takes the options of espeak-ng; a name is looked for in the search path.
    ///   - device: what ALSA calls the device to play on, as `aplay -D` takes it.
    /// - Throws: ``Failure`` when one of them is not there.
    public init(synthesizer: String = "espeak-ng", device: String = "plughw:0") throws(Failure) {
        self.synthesizer = try Self.find(synthesizer)
        player = try Self.find("aplay")
        self.device = device
    }

    /// The synthesizer with its options; the words come on its standard input.
    func synthesizing(voice: String, speed: Int, volume: Int) -> [String] {
        [
            synthesizer, "-v", voice, "-s", String(speed), "-a", String(volume), "--stdout",
            "--stdin",
        ]
    }

    /// The player, which takes the sound on its standard input.
    var playing: [String] { [player, "-q", "-D", device] }

    private static func find(_ name: String) throws(Failure) -> String {
        if name.contains("/") {
            if unsafe access(name, X_OK) == 0 { return name }
            throw .programMissing(name, searched: "its place")
        }
        let path = unsafe getenv("PATH").map { unsafe String(cString: $0) }
        let folders = path ?? "/usr/local/bin:/usr/bin:/bin"
        for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
            let candidate = "\(folder)/\(name)"
            if unsafe access(candidate, X_OK) == 0 { return candidate }
        }
        throw .programMissing(name, searched: folders)
    }
}
