import ConsultationRequests
import Kiosk
import Readline

extension KioskOptions {
    /// Why a kiosk that is to speak cannot.
    enum VoiceProblem: Error, Equatable, CustomStringConvertible {
        /// A program is in none of these folders.
        case programMissing(String, searched: String)

        /// The program, as it was named.
        var program: String {
            switch self {
            case .programMissing(let name, _): name
            }
        }

        /// What is missing and how to mend it.
        var description: String {
            switch self {
            case .programMissing(let name, let folders):
                name.contains("/")
                    ? "\(name) is not there or may not be run; mend voice-program"
                    : "\(name) is not in \(folders); install the packages espeak-ng and alsa-utils"
            }
        }
    }

    /// The voice, where one is wanted; nil where its programs are missing, which is reported: the kiosk is silent then.
    func openVoice(report: @escaping @Sendable (String) -> Void) -> (any Voice)? {
        guard voice else { return nil }
        do throws(VoiceProblem) {
            return ProgramVoice(
                try speechPrograms(),
                into: voiceOutput,
                device: voiceDevice,
                cards: soundCards,
                report: report
            )
        } catch {
            report("the voice is silent: \(error)")
            return nil
        }
    }

    /// The programs of the voice, looked for as a shell does.
    func speechPrograms(
        in path: SearchPath = SearchPath()
    ) throws(VoiceProblem) -> SpeechPrograms {
        func find(_ name: String) throws(VoiceProblem) -> String {
            guard let program = path.program(name) else {
                throw .programMissing(name, searched: path.text)
            }
            return program
        }
        return SpeechPrograms(
            synthesizer: try find(voiceProgram ?? "espeak-ng"),
            player: try find("aplay"),
            mixer: try find("amixer")
        )
    }
}
