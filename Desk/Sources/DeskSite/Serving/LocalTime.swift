import ConsultationRequests
import StaffPages

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The clock of the computer that the desk runs on, in its time zone.
enum LocalTime {
    /// The clinic's clock now.
    static func clock(_ now: UTCTime = SystemCalls.live.now()) -> ClinicClock {
        ClinicClock(now: Int(now.secondsSince1970)) { secondsEast(at: $0) / 60 }
    }

    /// The seconds east of UTC that hold at a moment.
    static func secondsEast(at moment: Int) -> Int {
        var moment = moment
        var parts = unsafe tm()
        return unsafe localtime_r(&moment, &parts) == nil ? 0 : parts.tm_gmtoff
    }
}
