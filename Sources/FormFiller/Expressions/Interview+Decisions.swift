internal import FHIRModel
internal import FHIRPath

// SDC "Using Expressions", cqf-expression on other elements: what the form leaves to an expression. Evaluated where it is used,
// for the occurrence it is used in; where that fails, what the form says beside the expression holds.
extension Interview {
    /// Whether there may be several answers or instances now (`repeats`).
    func isRepeating(_ cell: CellID) -> Bool {
        let item = formItem(of: cell)
        guard item.traits.contains(.repeats) else { return false }
        return decision(.repeats, at: cell) ?? true
    }

    /// Whether the form requires an answer now (`required`), whatever is around the item.
    func isRequiredByForm(_ cell: CellID) -> Bool {
        decision(.required, at: cell) ?? formItem(of: cell).traits.contains(.required)
    }

    /// What an expression decides; what stands beside it where it cannot be evaluated; nil where there is none.
    private func decision(_ role: FormExpression.Role, at cell: CellID) -> Bool? {
        guard let number = expression(role, at: cell) else { return nil }
        if let found = truth(of: evaluate(number, in: cell.scope)) { return found }
        let tree = form.questionnaire.tree
        let name: ElementName = role == .repeats ? .repeats : .required
        return tree.boolean(at: tree.child(name, of: formItem(of: cell).node)) ?? false
    }

    private func expression(_ role: FormExpression.Role, at cell: CellID) -> Int? {
        guard formItem(of: cell).traits.contains(.evaluates) else { return nil }
        return form.expressions.first(role, on: item(of: cell))
    }

    /// The words of an item: computed, or the form's in the interview's language.
    func text(of cell: CellID) -> String? {
        string(.text, at: cell) ?? form.text(of: item(of: cell), in: language)
    }

    /// What stands before the words, such as "1.".
    func prefix(of cell: CellID) -> String? {
        string(.prefix, at: cell)
            ?? form.words(
                .prefix,
                companion: .prefixCompanion,
                of: formItem(of: cell).node,
                in: language
            )
    }

    private func string(_ role: FormExpression.Role, at cell: CellID) -> String? {
        guard let number = expression(role, at: cell),
            let value = evaluate(number, in: cell.scope)?.first.flatMap({ plain($0) })
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
            for scope in scopes.indices where scopes[scope].context == wanted.context {
                let cell = CellID(Int32(scope), wanted.slot)
                guard exists(cell), isPresent(cell), let text = text(of: cell) else { continue }
                for node in nodes(of: cell) { tree.setText(text, of: node) }
            }
        }
    }

    /// The nodes of an item in the response: one, or one for each instance of a repeating group.
    func nodes(of cell: CellID) -> [JSONTree.Index] {
        let item = formItem(of: cell)
        guard item.opens >= 0, item.type == .group else {
            return self[cell].node == JSONTree.none ? [] : [self[cell].node]
        }
        return self[cell].scopes.map { scopes[Int($0)].node }.filter { $0 != JSONTree.none }
    }

    /// The limits an expression gives, in place of those that are written.
    func compute(_ limits: inout AnswerLimits, at cell: CellID) {
        let type = formItem(of: cell).type
        for number in form.expressions.byItem[item(of: cell)] ?? [] {
            let role = form.expressions.all[number].role
            guard role == .maxLength || role.limit != nil,
                let found = evaluate(number, in: cell.scope)
            else { continue }
            let count = found.first.flatMap { plain($0)?.number?.integer }
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
