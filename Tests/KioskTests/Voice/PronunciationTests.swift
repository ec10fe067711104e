import Testing

@testable import Kiosk

/// What a synthesizer would read wrongly, as it is handed over.
struct PronunciationTests {
    private let english = Pronunciation(EnglishSpokenWords())
    private let spanish = Pronunciation(SpanishSpokenWords())

    @Test(arguments: [
        ("Call or text 988, any time.", "Call or text 9 8 8, any time."),
        ("988: call or text, any time · 911", "9 8 8: call or text, any time, 9 1 1."),
        ("Emergency: call 911.", "Emergency: call 9 1 1."),
        ("Veterans: call 988, then press 1.", "Veterans: call 9 8 8, then press 1."),
        ("Phone: 555-010-0199", "Phone: 5 5 5, 0 1 0, 0 1 9 9."),
        ("Phone: (555) 010-0199.", "Phone: 5 5 5, 0 1 0, 0 1 9 9."),
        ("You weigh 120 lb.", "You weigh 120 pounds."),
        ("4:30 in the morning", "4:30 in the morning."), ("5 ft 3 in", "5 feet 3 inches."),
        ("How much do you take, in mg?", "How much do you take, in milligrams?"),
        ("Virgin Islands (US)", "Virgin Islands (U.S.)"),
        ("trauma (PTSD) or", "trauma (P.T.S.D.) or."),
        ("It is 3 in, or more.", "It is 3 inches, or more."),
        ("?: More", "question mark: More."), ("Is it so?", "Is it so?"),
        ("Text CRISIS now", "Text CRISIS now."),
        ("an MAOI, or PTSD", "an M.A.O.I., or P.T.S.D."),
        ("It is NOT for you. OK?", "It is NOT for you. OK?"),
        ("Request K7M-42Q was sent", "Request K 7 M, 4 2 Q was sent."),
        ("[[h@l'oU]] <break/> a_b", "h@l'oU break/ a b."),
        ("March 4, 2026", "March 4, 2026."),
        ("", ""),
    ])
    func `English is handed over so that it is read rightly`(shown: String, said: String) {
        #expect(english.text(of: SpokenPage.Utterance(shown)) == said)
    }

    @Test(arguments: [
        ("Llame al 988 o mande un texto al 988.", "Llame al 9 8 8 o mande un texto al 9 8 8."),
        ("Emergencia: llame al 911.", "Emergencia: llame al 9 1 1."),
        ("Si toma un IMAO", "Si toma un I.M.A.O."),
        ("988, oprima 2 · texto AYUDA", "9 8 8, oprima 2, texto AYUDA."),
        ("NO lo tome. SÍ", "NO lo tome. SÍ."),
        ("Pesa 60 kg.", "Pesa 60 kilogramos."),
    ])
    func `Spanish is handed over so that it is read rightly`(shown: String, said: String) {
        #expect(spanish.text(of: SpokenPage.Utterance(shown)) == said)
    }

    @Test func `A number to write down is said sign by sign`() {
        let number = SpokenPage.Utterance("7F3-KQ2", isSpelled: true)
        #expect(english.text(of: number) == "7 F 3, K Q 2.")
    }

    @Test func `A letter A of a code is not read as an article`() {
        let number = SpokenPage.Utterance("A1B-2CA", isSpelled: true)
        #expect(english.text(of: number) == "A, 1 B, 2 C A,")
    }

    @Test func `No description shows what is said`() {
        let page = SpokenPage(language: "en", utterances: [SpokenPage.Utterance("canary")])
        for text in ["\(page)", String(reflecting: page), "\(page.utterances)"] {
            #expect(!text.contains("canary"))
        }
        var dumped = ""
        dump(page, to: &dumped)
        #expect(!dumped.contains("canary"))
    }
}
