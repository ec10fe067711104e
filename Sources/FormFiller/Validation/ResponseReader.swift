import FHIRModel

/// Reads the answers of a stored response into an interview, item by item beside the form, and notes everything that does not
/// stand where the form has it.
struct ResponseReader {
    let response: QuestionnaireResponse
    var interview: Interview
    /// Deviations from the form's structure, in the response's order.
    var findings: [Finding] = []
    /// Where the items of the response stand, by the occurrence they were read into.
    var nodes: [Occurrence: JSONNode] = [:]
    /// The objects that answers were read from, in the order of the occurrence's answers.
    var answerNodes: [Occurrence: [JSONNode]] = [:]
    /// Where the instances of repeating groups stand, and the answers that hold nested items.
    var instanceNodes: [Int32: JSONNode] = [:]

    private var tree: JSONTree { response.tree }

    init(_ response: QuestionnaireResponse, into interview: Interview) {
        self.response = response
        self.interview = interview
        instanceNodes[0] = response.node
    }

    /// Reads the whole response.
    mutating func read() {
        read(response.node, item: -1, instance: 0)
    }

    /// Reads the `item`s of an object into an instance; `item` is the number of the item around them.
    private mutating func read(_ node: JSONNode, item around: Int32, instance: Int32) {
        var last: Int32 = -1
        for child in tree.elements(.item, of: node) {
            guard let linkId = tree.string(at: tree.child(.linkId, of: child)) else { continue }
            guard let number = number(of: linkId, in: around) else {
                let message =
                    "the form has no item with this linkId" + interview.form.advice(for: linkId)
                report(.error, "unknown-linkId", message, child)
                continue
            }
            let item = interview.form.items[Int(number)]
            guard item.parent == around,
                interview.sheet.instances[Int(instance)].context == item.context
            else {
                report(.error, "misplaced-item", place(of: item), child)
                continue
            }
            if number < last {
                report(
                    .error,
                    "item-order",
                    "the item stands behind one that follows it in the form",
                    child
                )
            }
            last = max(last, number)
            read(item, Occurrence(instance, item.slot), number, child)
        }
    }

    /// The item with a linkId; in a form that uses a linkId twice, the one that belongs here.
    private func number(of linkId: String, in around: Int32) -> Int32? {
        let form = interview.form
        guard let first = form.byLinkId[linkId] else { return nil }
        guard form.items[Int(first)].parent != around, form.hasErrors else { return first }
        let start = around + 1
        let end = around < 0 ? Int32(form.items.count) : form.items[Int(around)].end
        let other = (start..<end).first {
            form.items[Int($0)].parent == around && form.linkId(of: $0) == linkId
        }
        return other ?? first
    }

    /// The answers of a question as they were read, before anything was computed.
    func storedValues(of occurrence: Occurrence) -> [AnswerValue] {
        interview.stored?.answers[occurrence]?.map(\.value) ?? []
    }

    /// What the response says beside the answers.
    var storedElements: StoredElements {
        var stored = StoredElements(tree: tree, items: nodes, instances: instanceNodes)
        for (occurrence, nodes) in answerNodes {
            stored.answers[occurrence] = zip(interview[occurrence].answers, nodes).map { ($0, $1) }
        }
        return stored
    }

    private func place(of item: FormItem) -> String {
        guard item.parent >= 0 else {
            return "the item belongs to the response itself, not into another item"
        }
        let parent = interview.form.linkId(of: item.parent)
        return interview.form.items[Int(item.parent)].type.isQuestion
            ? "the item belongs into an answer of '\(parent)'" : "the item belongs into '\(parent)'"
    }

    private mutating func read(
        _ item: FormItem,
        _ occurrence: Occurrence,
        _ number: Int32,
        _ node: JSONNode
    ) {
        switch item.type {
        case .display:
            if tree.child(.answer, of: node).exists || tree.child(.item, of: node).exists {
                report(.error, "display-answer", "a text to read holds no answers or items", node)
            }
        case .group:
            if tree.child(.answer, of: node).exists {
                report(.error, "group-answer", "a group has no answers", node)
            }
            readGroup(item, occurrence, number, node)
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url, .choice,
            .openChoice, .attachment, .reference, .quantity:
            if tree.child(.item, of: node).exists {
                report(
                    .error,
                    "nested-item",
                    "items nested under a question stand in its answers",
                    tree.child(.item, of: node)
                )
            }
            guard nodes[occurrence] == nil else {
                report(
                    .error,
                    "duplicate-item",
                    "a question stands once; several answers are elements of 'answer'",
                    node
                )
                return
            }
            nodes[occurrence] = node
            readAnswers(item, occurrence, number, node)
        }
    }

    private mutating func readGroup(
        _ item: FormItem,
        _ occurrence: Occurrence,
        _ number: Int32,
        _ node: JSONNode
    ) {
        let isFirst = nodes[occurrence] == nil
        if isFirst { nodes[occurrence] = node }
        guard item.opens >= 0 else {
            if isFirst {
                read(node, item: number, instance: occurrence.instance)
            } else {
                report(.error, "duplicate-item", "the group does not repeat", node)
            }
            return
        }
        guard interview[occurrence].instances.count < AnswerSheet.maximumInstances else {
            report(
                .error,
                "too-many",
                "there are more than \(AnswerSheet.maximumInstances) instances of the group",
                node
            )
            return
        }
        let instance = interview.sheet.makeInstance(of: occurrence)
        interview[occurrence].instances.append(instance)
        instanceNodes[instance] = node
        read(node, item: number, instance: instance)
    }

    private mutating func readAnswers(
        _ item: FormItem,
        _ occurrence: Occurrence,
        _ number: Int32,
        _ node: JSONNode
    ) {
        var values: [AnswerValue] = []
        var kept: [JSONNode] = []
        for answer in tree.elements(.answer, of: node) {
            guard let value = value(of: answer, for: item) else { continue }
            values.append(interview.normalized(value, at: occurrence))
            kept.append(answer)
        }
        answerNodes[occurrence] = kept
        interview[occurrence].answers = values
        interview.sheet.instances[Int(occurrence.instance)].unchecked.insert(Int(occurrence.slot))
        if !values.isEmpty { interview[occurrence].marks.insert(.stored) }
        readPrevious(occurrence, node)
        interview.matchInstances(of: occurrence)
        let instances = interview[occurrence].instances
        for (index, answer) in kept.enumerated() {
            if item.opens < 0 {
                read(answer, item: number, instance: occurrence.instance)
            } else if index < instances.count {
                instanceNodes[instances[index]] = answer
                read(answer, item: number, instance: instances[index])
            }
        }
    }

    /// Takes over the earlier answers that were changed (`previous-answer`).
    private mutating func readPrevious(_ occurrence: Occurrence, _ node: JSONNode) {
        for child in tree.elements(.extension, of: node) {
            let found = Extension(at: child, in: tree)
            guard found.url == ExtensionName.previousAnswer.url, let value = found.value else {
                continue
            }
            interview.sheet.previous[occurrence, default: []].append(value)
        }
    }

    /// The value of an answer, if it is of a type that answers of this item have.
    private mutating func value(of answer: JSONNode, for item: FormItem) -> AnswerValue? {
        let written = tree.children(of: answer).first {
            ChoicePrefix.value.matches(tree.name(of: $0))
        }
        guard let written else {
            report(.error, "no-value", "the answer has no value[x]", answer)
            return nil
        }
        guard let value = AnswerValue(of: answer, in: tree, prefix: .value) else {
            // What is malformed is among the structural findings; what no answer can be is said here.
            if AnswerValue.Kind(named: tree.name(of: written), prefix: .value) == nil {
                report(.error, "answer-type", Self.expected(item.type), written)
            }
            return nil
        }
        guard item.type.admits(value.kind) else {
            report(.error, "answer-type", Self.expected(item.type), written)
            return nil
        }
        let isConverted =
            item.type == .decimal && value.kind == .integer
            || item.type == .dateTime && value.kind == .date
        // The value is clear, though the form wants it in another type.
        if isConverted { report(.error, "answer-type", Self.expected(item.type), written) }
        return value
    }

    private static func expected(_ type: Questionnaire.ItemType) -> String {
        "a \(type.rawValue) question is not answered with a value of this type"
    }

    private mutating func report(
        _ severity: Finding.Severity,
        _ rule: String,
        _ message: String,
        _ node: JSONNode
    ) {
        findings.append(
            Finding(
                severity,
                rule: rule,
                message,
                at: tree.position(of: node),
                linkId: linkId(around: node)
            )
        )
    }

    /// The linkId of the item a node stands in.
    private func linkId(around node: JSONNode) -> String? {
        var node = node
        while node != JSONNode.none {
            if let linkId = tree.string(at: tree.child(.linkId, of: node)) { return linkId }
            node = tree.parent(of: node)
        }
        return nil
    }
}
