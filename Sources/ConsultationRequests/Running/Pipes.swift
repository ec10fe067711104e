#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The three pipes between this process and a child; -1 is one that is closed.
///
/// The reading end of the child's input stays open here until the end, so that a child which dies
/// early makes writing wait, not raise SIGPIPE in the kiosk.
struct Pipes {
    private(set) var childInput: CInt = -1
    private(set) var input: CInt = -1
    private(set) var output: CInt = -1
    private(set) var childOutput: CInt = -1
    private(set) var errors: CInt = -1
    private(set) var childErrors: CInt = -1

    /// Opens all of them, closed on exec, this side non-blocking; false with `errno` set.
    mutating func open() -> Bool {
        guard Self.pipe(&childInput, &input), Self.pipe(&output, &childOutput),
            Self.pipe(&errors, &childErrors)
        else { return false }
        for file in [input, output, errors] {
            _ = fcntl(file, F_SETFL, O_NONBLOCK)
        }
        return true
    }

    mutating func closeChildEnds() {
        Self.close(&childOutput)
        Self.close(&childErrors)
    }

    mutating func closeInput() { Self.close(&input) }

    mutating func closeOutput() { Self.close(&output) }

    mutating func closeErrors() { Self.close(&errors) }

    mutating func closeAll() {
        closeChildEnds()
        closeInput()
        closeOutput()
        closeErrors()
        Self.close(&childInput)
    }

    private static func pipe(_ reading: inout CInt, _ writing: inout CInt) -> Bool {
        var ends: [CInt] = [-1, -1]
        #if canImport(Darwin)
        let result = unsafe Darwin.pipe(&ends)
        #elseif canImport(Musl)
        let result = unsafe Musl.pipe(&ends)
        #else
        let result = unsafe Glibc.pipe(&ends)
        #endif
        guard result == 0 else { return false }
        (reading, writing) = (ends[0], ends[1])
        for file in ends {
            _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        }
        return true
    }

    private static func close(_ file: inout CInt) {
        guard file >= 0 else { return }
        #if canImport(Darwin)
        _ = Darwin.close(file)
        #elseif canImport(Musl)
        _ = Musl.close(file)
        #else
        _ = Glibc.close(file)
        #endif
        file = -1
    }
}
