// A voice that begins and ends in the middle of a visit.
extension Conversation {
    /// Goes on with the voice, or without it.
    mutating func voiceChanged(_ change: VoiceChange) -> [ConversationEffect] {
        switch change {
        case .on:
            leaveQuestionAboutSpeakingAloud()
            listen()
            return render()
        case .off:
            leaveQuestionAboutSpeakingAloud()
            isListening = false
            return asksWhetherThereAfterVoice ? handleIdle(typed) : render()
        case .asksAloud:
            guard let spoken = words.spoken else { return render() }
            listen()
            let choices: [(String, Meaning.Action)] = [
                (spoken.speakAloud, .speakAloud(true)), (spoken.staySilent, .speakAloud(false)),
            ]
            return push(.meaning(Meaning(passage: spoken.mayISpeakAloud, choices: choices)))
        case .failed:
            leaveQuestionAboutSpeakingAloud()
            isListening = false
            guard let spoken = words.spoken else { return [.record(.voiceFailed)] + render() }
            return [.record(.voiceFailed)] + note(spoken.voiceStopped)
        }
    }

    /// Does as the visitor chose where the screen asked whether it may speak aloud.
    mutating func speakAloud(_ isWanted: Bool) -> [ConversationEffect] {
        isListening = isWanted
        return render()
    }

    private mutating func listen() {
        isListening = true
        partSaid = nil
    }

    private mutating func leaveQuestionAboutSpeakingAloud() {
        guard frames.count > 1, case .meaning(let meaning) = scene, meaning.asksAloud else {
            return
        }
        frames.removeLast()
    }

    /// Whether the page asks if anybody is still there once the headphones are gone: not where no answer is waited for, and not
    /// where time that passes calls somebody.
    private var asksWhetherThereAfterVoice: Bool {
        switch scene {
        case .menu, .code, .codesPaused, .codeWithoutForms, .dueForms, .asking, .endOfReading,
            .review, .sendFailed, .help, .languages, .staffPane, .stopping:
            !frames.contains { $0.scene.isAfterTheEnd }
        case .meaning(let meaning): !meaning.callsWhenSilent
        case .welcome, .sending, .sent, .nothingSent, .erased, .stillThere, .offer, .alerting,
            .person, .stay:
            false
        }
    }
}

extension Meaning {
    /// Whether it asks if the screen may speak aloud.
    var asksAloud: Bool {
        choices.contains { choice in
            if case .speakAloud = choice.action { true } else { false }
        }
    }
}
