internal import FHIRModel
internal import FormFiller

extension OutlineWriter {
    /// What is true of the form as a whole.
    func facts() -> [FormOutline.Fact] {
        let form = form.questionnaire
        let questions = self.form.items.count { $0.isAskable }
        let languages = self.form.languages.joined(separator: ", ")
        let facts: [(String, String?)] = [
            ("Status", statusWords),
            ("Approved on", form.approvalDate?.description ?? "not approved"),
            ("Last reviewed on", form.lastReviewDate?.description),
            ("Version", form.version), ("Date of this version", form.date?.description),
            ("Published by", form.publisher), ("Address", form.url),
            ("Languages", languages.isEmpty ? nil : languages),
            ("Description", form.markdownDescription), ("Purpose", form.purpose),
            ("Copyright", form.copyright), ("Questions for visitors", "\(questions)"),
        ]
        return facts.compactMap { label, text in
            text.map { .init(label: label, text: Self.cleaned($0)) }
        }
    }

    private var statusWords: String {
        let status = form.questionnaire.status?.rawValue ?? "none"
        let experimental = form.questionnaire.isExperimental == true ? ", experimental" : ""
        let use =
            form.isDemonstration
            ? "runs only as a demonstration, marked so on every screen" : "in use for visitors"
        return "\(status)\(experimental): \(use)"
    }

    /// What an item's extensions say of its answers.
    func limits(on index: Int32) -> [FormOutline.Fact] {
        let item = form.items[Int(index)]
        let limits = AnswerLimits(of: item.node, in: form, language: nil)
        func text(_ number: Int?) -> String? { number.map { "\($0)" } }
        let units = ([limits.unit].compactMap(\.self) + limits.units).map(\.text)
        var facts: [(String, String?)] = [
            ("At least", limits.minimum?.text), ("At most", limits.maximum?.text),
            ("Shortest", limits.minimumLength.map { "\($0) characters" }),
            ("Longest", longest(of: item.type, limits)),
            ("Digits after the point, at most", text(limits.maximumDecimalPlaces)),
            ("In steps of", text(limits.stepValue)),
            ("Looks like", limits.entryFormat),
            ("Must match the pattern", limits.pattern),
            ("Otherwise it says", limits.patternMessage),
            ("Units", units.isEmpty ? nil : units.joined(separator: ", ")),
        ]
        if item.traits.contains(.repeats) {
            facts.append(("Answers, at least", text(limits.minimumOccurrences)))
            facts.append(("Answers, at most", text(limits.maximumOccurrences)))
        }
        let view = Questionnaire.Item(at: item.node, in: form.questionnaire.tree)
        let initials = view.initials.map { words.words(for: $0, of: index) }
        facts.append(
            ("Answered at first", initials.isEmpty ? nil : initials.joined(separator: ", "))
        )
        return facts.compactMap { label, text in
            text.map { .init(label: label, text: Self.cleaned($0)) }
        }
    }

    /// How long an answer may be: as long as the form says, but words never longer than can be typed.
    private func longest(of type: Questionnaire.ItemType, _ limits: AnswerLimits) -> String? {
        guard let said = limits.maximumLength else { return nil }
        guard type == .string || type == .text || type == .url || type == .openChoice else {
            return "\(said) characters"
        }
        let most = Interview.maximumTextLength(limits)
        return most < said
            ? "\(most) characters, which is as many as can be typed; the file says \(said)"
            : "\(said) characters"
    }

    /// The expressions on an item.
    func computations(on index: Int32) -> [FormOutline.Fact] {
        (form.expressions.byItem[index] ?? []).map { number in
            let expression = form.expressions.all[number]
            let source = Self.cleaned(expression.source)
            let description = form.description(of: expression)
            if case .toggle(let node) = expression.role {
                return toggle(node, on: index, description, source)
            }
            guard case .constraint(let node) = expression.role else {
                return .init(label: expression.label, text: description, expression: source)
            }
            let rule = Extension(at: node, in: form.questionnaire.tree)
            let message = rule.firstExtension("human")?.words.map(Self.cleaned) ?? ""
            let text = [message, description].filter { !$0.isEmpty }.joined(separator: ": ")
            return .init(label: "Rule", text: text, expression: source)
        }
    }

    /// Which options a toggle switches, and when they are offered.
    private func toggle(
        _ node: JSONNode,
        on index: Int32,
        _ description: String,
        _ source: String
    ) -> FormOutline.Fact {
        let tree = form.questionnaire.tree
        let options = tree.elements(.extension, of: node).compactMap { child -> String? in
            let part = Extension(at: child, in: tree)
            return part.url == "option"
                ? part.value.map { "“\(words.words(for: $0, of: index))”" } : nil
        }
        let what = options.isEmpty ? "Some options" : options.joined(separator: ", ")
        let text = [what, description].filter { !$0.isEmpty }.joined(separator: ": ")
        return .init(label: "Offered only if this holds", text: text, expression: source)
    }

    /// When staff are called, and the values that have a name.
    func rules() -> [FormOutline.Fact] {
        var rules: [FormOutline.Fact] = []
        for rule in form.staffAlertRules {
            let description = Self.cleaned(rule.source.description ?? "")
            let source = Self.cleaned(rule.source.expression ?? "")
            let label =
                switch rule.priority {
                case .stat: "Staff are called at once for"
                case .asap: "Staff are told quietly of"
                }
            rules.append(.init(label: label, text: description, expression: source))
            for (code, display) in rule.displays.sorted(by: { $0.key < $1.key }) {
                let words = "“\(Self.cleaned(display))”"
                rules.append(.init(label: "For \(Self.cleaned(code)) staff read", text: words))
            }
        }
        let variables = form.questionnaire.allExtensions(.variable).compactMap(\.expression)
        rules += variables.map { variable in
            .init(
                label: "%\(variable.name ?? "")",
                text: Self.cleaned(variable.description ?? ""),
                expression: Self.cleaned(variable.expression ?? "")
            )
        }
        return rules
    }
}

extension Form {
    /// What the author says of an expression in words, and the expression.
    func words(for expression: FormExpression) -> String {
        let description = description(of: expression)
        let source = OutlineWriter.cleaned(expression.source)
        return description.isEmpty ? source : "\(description): \(source)"
    }

    /// What the author says of an expression in words; empty where that is nothing.
    func description(of expression: FormExpression) -> String {
        guard expression.node != JSONNode.none else { return "" }
        let tree = questionnaire.tree
        let holder = tree.parent(of: expression.node)
        return OutlineWriter.cleaned(tree.string(at: tree.child(.description, of: holder)) ?? "")
    }
}

extension FormExpression {
    /// What stands before the expression.
    fileprivate var label: String {
        switch role {
        case .variable: "%\(name ?? "")"
        case .initial: "Computed at first"
        case .calculated: "Computed"
        case .enableWhen: "Only if this holds"
        case .answers: "Options computed"
        case .toggle: "Offered only if this holds"
        case .valueSet: "Value set computed"
        case .text: "Text computed"
        case .prefix: "What stands before the text computed"
        case .maxLength: "Longest answer computed"
        case .required: "Required only if"
        case .repeats: "Several answers only if"
        case .readOnly: "Not asked if"
        case .limit(let name): "Limit \(name) computed"
        case .constraint: "Rule"
        }
    }
}
