#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The time the processor has spent on this program: what else the machine does at the same time does not count.
public enum ProcessorClock {
    /// Nanoseconds so far.
    public static var nanoseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    /// The time of one piece of work in nanoseconds.
    public static func measure(_ body: () throws -> Void) rethrows -> Double {
        let start = nanoseconds
        try body()
        return nanoseconds - start
    }
}
