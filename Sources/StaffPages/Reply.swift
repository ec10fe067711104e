import FHIRModel

/// One item of a response that has answers, or had them: `QuestionnaireResponse.item`.
struct Reply: Sendable {
    let linkId: String
    /// The question as the visitor read it.
    let question: String
    /// The answers in words.
    let answers: [String]
    /// The codes of the answers; `true` and `false` for booleans.
    let codes: [String]
    /// Earlier answers that the visitor changed, in words.
    let earlier: [String]
    /// The headings of the groups it stands in, outermost first.
    let headings: [String]
}

/// The replies of a response in the order of the questionnaire.
struct Replies: Sendable {
    private(set) var all: [Reply] = []

    init(of response: JSONTree.Index, in tree: JSONTree) {
        collect(tree.elements(.item, of: response), in: tree, headings: [])
    }

    subscript(linkId: String) -> Reply? { all.first { $0.linkId == linkId } }

    private mutating func collect(
        _ items: JSONTree.Children,
        in tree: JSONTree,
        headings: [String]
    ) {
        for item in items {
            let answers = Array(tree.elements(.answer, of: item))
            let text = PrintableText.line(tree.text(.text, of: item) ?? "")
            let earlier = tree.elements(.extension, of: item)
                .filter { tree.text(.url, of: $0) == RequestTag.previousAnswer }
                .compactMap { AnswerWords(of: $0, in: tree)?.words }
            let words = answers.compactMap { AnswerWords(of: $0, in: tree) }
            if !words.isEmpty || !earlier.isEmpty {
                let linkId = PrintableText.line(tree.text(.linkId, of: item) ?? "")
                all.append(
                    Reply(
                        linkId: linkId,
                        question: text.isEmpty ? linkId : text,
                        answers: words.map(\.words),
                        codes: words.map(\.code),
                        earlier: earlier,
                        headings: headings
                    )
                )
            }
            let below = text.isEmpty || !answers.isEmpty ? headings : headings + [text]
            collect(tree.elements(.item, of: item), in: tree, headings: below)
            for answer in answers {
                collect(tree.elements(.item, of: answer), in: tree, headings: below)
            }
        }
    }
}
