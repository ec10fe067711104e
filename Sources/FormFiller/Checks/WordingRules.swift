internal import FHIRModel

/// Words visitors read: none that the clinic forbids.
struct WordingRules: RuleFamily {
    private var words: ForbiddenWords?

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard !subject.settings.forbiddenWords.isEmpty else { return }
        for text in subject.visibleTexts(of: item) {
            checkWords(of: text, &subject)
        }
    }

    mutating func finish(_ subject: inout CheckSubject) {
        for text in subject.visibleTitles { checkWords(of: text, &subject) }
    }

    private mutating func checkWords(of text: VisibleText, _ subject: inout CheckSubject) {
        let list = words ?? ForbiddenWords(subject.settings.forbiddenWords)
        words = list
        for found in list.found(in: subject.tree.bytes(at: text.node)) {
            subject.report(
                .error,
                "forbidden-word",
                "visitors must not read “\(found.phrase)”; say it in other words",
                at: text.node,
                byte: found.offset,
                linkId: subject.tree.string(at: text.linkId)
            )
        }
    }
}
