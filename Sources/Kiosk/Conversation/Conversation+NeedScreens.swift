import FHIRModel
import FormFiller

// The pages of a need, and the last pages of a visit in which staff were told something.
extension Conversation {
    func screen(of offer: PersonOffer) -> Screen {
        var screen = screen(words.offer, options: options(of: offer), commands: [.person, .back])
        if offer.kind == .body, let emergency = settings.clinic?.emergencyLine(in: language) {
            screen.blocks.insert(.paragraph(emergency), at: 0)
        }
        if !offer.isDenied {
            let seconds = Int(settings.silence.components.seconds)
            screen.blocks.append(.paragraph(words.callsWhenSilent(seconds: seconds)))
        }
        return screen
    }

    /// For a visitor who asked for a person.
    func personScreen(isReached: Bool) -> Screen {
        screen(
            Passage(
                title: isToWalk(isReached) ? words.walkTitle : words.personTitle,
                text: callText(isReached: isReached),
                hint: words.goOnAfterCall
            ),
            commands: [.person, .back, .stop, .help]
        )
    }

    /// For a visitor whose answer calls staff; only staff leave it.
    func stayScreen(isReached: Bool) -> Screen {
        var text = callText(isReached: isReached)
        if calls.answeredAt == nil { text += "\n" + words.callAgain }
        if !isToWalk(isReached) { text = words.stayThanks + "\n" + text }
        return screen(
            Passage(
                title: isToWalk(isReached) ? words.walkTitle : words.stayTitle,
                text: text,
                hint: ""
            )
        )
    }

    private func isToWalk(_ isReached: Bool) -> Bool {
        calls.answeredAt == nil && (!isReached || isPatienceOver)
    }

    /// Who was called and when, and what to do now.
    private func callText(isReached: Bool) -> String {
        var lines: [String] = []
        if let answered = clock(calls.answeredAt) {
            lines.append(words.answered(at: answered))
        } else if isReached {
            if let called = clock(calls.calledAt) { lines.append(words.called(at: called)) }
            let again = clock(calls.calledAgainAt)
            if let again { lines.append(words.calledAgain(at: again)) }
            if isPatienceOver {
                lines += [words.nobodyCame, words.atTheDesk]
            } else {
                // Who calls again has little room on a small screen, and does something.
                if again == nil { lines.append(words.nothingElseToDo) }
                if let end = clock(calls.end(after: settings.patience)) {
                    lines.append(words.ifNobodyComes(by: end))
                }
            }
        } else {
            lines.append(words.atTheDesk)
        }
        return lines.joined(separator: "\n")
    }

    private func clock(_ moment: FHIRDateTime?) -> String? {
        guard let time = moment?.time, let minute = time.minute else { return nil }
        return words.clock(TypedTime(hour: time.hour, minute: minute))
    }

    // MARK: The end

    var nothingSentScreen: Screen {
        let passage = calls.codes.isEmpty ? words.nothingSent : words.nothingSentButCalled
        return closing(screen(passage, commands: [.person]))
    }

    func erasedScreen(byTime: Bool, hasSent: Bool) -> Screen {
        let passage =
            switch (hasSent, calls.codes.isEmpty) {
            case (true, _): words.erasedAfterSending
            case (false, true): byTime ? words.erasedByTime : words.erasedByVisitor
            case (false, false):
                byTime ? words.erasedByTimeButCalled : words.erasedByVisitorButCalled
            }
        return closing(screen(passage))
    }

    /// A last page with what the form has to say for what staff were told, and that such a call is kept.
    func closing(_ last: Screen) -> Screen {
        var screen = last
        // The number to write down stays first.
        var place = 0
        if case .number = screen.blocks.first { place = 1 }
        screen.blocks.insert(contentsOf: closingSentences.map { .paragraph($0) }, at: place)
        if case .erased = scene, !calls.codes.isEmpty {
            screen.blocks.append(.paragraph(words.callStays))
        } else if case .nothingSent = scene, !calls.codes.isEmpty {
            screen.blocks.append(.paragraph(words.callStays))
        }
        return screen
    }

    private var closingSentences: [String] {
        var sentences: [String] = []
        for (form, alert) in calls.closings where settings.forms.indices.contains(form) {
            guard let text = settings.forms[form].closing(for: alert, in: language),
                !sentences.contains(text)
            else { continue }
            sentences.append(text)
        }
        return sentences
    }

    /// How long the last words stay: longer where there is something to read that matters.
    var farewell: Duration { calls.codes.isEmpty ? settings.farewell : settings.farewell * 4 }

    /// Whether the number of a request has only just been shown.
    var isNumberFresh: Bool {
        guard let sent = sentAt?.secondsSince1970, let present = now.secondsSince1970 else {
            return false
        }
        return (0..<Int(settings.numberStands.components.seconds)).contains(present - sent)
    }
}
