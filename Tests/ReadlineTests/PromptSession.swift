import TerminalTesting

/// The prompt program on a pseudo-terminal.
final class PromptSession {
    let terminal: TerminalSession
    private var eventsSeen = 0

    init(
        _ arguments: String...,
        environment: [String: String] = TerminalSession.environment(),
        directory: String? = nil,
        columns: Int = 80,
        rows: Int = 24
    ) throws {
        terminal = try TerminalSession(
            TerminalSession.product("PromptProgram"),
            arguments,
            environment: environment,
            directory: directory,
            columns: columns,
            rows: rows
        )
    }

    /// Waits for a prompt, sends keys, and gives the event the program tells of, as `name:text`.
    func answer(_ keys: String, at prompt: String = "> ") throws -> String {
        try answer(bytes: Array(keys.utf8), at: prompt)
    }

    /// The same with bytes that need not be UTF-8.
    func answer(bytes: [UInt8], at prompt: String = "> ") throws -> String {
        try terminal.wait(for: prompt)
        terminal.type(bytes: bytes)
        return try nextEvent()
    }

    /// Sends pieces one after the other, each after the echo of the one before, as a person types.
    func answerSlowly(_ steps: (keys: String, echo: String)...) throws -> String {
        try terminal.wait(for: "> ")
        for step in steps {
            terminal.type(step.keys)
            if !step.echo.isEmpty { try terminal.wait(for: step.echo) }
        }
        return try nextEvent()
    }

    /// Waits for the next event that the program tells of.
    func nextEvent() throws -> String {
        try terminal.waitForErrors(lines: eventsSeen + 1)
        defer { eventsSeen += 1 }
        let parts = terminal.errorLines[eventsSeen].split(
            separator: ":",
            omittingEmptySubsequences: false
        )
        guard parts.count == 2 else { return terminal.errorLines[eventsSeen] }
        return parts[0] + ":" + String(decoding: bytes(ofHexadecimal: parts[1]), as: UTF8.self)
    }

    /// Forgets what was said before, so that a long session takes no longer for every line.
    func forget() {
        terminal.forgetOutput()
        terminal.forgetErrors()
        eventsSeen = 0
    }

    private func bytes(ofHexadecimal text: Substring) -> [UInt8] {
        let digits = text.compactMap { $0.hexDigitValue }
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
