import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The talk with a running child: writes its input, takes its output, waits for its end, and kills
/// its whole session when the time is up.
struct Exchange {
    let child: pid_t
    var pipes: Pipes
    var input: ArraySlice<UInt8>
    private var result = ChildProcess.Result(ending: .timedOut)

    init(child: pid_t, pipes: Pipes, input: ArraySlice<UInt8>) {
        self.child = child
        self.pipes = pipes
        self.input = input
    }

    mutating func run(
        limit: Int,
        longestOutput: Int,
        _ taking: (ArraySlice<UInt8>) -> Void
    ) -> ChildProcess.Result {
        var taken = 0
        let deadline = Self.milliseconds() + limit
        var ending: ChildProcess.Ending?
        while true {
            // Look for the end first, then take what it wrote before it.
            if ending == nil { ending = reap() }
            writeInput()
            // What it writes while it is being read waits for the next round, unless it has ended.
            repeat {
                takeOutput()
                taken += result.output.count
                if taken <= longestOutput, !result.output.isEmpty { taking(result.output[...]) }
                result.output.removeAll(keepingCapacity: true)
            } while ending != nil && pipes.output >= 0 && Self.hasMore(pipes.output)
            if taken > longestOutput { return kill(.wroteTooMuch, ending) }
            if let ending {
                result.ending = ending
                return result
            }
            let left = deadline - Self.milliseconds()
            guard left > 0 else { return kill(.timedOut, ending) }
            wait(milliseconds: min(left, 5))
        }
    }

    private mutating func kill(
        _ reason: ChildProcess.Ending,
        _ ending: ChildProcess.Ending?
    ) -> ChildProcess.Result {
        result.ending = reason
        guard ending == nil else { return result }
        // The child leads its session, so its number is also that of its process group.
        _ = signalGroup(child)
        var status: CInt = 0
        while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        return result
    }

    private func reap() -> ChildProcess.Ending? {
        var status: CInt = 0
        let got = unsafe waitpid(child, &status, WNOHANG)
        if got == 0 || got < 0 && errno == EINTR { return nil }
        // Another part of the program took the status: nothing good can be said of the run.
        if got < 0 { return .couldNotStart(Errno(rawValue: errno)) }
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
    }

    private mutating func writeInput() {
        while pipes.input >= 0, !input.isEmpty {
            let count = unsafe input.withUnsafeBytes {
                unsafe write(pipes.input, $0.baseAddress, $0.count)
            }
            if count > 0 {
                input = input.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
        pipes.closeInput()
    }

    private mutating func takeOutput() {
        if Self.take(pipes.output, into: &result.output) { pipes.closeOutput() }
        if Self.take(pipes.errors, into: &result.errors) { pipes.closeErrors() }
    }

    /// Whether there is something to read at once.
    private static func hasMore(_ file: CInt) -> Bool {
        var polled = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&polled, 1, 0) > 0 && polled.revents & Int16(POLLIN) != 0
    }

    /// The most that is read in one go.
    private static let mostAtOnce = 1 << 18

    /// Reads what is there; true at the end of the output.
    private static func take(_ file: CInt, into bytes: inout [UInt8]) -> Bool {
        guard file >= 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let most = bytes.count + mostAtOnce
        while bytes.count < most {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe read(file, $0.baseAddress, $0.count)
            }
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 {
                return true
            } else if errno != EINTR {
                return errno != EAGAIN
            }
        }
        return false
    }

    private func wait(milliseconds: Int) {
        var polled: [pollfd] = []
        if pipes.input >= 0 {
            polled.append(pollfd(fd: pipes.input, events: Int16(POLLOUT), revents: 0))
        }
        for file in [pipes.output, pipes.errors] where file >= 0 {
            polled.append(pollfd(fd: file, events: Int16(POLLIN), revents: 0))
        }
        _ = unsafe poll(&polled, nfds_t(polled.count), CInt(milliseconds))
    }

    /// `CLOCK_MONOTONIC`, so that setting the clock does not lengthen a limit.
    private static func milliseconds() -> Int {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1_000 + time.tv_nsec / 1_000_000
    }
}

private func signalGroup(_ leader: pid_t) -> CInt {
    kill(-leader, SIGKILL)
}
