internal import FHIRModel
internal import FormFiller

/// Words visitors read: none that the clinic forbids.
struct WordingRules {
    private var words: ForbiddenWords?

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard !subject.settings.forbiddenWords.isEmpty else { return }
        var texts: [VisibleText] = []
        item.forEachVisibleText { texts.append($0) }
        for text in texts { checkWords(of: text, &subject) }
    }

    mutating func finish(_ subject: inout CheckSubject) {
        var texts: [VisibleText] = []
        subject.forEachVisibleTitle { texts.append($0) }
        for text in texts { checkWords(of: text, &subject) }
    }

    private mutating func checkWords(of text: VisibleText, _ subject: inout CheckSubject) {
        let list = words ?? ForbiddenWords(subject.settings.forbiddenWords)
        words = list
        let bytes =
            text.formatted.map { ArraySlice($0.utf8) } ?? subject.tree.bytes(at: text.node)
        for found in list.found(in: bytes) {
            subject.report(
                .error,
                .forbiddenWord,
                "visitors must not read “\(found.phrase)”; say it in other words",
                at: text.node,
                // Where formatted text has the word is not known, only where the text begins.
                byte: text.formatted == nil ? found.offset : 0,
                linkId: subject.tree.string(at: text.linkId)
            )
        }
    }
}
