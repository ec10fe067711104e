import FHIRModel
import FormFiller

// Options that are too many to show are found by typing a few letters, or looked through page by page. Nothing that is only near
// is ever taken, and a number means an option of what was shown last.
extension Conversation {
    /// The long list of the question on the screen, if something was typed there.
    var shownLongList: LongList? {
        guard let question, let longList, longList.place == question.place,
            longList.language == language
        else { return nil }
        return longList
    }

    /// What is shown of it.
    var listing: OptionListing? { shownLongList?.listing }

    private mutating func openLongList(of question: Question) -> LongList {
        if let known = shownLongList { return known }
        var list = LongList(of: question, in: language, words)
        list.isEdited = longList?.place == question.place && longList?.isEdited == true
        longList = list
        return list
    }

    private mutating func show(_ listing: OptionListing?) -> [ConversationEffect] {
        longList?.listing = listing
        if !frames.isEmpty { frames[frames.count - 1].page = 0 }
        return render()
    }

    // MARK: Lines

    /// What a line does at a question with a long list; nil where it does what it does at every other.
    mutating func answerLongList(
        _ question: Question,
        with text: String
    ) -> [ConversationEffect]? {
        let list = openLongList(of: question)
        if text.isEmpty { return enter(in: list, of: question) }
        if let effects = number(text, in: list, of: question) { return effects }
        let whole = list.whole(text)
        if whole.count == 1 { return choose(whole, of: question) }
        if question.repeats, let several = several(in: text, of: list) {
            return choose(several, of: question)
        }
        let typed = HeardLine(text).text
        if whole.isEmpty, isWord(typed, \.wholeListWords) { return show(list.all) }
        if whole.isEmpty, isWord(typed, \.nextWords) { return showNext(of: list) }
        return search(text, in: list, of: question)
    }

    private func isWord(_ typed: String, _ kind: KeyPath<any Words, Set<String>>) -> Bool {
        (settings.languages + [words]).contains { words in
            words[keyPath: kind].contains { HeardLine($0).text == typed }
        }
    }

    /// Enter alone: it agrees to the only option shown, and shows more of several.
    private mutating func enter(
        in list: LongList,
        of question: Question
    ) -> [ConversationEffect]? {
        guard let listing = list.listing else {
            guard collected.isEmpty else { return nil }
            if !list.isEdited {
                guard question.answers.isEmpty, !question.maySkip else { return nil }
                return miss(longListHint(for: question), then: words.nothingFoundAgain)
            }
            return question.maySkip
                ? skipStep() : miss(question, words.problem(.required, in: question))
        }
        if listing.kind == .ownWords { return giveOwn(listing.typed) }
        if let only = listing.only { return choose([only], of: question) }
        if listing.hasMore { return showNext(of: list) }
        let hint = words.chooseHint(hasMore: false)
        return miss(hint, then: hint)
    }

    private mutating func showNext(of list: LongList) -> [ConversationEffect] {
        guard var listing = list.listing else { return show(list.all) }
        guard listing.hasMore else { return note(words.endOfList) }
        listing.turn()
        return show(listing)
    }

    /// A number, of what was shown last or one that the form gives; nil for any other line.
    private mutating func number(
        _ text: String,
        in list: LongList,
        of question: Question
    ) -> [ConversationEffect]? {
        if let listing = list.listing, question.acceptsOwnValue,
            TypedOptions.trimmed(text) == ownKey(in: listing), !listing.typed.isEmpty
        {
            return giveOwn(listing.typed)
        }
        let joiners = Set((settings.languages + [words]).flatMap(\.joiners))
        let places: [Int]
        let advice: String
        if question.hasOwnNumbers {
            let keys = TypedOptions.trimmed(text)
            places = question.options.indices.filter { question.options[$0].key == keys }
            guard !places.isEmpty || TypedOptions.isNumber(text) else { return nil }
            advice = words.noSuchOption(in: question)
        } else {
            guard let listing = list.listing, listing.kind != .ownWords else { return nil }
            let count = listing.shown.upperBound
            switch TypedOptions.reading(of: text, count: count, joiners: joiners) {
            case .numbers(let numbers): places = numbers.map { listing.places[$0 - 1] }
            case .noSuchOption: places = []
            case .notNumbers: return nil
            }
            // What follows on the next page has no number yet.
            let rest = listing.hasMore ? " " + words.chooseHint(hasMore: true) : ""
            advice = words.noSuchOption(count: count) + rest
        }
        let whole = list.whole(text)
        // `1/2` begins "1/2 tablet", and is not one and two.
        let isOneWord = !text.contains { $0 == " " || $0 == "," || $0 == ";" }
        if places.count > 1, isOneWord, list.found(by: text)?.kind == .found { return nil }
        if places.isEmpty {
            // Where no number is shown, digits are letters like all others.
            if !whole.isEmpty || question.acceptsOwnValue { return nil }
            if let found = list.found(by: text), found.kind == .found { return nil }
            return miss(advice, then: advice)
        }
        if places.count > 1, !question.repeats {
            return miss(words.typeOneNumber, then: advice)
        }
        if whole.count == 1, whole != places {
            let readings = [places, whole].map { places in
                let options = places.map { question.options[$0] }
                return (options.map(\.text).joined(separator: ", "), options.map(\.value))
            }
            return push(
                .meaning(
                    Meaning(
                        passage: words.whichMeaning,
                        choices: readings.map { ($0.0, .answer($0.1)) }
                    )
                )
            )
        }
        return choose(places, of: question)
    }

    /// What is typed for one's own words beside what was found.
    func ownKey(in listing: OptionListing) -> String {
        listing.kind == .ownWords ? "1" : "0"
    }

    /// Options typed whole with commas between them.
    private func several(in text: String, of list: LongList) -> [Int]? {
        let parts = text.split { ",;".contains($0) }
        guard parts.count > 1 else { return nil }
        let places = parts.map { list.whole(String($0)) }
        return places.allSatisfy { $0.count == 1 } ? places.flatMap(\.self) : nil
    }

    private mutating func search(
        _ text: String,
        in list: LongList,
        of question: Question
    ) -> [ConversationEffect] {
        let found = list.found(by: text)
        if let found, found.kind == .found { return show(found) }
        switch reader(of: question).readNoAnswer(HeardLine(text)) {
        case .unsure: return unsure(of: question)
        case .refused where question.maySkip: return skipStep()
        case .refused: return miss(question, words.cannotSkip)
        case .values, .unclear, .numberBesideOptions, .noSuchOption, .otherUnit, .leftOutHour,
            .likely, .heard, .notUnderstood, nil:
            break
        }
        if let found { return show(found) }
        if question.acceptsOwnValue {
            return show(OptionListing(kind: .ownWords, typed: text))
        }
        longList?.listing = nil
        return miss(words.nothingFound, then: words.nothingFoundAgain)
    }

    // MARK: Choosing

    private mutating func choose(
        _ places: [Int],
        of question: Question
    ) -> [ConversationEffect] {
        longList?.listing = nil
        return give(places.map { question.options[$0].value })
    }

    private mutating func giveOwn(_ text: String) -> [ConversationEffect] {
        longList?.listing = nil
        return give([.string(text)])
    }

    /// The answers of a question that takes several, with these added, or taken away where they are among them.
    mutating func toggled(_ values: [AnswerValue], of question: Question) -> [AnswerValue] {
        let list = openLongList(of: question)
        longList?.isEdited = true
        longList?.listing = nil
        var all = list.isEdited ? collected : question.answers
        let gone = values.filter { value in all.contains { $0.isSameAnswer(as: value) } }
        if !gone.isEmpty { message = .paragraph(words.tookAwayAnswer) }
        all.removeAll { answer in gone.contains { $0.isSameAnswer(as: answer) } }
        return all + values.filter { value in !gone.contains(value) }
    }

    /// One step back inside a long list; nil where nothing of it is shown.
    mutating func backInLongList() -> [ConversationEffect]? {
        guard var listing else { return nil }
        guard listing.starts.count > 1 else { return show(nil) }
        listing.starts.removeLast()
        return show(listing)
    }

    /// Whether letters find an option of the list, so that a line which is a command elsewhere may be meant for it.
    func isOnLongList(_ text: String, of question: Question) -> Bool {
        let list = shownLongList ?? LongList(of: question, in: language, words)
        // One letter finds too much to be meant for the list where it is a command, unless an option is called by it.
        return text.count > 1
            ? list.found(by: text)?.kind == .found
            : !list.whole(text).isEmpty || list.hasKey(text)
    }

    /// Whether a line says that the answer is none of a list that may lack it.
    func isNoneOfThese(_ text: String, in question: Question) -> Bool {
        guard question.isListIncomplete else { return false }
        if TypedOptions.trimmed(text) == question.noneKey { return true }
        let line = HeardLine(text)
        return (line.isOne(of: \.none) || line.text == HeardLine(words.noneOfThese).text)
            && !isAnswer(text)
    }
}
