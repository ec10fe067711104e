import FHIRModel
import Glibc
import StaffPages

/// The time of the system's clock in its time zone.
enum LocalClock {
    /// The time now, to the second, with its offset from UTC.
    static func now() -> FHIRDateTime {
        let seconds = seconds()
        let offset = minutesEast(atSecond: seconds)
        guard let now = FHIRDateTime(secondsSince1970: seconds, offset: offset) else {
            preconditionFailure("seconds from 1970 to 9999 are a date and time")
        }
        return now
    }

    /// The clinic's clock on the page for staff: this machine's, in its time zone.
    static var ofTheClinic: ClinicClock {
        ClinicClock(now: seconds()) { minutesEast(atSecond: $0) }
    }

    /// Seconds since 1970; a clock outside the years that FHIR can write is taken to stand at their edge.
    private static func seconds() -> Int {
        var clock = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &clock)
        return min(max(clock.tv_sec, 0), 253_402_214_400)
    }

    /// The minutes east of UTC at a moment.
    private static func minutesEast(atSecond seconds: Int) -> Int {
        var seconds = seconds
        var parts = unsafe tm()
        let isKnown = unsafe localtime_r(&seconds, &parts) != nil
        return isKnown ? unsafe parts.tm_gmtoff / 60 : 0
    }

    /// The minutes east of UTC at a date and time on the clocks here, daylight saving time included; the offset that the
    /// date and time itself has is not looked at.
    ///
    /// Of an hour that the clocks show twice, the system takes one; one that they leave out counts as the next.
    static func minutesEast(at local: FHIRDateTime) -> Int {
        var parts = unsafe tm()
        unsafe parts.tm_year = Int32(local.year - 1900)
        unsafe parts.tm_mon = Int32((local.month ?? 1) - 1)
        unsafe parts.tm_mday = Int32(local.day ?? 1)
        unsafe parts.tm_hour = Int32(local.time?.hour ?? 0)
        unsafe parts.tm_min = Int32(local.time?.minute ?? 0)
        unsafe parts.tm_isdst = -1
        // An error is told from the second before 1970 by a field that success always sets.
        unsafe parts.tm_wday = -1
        _ = unsafe mktime(&parts)
        return unsafe parts.tm_wday < 0 ? 0 : parts.tm_gmtoff / 60
    }
}
