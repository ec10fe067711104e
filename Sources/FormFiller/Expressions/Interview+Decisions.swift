internal import FHIRModel
internal import FHIRPath

// SDC "Using Expressions", cqf-expression on other elements: what the form leaves to an expression. Evaluated where it is used,
// for the occurrence it is used in; where that fails, what the form says beside the expression holds.
extension Interview {
    /// Whether there may be several answers or instances now (`repeats`).
    func isRepeating(_ occurrence: Occurrence) -> Bool {
        let item = formItem(of: occurrence)
        guard item.traits.contains(.repeats) else { return false }
        return decision(.repeats, at: occurrence) ?? true
    }

    /// Whether the form requires an answer now (`required`), whatever is around the item.
    func isRequiredByForm(_ occurrence: Occurrence) -> Bool {
        decision(.required, at: occurrence) ?? formItem(of: occurrence).traits.contains(.required)
    }

    /// What an expression decides; what stands beside it where it cannot be evaluated; nil where there is none.
    private func decision(_ role: FormExpression.Role, at occurrence: Occurrence) -> Bool? {
        guard let number = expression(role, at: occurrence) else { return nil }
        if let found = evaluation.truth(of: evaluate(number, in: occurrence.instance)) {
            return found
        }
        let tree = form.questionnaire.tree
        let name: ElementName = role == .repeats ? .repeats : .required
        return tree.boolean(at: tree.child(name, of: formItem(of: occurrence).node)) ?? false
    }

    private func expression(_ role: FormExpression.Role, at occurrence: Occurrence) -> Int? {
        guard formItem(of: occurrence).traits.contains(.evaluates) else { return nil }
        return form.expressions.first(role, on: item(of: occurrence))
    }

    /// The words of an item: computed, or the form's in the interview's language.
    func text(of occurrence: Occurrence) -> String? {
        string(.text, at: occurrence) ?? form.text(of: item(of: occurrence), in: language)
    }

    /// What stands before the words, such as "1.".
    func prefix(of occurrence: Occurrence) -> String? {
        string(.prefix, at: occurrence)
            ?? form.words(
                .prefix,
                companion: .prefixCompanion,
                of: formItem(of: occurrence).node,
                in: language
            )
    }

    private func string(_ role: FormExpression.Role, at occurrence: Occurrence) -> String? {
        guard let number = expression(role, at: occurrence),
            let value = evaluate(number, in: occurrence.instance)?.first.flatMap({
                evaluation.plain($0)
            })
        else { return nil }
        return value.text.isEmpty ? nil : value.text
    }

    /// Puts computed words into a copy of the response.
    func writeComputedTexts(into tree: inout JSONTree) {
        for (item, numbers) in form.expressions.byItem where item >= 0 {
            guard numbers.contains(where: { form.expressions.all[$0].role == .text }) else {
                continue
            }
            let wanted = form.items[Int(item)]
            for instance in sheet.instances.indices
            where sheet.instances[instance].context == wanted.context {
                let occurrence = Occurrence(Int32(instance), wanted.slot)
                guard exists(occurrence), isPresent(occurrence), let text = text(of: occurrence)
                else { continue }
                for node in nodes(of: occurrence) { tree.setText(text, of: node) }
            }
        }
    }

    /// The nodes of an item in the response: one, or one for each instance of a repeating group.
    func nodes(of occurrence: Occurrence) -> [JSONNode] {
        let item = formItem(of: occurrence)
        guard item.opens >= 0, item.type == .group else {
            return self[occurrence].node == JSONNode.none ? [] : [self[occurrence].node]
        }
        return self[occurrence].instances.map { sheet.instances[Int($0)].node }.filter {
            $0 != JSONNode.none
        }
    }

    /// The limits an expression gives, in place of those that are written.
    func compute(_ limits: inout AnswerLimits, at occurrence: Occurrence) {
        let type = formItem(of: occurrence).type
        for number in form.expressions.byItem[item(of: occurrence)] ?? [] {
            let role = form.expressions.all[number].role
            guard role == .maxLength || role.limit != nil,
                let found = evaluate(number, in: occurrence.instance)
            else { continue }
            let count = found.first.flatMap { evaluation.plain($0)?.number?.integer }
            let value = answers(from: found, for: type).first
            switch role.limit {
            case .minValue, .minQuantity: limits.minimum = value
            case .maxValue, .maxQuantity: limits.maximum = value
            case .minOccurs: limits.minimumOccurrences = count
            case .maxOccurs: limits.maximumOccurrences = count
            case nil: limits.maximumLength = count
            case .some: break
            }
        }
    }
}

extension FormExpression.Role {
    /// The limit it computes.
    var limit: ExtensionName? {
        if case .limit(let name) = self { name } else { nil }
    }
}
