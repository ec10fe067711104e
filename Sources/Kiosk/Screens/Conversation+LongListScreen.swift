import FormFiller

extension Conversation {
    /// What is read of a long list: how many fit, and those of them that are shown.
    func blocks(of listing: OptionListing, in question: Question) -> [Screen.Block] {
        if listing.kind == .ownWords {
            return [
                .paragraph(words.nothingBegins),
                .option(key: ownKey(in: listing), text: words.ownWords(listing.typed)),
            ]
        }
        var blocks: [Screen.Block] = [.paragraph(sentence(on: listing))]
        var heading: String?
        for index in listing.shown {
            let option = question.options[listing.places[index]]
            if listing.kind == .all, let own = option.heading, own != heading {
                blocks.append(.unnumbered(own))
            }
            heading = option.heading
            let key = question.hasOwnNumbers ? option.key : String(index + 1)
            blocks.append(.option(key: key, text: text(of: option, in: listing, question)))
        }
        if question.acceptsOwnValue, listing.kind != .all {
            blocks.append(
                .option(key: ownKey(in: listing), text: words.ownWords(listing.typed))
            )
        }
        return blocks + noneOfThese(in: question)
    }

    /// "None of these" where the list may lack the answer.
    func noneOfThese(in question: Question) -> [Screen.Block] {
        question.isListIncomplete
            ? [.option(key: question.noneKey, text: words.noneOfThese)] : []
    }

    private func sentence(on listing: OptionListing) -> String {
        let count = listing.places.count
        let sentence =
            switch listing.kind {
            case .all: words.wholeList(count: count)
            case .found: words.found(count)
            case .perhaps: words.perhaps(count)
            case .ownWords: words.nothingBegins
            }
        guard listing.shown.count < count else { return sentence }
        let (first, last) = (listing.first + 1, listing.shown.upperBound)
        return sentence + " " + words.shown(from: first, to: last)
    }

    /// An option's words, with the heading above it where it is found without, or with its code where another looks the same.
    private func text(
        of option: Question.Option,
        in listing: OptionListing,
        _ question: Question
    ) -> String {
        let shown = ShownAnswer(words: words)
        var text = question.hasOwnNumbers ? shown.label(of: option) : shown.text(of: option)
        if let heading = option.heading {
            if listing.kind != .all { text += " (\(heading))" }
        } else if let code = option.code,
            question.options.contains(where: { $0.text == option.text && $0.code != code })
        {
            text += " (\(code))"
        }
        let isChosen =
            isCollecting(question)
            && (shownLongList?.isEdited == true ? collected : question.answers)
                .contains { $0.isSameAnswer(as: option.value) }
        return isChosen ? words.chosen(text) : text
    }

    /// What to type at a question with a long list.
    func longListHint(for question: Question) -> String {
        guard let listing else {
            return question.hasOwnNumbers
                ? words.noSuchOption(in: question) + " " + words.wholeListHint
                : words.searchHint(acceptsOwnWords: question.acceptsOwnValue) + " "
                    + words.wholeListHint
        }
        let isOne = listing.kind == .ownWords || listing.only != nil
        return isOne ? words.confirmHint : words.chooseHint(hasMore: listing.hasMore)
    }

    /// Shows as many options of a long list as the page holds beside what to do, nine at most.
    mutating func fitListing() {
        guard case .asking = scene, let listing, listing.kind != .ownWords else { return }
        for count in stride(from: OptionListing.mostOnPage, through: 1, by: -1) {
            longList?.listing?.count = count
            guard listing.shown.lowerBound + count <= listing.places.count || count == 1
            else { continue }
            if layout.showsWhatToDo(on: screen()) { return }
        }
        // A question that fills the page itself: it is read page by page.
        longList?.listing?.count = OptionListing.mostOnPage
    }
}

extension ScreenLayout {
    /// Whether all of a screen fits one page, and what to do stands on it.
    fileprivate func showsWhatToDo(on screen: Screen) -> Bool {
        if isPlain { return true }
        var calm = screen
        calm.error = nil
        calm.note = nil
        return firstFit(calm).map { $0.density < .uninstructed } ?? false
    }
}
