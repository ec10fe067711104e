internal import CReadline
internal import Glibc
public import Kiosk

/// A voice of two programs, which begins when headphones are plugged in and which a key silences at once.
///
/// When it speaks ``Kiosk/VoiceSwitch`` decides, and what ``Kiosk/PageReading``; here are the programs and the keys. One sentence is
/// one run of both programs, so that volume and speed change from the next on. While the terminal reads a line the voice hears each key
/// first: Tab, page keys and the arrows up and down are its own, on an empty line the space bar and the other arrows too.
public final class ProgramVoice: Voice {
    private let programs: SpeechPrograms
    private let report: (String) -> Void
    private var power: VoiceSwitch
    private var watch: SoundWatch
    private var reading: PageReading
    private var process = speech_process()
    /// By when a player must be through with a sentence; one that hangs is ended, so that nobody waits for it.
    private var deadline = ContinuousClock.now
    /// Why nothing was heard, until it is known whether the headphones are still there.
    private var fault: String?
    /// What the conversation is to be told.
    private var changes: [VoiceChange] = []
    /// Whether the reading that goes on was asked to end for a change.
    private var isWaitingForReading = false

    /// A voice that is silent so far; it hears the keys of the terminal from here on, as long as the process lives.
    ///
    /// - Parameters:
    ///   - programs: what speaks.
    ///   - output: what may be spoken into.
    ///   - device: what ALSA calls the device to play on; nil for the card that has headphones.
    ///   - folder: where the kernel lists sound cards.
    ///   - languages: the languages of the conversation.
    ///   - report: told, once, when nothing can be heard.
    public init(
        _ programs: SpeechPrograms,
        into output: VoiceOutput,
        device: String? = nil,
        cards folder: String = SoundCards.folder,
        languages: [any Words] = ConversationSettings.standardLanguages,
        report: @escaping (String) -> Void
    ) {
        self.programs = programs
        self.report = report
        power = VoiceSwitch(output)
        watch = SoundWatch(folder: folder, device: device, programs: programs)
        reading = PageReading(languages)
        listen()
    }

    /// Says a page from its beginning, in place of what is said now.
    public func speak(_ page: SpokenPage?) {
        // What was asked for a moment ago is not answered by the page that still stood.
        if page == nil, changes.isEmpty { perform(power.handle(.declined)) }
        perform(reading.handle(.page(power.isOn ? page : nil), at: .now))
    }

    /// Silence, whatever was said.
    public func silence() { perform(reading.handle(.page(nil), at: .now)) }

    /// What changed, once.
    public func change() -> VoiceChange? {
        isWaitingForReading = false
        return changes.isEmpty ? nil : changes.removeFirst()
    }

    // MARK: Time

    /// Looks what is plugged in, and goes on with the next sentence where one has ended.
    fileprivate func goOn() -> listening {
        let now = ContinuousClock.now
        let interval: Duration = power.isOn ? .milliseconds(LISTENED_MS) : .seconds(1)
        if let outlet = watch.look(at: now, every: interval) {
            perform(power.handle(.found(outlet)))
            if let fault { giveUp(fault) }
        }
        guard fault == nil else { return LISTENING_CLOSELY }
        if reading.isSpeaking {
            hearProcess(at: now)
        } else {
            perform(reading.handle(.moment, at: now))
        }
        if !changes.isEmpty, !isWaitingForReading {
            isWaitingForReading = true
            line_reader_refresh()
        }
        if reading.isSpeaking { return LISTENING_SPEAKS }
        return power.isOn ? LISTENING_CLOSELY : LISTENING_QUIETLY
    }

    private func hearProcess(at now: ContinuousClock.Instant) {
        if unsafe speech_process_is_running(&process) {
            if now > deadline { doubt("the player does not come to an end") }
        } else if process.failed {
            doubt("the synthesizer or the player ended with an error")
        } else {
            perform(reading.handle(.ended, at: now))
        }
    }

    // MARK: Keys

    /// Hears a key; true where it is the voice's own.
    fileprivate func take(_ key: key, _ place: key_place) -> Bool {
        if place.is_line, let own = voiceKey(for: key, place) {
            guard power.isOn, reading.hasPage else {
                if own == .again { perform(power.handle(.markedKey)) }
                // With no voice the space bar and the arrows are the line's.
                return key.kind == KEY_OTHER
            }
            perform(reading.handle(.control(own), at: .now))
            return true
        }
        perform(
            reading.handle(.key(place.is_secret || place.has_more ? nil : sign(of: key)), at: .now)
        )
        return false
    }

    private func voiceKey(for key: key, _ place: key_place) -> VoiceKey? {
        switch key.voice {
        case VOICE_KEY_TAB: return .again
        case VOICE_KEY_UP: return .louder
        case VOICE_KEY_DOWN: return .softer
        case VOICE_KEY_PAGE_UP: return .previous
        case VOICE_KEY_PAGE_DOWN: return .next
        default: break
        }
        guard place.is_empty else { return nil }
        switch key.kind {
        case KEY_RIGHT: return .faster
        case KEY_LEFT: return .slower
        case KEY_TEXT where key.length == 1 && key.bytes.0 == UInt8(ascii: " "): return .pause
        default: return nil
        }
    }

    /// What a key typed, as far as it is said.
    private func sign(of key: key) -> Character? {
        guard power.isOn else { return nil }
        if key.kind == KEY_BACKSPACE || key.kind == KEY_DELETE { return PageReading.takenAway }
        guard key.kind == KEY_TEXT else { return nil }
        let bytes = [key.bytes.0, key.bytes.1, key.bytes.2, key.bytes.3].prefix(Int(key.length))
        return String(decoding: bytes, as: UTF8.self).first
    }

    // MARK: Sound

    private func perform(_ orders: [VoiceSwitch.Order]) {
        for order in orders {
            switch order {
            case .silence: silence()
            case .tell(let change): changes.append(change)
            }
        }
    }

    private func perform(_ orders: [PageReading.Order]) {
        for order in orders {
            switch order {
            case .stop: unsafe speech_process_stop(&process)
            case .say(let piece, let setting): say(piece, with: setting)
            }
        }
    }

    private func say(_ piece: SpeechText.Piece, with setting: VoiceSetting) {
        unsafe speech_process_stop(&process)
        guard fault == nil, let device = power.outlet.device else { return }
        let line = Array("\(piece.text)\n".utf8)
        // At 160 words a minute a letter takes less than 100 ms, spelled or not.
        let slowest = Duration.milliseconds(16_000 / setting.speed) * line.count
        deadline = .now.advanced(by: .seconds(3) + slowest)
        let arguments = unsafe cStrings(programs.synthesizing(voice: piece.voice, with: setting))
        let player = unsafe cStrings(programs.playing(on: device))
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
        if failure != 0 { doubt("a program does not start (error \(failure))") }
    }

    // MARK: Faults

    /// Silence, until it is seen whether somebody only pulled the headset out.
    private func doubt(_ reason: String) {
        unsafe speech_process_stop(&process)
        process.failed = false
        watch.begin(at: .now)
        fault = reason
    }

    /// Gives up for this visit, and says so to staff; where the headset is gone there is nothing to say.
    private func giveUp(_ reason: String) {
        fault = nil
        guard power.isOn else { return }
        perform(power.handle(.broke))
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
                    guard let context = unsafe context else { return LISTENING_QUIETLY }
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
