import ConsultationRequests
import Synchronization

/// A clock that stands until it is told to go on.
final class TestClock: Sendable {
    private let seconds = Mutex<Int64>(1_795_443_307)

    func advance(_ by: Int64) {
        seconds.withLock { $0 += by }
    }

    /// The live calls with this clock.
    var system: SystemCalls {
        var system = SystemCalls.live
        system.now = { [self] in
            UTCTime(secondsSince1970: seconds.withLock { $0 })
        }
        return system
    }
}
