import FHIRModel

/// The answers of a response in sections: those the form asks for in its order, then its other groups in theirs.
struct AnswerSections: Sendable {
    /// What the form wants in the banner, such as how pressing it is.
    private(set) var banner: [String] = []
    private(set) var sections: [StaffPage.Section] = []
    /// Every answer on a line, to see what the request's other resources only repeat.
    private(set) var allWords: Set<String> = []

    init(of response: JSONNode, in tree: JSONTree) {
        let asked = StaffSection.all(of: response, in: tree)
        let items = AnsweredItem.items(of: response, in: tree)
        allWords = Set(items.flatMap(\.allWords))
        var taken: [AnsweredItem] = []
        let rest = AnsweredItem.items(
            items,
            without: Set(asked.flatMap(\.linkIds)),
            handingOut: &taken
        )
        let byLinkId = Dictionary(grouping: taken, by: \.linkId)
        let present = items.reduce(into: Set<String>()) { $0.formUnion($1.allLinkIds) }
        for section in asked {
            let items = section.linkIds.flatMap { byLinkId[$0] ?? [] }
            let isMeaningful = section.asked.isEmpty || !present.isDisjoint(with: section.asked)
            add(isMeaningful ? items : items.filter(\.isGroup), under: section.heading)
        }
        add(rest)
    }

    private mutating func add(_ items: [AnsweredItem], under heading: String?) {
        guard let heading else {
            banner += items.flatMap(\.allWords)
            return
        }
        // A group that is named stands for what is in it.
        let inner = items.flatMap { $0.isGroup ? $0.items : [$0] }
        let rows = AnswerRows(of: inner).rows
        // Silence would read as "nothing to report": a part the visitor was not led through says so.
        append(rows.isEmpty ? [.sentence("Not asked.")] : rows, to: heading)
    }

    /// A group with words is a section; one without is looked into; questions in no group stand together.
    private mutating func add(_ items: [AnsweredItem]) {
        var loose: [AnsweredItem] = []
        for (item, heading) in zip(items, AnsweredItem.headings(of: items)) {
            guard item.isGroup else {
                loose.append(item)
                continue
            }
            append(AnswerRows(of: loose).rows, to: "Answers")
            loose = []
            if heading.isEmpty {
                add(item.items)
            } else {
                append(AnswerRows(of: item.items).rows, to: heading)
            }
        }
        append(AnswerRows(of: loose).rows, to: "Answers")
    }

    private mutating func append(_ rows: [StaffPage.Row], to heading: String) {
        guard !rows.isEmpty else { return }
        if sections.last?.heading == heading {
            sections[sections.count - 1].rows += rows
        } else {
            sections.append(StaffPage.Section(heading: heading, rows: rows))
        }
    }
}
