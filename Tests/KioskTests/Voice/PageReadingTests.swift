import Testing

@testable import Kiosk

/// What is heard of a page, sentence by sentence, and what the keys of the voice do to it.
struct PageReadingTests {
    /// A voice that writes down what it would say, on a clock of its own.
    private struct Listener {
        var reading = PageReading(ConversationSettings.standardLanguages)
        var now = ContinuousClock.now
        /// What is said now; nil is silence.
        var said: String?
        var setting = VoiceSetting()

        mutating func take(_ event: PageReading.Event) {
            for order in reading.handle(event, at: now) {
                switch order {
                case .stop: said = nil
                case .say(let piece, let setting): (said, self.setting) = (piece.text, setting)
                }
            }
        }

        mutating func press(_ key: VoiceKey) { take(.control(key)) }

        mutating func show(_ lines: String..., eachMinute: Bool = false) {
            var page = SpokenPage(language: "en", utterances: lines.map { .init($0) })
            page.isSaidEachMinute = eachMinute
            take(.page(page))
        }

        mutating func end() {
            said = nil
            take(.ended)
        }

        mutating func wait(seconds: Int) {
            for _ in 0..<seconds {
                now += .seconds(1)
                take(.moment)
            }
        }
    }

    private var listener = Listener()

    @Test mutating func `Sentence follows sentence, then there is silence`() {
        listener.show("One.", "Two.")
        #expect(listener.said == "One.")
        listener.end()
        #expect(listener.said == "Two.")
        listener.end()
        #expect(listener.said == nil)
        #expect(!listener.reading.isSpeaking)
        listener.wait(seconds: 300)
        #expect(listener.said == nil)
    }

    @Test mutating func `A new page stops the old`() {
        listener.show("One.", "Two.")
        listener.show("Three.")
        #expect(listener.said == "Three.")
        listener.end()
        #expect(listener.said == nil)
        listener.take(.page(nil))
        listener.press(.again)
        #expect(listener.said == nil)
    }

    @Test mutating func `The space bar is silence, and on with the same sentence`() {
        listener.show("One.", "Two.", "Three.")
        listener.end()
        listener.press(.pause)
        #expect(listener.said == nil)
        // Whoever paused may be gone: time counts.
        #expect(!listener.reading.isSpeaking)
        listener.wait(seconds: 100)
        #expect(listener.said == nil)
        listener.press(.pause)
        #expect(listener.said == "Two.")
        listener.end()
        #expect(listener.said == "Three.")
    }

    @Test mutating func `Page keys skip a sentence, or go back to the one before`() {
        listener.show("One.", "Two.", "Three.")
        listener.press(.next)
        #expect(listener.said == "Two.")
        listener.press(.previous)
        #expect(listener.said == "One.")
        listener.press(.previous)
        #expect(listener.said == "One.")
        listener.press(.next)
        listener.press(.next)
        #expect(listener.said == "Three.")
        listener.press(.next)
        #expect(listener.said == nil)
        listener.press(.previous)
        #expect(listener.said == "Three.")
    }

    @Test mutating func `Tab says the page from its beginning, also once it is over`() {
        listener.show("One.", "Two.")
        listener.end()
        listener.press(.again)
        #expect(listener.said == "One.")
        listener.take(.key(nil))
        #expect(listener.said == nil)
        listener.press(.again)
        #expect(listener.said == "One.")
    }

    @Test mutating func `Volume and speed are heard at once, within bounds, on the same sentence`()
    {
        listener.show("One.", "Two.")
        listener.end()
        listener.press(.louder)
        listener.press(.faster)
        #expect(listener.said == "Two.")
        #expect((listener.setting.volume, listener.setting.speed) == (120, 200))
        for _ in 0..<30 { listener.press(.softer) }
        for _ in 0..<30 { listener.press(.slower) }
        #expect((listener.setting.volume, listener.setting.speed) == (0, 80))
        for _ in 0..<30 { listener.press(.louder) }
        for _ in 0..<30 { listener.press(.faster) }
        #expect((listener.setting.volume, listener.setting.speed) == (200, 400))
        // The next visitor's voice is another one.
        #expect(Listener().setting == VoiceSetting())
    }

    @Test
    mutating func `A key is silence and its sign's name, and the page does not go on by itself`() {
        listener.show("One.", "Two.")
        listener.take(.key("."))
        #expect(listener.said == "dot")
        listener.take(.key(PageReading.takenAway))
        #expect(listener.said == "erased")
        listener.end()
        #expect(listener.said == nil)
        listener.take(.key(nil))
        listener.wait(seconds: 120)
        #expect(listener.said == nil)
    }

    @Test mutating func `A page that asks to wait is said a minute after its end, again and again`()
    {
        listener.show("Please stay here.", eachMinute: true)
        for _ in 0..<3 {
            #expect(listener.said == "Please stay here.")
            listener.wait(seconds: 200)
            listener.end()
            listener.wait(seconds: 59)
            #expect(listener.said == nil)
            listener.wait(seconds: 2)
        }
        listener.take(.key(nil))
        listener.wait(seconds: 59)
        #expect(listener.said == nil)
        listener.wait(seconds: 2)
        #expect(listener.said == "Please stay here.")
    }

    @Test(arguments: [
        (
            "We ask about your safety, your health and your care. It helps our staff plan a visit for you.",
            [
                "We ask about your safety, your health and your care.",
                "It helps our staff plan a visit for you.",
            ]
        ),
        (
            "Dr. Ruiz sees you from 9 a.m. to noon. You weigh 61.5 kg. ¿Cómo está hoy? Muy bien, gracias.",
            [
                "Dr. Ruiz sees you from 9 a.m. to noon.", "You weigh 61.5 kg. ¿Cómo está hoy?",
                "Muy bien, gracias.",
            ]
        ),
        ("Yes. I agree.", ["Yes. I agree."]),
    ])
    func `A long text is parted at the ends of its sentences`(text: String, parts: [String]) {
        #expect(SpeechText.sentences(of: text) == parts)
        #expect(SpeechText.sentences(of: text).joined(separator: " ") == text)
    }
}
