import FHIRModel
import FormFiller

// What only staff who try a questionnaire out can do: look behind it, and go on where they were when it is saved anew.
extension Conversation {
    /// Goes on with a questionnaire that was saved anew: answers are kept, and the same question is shown if it is still asked.
    mutating func take(_ changed: ChangedForm, at now: FHIRDateTime) -> [ConversationEffect] {
        self.now = now
        switch changed {
        case .broken(let complaint):
            message = .paragraph(
                "The file has errors; the last good version is shown. \(complaint)"
            )
        case .usable(let form):
            guard let number = settings.forms.indices.first else { return render() }
            settings.forms[number] = form
            message = .paragraph("The file was saved: this is the new version.")
            if let old = interviews[number] {
                interviews[number] = Self.resumed(old, with: form, now: now)
                collected = []
            }
            if form.isReading { parts = Self.parts(of: interviews[number]) }
        }
        let rest = render()
        message = nil
        return rest
    }

    /// The answers so far in another version of the form, at the step the old one was at, or at the first without an answer.
    private static func resumed(_ old: Interview, with form: Form, now: FHIRDateTime) -> Interview {
        let start = Interview(form, resuming: old.response, now: now, language: old.language)
        var walker = start
        var firstOpen: Interview?
        for _ in 0..<form.itemCount {
            if walker.shows(old.linkIds) { return walker }
            switch walker.step {
            case .question(let question):
                if question.answers.isEmpty, firstOpen == nil { firstOpen = walker }
                guard walker.next().allSatisfy(\.isWarning) else { return firstOpen ?? walker }
            case .page, .addAnother: walker.next()
            case .finished:
                if case .finished = old.step { return walker }
                return firstOpen ?? start
            }
        }
        return firstOpen ?? start
    }

    /// `=` alone: everything; `=` and a linkId: why that item is asked or not.
    mutating func showStaffPane(_ text: Substring) -> [ConversationEffect] {
        guard let interview else {
            return note("Type = once a questionnaire is begun, to see what visitors do not see.")
        }
        let linkId = TypedText.cleaned(String(text))
        if case .staffPane = scene { frames.removeLast() }
        guard linkId.isEmpty else {
            return push(.staffPane(StaffPane(paragraphs: StaffPane.reasons(interview, of: linkId))))
        }
        var paragraphs: [String] = []
        for shown in interview.linkIds.prefix(1) {
            paragraphs += ["WHY [\(shown)] IS ASKED"] + StaffPane.reasons(interview, of: shown)
        }
        let values = StaffPane.values(interview.response.items)
        paragraphs.append("ANSWERS AND COMPUTED VALUES")
        paragraphs.append(values.isEmpty ? "None yet." : values.joined(separator: "\n"))
        paragraphs.append("WHAT WOULD BE WRITTEN")
        paragraphs += StaffPane.extraction(
            asksStandard ? formNumber.flatMap { interviews[$0] } ?? interview : interview,
            contact: standard,
            at: now
        )
        return push(.staffPane(StaffPane(paragraphs: paragraphs)))
    }

    /// The screen of a pane.
    func screen(of pane: StaffPane) -> Screen {
        var screen = Screen(
            title: "For staff only",
            hint: words.readOn,
            commands: [.person, .back, .stop]
        )
        screen.blocks = pane.paragraphs.map { .paragraph(VisibleText.sanitized($0)) }
        return screen
    }
}

extension Interview {
    /// The linkIds of what is on the screen.
    fileprivate var linkIds: [String] {
        switch step {
        case .question(let question): [question.linkId]
        case .page(let page): page.paragraphs.map(\.linkId)
        case .addAnother, .finished: []
        }
    }

    /// Whether one of these is on the screen.
    fileprivate func shows(_ wanted: [String]) -> Bool {
        linkIds.contains { wanted.contains($0) }
    }
}
