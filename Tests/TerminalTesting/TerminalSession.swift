internal import Foundation
internal import PseudoTerminal

/// A program on a pseudo-terminal, driven as a person would: keys in, and waiting for what appears.
///
/// Nothing sleeps: every step waits until a text has come, up to a generous limit which only a failure reaches.
public final class TerminalSession {
    /// A failure to start, or text that never came.
    public struct Failure: Error, CustomStringConvertible {
        /// What was expected, and what came.
        public let description: String

        /// A failure in words.
        public init(description: String) { self.description = description }
    }

    /// Everything the program has printed, as bytes.
    public private(set) var output: [UInt8] = []
    /// Everything it has printed on standard error, when that is apart.
    public private(set) var errors: [UInt8] = []
    /// Where the next wait begins to look.
    private var mark = 0
    /// Where the next page may begin.
    private(set) var pagesSeen = 0
    private var program = pty_program()
    /// Whether the program puts text into any row: not where it prints lines.
    let placesText: Bool
    /// The terminal's columns.
    public private(set) var columns: Int
    /// The terminal's rows.
    public private(set) var rows: Int
    private var status: Int32?
    private var terminalEnded = false
    private var errorsEnded = false

    /// How long a step waits before it fails, in milliseconds.
    public static let limit: Int32 = 20_000

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - path: the executable.
    ///   - arguments: without the program's name.
    ///   - environment: the whole environment, `TERM` and `LANG` included.
    ///   - directory: where it starts; nil is where the tests run.
    ///   - columns: the terminal's columns.
    ///   - rows: the terminal's rows.
    ///   - errorsApart: whether standard error is a pipe and not the terminal.
    ///   - inputClosed: whether standard input is closed.
    ///   - outputClosed: whether standard output is closed.
    /// - Throws: ``Failure`` when the program cannot be started.
    public init(
        _ path: String,
        _ arguments: [String] = [],
        environment: [String: String] = TerminalSession.environment(),
        directory: String? = nil,
        columns: Int = 80,
        rows: Int = 24,
        errorsApart: Bool = true,
        inputClosed: Bool = false,
        outputClosed: Bool = false
    ) throws(Failure) {
        let term = environment["TERM"] ?? "dumb"
        placesText = term != "dumb" && !arguments.contains("--plain")
        self.columns = columns > 0 ? columns : 80
        self.rows = rows > 0 ? rows : 24
        var options: UInt32 = 0
        if errorsApart { options |= PTY_ERRORS_APART.rawValue }
        if inputClosed { options |= PTY_INPUT_CLOSED.rawValue }
        if outputClosed { options |= PTY_OUTPUT_CLOSED.rawValue }
        let argv = unsafe CStrings([path] + arguments)
        let envp = unsafe CStrings(environment.map { "\($0.key)=\($0.value)" })
        let failure = unsafe pty_spawn(
            path,
            argv.pointer,
            envp.pointer,
            directory,
            Int32(columns),
            Int32(rows),
            Int32(options),
            &program
        )
        guard failure == 0 else {
            throw Failure(description: "cannot start \(path): error \(failure)")
        }
    }

    deinit {
        if status == nil {
            kill(program.pid, SIGKILL)
            _ = pty_wait(program.pid, 5000)
        }
        closeTerminal()
        if program.errors >= 0 { close(program.errors) }
    }

    /// The environment of a kiosk: nothing but a terminal, a path and a character set.
    public static func environment(
        term: String? = "xterm-256color",
        _ more: [String: String] = ["LANG": "C.UTF-8"]
    ) -> [String: String] {
        var environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
        if let term { environment["TERM"] = term }
        return environment.merging(more) { _, new in new }
    }

    /// A program built beside the tests.
    public static func product(_ name: String) -> String {
        let link =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        var folder = URL(fileURLWithPath: link).deletingLastPathComponent()
        // The tests may run in swiftpm's own test runner; then the bundle's path is an argument.
        if !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent(name).path),
            let bundle = CommandLine.arguments.first(where: { $0.hasSuffix(".xctest") })
        {
            folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
        }
        return folder.appendingPathComponent(name).path
    }

    /// The process.
    public var processIdentifier: Int32 { program.pid }

    /// The output since the last wait that succeeded, as text.
    public var unseen: String { String(decoding: output[mark...], as: UTF8.self) }

    /// Goes on waiting behind all that has come, for text and for pages.
    func skipPage() {
        mark = output.count
        pagesSeen = output.count
    }

    /// Forgets what was printed before the last wait that succeeded, in a long trial.
    public func forgetOutput() {
        output.removeSubrange(..<mark)
        pagesSeen = max(0, pagesSeen - mark)
        mark = 0
    }

    /// Forgets what has come on standard error.
    public func forgetErrors() { errors = [] }

    /// Everything so far, as text.
    public var text: String { String(decoding: output, as: UTF8.self) }

    /// Everything on standard error so far, as text.
    public var errorText: String { String(decoding: errors, as: UTF8.self) }

    /// The lines on standard error so far.
    public var errorLines: [String] { errorText.split(separator: "\n").map(String.init) }

    /// Sends keys.
    public func type(_ text: String) { type(bytes: Array(text.utf8)) }

    /// Sends bytes, reading what comes meanwhile so that neither side waits for the other.
    ///
    /// - Returns: how many were taken: fewer when the terminal is gone or takes nothing for long.
    @discardableResult
    public func type(bytes: [UInt8]) -> Int {
        var rest = bytes[...]
        var idleRounds = 0
        while !rest.isEmpty, idleRounds < 400 {
            let piece = rest.prefix(2048)
            let count = unsafe piece.withUnsafeBytes {
                unsafe pty_write(program.master, $0.baseAddress, $0.count, 50)
            }
            if count < 0 { return bytes.count - rest.count }
            idleRounds = count == 0 ? idleRounds + 1 : 0
            rest = rest.dropFirst(count)
            _ = pump(milliseconds: 0)
        }
        return bytes.count - rest.count
    }

    /// Waits until a text has come after what was waited for last.
    public func wait(for text: String, limit: Int32 = TerminalSession.limit) throws(Failure) {
        _ = try wait(forOneOf: [text], limit: limit)
    }

    /// Waits until one of several texts has come; the first of them in the list that has.
    public func wait(
        forOneOf texts: [String],
        limit: Int32 = TerminalSession.limit
    ) throws(Failure) -> String {
        let end = ContinuousClock.now + .milliseconds(Int64(limit))
        while true {
            for text in texts {
                guard let found = output[mark...].firstRange(of: Array(text.utf8)) else { continue }
                mark = found.upperBound
                return text
            }
            guard ContinuousClock.now < end, pump(milliseconds: 100) else {
                throw Failure(
                    description:
                        "\(texts) did not come; came: \(unseen.debugDescription); errors: \(errorText)"
                )
            }
        }
    }

    /// Waits until standard error holds a number of lines.
    public func waitForErrors(lines: Int, limit: Int32 = TerminalSession.limit) throws(Failure) {
        let end = ContinuousClock.now + .milliseconds(Int64(limit))
        while errors.count(where: { $0 == 0x0A }) < lines {
            guard ContinuousClock.now < end, pump(milliseconds: 20) else {
                throw Failure(
                    description: "\(lines) lines of errors did not come: \(errorText); \(unseen)"
                )
            }
        }
    }

    /// Reads all that comes until the program has ended; its exit code, or minus the signal that ended it.
    public func waitForExit(limit: Int32 = TerminalSession.limit) throws(Failure) -> Int32 {
        let end = ContinuousClock.now + .milliseconds(Int64(limit))
        while status == nil {
            _ = pump(milliseconds: 10)
            let result = pty_wait(program.pid, 10)
            if result != -1 { status = result }
            guard status != nil || ContinuousClock.now < end else {
                throw Failure(
                    description:
                        "did not end; came: \(unseen.debugDescription); errors: \(errorText)"
                )
            }
        }
        while pump(milliseconds: 0) {}
        return pty_exit_code(status ?? 0)
    }

    /// Reads what has come; false when the terminal and standard error have ended, or when asked not to wait and there is
    /// nothing.
    public func pump(milliseconds: Int32) -> Bool {
        // A side that has ended is always ready, and would end the wait for the other.
        pty_await(
            terminalEnded ? -1 : program.master,
            errorsEnded ? -1 : program.errors,
            milliseconds
        )
        let fromErrors = Self.read(program.errors, into: &errors)
        let fromTerminal = Self.read(program.master, into: &output)
        if fromErrors < 0 { errorsEnded = true }
        if fromTerminal < 0 { terminalEnded = true }
        if milliseconds == 0 { return fromErrors > 0 || fromTerminal > 0 }
        return !(terminalEnded && errorsEnded)
    }

    private static func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Int {
        guard descriptor >= 0 else { return -1 }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe buffer.withUnsafeMutableBytes {
            unsafe pty_read(descriptor, $0.baseAddress, $0.count)
        }
        if count > 0 { bytes += buffer.prefix(count) }
        return count
    }

    /// Lets time pass, reading what comes: for what only time can bring about.
    public func pause(milliseconds: Int) {
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while ContinuousClock.now < end { _ = pump(milliseconds: 10) }
    }

    /// Changes the terminal's size.
    public func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        pty_resize(program.master, Int32(columns), Int32(rows))
    }

    /// Sends a signal to the program.
    public func signal(_ number: Int32) { kill(program.pid, number) }

    /// Hangs up: closes the master side.
    public func closeTerminal() {
        if program.master >= 0 { close(program.master) }
        program.master = -1
    }

    /// Whether the terminal is back in line mode with echo.
    public var isCooked: Bool { pty_is_cooked(program.master) == 1 }
}

/// A NULL-terminated array of C strings that lives as long as this object.
@unsafe private final class CStrings {
    let pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ strings: [String]) {
        unsafe count = strings.count
        unsafe pointer = .allocate(capacity: count + 1)
        for (index, string) in strings.enumerated() {
            unsafe (pointer + index).initialize(to: strdup(string))
        }
        unsafe (pointer + count).initialize(to: nil)
    }

    deinit {
        for index in unsafe 0..<count { unsafe free(pointer[index]) }
        unsafe pointer.deallocate()
    }
}
