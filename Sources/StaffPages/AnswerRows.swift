/// The rows of a few items: what was answered, then what was not, then every plain no in one line.
struct AnswerRows: Sendable {
    private var given: [StaffPage.Row] = []
    private var open: [String] = []
    private var denied: [String] = []

    init(of items: [AnsweredItem]) {
        add(items)
    }

    /// The rows in their order.
    var rows: [StaffPage.Row] {
        var rows = given
        if !open.isEmpty { rows.append(.questions("Not answered", open)) }
        if !denied.isEmpty { rows.append(.questions("No", denied)) }
        return rows
    }

    private mutating func add(_ items: [AnsweredItem]) {
        for (item, heading) in zip(items, AnsweredItem.headings(of: items)) {
            if !item.isGroup {
                add(question: item)
            } else if heading.isEmpty {
                add(item.items)
            } else {
                let rows = AnswerRows(of: item.items).rows
                if !rows.isEmpty { given += [.heading(heading), .below(rows)] }
            }
        }
    }

    private mutating func add(question item: AnsweredItem) {
        let isPlain =
            item.earlier.isEmpty && item.items.isEmpty && !item.isNotInList
            && item.answers.allSatisfy { $0.items.isEmpty }
        if isPlain, item.answers.isEmpty {
            open.append(item.label)
        } else if isPlain, item.answers.allSatisfy(\.words.isDenial) {
            // What was chosen is said where it is more than a no.
            let words = item.answers.map(\.words.line).filter { $0.lowercased() != "no" }
            denied.append(
                words.isEmpty ? item.label : "\(item.label) (\(words.joined(separator: ", ")))"
            )
        } else {
            given += Self.rows(of: item)
        }
    }

    /// What staff read where the visitor's answer is not among the options.
    private static let notInList = "Theirs is not in the list: please ask"

    private static func rows(of item: AnsweredItem) -> [StaffPage.Row] {
        var rows: [StaffPage.Row] = []
        let words = item.answers.map(\.words)
        if words.isEmpty {
            rows.append(.fact(item.label, [item.isNotInList ? Self.notInList : "Not answered"]))
        } else if item.answers.contains(where: { !$0.items.isEmpty }) {
            for answer in item.answers {
                rows.append(.fact(item.label, answer.words.lines))
                let below = AnswerRows(of: answer.items).rows
                if !below.isEmpty { rows.append(.below(below)) }
            }
        } else if words.count == 1 {
            rows.append(.fact(item.label, words[0].lines))
        } else {
            let together = words.map(\.line).joined(separator: "; ")
            rows.append(
                together.count <= 60
                    ? .fact(item.label, [together]) : .list(item.label, words.map(\.line))
            )
        }
        if item.isNotInList, !words.isEmpty { rows.append(.below([.fact("Besides", [notInList])])) }
        if !item.earlier.isEmpty {
            let earlier = item.earlier.map(\.line).joined(separator: "; ")
            rows.append(.below([.fact("CHANGED, earlier answer", [earlier])]))
        }
        let below = AnswerRows(of: item.items).rows
        if !below.isEmpty { rows.append(.below(below)) }
        return rows
    }
}
