internal import CReadline
internal import Glibc
public import Kiosk

/// A voice of two programs, which a key silences at once.
///
/// One sentence is one run of both, so that volume and speed change from the next on and a key passes nothing over. While the
/// terminal reads a line it hears each key first: any key is silence; on an empty line Tab says the page again, the space bar
/// holds it and goes on, and the arrows change volume and speed. A sign that is typed is said by its name.
public final class ProgramVoice: Voice {
    private let programs: SpeechPrograms
    private let languages: [any Words]
    private let report: (String) -> Void
    private var setting = VoiceSetting()
    private var process = speech_process()
    private var text: SpeechText?
    private var page: SpokenPage?
    /// The piece that is said, or comes next.
    private var index = 0
    private var isHeld = false
    /// By when a player must be through with a piece; one that hangs is ended, so that nobody waits for it.
    private var deadline = ContinuousClock.now
    private var endedAt = ContinuousClock.now
    private var hasFailed = false

    /// A voice that is silent so far; it hears the keys of the terminal from here on, as long as the process lives.
    ///
    /// - Parameters:
    ///   - programs: what speaks.
    ///   - languages: the languages of the conversation.
    ///   - report: told, once, when nothing can be heard.
    public init(
        _ programs: SpeechPrograms,
        languages: [any Words] = ConversationSettings.standardLanguages,
        report: @escaping (String) -> Void
    ) {
        self.programs = programs
        self.languages = languages
        self.report = report
        listen()
    }

    /// Says a page from its beginning, in place of what is said now.
    public func speak(_ page: SpokenPage?) {
        self.page = page
        begin(page.flatMap { SpeechText(of: $0, in: languages) })
    }

    /// Goes on with the next sentence where one has ended.
    ///
    /// - Returns: whether something is being said.
    public func goOn() -> Bool {
        if isHeld { return false }
        if unsafe speech_process_is_running(&process) {
            guard ContinuousClock.now > deadline else { return true }
            fail("the player does not come to an end")
            return false
        }
        if process.failed { fail("the synthesizer or the player ended with an error") }
        guard let text, !hasFailed else { return false }
        if index < text.pieces.count {
            start(text.pieces[index], voice: text.voice)
            index += 1
            return !hasFailed
        }
        sayAgainEachMinute()
        return false
    }

    private func sayAgainEachMinute() {
        if index == text?.pieces.count {
            index += 1
            endedAt = .now
        } else if page?.isSaidEachMinute == true, ContinuousClock.now - endedAt > .seconds(60) {
            index = 0
        }
    }

    // MARK: Keys

    /// Hears a key; true where it is the voice's own.
    fileprivate func take(_ key: key, _ place: key_place) -> Bool {
        if place.line_is_empty, takesOwn(key) { return true }
        stop()
        if key.kind == KEY_TEXT, !place.is_secret, !place.has_more { say(key) }
        return false
    }

    private func takesOwn(_ key: key) -> Bool {
        switch key.voice {
        case VOICE_KEY_TAB: speak(page)
        case VOICE_KEY_UP: change { $0.change(volume: true) }
        case VOICE_KEY_DOWN: change { $0.change(volume: false) }
        default:
            switch key.kind {
            case KEY_RIGHT: change { $0.change(speed: true) }
            case KEY_LEFT: change { $0.change(speed: false) }
            case KEY_TEXT where key.length == 1 && key.bytes.0 == UInt8(ascii: " "): hold()
            default: return false
            }
        }
        return true
    }

    /// Changes volume or speed, and says the sentence again with it.
    private func change(_ change: (inout VoiceSetting) -> Void) {
        change(&setting)
        let isOver = index > (text?.pieces.count ?? 0)
        unsafe speech_process_stop(&process)
        isHeld = false
        index = max(0, (isOver ? (text?.pieces.count ?? 0) : index) - 1)
        _ = goOn()
    }

    private func hold() {
        if isHeld {
            isHeld = false
            deadline = deadline.advanced(by: .seconds(600))
            unsafe speech_process_hold(&process, false)
            _ = goOn()
        } else if unsafe speech_process_is_running(&process) {
            isHeld = true
            unsafe speech_process_hold(&process, true)
        }
    }

    private func say(_ key: key) {
        let bytes = [key.bytes.0, key.bytes.1, key.bytes.2, key.bytes.3].prefix(Int(key.length))
        guard let sign = String(decoding: bytes, as: UTF8.self).first,
            let language = page?.language, !hasFailed,
            let text = SpeechText(sign: sign, language: language, in: languages)
        else { return }
        start(text.pieces.joined(), voice: text.voice)
    }

    // MARK: Sound

    private func begin(_ text: SpeechText?) {
        unsafe speech_process_stop(&process)
        self.text = text
        index = 0
        isHeld = false
        _ = goOn()
    }

    /// Silence; the rest of the page is not said unless somebody asks.
    private func stop() {
        unsafe speech_process_stop(&process)
        isHeld = false
        guard let text, index <= text.pieces.count else { return }
        index = text.pieces.count
        sayAgainEachMinute()
    }

    private func start(_ piece: String, voice: String) {
        unsafe speech_process_stop(&process)
        deadline = .now.advanced(by: .seconds(5) + .milliseconds(300) * piece.utf8.count)
        let synthesizer = programs.synthesizing(
            voice: voice,
            speed: setting.speed,
            volume: setting.volume
        )
        let line = Array("\(piece)\n".utf8)
        let arguments = unsafe cStrings(synthesizer)
        let player = unsafe cStrings(programs.playing)
        defer {
            let copies = unsafe arguments + player
            for index in unsafe copies.indices { unsafe free(copies[index]) }
        }
        let failure = unsafe line.withUnsafeBytes { bytes in
            unsafe speech_process_start(
                arguments,
                player,
                bytes.baseAddress,
                bytes.count,
                &process
            )
        }
        if failure != 0 { fail("a program does not start (error \(failure))") }
    }

    /// Gives up for this visit, and says so to staff.
    private func fail(_ reason: String) {
        unsafe speech_process_stop(&process)
        process.failed = false
        guard !hasFailed else { return }
        hasFailed = true
        report("the voice is silent: \(reason); aplay -l lists the sound devices there are")
    }

    private func listen() {
        let context = unsafe Unmanaged.passRetained(self).toOpaque()
        unsafe line_reader_set_listener(
            key_listener(
                context: context,
                take: { context, key, place in
                    guard let context = unsafe context, let key = unsafe key else { return false }
                    return unsafe Unmanaged<ProgramVoice>.fromOpaque(context)
                        .takeUnretainedValue().take(key.pointee, place)
                },
                goes_on: { context in
                    guard let context = unsafe context else { return false }
                    return unsafe Unmanaged<ProgramVoice>.fromOpaque(context)
                        .takeUnretainedValue().goOn()
                }
            )
        )
    }
}

/// Strings as C wants them, a null pointer at the end; to be freed.
private func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe strings.map { unsafe strdup($0) } + [nil]
}
