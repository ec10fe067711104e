import FHIRModel
internal import PlainText

/// One item of a response as the page shows it: `QuestionnaireResponse.item`.
struct AnsweredItem: Sendable {
    /// An answer, and the items nested under it.
    struct Answer: Sendable {
        let words: AnswerWords
        let items: [AnsweredItem]
    }

    let linkId: String
    /// What staff call it: its short text, or else the question; of a group without words, empty.
    let label: String
    /// Whether it is a group: it has items and no answers.
    let isGroup: Bool
    let answers: [Answer]
    /// Whether the visitor looked for the answer in the list of options and it was not there.
    let isNotInList: Bool
    /// Earlier answers that the visitor changed.
    let earlier: [AnswerWords]
    /// The items of a group; R4 allows none beside answers.
    let items: [AnsweredItem]

    /// The items of a response, a group or an answer.
    static func items(of parent: JSONNode, in tree: JSONTree) -> [AnsweredItem] {
        tree.elements(.item, of: parent).map { AnsweredItem(at: $0, in: tree) }
    }

    private init(at node: JSONNode, in tree: JSONTree) {
        func own(_ name: OwnExtension) -> String? {
            Extension.first(name.rawValue, of: node, in: tree)?.text
        }
        let unit = own(.answerUnit)
        linkId = tree.text(.linkId, of: node) ?? ""
        answers = tree.elements(.answer, of: node).compactMap { answer in
            let items = Self.items(of: answer, in: tree)
            let words = AnswerWords(of: answer, in: tree, unit: unit)
            if words == nil, items.isEmpty { return nil }
            return Answer(words: words ?? .none, items: items)
        }
        isNotInList = AbsentReason(of: node, in: tree) == .unsupported
        earlier = tree.elements(.extension, of: node)
            .filter { tree.text(.url, of: $0) == OwnExtension.previousAnswer.rawValue }
            .compactMap { AnswerWords(of: $0, in: tree, unit: unit) }
        items = Self.items(of: node, in: tree)
        isGroup = answers.isEmpty && earlier.isEmpty && !isNotInList && !items.isEmpty
        let words = PrintableText.line(own(.staffLabel) ?? tree.text(.text, of: node) ?? "")
        label = words.isEmpty && !isGroup ? PrintableText.line(linkId) : words
    }

    /// The same item with other items in it.
    private init(_ item: AnsweredItem, answers: [Answer], items: [AnsweredItem]) {
        linkId = item.linkId
        label = item.label
        isGroup = item.isGroup
        earlier = item.earlier
        isNotInList = item.isNotInList
        self.answers = answers
        self.items = items
    }

    /// The item without those below it whose linkId is in a list; these are handed out, in their order.
    func without(
        _ linkIds: Set<String>,
        handingOut taken: inout [AnsweredItem]
    ) -> AnsweredItem {
        let answers = answers.map { answer in
            Answer(
                words: answer.words,
                items: Self.items(answer.items, without: linkIds, handingOut: &taken)
            )
        }
        let items = Self.items(items, without: linkIds, handingOut: &taken)
        return AnsweredItem(self, answers: answers, items: items)
    }

    /// Items without those, at any depth, whose linkId is in a list.
    static func items(
        _ items: [AnsweredItem],
        without linkIds: Set<String>,
        handingOut taken: inout [AnsweredItem]
    ) -> [AnsweredItem] {
        var kept: [AnsweredItem] = []
        for item in items {
            let rest = item.without(linkIds, handingOut: &taken)
            if linkIds.contains(item.linkId) { taken.append(rest) } else { kept.append(rest) }
        }
        return kept
    }

    /// What stands above each of a few items that is a group: its words, and its number where the group repeats; empty where it has
    /// neither.
    static func headings(of items: [AnsweredItem]) -> [String] {
        let counts = Dictionary(grouping: items.filter(\.isGroup), by: \.linkId)
            .mapValues(\.count)
        var numbers: [String: Int] = [:]
        return items.map { item in
            guard item.isGroup, counts[item.linkId, default: 0] > 1 else { return item.label }
            numbers[item.linkId, default: 0] += 1
            let number = "(\(numbers[item.linkId, default: 0]))"
            return item.label.isEmpty ? number : "\(item.label) \(number)"
        }
    }

    /// Its linkId and those of everything below it.
    var allLinkIds: Set<String> {
        (items + answers.flatMap(\.items)).reduce(into: [linkId]) { $0.formUnion($1.allLinkIds) }
    }

    /// Every answer in it, on a line each.
    var allWords: [String] {
        answers.flatMap { [$0.words.line] + $0.items.flatMap(\.allWords) }
            + items.flatMap(\.allWords)
    }
}
