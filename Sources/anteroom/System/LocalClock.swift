import FHIRModel
import Glibc
import StaffPages

/// The time of the system's clock in its time zone.
enum LocalClock {
    /// The time now, to the second, with its offset from UTC.
    static func now() -> FHIRDateTime {
        let seconds = seconds()
        let offset = secondsEast(at: seconds) / 60
        guard let now = FHIRDateTime(secondsSince1970: seconds, offset: offset) else {
            preconditionFailure("seconds from 1970 to 9999 are a date and time")
        }
        return now
    }

    /// The clinic's clock on the page for staff: this machine's, in its time zone.
    static var ofTheClinic: ClinicClock {
        ClinicClock(now: seconds()) { secondsEast(at: $0) / 60 }
    }

    /// Seconds since 1970; a clock outside the years that FHIR can write is taken to stand at their edge.
    private static func seconds() -> Int {
        var clock = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &clock)
        return min(max(clock.tv_sec, 0), 253_402_214_400)
    }

    /// The seconds east of UTC that hold at a moment, in seconds since 1970.
    static func secondsEast(at moment: Int) -> Int {
        var moment = moment
        var parts = unsafe tm()
        return unsafe localtime_r(&moment, &parts) == nil ? 0 : parts.tm_gmtoff
    }

    /// The minutes east of UTC at a date and time on the clocks here, daylight saving time included, earliest moment first; the
    /// offset that the date and time itself has is not looked at.
    ///
    /// None for a time in the hour that the clocks leave out in spring, two for one in the hour that they show twice in autumn.
    static func minutesEast(at local: FHIRDateTime) -> [Int] {
        let asUTC = secondsOnTheClock(local)
        // No zone is a whole day from UTC, and none changes its clocks twice in two days.
        let around = Set([asUTC - 86_400, asUTC + 86_400].map(secondsEast))
        return around.filter { secondsEast(at: asUTC - $0) == $0 }.sorted(by: >).map { $0 / 60 }
    }

    /// The minutes east of UTC that hold at a moment, which has an offset.
    static func minutesEast(atMoment moment: FHIRDateTime) -> Int {
        secondsEast(at: secondsOnTheClock(moment.atOffset(0))) / 60
    }

    /// The seconds from the start of 1970 to a date and time, whatever its offset.
    private static func secondsOnTheClock(_ local: FHIRDateTime) -> Int {
        let days = FHIRDateTime.dayNumber(
            year: local.year,
            month: local.month ?? 1,
            day: local.day ?? 1
        )
        let minutes = (local.time?.hour ?? 0) * 60 + (local.time?.minute ?? 0)
        return days * 86_400 + minutes * 60
    }
}
