import ConsultationRequests
import FHIRModel

extension LocalClock {
    /// A moment on the clock of this machine, to the minute: "2026-11-23 09:15".
    static func text(of moment: UTCTime) -> String {
        let seconds = Int(moment.secondsSince1970)
        let east = secondsEast(at: seconds) / 60
        guard let local = FHIRDateTime(secondsSince1970: seconds, offset: east) else {
            return moment.extended
        }
        return String(local.description.prefix(16)).replacing("T", with: " ")
    }
}
