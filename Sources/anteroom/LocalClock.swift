import FHIRModel
import Glibc

/// The time of the system's clock in its time zone.
enum LocalClock {
    /// The time now, to the second, with its offset from UTC.
    static func now() -> FHIRDateTime {
        // A clock outside the years that FHIR can write is taken to stand at their edge.
        var clock = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &clock)
        var seconds = min(max(clock.tv_sec, 0), 253_402_214_400)
        var parts = unsafe tm()
        let isKnown = unsafe localtime_r(&seconds, &parts) != nil
        let offset = isKnown ? unsafe parts.tm_gmtoff / 60 : 0
        guard let now = FHIRDateTime(secondsSince1970: seconds, offset: offset) else {
            preconditionFailure("seconds from 1970 to 9999 are a date and time")
        }
        return now
    }
}
