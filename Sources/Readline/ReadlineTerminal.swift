internal import CReadline
public import Kiosk

/// The terminal on standard input and output, with GNU readline for lines.
///
/// Between ``init(plain:smallScreenNotice:)`` and ``close()`` the terminal is in raw mode: no key makes a signal or
/// stops the output, and nothing is echoed but what readline shows. Readline keeps its state in global variables, so a
/// process opens this terminal once and uses it on its main thread.
public final class ReadlineTerminal: Terminal {
    /// The smallest size on which pages are shown; on a smaller one a short notice stands instead.
    public static let smallestSize = TerminalSize(columns: 40, rows: 12)

    private let plain: Bool
    private let smallScreenNotice: String
    private let outputsUTF8: Bool
    /// The size the last page was laid out for; reading ends when the terminal has another one.
    private var shownSize: TerminalSize

    /// Opens the terminal on standard input and output.
    ///
    /// - Parameters:
    ///   - plain: prints one page below the other instead of clearing, for speech and braille; ``erase()`` still clears.
    ///   - smallScreenNotice: what stands on a terminal below ``smallestSize``.
    /// - Throws: ``ReadlineTerminalError`` when there is no terminal, or its mode cannot be set.
    public init(plain: Bool, smallScreenNotice: String) throws(ReadlineTerminalError) {
        if let failure = ReadlineTerminalError(line_reader_open()) { throw failure }
        self.plain = plain
        self.smallScreenNotice = smallScreenNotice
        self.outputsUTF8 = CharacterSet.ofEnvironment == .utf8
        self.shownSize = Self.presentSize
    }

    deinit { close() }

    /// Restores the terminal's mode and forgets what was typed.
    public func close() {
        line_reader_close()
    }

    /// The size by `TIOCGWINSZ`, read anew each time.
    public var size: TerminalSize { Self.presentSize }

    /// Replaces what is on the screen, after throwing away what was typed before it could be seen.
    public func show(_ lines: [String]) {
        terminal_discard_input()
        shownSize = size
        var output: [UInt8] = plain ? [0x0a] : clearing(shownSize)
        let page = isTooSmall(shownSize) ? wrappedNotice(shownSize) : lines
        for line in page {
            output.append(contentsOf: encoded(line))
            output.append(0x0a)
        }
        write(output)
    }

    /// Reads one line or key.
    ///
    /// On a screen that is too small only time, a new size and signals end the prompt.
    public func read(_ prompt: Prompt) -> TerminalEvent {
        guard isTooSmall(shownSize) else { return readOnce(prompt, kind(of: prompt)) }
        while true {
            let event = readOnce(prompt, LINE_READER_NOTHING)
            guard case .resize = event, isTooSmall(size) else { return event }
            show([])
        }
    }

    /// Clears screen and scrollback (or pushes the text off a terminal that cannot clear) and discards unread input.
    public func erase() {
        line_reader_forget()
        terminal_discard_input()
        write(clearing(size))
    }

    private static var presentSize: TerminalSize {
        var columns: Int32 = 0
        var rows: Int32 = 0
        unsafe terminal_size(&columns, &rows)
        return TerminalSize(columns: Int(columns), rows: Int(rows))
    }

    private func isTooSmall(_ size: TerminalSize) -> Bool {
        size.columns < Self.smallestSize.columns || size.rows < Self.smallestSize.rows
    }

    private func wrappedNotice(_ size: TerminalSize) -> [String] {
        var lines: [String] = []
        for word in smallScreenNotice.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count < size.columns {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return Array(lines.prefix(max(1, size.rows - 1)))
    }

    /// What clears the terminal; on one which cannot clear, as many empty lines as it has rows.
    private func clearing(_ size: TerminalSize) -> [UInt8] {
        var length = 0
        let bytes = unsafe terminal_clear_sequence(&length)
        guard length > 0, let bytes = unsafe bytes else {
            return Array(repeating: 0x0a, count: size.rows)
        }
        return unsafe UnsafeBufferPointer(start: bytes, count: length).map { UInt8(bitPattern: $0) }
    }

    private func encoded(_ text: String) -> [UInt8] {
        outputsUTF8 ? Array(text.utf8) : CharacterSet.ascii(text)
    }

    private func write(_ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBytes { unsafe terminal_write($0.baseAddress, $0.count) }
    }

    private func kind(of prompt: Prompt) -> line_reader_kind {
        if prompt.anyKey { return LINE_READER_ANY_KEY }
        return prompt.masked ? LINE_READER_MASKED : LINE_READER_TEXT
    }

    private func readOnce(_ prompt: Prompt, _ kind: line_reader_kind) -> TerminalEvent {
        let text = String(decoding: encoded(prompt.text), as: UTF8.self)
        let size = shownSize
        return unsafe text.withCString { text in
            unsafe prompt.prefill.withCString { prefill in
                var request = unsafe line_request()
                unsafe request.kind = kind
                unsafe request.prompt = text
                unsafe request.prefill = prefill
                unsafe request.maximum_length = Int32(clamping: prompt.maximumLength)
                unsafe request.idle_milliseconds = prompt.idle?.wholeMilliseconds ?? -1
                unsafe request.columns = Int32(clamping: size.columns)
                unsafe request.rows = Int32(clamping: size.rows)
                let reading = unsafe line_reader_read(&request)
                defer { line_reader_forget() }
                return unsafe TerminalEvent(reading)
            }
        }
    }
}

extension Duration {
    /// Whole milliseconds, at least 0.
    fileprivate var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return max(
            0,
            seconds.multipliedReportingOverflow(by: 1000).partialValue + attoseconds
                / 1_000_000_000_000_000
        )
    }
}

extension TerminalEvent {
    /// The event for what the C side read.
    fileprivate init(_ reading: line_reading) {
        let text = unsafe String(
            decoding: UnsafeRawBufferPointer(start: reading.text, count: reading.length),
            as: UTF8.self
        )
        switch unsafe reading.reason {
        case LINE_READER_LINE: self = .line(text)
        case LINE_READER_KEY: self = .key
        case LINE_READER_IDLE: self = .idle(partial: text)
        case LINE_READER_RESIZE: self = .resize(partial: text)
        case LINE_READER_TERMINATE: self = .terminate
        default: self = .hangup
        }
    }
}
