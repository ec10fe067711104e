#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// A terminal without a screen: pages are printed one below the other and lines read from a pipe or a file.
///
/// One line is read at a time and not a byte more, so that a later program reading the same pipe finds the next line.
public struct PipeTerminal: Terminal {
    private let input: Int32
    private let output: Int32
    private let wake: Int32
    private let whileWaiting: () -> TerminalEvent?
    private let failure = OutputFailure()

    /// A terminal over two file descriptors.
    ///
    /// - Parameters:
    ///   - input: what lines are read from.
    ///   - output: what pages are printed to, or -1 for nothing.
    ///   - wake: a descriptor to poll beside the input, or -1.
    ///   - whileWaiting: asked whenever `wake` is readable and at least every second; an event ends the prompt.
    public init(
        input: Int32 = 0,
        output: Int32 = 1,
        wake: Int32 = -1,
        whileWaiting: @escaping () -> TerminalEvent? = { nil }
    ) {
        self.input = input
        self.output = output
        self.wake = wake
        self.whileWaiting = whileWaiting
    }

    /// The number of the error (`errno`) with which pages could not be printed; nil while they could.
    ///
    /// Reading then ends as when somebody hangs up: nobody answers a question that is not there to be read.
    public var outputError: Int32? { failure.number }

    /// Always 80×24: a pipe has no size.
    public var size: TerminalSize { TerminalSize(columns: 80, rows: 24) }

    /// Prints the page's lines after an empty one.
    public func show(_ page: ScreenPage) {
        write("\n" + page.lines.map { $0 + "\n" }.joined())
    }

    /// Prints the prompt and reads one line, cleaned as a keyboard's would be; an empty line stands for the prefill.
    ///
    /// A keyboard's keys can be refused once the line is full, a pipe's line cannot: of a longer one, one character too many
    /// is given, so that it is refused and not taken as if it were the whole.
    public func read(_ prompt: Prompt) -> TerminalEvent {
        write(prompt.text)
        if outputError != nil { return .hangup }
        var line: [UInt8] = []
        let deadline = prompt.idle.map { ContinuousClock.now + $0 }
        while true {
            switch wait(until: deadline) {
            case .timeout: return .idle(partial: cleaned(line, prompt))
            case .event(let event): return event
            case .readable: break
            }
            var byte: UInt8 = 0
            let count = readByte(input, &byte)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            if count < 0 { return .hangup }
            if count == 0, line.isEmpty { return .endOfInput }
            if count == 0 || byte == UInt8(ascii: "\n") {
                write("\n")
                if prompt.anyKey { return .key }
                let text = cleaned(line, prompt)
                return .line(text.isEmpty ? prompt.prefill : text)
            }
            // The rest of a line of any length is read and dropped.
            if line.count < Self.mostBytes(of: prompt) { line.append(byte) }
        }
    }

    /// Nothing: what was printed is no longer ours.
    public func erase() {}

    private enum Waiting {
        case readable
        case timeout
        case event(TerminalEvent)
    }

    private func wait(until deadline: ContinuousClock.Instant?) -> Waiting {
        while true {
            var polled = [
                pollfd(fd: input, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
            ]
            let ready = unsafe poll(&polled, 2, milliseconds(until: deadline))
            if let event = whileWaiting() { return .event(event) }
            if ready > 0, polled[0].revents != 0 { return .readable }
            if let deadline, ContinuousClock.now >= deadline { return .timeout }
        }
    }

    private func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return 1000 }
        let left = (deadline - ContinuousClock.now) / .milliseconds(1)
        return Int32(max(0, min(1000, left.rounded(.up))))
    }

    /// A character is at most four bytes; as many may be such that are dropped.
    private static func mostBytes(of prompt: Prompt) -> Int { 8 * (prompt.maximumLength + 1) }

    private func cleaned(_ line: [UInt8], _ prompt: Prompt) -> String {
        let scalars = String(decoding: line, as: UTF8.self).unicodeScalars.lazy
            .filter { $0.isTypable }
            .prefix(prompt.maximumLength + 1)
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    private func write(_ text: String) {
        guard output >= 0 else { return }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = writeBytes(output, bytes)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else {
                failure.number = count < 0 ? errno : EIO
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }
}

/// What all copies of a terminal know of its output.
private final class OutputFailure {
    var number: Int32?
}

// The calls of the C library, which the methods above share their names with.

private func readByte(_ descriptor: Int32, _ byte: inout UInt8) -> Int {
    unsafe read(descriptor, &byte, 1)
}

private func writeBytes(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
    unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
}
