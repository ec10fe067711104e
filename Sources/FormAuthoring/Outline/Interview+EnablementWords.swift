public import FormFiller

/// Why an item is asked or not asked, in words: its conditions, and whether each holds now.
public struct EnablementReason: Sendable {
    /// "question 3 “How old are you?”", or the part of the form it names.
    public let subject: String
    /// What becomes of it: "asked", "shown", or "computed" where it is hidden.
    public let verb: String
    /// Whether the item is enabled now.
    public let isEnabled: Bool
    /// Whether all conditions must hold; else one is enough.
    public let needsAll: Bool
    /// Each condition with whether it holds now.
    public let conditions: [(words: String, holds: Bool)]
}

extension Form {
    /// What becomes of an item that is enabled: "asked", "shown", or "computed" where it is hidden; nil where there is no such item.
    public func enablementVerb(of linkId: String) -> String? {
        byLinkId[linkId].map { items[Int($0)].enablementVerb.lowercased() }
    }
}

extension Interview {
    /// Why an item is enabled or not: its own conditions first, then those of every item around it that has some.
    ///
    /// - Parameter linkId: the item; of a repeating one the occurrence nearest to what is on the screen.
    /// - Returns: nothing for an item that is always asked; nil where there is no such item.
    public func enablementReasons(of linkId: String) -> [EnablementReason]? {
        guard let number = form.byLinkId[linkId] else { return nil }
        let words = ConditionWords(form, language: language)
        var reasons: [EnablementReason] = []
        var index = number
        while index >= 0 {
            if let occurrence = shownCell(of: index),
                let reason = reason(of: index, occurrence, words)
            {
                reasons.append(reason)
            }
            index = form.items[Int(index)].parent
        }
        return reasons
    }

    private func shownCell(of index: Int32) -> Occurrence? {
        if let cursor = navigation.cursor,
            let occurrence = sheet.nearest(index, to: cursor.occurrence)
        {
            return occurrence
        }
        let item = form.items[Int(index)]
        let instance = sheet.instances.indices.first {
            sheet.instances[$0].context == item.context
                && Int(item.slot) < sheet.instances[$0].items.count
        }
        return instance.map { Occurrence(Int32($0), item.slot) }
    }

    private func reason(
        of index: Int32,
        _ occurrence: Occurrence,
        _ words: ConditionWords
    ) -> EnablementReason? {
        let (all, phrases) = words.phrases(of: index)
        var conditions = phrases.map { phrase in
            (
                words: "\(phrase.subject) \(phrase.text)",
                holds: sheet.holds(form.conditions[phrase.number], for: occurrence)
            )
        }
        if phrases.isEmpty, let number = form.expressions.first(.enableWhen, on: index) {
            var probe = self
            let words = form.words(for: form.expressions.all[number])
            conditions.append((words: words, holds: probe.expressionEnables(occurrence)))
        }
        guard !conditions.isEmpty else { return nil }
        return EnablementReason(
            subject: words.name(of: index),
            verb: form.items[Int(index)].enablementVerb.lowercased(),
            isEnabled: isEnabled(occurrence),
            needsAll: all,
            conditions: conditions
        )
    }
}
