public import FormFiller

extension Conversation {
    /// What is said of the questionnaires before one is opened, in the order of the menu.
    var covers: [FormCover] { settings.covers ?? settings.forms.map { FormCover($0) } }

    /// Puts the questionnaires on the menu that were still being read when the visit began.
    ///
    /// To be called before anything but a resize happens: the welcome screen alone can do without them.
    public mutating func take(_ forms: [Form]) {
        settings.forms = forms
        settings.covers = nil
    }

    /// The texts on the menu: a title for each questionnaire, a place for a code where there are any, and the end.
    var menuOptions: [String] {
        settings.forms.indices.map { name(ofForm: $0) }
            + (settings.takesCodes ? [words.haveCodeOption] : []) + [words.finishedOption]
    }

    /// What visitors know a questionnaire by: its title, or its place where the file gives it none.
    func name(ofForm number: Int) -> String {
        let title = VisibleText.singleLine(settings.forms[number].title(in: language))
        return title.isEmpty ? words.untitledForm(number: number + 1) : title
    }

    mutating func choose(_ text: String) -> [ConversationEffect] {
        guard let number = option(in: text, among: menuOptions) else {
            return miss(count: menuOptions.count)
        }
        if number == menuOptions.count { return finish(with: .nothingSent) }
        return number > settings.forms.count ? push(.code) : open(number - 1)
    }

    /// Begins a questionnaire, or goes on where it was left.
    mutating func open(_ number: Int) -> [ConversationEffect] {
        formNumber = number
        asksStandard = false
        division = nil
        if interviews[number] == nil {
            interviews[number] = Interview(
                settings.forms[number],
                now: now,
                language: language
            )
        } else if settings.forms[number].isReading {
            while interviews[number]?.back() == true {}
        }
        parts = settings.forms[number].isReading ? Self.parts(of: interviews[number]) : [:]
        frames = [Frame(scene: coded == nil ? .menu : .dueForms), Frame(scene: .asking)]
        return afterMove()
    }

    /// The number of each page of a reading, found by reading a copy to its end.
    static func parts(of interview: Interview?) -> [Place: Int] {
        guard var reader = interview else { return [:] }
        var parts: [Place: Int] = [:]
        while case .page(let page) = reader.step, parts[page.place] == nil {
            parts[page.place] = parts.count + 1
            reader.next()
        }
        return parts
    }

    /// The questionnaire to go on to after a reading: the next one that asks something.
    private var nextForm: Int? {
        guard let formNumber else { return nil }
        let asking = settings.forms.indices.filter { !settings.forms[$0].isReading }
        return asking.first { $0 > formNumber } ?? asking.first
    }

    /// The texts at the end of a reading.
    var endOfReadingOptions: [String] {
        let next = nextForm.map {
            words.goOnOption(title: name(ofForm: $0))
        }
        return [next, words.backToMenuOption, words.finishedOption].compactMap(\.self)
    }

    mutating func chooseNext(_ text: String) -> [ConversationEffect] {
        let count = endOfReadingOptions.count
        guard let number = option(in: text, among: endOfReadingOptions) else {
            return miss(count: count)
        }
        if number == count { return finish(with: .nothingSent) }
        if count == 3, number == 1, let next = nextForm { return open(next) }
        frames = [Frame(scene: .menu)]
        return render()
    }
}
