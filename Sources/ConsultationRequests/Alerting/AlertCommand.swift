/// How the alert command fared.
public enum AlertDelivery: Sendable, Hashable {
    /// It ended with status 0 in time.
    case delivered
    /// It ended with another status; 127 is the shell's word for a missing program.
    case failed(status: Int)
    /// It took longer than the limit and was killed.
    case timedOut
    /// It could not be started.
    case notStarted
    /// No command was given.
    case noCommand
}

/// The operator's command that calls staff: started by the shell, with one alert as JSON on its
/// standard input and nothing of the visitor in its arguments or environment.
public struct AlertCommand: Sendable {
    /// The command line.
    public let line: String
    /// How long it may take, in milliseconds.
    public let limit: Int

    /// A command line for `/bin/sh -c`, with its limit in milliseconds.
    public init(_ line: String, limit: Int = 2_000) {
        self.line = line
        self.limit = limit
    }

    /// Runs it once on an alert and waits for its end or the limit.
    func deliver(_ alert: AlertRecord) -> AlertDelivery {
        let result = ChildProcess(
            program: "/bin/sh",
            arguments: ["-c", line],
            environment: nil,
            limit: limit,
            wantsOutput: false
        ).run(alert.json)
        return switch result.ending {
        case .exited(0): .delivered
        case .exited(let status): .failed(status: Int(status))
        case .killed(let signal): .failed(status: 128 + Int(signal))
        case .timedOut, .wroteTooMuch: .timedOut
        case .couldNotStart: .notStarted
        }
    }
}
