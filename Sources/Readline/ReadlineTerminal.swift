internal import CReadline
public import Kiosk

/// The terminal on standard input and output, with GNU readline for lines.
///
/// Between ``init(plain:)`` and ``close()`` the terminal is in raw mode: no key makes a signal or
/// stops the output, and nothing is echoed but what readline shows. Readline keeps its state in global variables, so a
/// process opens this terminal once and uses it on its main thread.
public final class ReadlineTerminal: Terminal {
    private let plain: Bool
    /// The size that was told last, for which pages are laid out; reading ends when the terminal has another one.
    private var toldSize: TerminalSize
    /// The page that is shown, for the places of the prompt and of what is said about it.
    private var page = ScreenPage(rows: [])

    /// Whether reading ended only because the page is to be drawn for another size, so that what is typed meanwhile counts.
    private var isResizing = false

    /// Opens the terminal on standard input and output.
    ///
    /// - Parameter plain: prints one page below the other instead of clearing, for speech and braille; ``erase()`` still clears.
    /// - Throws: ``ReadlineTerminalError`` when there is no terminal, or its mode cannot be set.
    public init(plain: Bool) throws(ReadlineTerminalError) {
        if let failure = ReadlineTerminalError(line_reader_open()) { throw failure }
        self.plain = plain
        self.toldSize = Self.presentSize
    }

    deinit { close() }

    /// Restores the terminal's mode and forgets what was typed.
    public func close() {
        line_reader_close()
    }

    /// The size by `TIOCGWINSZ`, read anew each time.
    public var size: TerminalSize {
        toldSize = Self.presentSize
        return toldSize
    }

    /// What the description of the terminal (terminfo) has for a page; only lines where it is plain.
    public var look: TerminalLook { plain ? .lines : PageDrawing.look }

    /// Replaces what is on the screen, after throwing away what was typed before it could be seen; not what is typed while
    /// a page is drawn for another size.
    public func show(_ page: ScreenPage) {
        if !isResizing { terminal_discard_input() }
        self.page = page
        guard !plain else {
            return Self.write(Array(("\n" + page.lines.map { $0 + "\n" }.joined()).utf8))
        }
        let size = Self.presentSize
        Self.write(Self.clearing(size) + PageDrawing(for: size).bytes(of: page))
    }

    /// Reads one line or key.
    public func read(_ prompt: Prompt) -> TerminalEvent {
        unsafe prompt.text.withCString { text in
            unsafe prompt.prefill.withCString { prefill in
                unsafe prompt.fullNotice.withCString { notice in
                    var request = unsafe line_request()
                    unsafe request.kind = kind(of: prompt)
                    unsafe request.prompt = text
                    unsafe request.prefill = prefill
                    unsafe request.is_bold = !plain && !page.promptLabel.isEmpty
                    unsafe request.full_notice = notice
                    unsafe request.notice_row = noticeRow(for: prompt)
                    unsafe request.notice_column = Int32(clamping: page.rows.first?.indent ?? 0)
                    unsafe request.lines = prompt.lines.request
                    unsafe request.maximum_length = Int32(clamping: prompt.maximumLength)
                    unsafe request.idle_milliseconds = prompt.idle?.wholeMilliseconds ?? -1
                    unsafe request.columns = Int32(clamping: toldSize.columns)
                    unsafe request.rows = Int32(clamping: toldSize.rows)
                    return unsafe event(of: &request)
                }
            }
        }
    }

    /// The row of the page in which it can be said that the line is full; -1 where it has none, or not enough room.
    private func noticeRow(for prompt: Prompt) -> Int32 {
        guard let row = page.noticeRow else { return -1 }
        let indent = page.rows.first?.indent ?? 0
        return indent + prompt.fullNotice.count < toldSize.columns ? Int32(clamping: row) : -1
    }

    private func event(of request: inout line_request) -> TerminalEvent {
        let reading = unsafe line_reader_read(&request)
        defer { line_reader_forget() }
        let event = unsafe TerminalEvent(reading)
        isResizing = event.isResize
        if isResizing { toldSize = Self.presentSize }
        return event
    }

    /// Clears screen and scrollback (or pushes the text off a terminal that cannot clear) and discards unread input.
    public func erase() {
        line_reader_forget()
        terminal_discard_input()
        Self.clear()
    }

    /// Clears screen and scrollback, as far as the terminal can.
    static func clear() {
        write(clearing(presentSize))
    }

    static var presentSize: TerminalSize {
        var columns: Int32 = 0
        var rows: Int32 = 0
        unsafe terminal_size(&columns, &rows)
        return TerminalSize(columns: Int(columns), rows: Int(rows))
    }

    /// What clears the terminal; on one which cannot clear, as many empty lines as it has rows.
    private static func clearing(_ size: TerminalSize) -> [UInt8] {
        var length = 0
        let bytes = unsafe terminal_clear_sequence(&length)
        guard length > 0, let bytes = unsafe bytes else {
            return Array(repeating: 0x0a, count: size.rows)
        }
        return unsafe UnsafeBufferPointer(start: bytes, count: length).map { UInt8(bitPattern: $0) }
    }

    private static func write(_ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBytes { unsafe terminal_write($0.baseAddress, $0.count) }
    }

    private func kind(of prompt: Prompt) -> line_reader_kind {
        if prompt.anyKey { return LINE_READER_ANY_KEY }
        return prompt.masked ? LINE_READER_MASKED : LINE_READER_TEXT
    }
}

extension Duration {
    /// Whole milliseconds, at least 0 and at most 30,000 years.
    fileprivate var wholeMilliseconds: Int64 {
        Int64(max(0, min(self / .milliseconds(1), 1e15)))
    }
}

extension PastedLines {
    fileprivate var request: line_reader_lines {
        switch self {
        case .first: LINE_READER_FIRST_LINE
        case .joined: LINE_READER_JOINED_LINES
        case .kept: LINE_READER_KEPT_LINES
        }
    }
}

extension TerminalEvent {
    fileprivate var isResize: Bool {
        if case .resize = self { return true }
        return false
    }

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
