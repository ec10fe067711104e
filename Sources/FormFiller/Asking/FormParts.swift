internal import FHIRModel

/// A form as a person sees it divided: by its titled groups, as "Part 2 of 6: Your safety" counts them.
///
/// A part begins at each outermost group that has words and asks something; what stands before the first is a part of its own.
/// What stands between two groups, such as a page of thanks, is counted with the one before it, and does not bear its name. One
/// group around everything does not count. Costs one walk over the form; look up as often as you like.
package struct FormParts: Sendable {
    private struct Part: Sendable {
        /// Its first item.
        let start: Int32
        /// One past its last item.
        let end: Int32
        /// The group whose words name it; -1 where none does.
        let group: Int32
    }

    private let parts: [Part]

    /// The parts of a form.
    package init(of form: Form) {
        var groups = Self.titledGroups(of: form, from: 0, to: Int32(form.items.count))
        while groups.count == 1, let only = groups.first {
            let inner = Self.titledGroups(of: form, from: only + 1, to: form.items[Int(only)].end)
            if inner.count < 2 { break }
            groups = inner
        }
        var parts = groups.map { Part(start: $0, end: form.items[Int($0)].end, group: $0) }
        let first = groups.first ?? Int32(form.items.count)
        let before = form.items[..<Int(first)]
        if before.contains(where: \.isAskable), !groups.isEmpty {
            let named = before.indices.first {
                Self.isTitled(form, Int32($0)) && before[$0].end <= first
            }
            let group = named.map { Int32($0) } ?? -1
            parts.insert(Part(start: 0, end: first, group: group), at: 0)
        }
        self.parts = parts
    }

    private static func titledGroups(of form: Form, from start: Int32, to end: Int32) -> [Int32] {
        var groups: [Int32] = []
        var item = start
        while item < end {
            let found = form.items[Int(item)]
            if found.traits.contains(.asks), isTitled(form, item),
                form.items[Int(item)..<Int(found.end)].contains(where: \.isAskable)
            {
                groups.append(item)
                item = found.end
            } else {
                item += 1
            }
        }
        return groups
    }

    private static func isTitled(_ form: Form, _ item: Int32) -> Bool {
        let found = form.items[Int(item)]
        return found.type == .group && !found.traits.contains(.hidden)
            && form.text(of: item, in: nil)?.isEmpty == false
    }

    /// How many there are, whether asked or not.
    package var count: Int { parts.count }

    /// The number of the part of a place, from 0; of a place between two, that of the one before it.
    package func part(at place: Place) -> Int {
        max(0, (parts.firstIndex { $0.start > place.item } ?? parts.count) - 1)
    }

    /// Whether a place stands in its part, and not before the first or behind it.
    package func isInPart(_ place: Place) -> Bool {
        let part = part(at: place)
        guard parts.indices.contains(part) else { return false }
        return (parts[part].start..<parts[part].end).contains(place.item)
    }

    /// The words of its group, in a language; empty where it has none.
    package func heading(of part: Int, in form: Form, _ language: String) -> String {
        guard parts.indices.contains(part), parts[part].group >= 0 else { return "" }
        return form.text(of: parts[part].group, in: language) ?? ""
    }

    /// Its name: the `shortText` of its group, or else the words before the first colon of its text.
    package func name(of part: Int, in form: Form, _ language: String) -> String {
        guard parts.indices.contains(part), parts[part].group >= 0 else { return "" }
        if let short = form.shortText(of: parts[part].group, in: language) { return short }
        return String(heading(of: part, in: form, language).prefix { $0 != ":" })
    }

    /// The items of a part.
    fileprivate func items(of part: Int) -> Range<Int> {
        Int(parts[part].start)..<Int(parts[part].end)
    }
}

extension Interview {
    /// The numbers of the parts that ask something now or may do so by answers still to come, and of the one given.
    ///
    /// Looks at every item of the form once.
    package func partsAsked(of parts: FormParts, with present: Int?) -> [Int] {
        let closed = closedItems
        return (0..<parts.count).filter { part in
            part == present
                || parts.items(of: part).contains { !closed[$0] && asks(Int32($0)) }
        }
    }

    /// Whether no answer still to come changes what is asked.
    package var hasNothingUndecided: Bool { sheet.undecided.count == 0 }

    /// For every item, whether it stands in one that an answer already given has switched off for good.
    private var closedItems: [Bool] {
        var closed = [Bool](repeating: false, count: form.items.count)
        for (index, item) in form.items.enumerated() where item.context == 0 {
            closed[index] = item.parent >= 0 && closed[Int(item.parent)] || isClosed(item)
        }
        return closed
    }

    /// Whether the conditions written on an item do not hold, and all that they look at has been passed.
    private func isClosed(_ item: FormItem) -> Bool {
        guard !item.conditions.isEmpty else { return false }
        let isPassed = item.conditions.allSatisfy { number in
            let target = form.conditions[Int(number)].target
            return target >= 0
                && max(target, sheet.undecided.decider(of: target)) < sheet.undecided.furthest
        }
        return isPassed && !sheet.conditionsHold(of: Occurrence(0, item.slot))
    }

    private func asks(_ index: Int32) -> Bool {
        let item = form.items[Int(index)]
        guard item.context == 0 else { return false }
        let opensGroup = item.type == .group && item.opens >= 0 && !item.traits.contains(.hidden)
        guard item.isAskable || opensGroup else { return false }
        if isEnabled(Occurrence(0, item.slot)) { return true }
        return item.isAskable && sheet.undecided.decider(of: index) >= sheet.undecided.furthest
    }
}

extension Form {
    /// The `shortText` of an item in a language; nil where it has none, or none in that language.
    package func shortText(of item: Int32, in language: String) -> String? {
        let source = Questionnaire.Item(at: items[Int(item)].node, in: questionnaire.tree)
        guard let found = source.firstExtension(.shortText) else { return nil }
        let own = found.words
        guard let words = words(of: found, in: language), !words.isEmpty else { return nil }
        let isOwnLanguage = language.isSameMainLanguage(as: languages.first ?? language)
        return words != own || isOwnLanguage ? words : nil
    }
}
