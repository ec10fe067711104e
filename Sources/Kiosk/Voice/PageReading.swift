/// Reads a page aloud sentence by sentence: what is heard and what the visitor does in, what is to be said out.
///
/// It knows no program and no clock, so that a test can hear a whole visit without a sound. Whoever performs its orders says one
/// sentence at a time and tells when it has ended:
///
///     var reading = PageReading(languages)
///     reading.handle(.page(page), at: now)   // [.stop, .say(first sentence)]
///     reading.handle(.ended, at: now)        // [.say(second sentence)]
package struct PageReading: Sendable {
    /// What happens.
    package enum Event: Sendable {
        /// This page is shown now; nil is one of which nothing is said.
        case page(SpokenPage?)
        /// The sentence that was said is over.
        case ended
        /// A moment passed, at least once a second.
        case moment
        /// A key was pressed that is no key of the voice; what it typed, where that may be said.
        case key(Character?)
        /// A key of the voice.
        case control(VoiceKey)
    }

    /// What is to be done.
    package enum Order: Sendable, Equatable {
        /// Silence at once.
        case stop
        /// Say this line in place of whatever is said.
        case say(SpeechText.Piece, VoiceSetting)
    }

    /// How loud and fast.
    package private(set) var setting = VoiceSetting()
    /// Whether something is said, in which nobody is idle.
    package private(set) var isSpeaking = false
    private let languages: [any Words]
    private var page: SpokenPage?
    private var text: SpeechText?
    /// The sentence that is said, or was last; one past the last where the page is over.
    private var index = 0
    private var isPaused = false
    /// Whether what is said is the name of a sign that was typed.
    private var isEcho = false
    private var endedAt: ContinuousClock.Instant?

    /// What stands for a sign that was taken away (the control character of the backspace key).
    package static let takenAway: Character = "\u{8}"
    /// So long after its end a page is said again which asks to wait.
    private static let pause = Duration.seconds(60)

    /// A reading that has no page yet, in these languages.
    package init(_ languages: [any Words]) { self.languages = languages }

    /// Whether there is a page to say.
    package var hasPage: Bool { text != nil }

    /// Takes one event and says what to do, in order.
    package mutating func handle(_ event: Event, at now: ContinuousClock.Instant) -> [Order] {
        switch event {
        case .page(let page):
            self.page = page
            text = page.flatMap { SpeechText(of: $0, in: languages) }
            isPaused = false
            return say(from: 0, at: now)
        case .ended:
            guard isSpeaking else { return [] }
            isSpeaking = false
            guard !isEcho else { return [] }
            return say(from: index + 1, at: now).filter { $0 != .stop }
        case .moment: return sayAgain(at: now)
        case .key(let sign):
            isPaused = false
            index = count
            endedAt = now
            return stop() + echo(sign)
        case .control(let key): return control(key, at: now)
        }
    }

    private var count: Int { text?.pieces.count ?? 0 }

    private mutating func control(_ key: VoiceKey, at now: ContinuousClock.Instant) -> [Order] {
        // Where the page is over, its last sentence is meant.
        let present = min(index, max(0, count - 1))
        switch key {
        case .again:
            isPaused = false
            return say(from: 0, at: now)
        case .pause:
            if isPaused {
                isPaused = false
                return say(from: index, at: now)
            }
            guard isSpeaking, !isEcho else { return [] }
            isPaused = true
            return stop()
        case .next:
            isPaused = false
            return say(from: index + 1, at: now)
        case .previous:
            isPaused = false
            return say(from: max(0, index - 1), at: now)
        case .louder: setting.change(volume: true)
        case .softer: setting.change(volume: false)
        case .faster: setting.change(speed: true)
        case .slower: setting.change(speed: false)
        }
        isPaused = false
        return say(from: present, at: now)
    }

    private mutating func say(from index: Int, at now: ContinuousClock.Instant) -> [Order] {
        let orders = stop()
        self.index = min(index, count)
        guard let text, self.index < count else {
            endedAt = now
            return orders
        }
        isSpeaking = true
        isEcho = false
        return orders + [.say(text.pieces[self.index], setting)]
    }

    private mutating func stop() -> [Order] {
        isSpeaking = false
        return [.stop]
    }

    private mutating func echo(_ sign: Character?) -> [Order] {
        guard let sign, let language = page?.language,
            let piece = SpeechText(sign: sign, language: language, in: languages)?.pieces.first
        else { return [] }
        isSpeaking = true
        isEcho = true
        return [.say(piece, setting)]
    }

    /// The page that asks to wait is said each minute.
    private mutating func sayAgain(at now: ContinuousClock.Instant) -> [Order] {
        guard page?.isSaidEachMinute == true, !isSpeaking, !isPaused, index == count,
            let endedAt, now - endedAt > Self.pause
        else { return [] }
        return say(from: 0, at: now)
    }
}

/// What a key on an empty line does to a voice.
package enum VoiceKey: Sendable, CaseIterable {
    /// Tab: the page again, from its beginning.
    case again
    /// The space bar: silence, and on with the sentence that was broken off.
    case pause
    /// Page down: the next sentence.
    case next
    /// Page up: the sentence before.
    case previous
    /// The arrow up.
    case louder
    /// The arrow down.
    case softer
    /// The arrow to the right.
    case faster
    /// The arrow to the left.
    case slower
}
