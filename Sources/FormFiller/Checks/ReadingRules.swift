internal import FHIRModel

/// How hard the texts are to read: every screen as a whole, as visitors read it, for forms in English.
struct ReadingRules: RuleFamily {
    private var isEnglish: Bool?

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        let english = isEnglish ?? Self.isEnglish(subject)
        isEnglish = english
        guard english else { return }
        var reported: Set<JSONTree.Index> = []
        for screen in subject.screens(of: item) {
            let measured = ReadingGrade(screen.map(\.text))
            // The formula means nothing for a few words.
            guard measured.words >= 12, measured.grade > subject.settings.readingGrade else {
                continue
            }
            let hardest = Self.hardest(of: screen)
            guard let hardest, reported.insert(hardest.node).inserted else { continue }
            let grade = (measured.grade * 10).rounded() / 10
            subject.report(
                .warning,
                "reading-grade",
                "this screen reads at grade \(grade), past \(subject.settings.readingGrade); use shorter words and sentences (the longest has \(measured.longestSentence) words)",
                at: hardest.node,
                linkId: hardest.linkId
            )
        }
    }

    /// The text of a screen to work on first.
    private static func hardest(of screen: [VisibleText]) -> VisibleText? {
        let long = screen.filter { ReadingGrade([$0.text]).words >= 5 }
        return (long.isEmpty ? screen : long).max {
            ReadingGrade([$0.text]).grade < ReadingGrade([$1.text]).grade
        }
    }

    /// Whether the form's own words are English: it says so or, where it does not say, its texts are full of English words.
    private static func isEnglish(_ subject: CheckSubject) -> Bool {
        if let language = subject.questionnaire.language { return language.hasPrefix("en") }
        let common: Set<Substring> = [
            "the", "of", "you", "your", "to", "and", "is", "have", "for", "in", "do", "any",
        ]
        var words = 0
        var english = 0
        for item in subject.form.items.prefix(500) {
            let text = subject.tree.string(at: subject.tree.child(.text, of: item.node)) ?? ""
            for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
                words += 1
                if common.contains(word) { english += 1 }
            }
        }
        return words > 0 && english * 12 >= words
    }
}

extension CheckSubject {
    /// The screens an item makes, each as the texts on it in the form's own language: a page with the texts that are always on
    /// it, or one more of those that come by turns; a question with its options and instructions; help apart.
    func screens(of item: CheckedItem) -> [[VisibleText]] {
        guard !item.item.traits.contains(.hidden) else { return [] }
        let own = visibleTexts(of: item).filter { $0.language == nil }
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
            screen += visibleTexts(of: self.item(inner)).filter { $0.language == nil }
        }
        return screen.isEmpty ? [] : [screen]
    }

    private func pages(of item: CheckedItem, heading: [VisibleText]) -> [[VisibleText]] {
        var always = heading
        var byTurns: [[VisibleText]] = []
        var index = item.index + 1
        while index < item.item.end {
            let inner = form.items[Int(index)]
            if inner.type == .display, inner.parent == item.index {
                let texts = visibleTexts(of: self.item(index)).filter { $0.language == nil }
                if inner.conditions.isEmpty { always += texts } else { byTurns.append(texts) }
            }
            index = inner.end
        }
        return (always.isEmpty ? [] : [always]) + byTurns.map { always + $0 }
    }
}
