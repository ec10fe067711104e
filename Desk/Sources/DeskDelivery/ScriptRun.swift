import Foundation

/// A script of the shell, run to its end with everything in memory.
struct ScriptRun {
    /// The exit status; 128 and the signal that ended it.
    let status: Int32
    let output: [UInt8]
    let errors: String

    /// Runs a script.
    ///
    /// - Parameters:
    ///   - script: what the shell reads; nothing secret, since arguments are seen by every user.
    ///   - input: its standard input.
    ///   - limit: seconds after which it is ended.
    init(_ script: String, input: [UInt8], limit: Int) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C",
        ]
        let (standardInput, standardOutput, standardError) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        process.standardError = standardError
        guard (try? process.run()) != nil else {
            (status, output, errors) = (127, [], "")
            return
        }
        let timer = DispatchSource.makeTimerSource()
        timer.schedule(deadline: .now() + .seconds(limit))
        timer.setEventHandler { process.terminate() }
        timer.resume()
        let writer = Thread { [handle = standardInput.fileHandleForWriting] in
            // The other side may hang up before it has read all.
            signal(SIGPIPE, SIG_IGN)
            try? handle.write(contentsOf: Data(input))
            try? handle.close()
        }
        writer.start()
        let message = MessageReader(standardError.fileHandleForReading)
        output = [UInt8]((try? standardOutput.fileHandleForReading.readToEnd()) ?? Data())
        errors = message.text
        process.waitUntilExit()
        timer.cancel()
        status =
            process.terminationReason == .exit
            ? process.terminationStatus : 128 + process.terminationStatus
    }
}

/// Reads what a program says on standard error while its output is read.
private final class MessageReader: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var bytes = Data()

    init(_ handle: FileHandle) {
        let thread = Thread { [self] in
            bytes = (try? handle.readToEnd()) ?? Data()
            done.signal()
        }
        thread.start()
    }

    var text: String {
        done.wait()
        defer { done.signal() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
