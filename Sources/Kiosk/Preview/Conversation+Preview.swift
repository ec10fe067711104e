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
        case .unreadable(let reason):
            message = .paragraph("The last good version is shown. \(reason)")
        case .usable(let form, let note):
            let refused = goOn(with: form)
            var said = ["The file was saved: this is the new version."]
            if !refused.isEmpty {
                let names = refused.map { "[\($0)]" }.joined(separator: ", ")
                said.append("It does not take the answers given to \(names).")
            }
            message = .paragraph((said + [note].compactMap(\.self)).joined(separator: " "))
        }
        if !frames.isEmpty { frames[frames.count - 1].page = 0 }
        return render()
    }

    /// Puts a new version in place of the one that is tried, the answers to which are taken over.
    ///
    /// - Returns: the linkIds of questions whose answers it does not take.
    private mutating func goOn(with form: Form) -> [String] {
        guard let number = settings.forms.indices.first else { return [] }
        settings.forms[number] = form
        division = nil
        var refused: [String] = []
        if let old = interviews[number], let previewer = settings.previewer {
            let carried = previewer.carry(to: form, from: [old] + earlierVersions, now: now)
            interviews[number] = carried.interview
            earlierVersions = carried.holding
            refused = carried.refused
            collected = []
            longList = nil
        }
        if form.isReading {
            var start = interviews[number]
            while start?.back() == true {}
            parts = Self.parts(of: start)
        }
        if case .staffPane(let pane) = scene, let pane = staffPane(about: pane.linkId) {
            frames[frames.count - 1].scene = .staffPane(pane)
        }
        return refused
    }

    /// What only staff who try a questionnaire out can do where a visitor waits for them: look behind the page, and leave.
    mutating func lookBehindStay(_ text: String) -> [ConversationEffect]? {
        if text.hasPrefix("=") { return showStaffPane(text.dropFirst()) }
        return command(in: text) == .stop ? perform(.stop) : nil
    }

    /// `=` alone: everything; `=` and a linkId: why that item is asked or not.
    mutating func showStaffPane(_ text: Substring) -> [ConversationEffect] {
        guard let pane = staffPane(about: TypedText.cleaned(String(text))) else {
            return note("Type = once a questionnaire is begun, to see what visitors do not see.")
        }
        if case .staffPane = scene { frames.removeLast() }
        return push(.staffPane(pane))
    }

    /// What staff see about an item, or about everything where the linkId is empty; nil before a questionnaire is begun.
    private func staffPane(about linkId: String) -> StaffPane? {
        guard let interview, let previewer = settings.previewer else { return nil }
        let paragraphs = previewer.explain(
            linkId,
            shown: interview,
            // Beside the standard request the questionnaire before it still counts.
            main: formNumber.flatMap { interviews[$0] } ?? interview,
            contact: standard,
            at: now
        )
        return StaffPane(linkId: linkId, paragraphs: paragraphs)
    }

    /// The screen of a pane.
    func screen(of pane: StaffPane) -> Screen {
        var screen = Screen(
            title: "For staff only",
            hint: words.readOn,
            takesOnlyEnter: true,
            commands: [.person, .back, .stop]
        )
        screen.blocks = pane.paragraphs.map { .paragraph(VisibleText.sanitized($0)) }
        return screen
    }
}
