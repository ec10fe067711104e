package import FHIRModel

extension FormCompiler {
    /// Reads the `enableWhen` elements of an item; their questions are looked up when all items are known.
    mutating func readConditions(of properties: ItemProperties, into index: Int32) {
        guard properties.enableWhen.exists else { return }
        let first = Int32(conditions.count)
        var node = tree.firstChild(of: properties.enableWhen)
        while node.exists {
            // What is no object is a fault of structure.
            if tree.kind(of: node) == .object { readCondition(node) }
            node = tree.nextSibling(of: node)
        }
        guard conditions.count > first else { return }
        items[Int(index)].conditions = first..<Int32(conditions.count)
        conditional.append(index)
        if conditions.count - Int(first) > 1, properties.enableBehavior == JSONNode.none {
            report(
                .warning,
                "que-12",
                "several enableWhen but no enableBehavior: taken as 'any'; say enableBehavior any or all",
                at: properties.enableWhen,
                linkId: tree.string(at: properties.linkId)
            )
        }
    }

    private mutating func readCondition(_ node: JSONNode) {
        var condition = Condition(
            target: -1,
            comparison: .exists,
            answer: JSONNode.none,
            kind: .boolean
        )
        var question = JSONNode.none
        for child in tree.children(of: node) {
            let name = tree.name(of: child)
            if name == .question {
                question = child
            } else if name == .operator {
                condition.comparison = comparison(tree.bytes(at: child))
            } else if let kind = AnswerValue.Kind(named: name, prefix: .answer) {
                condition.answer = child
                condition.kind = kind
            }
        }
        conditions.append(condition)
        targets.append(question == JSONNode.none ? node : question)
    }

    /// The operator with a code of R4 `questionnaire-enable-operator`; `exists` for a code that R4 does not have.
    private func comparison(_ code: ArraySlice<UInt8>) -> Questionnaire.EnableOperator {
        guard let first = code.first, let last = code.last, code.count <= 2 else { return .exists }
        let isOrEqual = code.count == 2 && last == UInt8(ascii: "=")
        guard isOrEqual || code.count == 1 else { return .exists }
        switch first {
        case UInt8(ascii: "="): return isOrEqual ? .exists : .equal
        case UInt8(ascii: "!"): return isOrEqual ? .notEqual : .exists
        case UInt8(ascii: ">"): return isOrEqual ? .greaterOrEqual : .greater
        case UInt8(ascii: "<"): return isOrEqual ? .lessOrEqual : .less
        default: return .exists
        }
    }

    /// Looks up the questions of all conditions.
    mutating func resolveConditions() {
        for index in conditional {
            for number in items[Int(index)].conditions { resolve(Int(number), of: index) }
        }
        reportCycles()
    }

    private mutating func resolve(_ number: Int, of index: Int32) {
        let node = targets[number]
        guard let target = byLinkId.item(at: node, near: index) else {
            reportMissing(node, of: index)
            return
        }
        conditions[number].target = target
        items[Int(target)].traits.insert(.watched)
        let type = items[Int(target)].type
        if !type.isQuestion {
            guard !items[Int(target)].traits.contains(.typeless) else { return }
            report(
                .error,
                "enable-question",
                "enableWhen looks at '\(tree.string(at: node) ?? "")', which is \(type.withArticle) and has no answers; name a question",
                at: node,
                linkId: linkId(of: index)
            )
        } else if target == index {
            report(
                .error,
                "enable-cycle",
                "the item's own answer decides whether it is asked; name another question",
                at: node,
                linkId: linkId(of: index)
            )
        } else {
            checkComparison(conditions[number], with: type, at: node, of: index)
        }
    }

    /// No item has the linkId that a condition names; the fault is the item's where its linkId only looks like that.
    private mutating func reportMissing(_ node: JSONNode, of index: Int32) {
        let name = tree.string(at: node) ?? ""
        let seen = LinkIds.asSeen(name)
        let known = doubtfulLinkIds ?? byLinkId.doubtful()
        doubtfulLinkIds = known
        if let item = known[seen] {
            guard reportedLinkIds.insert(item).inserted else { return }
            report(
                .error,
                "linkid-form",
                "the linkId has blanks or signs that cannot be seen, so that conditions on '\(seen)' do not find the item; take them out",
                at: tree.child(.linkId, of: items[Int(item)].node),
                linkId: linkId(of: item)
            )
            return
        }
        if let number = byLinkId.number(name) {
            // A fault of structure as well, and said once.
            report(.error, "linkid-form", "a linkId is a text: put it in quotes", at: number)
            return
        }
        let advice =
            seen != name && byLinkId[seen] != nil
            ? "; the item is '\(seen)': take the blanks out" : byLinkId.advice(for: name)
        report(
            .error,
            "enable-question",
            "enableWhen looks at '\(name)', but no item has this linkId\(advice.isEmpty ? "; mend the linkId, or take the condition out" : advice)",
            at: node,
            linkId: linkId(of: index)
        )
    }

    /// Where the operator of a condition stands, or should, if it is none that R4 has; nil where it is one.
    ///
    /// That is a fault of structure as well, and said once. What stands here as an error keeps the form from visitors.
    private func misunderstoodOperator(of question: JSONNode) -> JSONNode? {
        let parent = tree.parent(of: question)
        let node = tree.child(.operator, of: parent)
        if node == JSONNode.none { return parent }
        return tree.string(at: node) == Questionnaire.EnableOperator.exists.rawValue ? nil : node
    }

    /// Whether the operator and the value fit the type of the question.
    private mutating func checkComparison(
        _ condition: Condition,
        with type: Questionnaire.ItemType,
        at node: JSONNode,
        of index: Int32
    ) {
        switch condition.comparison {
        case .exists:
            if let place = misunderstoodOperator(of: node) {
                report(
                    .error,
                    "enable-operator",
                    "this is no operator; write exists, =, !=, >, <, >= or <=",
                    at: place,
                    linkId: linkId(of: index)
                )
            } else if condition.kind != .boolean {
                report(
                    .error,
                    "que-7",
                    "operator 'exists' needs answerBoolean; write true for any answer, false for none",
                    at: condition.answer == JSONNode.none ? node : condition.answer,
                    linkId: linkId(of: index)
                )
            }
            return
        case .greater, .less, .greaterOrEqual, .lessOrEqual:
            if [.boolean, .choice, .openChoice, .attachment, .reference, .url].contains(type) {
                report(
                    .warning,
                    "enable-operator",
                    "'\(condition.comparison.rawValue)' has no meaning for \(type.withArticle), so the condition counts as met; write = or !=",
                    at: tree.child(.operator, of: tree.parent(of: node)),
                    linkId: linkId(of: index)
                )
                return
            }
        case .equal, .notEqual:
            break
        }
        guard condition.answer != JSONNode.none, !type.accepts(condition.kind) else { return }
        report(
            .warning,
            "enable-type",
            "answer\(condition.kind.suffix) does not fit \(type.withArticle) question; write \(type.answerName)",
            at: condition.answer,
            linkId: linkId(of: index)
        )
    }
}

extension Questionnaire.ItemType {
    /// The property of a condition that holds a value of this type, such as `answerBoolean`.
    fileprivate var answerName: String {
        answerKind.map { "answer\($0.suffix)" } ?? "a value of its type"
    }

    /// Whether an answer of this type of question can be compared with such a value.
    package func accepts(_ kind: AnswerValue.Kind) -> Bool {
        switch self {
        case .group, .display: false
        case .decimal, .integer: kind == .decimal || kind == .integer
        case .date, .dateTime: kind == .date || kind == .dateTime
        case .openChoice: kind == .coding || kind == .string
        case .choice:
            // R4 option lists of other types make the answers of those types.
            [.coding, .integer, .date, .time, .string].contains(kind)
        case .url: kind == .uri || kind == .string
        case .boolean, .time, .string, .text, .attachment, .reference, .quantity:
            kind == answerKind
        }
    }
}
