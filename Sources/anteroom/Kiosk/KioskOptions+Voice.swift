import Kiosk
import Readline

extension KioskOptions {
    /// The voice, where one is wanted; nil where its programs are missing, which is reported: the kiosk is silent then.
    func openVoice(report: @escaping @Sendable (String) -> Void) -> (any Voice)? {
        guard voice else { return nil }
        do throws(SpeechPrograms.Failure) {
            let programs = try SpeechPrograms(
                synthesizer: voiceProgram ?? "espeak-ng",
                device: voiceDevice ?? "plughw:0"
            )
            return ProgramVoice(programs, report: report)
        } catch {
            report("\(error)")
            return nil
        }
    }
}
