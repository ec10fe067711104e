internal import FHIRModel
internal import FormFiller

/// Conditions in words, with the numbers an outline gives to questions.
struct ConditionWords {
    private let form: Form
    private let language: String?
    /// The number of each question, by item; 0 for what is no question.
    let numbers: [Int]

    init(_ form: Form, language: String?) {
        self.form = form
        self.language = language
        var last = 0
        numbers = form.items.map { item in
            guard item.type.isQuestion else { return 0 }
            last += 1
            return last
        }
    }

    /// One condition: whose answer is looked at and what is wanted of it.
    struct Phrase {
        /// Its place in ``Form/conditions``.
        let number: Int
        /// "question 3 “How old are you?”".
        let subject: String
        /// "is answered".
        let predicate: String
        /// What is wanted, quoted; empty for whether there is an answer.
        let value: String
        /// Whether the value is one that must not be.
        var isNegative = false
        /// What stands behind the value.
        var remark = ""
    }

    /// All conditions of an item, and whether every one must hold.
    func phrases(of index: Int32) -> (all: Bool, phrases: [Phrase]) {
        let item = form.items[Int(index)]
        return (item.traits.contains(.all), item.conditions.map { phrase(Int($0)) })
    }

    /// The conditions as one clause: "question 1 “…” is answered “Yes” or “Not sure”"; nil without any.
    func clause(of index: Int32) -> String? {
        let (all, phrases) = phrases(of: index)
        guard !phrases.isEmpty else { return nil }
        let joiner = all ? "and" : "or"
        var clauses: [String] = []
        var rest = phrases[...]
        while let first = rest.popFirst() {
            var clause = "\(first.subject) \(first.bareText)"
            var last = first
            // Conditions on one question read as one sentence.
            while let next = rest.first, next.subject == first.subject {
                rest.removeFirst()
                let isSame = next.predicate == last.predicate && !next.value.isEmpty
                // "anything but A and B" could be read as "not both".
                let isOneOf = next.isNegative && all
                let between = isOneOf ? "or" : joiner
                let isShort = isSame && (isOneOf || !next.isNegative)
                clause +=
                    isShort
                    ? " \(between) \(next.value)" : "\(last.remark) \(joiner) \(next.bareText)"
                last = next
            }
            clauses.append(clause + last.remark)
        }
        return clauses.joined(separator: ", \(joiner) ")
    }

    private func phrase(_ number: Int) -> Phrase {
        let condition = form.conditions[number]
        let tree = form.questionnaire.tree
        guard condition.target >= 0 else {
            return Phrase(
                number: number,
                subject: "an item that is not there",
                predicate: "has an answer",
                value: ""
            )
        }
        let subject = name(of: condition.target)
        let value =
            condition.answer.exists
            ? AnswerValue(at: condition.answer, in: tree, kind: condition.kind) : nil
        let isComputed = !form.items[Int(condition.target)].isAskable
        let wanted = value.map { "“\(words(for: $0, of: condition.target))”" } ?? ""
        let isTime = [.date, .dateTime, .time].contains(condition.kind)
        let predicate =
            switch condition.comparison {
            case .exists:
                tree.boolean(at: condition.answer) ?? true
                    ? (isComputed ? "has a value" : "has an answer")
                    : (isComputed ? "has no value" : "has no answer")
            case .equal: isComputed ? "is" : "is answered"
            case .notEqual: "is anything but"
            case .greater: isTime ? "is later than" : "is more than"
            case .less: isTime ? "is earlier than" : "is less than"
            case .greaterOrEqual: isTime ? "is not earlier than" : "is at least"
            case .lessOrEqual: isTime ? "is not later than" : "is at most"
            }
        return Phrase(
            number: number,
            subject: subject,
            predicate: predicate,
            value: condition.comparison == .exists ? "" : wanted,
            isNegative: condition.comparison == .notEqual,
            // R4's != holds where there is no answer: whoever signs should know.
            remark: condition.comparison != .notEqual
                ? "" : isComputed ? " (also without a value)" : " (also without an answer)"
        )
    }

    /// "question 3 “How old are you?”", its words shortened.
    func name(of index: Int32) -> String {
        let text = OutlineWriter.cleaned(form.text(of: index, in: language) ?? "")
        let number = numbers[Int(index)]
        let isText = form.items[Int(index)].type == .display
        let kind = number > 0 ? "question \(number)" : isText ? "the text" : "the part"
        let quoted =
            text.isEmpty
            ? "[\(OutlineWriter.cleaned(form.linkId(of: index)))]" : "“\(Self.shortened(text))”"
        return "\(kind) \(quoted)"
    }

    /// The words a visitor knows a value by: those of the option, or yes and no.
    func words(for value: AnswerValue, of index: Int32) -> String {
        if case .boolean(let boolean) = value { return boolean ? "Yes" : "No" }
        let options = form.items[Int(index)].hasOptions ? form.options(of: index) : []
        let option = options.first { $0.value.equals(value) == true }
        let text = option.map { form.text(of: $0, in: language) } ?? value.text
        return OutlineWriter.cleaned(text)
    }

    private static func shortened(_ text: String, to limit: Int = 60) -> String {
        guard text.count > limit else { return text }
        let words = text.prefix(limit)
        let end = words.lastIndex(of: " ") ?? words.endIndex
        return words[..<end] + " …"
    }
}

extension ConditionWords.Phrase {
    /// The predicate with what is wanted: "is answered “Yes”".
    var text: String { bareText + remark }

    /// The same without what stands behind the value.
    var bareText: String { value.isEmpty ? predicate : "\(predicate) \(value)" }
}
