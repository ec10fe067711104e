internal import FHIRModel

/// How hard the texts are to read: every screen as a whole, as visitors read it, for forms in English.
struct ReadingRules: RuleFamily {
    private var isEnglish: Bool?
    /// The grade allowed, as findings name it.
    private var limit: String?

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        let english = isEnglish ?? subject.isEnglish
        isEnglish = english
        guard english else { return }
        var reported: [JSONTree.Index] = []
        for screen in subject.screens(of: item) {
            var measured = ReadingGrade()
            for text in screen { measured.add(text.grade) }
            if Self.isPast(subject.settings.readingGrade, measured) {
                guard let hardest = Self.hardest(of: screen) else { continue }
                report("this screen", measured, at: hardest.text, &reported, &subject)
                continue
            }
            // Easy lines around it do not make a hard one easier.
            let limit = subject.settings.readingGrade + Self.allowance
            for text in screen where Self.isPast(limit, text.grade) {
                report("this text", text.grade, at: text.text, &reported, &subject)
            }
        }
    }

    /// How much more one text of an easy screen may have: the name of a drug alone makes a short text hard by the formula.
    private static let allowance = 2.0

    /// Whether it is harder than allowed; the formula means nothing for a few words.
    private static func isPast(_ limit: Double, _ measured: ReadingGrade) -> Bool {
        measured.words >= 12 && measured.grade > limit
    }

    private mutating func report(
        _ name: String,
        _ measured: ReadingGrade,
        at text: VisibleText,
        _ reported: inout [JSONTree.Index],
        _ subject: inout CheckSubject
    ) {
        if reported.contains(text.node) { return }
        reported.append(text.node)
        let tenths = Int((measured.grade * 10).rounded())
        let limit = limit ?? "\(subject.settings.readingGrade)"
        self.limit = limit
        subject.report(
            .warning,
            "reading-grade",
            "\(name) reads at grade \(tenths / 10).\(tenths % 10), past \(limit); use shorter words and sentences (the longest has \(measured.longestSentence) words)",
            at: text.node,
            linkId: subject.tree.string(at: text.linkId)
        )
    }

    /// The text of a screen to work on first.
    private static func hardest(of screen: [MeasuredText]) -> MeasuredText? {
        if screen.count == 1 { return screen[0] }
        let long = screen.filter { $0.grade.words >= 5 }
        return (long.isEmpty ? screen : long).max { $0.grade.grade < $1.grade.grade }
    }
}

/// A text on a screen and how hard it is to read.
struct MeasuredText {
    let text: VisibleText
    let grade: ReadingGrade
}

extension CheckSubject {
    /// The screens an item makes, each as the texts on it in the form's own language: a page with the texts that are always on
    /// it, or one more of those that come by turns; a question with its options and instructions; help apart.
    fileprivate func screens(of item: CheckedItem) -> [[MeasuredText]] {
        guard !item.item.traits.contains(.hidden) else { return [] }
        let own = measuredTexts(of: item)
        if item.item.traits.contains(.page) { return pages(of: item, heading: own) }
        if item.type == .display {
            let isPart = item.item.traits.contains(.attached) && !item.item.control.isHelp
            let parent = item.item.parent
            let isOnPage = parent >= 0 && form.items[Int(parent)].traits.contains(.page)
            return isPart || isOnPage || own.isEmpty ? [] : [own]
        }
        var screen = own
        for inner in form.attachments[item.index] ?? []
        where !form.items[Int(inner)].control.isHelp {
            screen += measuredTexts(of: self.item(inner))
        }
        return screen.isEmpty ? [] : [screen]
    }

    private func measuredTexts(of item: CheckedItem) -> [MeasuredText] {
        var measured: [MeasuredText] = []
        for text in visibleTexts(of: item) where !text.isTranslation {
            let grade = ReadingGrade(line: tree.bytes(at: text.node))
            measured.append(MeasuredText(text: text, grade: grade))
        }
        return measured
    }

    private func pages(of item: CheckedItem, heading: [MeasuredText]) -> [[MeasuredText]] {
        var always = heading
        var byTurns: [[MeasuredText]] = []
        var index = item.index + 1
        while index < item.item.end {
            let inner = form.items[Int(index)]
            if inner.type == .display, inner.parent == item.index {
                let texts = measuredTexts(of: self.item(index))
                if inner.conditions.isEmpty { always += texts } else { byTurns.append(texts) }
            }
            index = inner.end
        }
        return (always.isEmpty ? [] : [always]) + byTurns.map { always + $0 }
    }
}
