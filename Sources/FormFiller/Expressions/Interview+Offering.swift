internal import FHIRModel
internal import FHIRPath

// SDC "Form Behavior", answerExpression and answerOptionsToggleExpression: which of the form's options are offered now.
extension Interview {
    /// The options a question offers now.
    func offeredOptions(of occurrence: Occurrence) -> [OfferedOption] {
        let item = formItem(of: occurrence)
        guard item.hasOptions else { return [] }
        guard item.traits.contains(.evaluates) else {
            return form.options(of: self.item(of: occurrence))
        }
        let options = knownOptions(of: occurrence)
        let switched = switchedOptions(of: occurrence)
        return options.filter { option in
            let rules = switched.filter { rule in
                rule.options.contains { $0.isSameAnswer(as: option.value) }
            }
            return rules.isEmpty || rules.contains(where: \.isOn)
        }
    }

    /// The options of a question, also those that are switched off now.
    func knownOptions(of occurrence: Occurrence) -> [OfferedOption] {
        let index = item(of: occurrence)
        if formItem(of: occurrence).traits.contains(.evaluates) {
            if let number = form.expressions.first(.answers, on: index),
                !form.expressions.all[number].isForeign,
                let found = evaluate(number, in: occurrence.instance)
            {
                return computedOptions(found, for: formItem(of: occurrence).type)
            }
            if let number = form.expressions.first(.valueSet, on: index),
                let found = evaluate(number, in: occurrence.instance)?.first,
                case .string(let address)? = evaluation.plain(found)
            {
                return form.options(from: address, for: formItem(of: occurrence).type)
            }
        }
        return form.options(of: index)
    }

    private func computedOptions(
        _ found: [FHIRPathValue],
        for type: Questionnaire.ItemType
    ) -> [OfferedOption] {
        var options: [OfferedOption] = []
        for result in found {
            guard let value = answers(from: [result], for: type).first,
                !options.contains(where: { $0.value.isSameAnswer(as: value) })
            else { continue }
            var option = OfferedOption(
                value: value,
                valueNode: JSONTree.none,
                node: JSONTree.none
            )
            if case .node(let node) = result, case .coding = value {
                // Copied whole when it is the answer: its weight and its translations stand in it.
                option.valueNode = node.index
                option.valueTree = node.tree
                option.node = node.tree == 1 ? node.index : JSONTree.none
            }
            options.append(option)
        }
        return options
    }

    /// The options each toggle names, and whether it is on.
    ///
    /// One that cannot be evaluated is: nothing is withheld by mistake.
    private func switchedOptions(
        of occurrence: Occurrence
    ) -> [(options: [AnswerValue], isOn: Bool)] {
        let tree = form.questionnaire.tree
        var switched: [(options: [AnswerValue], isOn: Bool)] = []
        for number in form.expressions.byItem[item(of: occurrence)] ?? [] {
            guard case .toggle(let node) = form.expressions.all[number].role else { continue }
            var options: [AnswerValue] = []
            for child in tree.elements(.extension, of: node) {
                let part = Extension(at: child, in: tree)
                if part.url == "option", let value = part.value { options.append(value) }
            }
            switched.append(
                (options, evaluation.truth(of: evaluate(number, in: occurrence.instance)) ?? true)
            )
        }
        return switched
    }
}
