import FHIRModel
import FormFiller

// A visitor to whom staff gave a code: what it is for is asked form by form, each sent before the next begins.
extension Conversation {
    /// What a line on the first screen does: begins a visit, or tries it as a code.
    mutating func leaveWelcome(_ text: String) -> [ConversationEffect] {
        guard settings.takesCodes, text.count(where: \.isNumber) >= 4 else {
            return [.record(.begun)] + show(.menu)
        }
        frames = [Frame(scene: .menu), Frame(scene: .code)]
        return [.record(.begun), .openCode(TypedCode(text))]
    }

    /// Whether a line has digits enough for a code and nothing but those: the number of a crisis line may stand among them.
    func isLikeACode(_ text: String) -> Bool {
        settings.takesCodes && text.count(where: \.isNumber) >= 7
            && !text.contains(where: \.isLetter)
    }

    mutating func typeCode(_ text: String) -> [ConversationEffect] {
        text.isEmpty ? tell(words.codeShape) : [.openCode(TypedCode(text))]
    }

    mutating func codeAnswered(_ answer: CodeAnswer) -> [ConversationEffect] {
        guard case .code = scene else { return [] }
        switch answer {
        case .refused: return tell(words.codeRefused)
        case .misspelt: return tell(words.codeShape)
        case .paused: return show(.codesPaused)
        case .opens(let names):
            coded = CodedVisit(names, among: settings.forms.map(\.questionnaire))
            guard coded != nil else { return show(.codeWithoutForms) }
            frames = [Frame(scene: .dueForms)]
            return render()
        }
    }

    /// Enter on the page of the forms that are due: the code is used up before the first question is shown.
    mutating func goOnWithCode(_ text: String) -> [ConversationEffect] {
        guard text.isEmpty else { return tellNothingAsked() }
        guard let coded else { return show(.menu) }
        return coded.hasBegun ? openDueForm() : [.beginCode]
    }

    /// Whether the code was used up for this visit; another kiosk may have been first.
    mutating func codeUsed(isOurs: Bool) -> [ConversationEffect] {
        guard case .dueForms = scene else { return [] }
        guard isOurs else {
            coded = nil
            frames = [Frame(scene: .menu), Frame(scene: .code)]
            mistyped = ""
            return tell(words.codeRefused)
        }
        coded?.hasBegun = true
        return openDueForm()
    }

    private mutating func openDueForm() -> [ConversationEffect] {
        guard let form = coded?.present?.form else { return finish(with: .nothingSent) }
        return open(form)
    }

    mutating func backFromDueForms() -> [ConversationEffect] {
        guard coded?.hasBegun == false else { return note(words.cannotGoBack) }
        coded = nil
        return show(.menu)
    }

    /// Closes a form that was filled in: the next one that is due comes, or else the end.
    mutating func finishForm(with last: Scene) -> [ConversationEffect] {
        guard var coded else { return finish(with: last) }
        var sent: String?
        if case .sent(let number, _) = last { sent = number }
        coded.lastSent = sent ?? coded.lastSent
        coded.next += 1
        guard coded.present != nil else {
            guard sent == nil, let number = coded.lastSent else {
                return codeEnd + finish(with: last)
            }
            return codeEnd + finish(with: .sent(number: number, answered: .none))
        }
        forget()
        self.coded = coded
        formNumber = nil
        (asksStandard, isChanging, parts, alertsHolding) = (false, false, [:], [:])
        frames = [Frame(scene: .dueForms)]
        message = sent.map { .paragraph(words.formSent($0)) }
        return [.erase] + render()
    }

    /// That a visit which used up a code is over, however it ends.
    var codeEnd: [ConversationEffect] { coded?.hasBegun == true ? [.endCode] : [] }

    // MARK: Screens

    var codeScreen: Screen {
        var screen = screen(words.enterCode, commands: [.person, .back, .stop, .help])
        screen.takesOnlyEnter = false
        return screen
    }

    var dueFormsScreen: Screen {
        let due = coded?.due ?? []
        let next = coded?.next ?? 0
        var screen = screen(words.dueForms(due.count), commands: [.person, .back, .stop, .help])
        let lines = due.enumerated().map { index, form in
            words.dueForm("\(index + 1). \(name(ofForm: form.form))", isDone: index < next)
        }
        screen.blocks.insert(.paragraph(lines.joined(separator: "\n")), at: 0)
        if coded?.isIncomplete == true {
            screen.blocks.append(.paragraph(words.someFormsMissing))
        }
        return screen
    }

    /// Whether some of what the visitor typed stays with staff, whatever they do now.
    var hasSentForms: Bool { coded?.lastSent != nil }
}
