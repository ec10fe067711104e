package import FormFiller

/// One visit on one terminal: performs what a ``Conversation`` asks for until it ends.
public struct Visit<Screen: Terminal, Services: VisitServices> {
    private var conversation: Conversation
    private var terminal: Screen
    private var services: Services
    private var voice: any Voice = SilentVoice()
    private var readBack = ReadBack()
    private var hasVisitor = false
    /// Gives the questionnaires once they are read, where the visit began with their covers only.
    private var formsToCome: (() -> [Form])?

    /// A visit that has not begun.
    public init(_ settings: ConversationSettings, on terminal: Screen, with services: Services) {
        self.terminal = terminal
        self.services = services
        conversation = Conversation(settings, now: self.services.now())
        conversation.look = terminal.look
    }

    /// A visit that begins before its questionnaires are read.
    ///
    /// - Parameters:
    ///   - settings: what it is told, with ``ConversationSettings/covers`` in place of the questionnaires.
    ///   - terminal: its terminal.
    ///   - services: what it needs of the world.
    ///   - formsToCome: gives the questionnaires; called once, after the visitor's first event.
    package init(
        _ settings: ConversationSettings,
        on terminal: Screen,
        with services: Services,
        formsToCome: @escaping () -> [Form]
    ) {
        self.init(settings, on: terminal, with: services)
        self.formsToCome = formsToCome
    }

    /// Speaks every page as it is shown, beside the terminal.
    package mutating func speak(with voice: any Voice) { self.voice = voice }

    /// Holds the visit from the welcome screen to its end.
    public mutating func run() -> VisitEnding {
        var effects = handle(.begin(terminal.size))
        while !effects.isEmpty {
            switch effects.removeFirst() {
            case .show(let page):
                terminal.show(page)
                switch readBack.next(page.spoken) {
                case .goOn: break
                case .speak(let page): voice.speak(page)
                }
            case .read(let prompt):
                if let changed = services.changedForm() {
                    effects += conversation.take(changed, at: services.now())
                    continue
                }
                if let time = services.deskAnswer() {
                    effects += handle(.deskAnswered(time))
                    continue
                }
                if let change = voice.change() {
                    effects += handle(.voice(change))
                    continue
                }
                let event = terminal.read(prompt)
                notice(event)
                readBack.note(event)
                if let forms = formsToCome?() {
                    conversation.take(forms)
                    formsToCome = nil
                }
                effects += handle(self.event(from: event))
            case .alert(let reason):
                effects += handle(services.alert(for: reason) ? .alertDelivered : .alertFailed)
            case .tellStaff(let reason): services.tellStaff(of: reason)
            case .callAgain:
                effects += handle(services.callAgain() ? .alertDelivered : .alertFailed)
            case .send(let submission):
                effects += handle(event(from: services.send(submission)))
            case .openCode(let code):
                effects += handle(.codeAnswered(services.openCode(code)))
            case .beginCode: effects += handle(.codeUsed(isOurs: services.beginCode()))
            case .endCode: services.endCode()
            case .record(let moment): services.record(moment)
            case .erase:
                voice.silence()
                terminal.erase()
            case .wait:
                effects += handle(event(from: services.waitForEnd()))
            case .end(let ending):
                voice.silence()
                return ending
            }
        }
        return .erased
    }

    private mutating func notice(_ event: TerminalEvent) {
        switch event {
        case .line, .key:
            if !hasVisitor { services.visitorCame() }
            hasVisitor = true
        case .idle, .resize, .hangup, .terminate, .endOfInput: break
        }
    }

    private mutating func handle(_ event: ConversationEvent) -> [ConversationEffect] {
        conversation.handle(event, at: services.now())
    }

    private func event(from event: TerminalEvent) -> ConversationEvent {
        switch event {
        case .line(let line): .line(line)
        case .key: .key
        case .idle(let partial): .idle(partial: partial)
        case .resize(let partial): .resize(terminal.size, partial: partial)
        case .hangup: .hangup
        case .terminate: .terminate
        case .endOfInput: .endOfInput
        }
    }

    private func event(from outcome: SendOutcome) -> ConversationEvent {
        switch outcome {
        case .sent(let number): .sent(number: number)
        case .nothingToSend: .nothingToSend
        case .failed: .sendFailed
        }
    }
}
