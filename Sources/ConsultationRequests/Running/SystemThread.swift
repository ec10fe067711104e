#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
@unsafe @preconcurrency import Glibc
#endif

/// A thread of the system, for work that waits: for a disk, for a program, for time to pass.
///
/// A task that waits holds one of as many threads as there are processors, and everything else that is to run as a task stands
/// still meanwhile. The signals of the process are left to the threads that were there before.
package struct SystemThread {
    private let handle: pthread_t

    /// Starts a thread that is waited for with ``join()``; nil where the system gives none.
    package init?(_ body: @escaping @Sendable () -> Void) {
        guard let handle = Self.start(Job(body)) else { return nil }
        self.handle = handle
    }

    /// Returns when the thread has done its work.
    package func join() { _ = pthread_join(handle, nil) }

    /// Starts a thread that nobody waits for; false where the system gives none, and nothing is done then.
    @discardableResult
    package static func detach(_ body: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = SystemThread(body) else { return false }
        _ = pthread_detach(thread.handle)
        return true
    }

    /// Waits so many milliseconds in the caller's thread.
    package static func sleep(milliseconds: Int64) {
        var left = timespec(
            tv_sec: Int(milliseconds / 1_000),
            tv_nsec: Int(milliseconds % 1_000) * 1_000_000
        )
        var rest = timespec()
        while unsafe nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
    }

    private static func start(_ job: Job) -> pthread_t? {
        #if canImport(Darwin)
        var thread: pthread_t?
        #else
        var thread = pthread_t()
        #endif
        var (all, before) = (sigset_t(), sigset_t())
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_BLOCK, &all, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        let error = unsafe pthread_create(
            &thread,
            nil,
            { handed in unsafe Job.run(handed) },
            job.handedOver()
        )
        if error == 0 { return thread }
        job.takeBack()
        return nil
    }

    /// What the thread does; the thread holds it once.
    private final class Job: Sendable {
        private let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }

        func handedOver() -> UnsafeMutableRawPointer {
            unsafe Unmanaged.passRetained(self).toOpaque()
        }

        func takeBack() { unsafe Unmanaged.passUnretained(self).release() }

        static func run(_ handed: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            if let handed = unsafe handed {
                unsafe Unmanaged<Job>.fromOpaque(handed).takeRetainedValue().body()
            }
            return nil
        }
    }
}
