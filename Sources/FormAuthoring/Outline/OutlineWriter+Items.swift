internal import FHIRModel
internal import FormFiller

extension OutlineWriter {
    /// Every item in the order of the form; help and instructions stand with the question they belong to.
    func entries() -> [FormOutline.Entry] {
        form.items.indices.compactMap { index in
            let item = form.items[index]
            let isTold = item.traits.contains(.attached) && item.parent >= 0
            return isTold ? nil : entry(Int32(index))
        }
    }

    private func entry(_ index: Int32) -> FormOutline.Entry {
        let item = form.items[Int(index)]
        let view = Questionnaire.Item(at: item.node, in: form.questionnaire.tree)
        let own = Self.cleaned(form.text(of: index, in: language) ?? "")
        let placeholder = item.type == .group ? "(part without a heading)" : "(no text)"
        let text = own.isEmpty ? placeholder : own
        return FormOutline.Entry(
            depth: depth(of: index),
            number: item.type.isQuestion ? words.numbers[Int(index)] : nil,
            isGroup: item.type == .group,
            text: [view.prefix.map(Self.cleaned), text].compactMap(\.self).joined(separator: " "),
            linkId: Self.cleaned(form.linkId(of: index)),
            notes: notes(on: index, view),
            options: item.hasOptions ? options(of: index) : []
        )
    }

    /// The options, with what visitors type for each where that is not its place.
    private func options(of index: Int32) -> [FormOutline.Option] {
        let options = form.options(of: index)
        let keys = OptionKeys(
            prefixes: options.map(\.prefix),
            words: options.map { form.text(of: $0, in: language) }
        )
        var heading: String?
        return zip(options, keys.keys).flatMap { option, key in
            let own = self.option(option, key: keys.arePlaces ? nil : key)
            defer { heading = option.heading }
            guard let above = option.heading, above != heading else { return [own] }
            return [Self.heading(above), own]
        }
    }

    /// The heading that options stand below, which visitors cannot choose.
    private static func heading(_ text: String) -> FormOutline.Option {
        FormOutline.Option(text: cleaned(text), code: nil, score: nil, remarks: ["heading"])
    }

    private func depth(of index: Int32) -> Int {
        var depth = 0
        var around = form.items[Int(index)].parent
        while around >= 0 {
            depth += 1
            around = form.items[Int(around)].parent
        }
        return depth
    }

    private func notes(on index: Int32, _ view: Questionnaire.Item) -> [FormOutline.Fact] {
        let item = form.items[Int(index)]
        var notes: [FormOutline.Fact] = []
        if item.type.isQuestion {
            notes.append(.init(label: "Answer", text: answerWords(of: index)))
        } else {
            notes += traits(of: item)
        }
        if let set = valueSetElsewhere(of: item) {
            notes.append(
                .init(label: "Options", text: "those of \(set), which is not in this file")
            )
        }
        if item.type.isQuestion, form.isListIncomplete(of: index) {
            notes.append(
                .init(
                    label: "Options",
                    text: "the list is not whole; visitors can say that theirs is not in it"
                )
            )
        }
        if let clause = words.clause(of: index) {
            notes.append(.init(label: "\(item.enablementVerb) only if", text: clause))
        }
        notes += attachedTexts(of: index)
        if item.type.isQuestion { notes += limits(on: index) }
        notes += computations(on: index)
        if item.traits.contains(.keepsPrevious) {
            notes.append(
                .init(label: "Changes", text: "an answer that is changed is kept for staff")
            )
        }
        let codes = view.codes.map { [$0.display, $0.code, $0.system].compactMap(\.self) }
        notes += codes.map {
            .init(label: "Code", text: Self.cleaned($0.joined(separator: ", ")))
        }
        return notes
    }

    /// What is true of a group, or of a text to read, as a whole.
    private func traits(of item: FormItem) -> [FormOutline.Fact] {
        var traits: [FormOutline.Fact] = []
        if item.traits.contains(.hidden) {
            traits.append(.init(label: "Shown", text: "hidden from visitors"))
        }
        guard item.type == .group else { return traits }
        if item.traits.contains(.required) {
            traits.append(.init(label: "Required", text: "something in it must be answered"))
        }
        if item.traits.contains(.repeats) {
            let limits = AnswerLimits(of: item.node, in: form, language: nil)
            let bounds = [
                limits.minimumOccurrences.map { "at least \($0) times" },
                limits.maximumOccurrences.map { "at most \($0) times" },
            ].compactMap(\.self)
            let words = ["asked as often as the visitor wants"] + bounds
            traits.append(.init(label: "Repeats", text: words.joined(separator: ", ")))
        }
        return traits
    }

    /// The address of the value set that options come from, where this file has none of them.
    private func valueSetElsewhere(of item: FormItem) -> String? {
        let view = Questionnaire.Item(at: item.node, in: form.questionnaire.tree)
        guard item.type.isQuestion, let set = view.answerValueSet, !set.hasPrefix("#"),
            form.options(from: set, for: item.type).isEmpty
        else { return nil }
        return Self.cleaned(set)
    }

    /// Help, instructions and labels nested under an item.
    private func attachedTexts(of index: Int32) -> [FormOutline.Fact] {
        (form.attachments[index] ?? []).compactMap { attached in
            let text = Self.cleaned(form.text(of: attached, in: language) ?? "")
            guard !text.isEmpty else { return nil }
            let label =
                switch form.items[Int(attached)].control {
                case .help, .flyover, .legal, .security: "Help"
                case .upper: "Upper end"
                case .lower: "Lower end"
                case .unit: "Unit"
                case .other, .prompt, .page, .header, .footer, .slider: "Instruction"
                }
            return FormOutline.Fact(label: label, text: text)
        }
    }

    /// "One of the options; required".
    private func answerWords(of index: Int32) -> String {
        let item = form.items[Int(index)]
        let repeats = item.traits.contains(.repeats)
        let kind =
            switch item.type {
            case .group, .display: ""
            case .boolean: "yes or no"
            case .choice: repeats ? "one or more of the options" : "one of the options"
            case .openChoice:
                repeats ? "one or more of the options, or own words" : "an option, or own words"
            case .string: "a line of text"
            case .text: "text"
            case .url: "a web address"
            case .integer: "a whole number"
            case .decimal: "a number"
            case .date: "a date"
            case .dateTime: "a date and time"
            case .time: "a time of day"
            case .quantity: "a number with a unit"
            case .attachment: "a file; visitors are asked to see staff"
            case .reference: "a record; visitors are asked to see staff"
            }
        var parts = [kind]
        if repeats, item.type != .choice, item.type != .openChoice {
            parts.append("may be given several times")
        }
        if item.traits.contains(.hidden) {
            parts.append("hidden from visitors")
        } else if item.traits.contains(.readOnly) {
            parts.append("shown, not asked")
        } else {
            parts.append(item.traits.contains(.required) ? "required" : "may be skipped")
        }
        return parts.joined(separator: "; ")
    }

    private func option(_ option: OfferedOption, key: String?) -> FormOutline.Option {
        let words = Self.cleaned(form.text(of: option, in: language))
        var code: String?
        if case .coding(let coding) = option.value { code = coding.code }
        var remarks: [String] = []
        if let key { remarks.append("typed as \(Self.cleaned(key))") }
        if option.isExclusive { remarks.append("only by itself") }
        if option.isInitial { remarks.append("selected at first") }
        return FormOutline.Option(
            text: [option.prefix.map(Self.cleaned), words].compactMap(\.self)
                .joined(separator: " "),
            code: code == words ? nil : code.map(Self.cleaned),
            score: score(of: option),
            remarks: remarks
        )
    }

    /// `itemWeight`, or the older `ordinalValue`, on the option or inside its value.
    private func score(of option: OfferedOption) -> String? {
        let tree = form.questionnaire.tree
        for node in [option.node, option.valueNode] where node != JSONNode.none {
            for name in [ExtensionName.itemWeight, .ordinalValue] {
                if let found = Extension.first(name.url, of: node, in: tree)?.decimal {
                    return found.description
                }
            }
        }
        return nil
    }
}

extension FormItem {
    /// What happens to this item where its conditions hold.
    var enablementVerb: String {
        if traits.contains(.hidden) { return "Computed" }
        return type.isQuestion ? "Asked" : "Shown"
    }
}
