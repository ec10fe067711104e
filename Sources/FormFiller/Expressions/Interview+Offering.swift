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
        let known = knownOptions(of: occurrence)
        return placesOffered(among: known, of: occurrence).map { known[$0] }
    }

    /// The places of those options that are not switched off now.
    func placesOffered(among known: [OfferedOption], of occurrence: Occurrence) -> [Int] {
        guard formItem(of: occurrence).traits.contains(.evaluates) else {
            return Array(known.indices)
        }
        let switched = switchedOptions(of: occurrence)
        return known.indices.filter { place in
            let rules = switched.filter { rule in
                rule.options.contains { $0.isSameAnswer(as: known[place].value) }
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

    /// Whether it is known which options a question has, be it none at all: they may be on a terminology server, or a part of
    /// them.
    ///
    /// Where they are known, an answer that is not offered is none, also while all are switched off.
    func knowsOptions(of occurrence: Occurrence) -> Bool {
        let item = formItem(of: occurrence)
        guard item.hasOptions else { return false }
        let tree = form.questionnaire.tree
        if let number = form.expressions.first(.answers, on: self.item(of: occurrence)) {
            return evaluate(number, in: occurrence.instance) != nil
        }
        if let number = form.expressions.first(.valueSet, on: self.item(of: occurrence)),
            let found = evaluate(number, in: occurrence.instance)?.first,
            case .string(let address)? = evaluation.plain(found)
        {
            return form.knowsAllCodes(of: address)
        }
        if tree.firstChild(of: tree.child(.answerOption, of: item.node)).exists { return true }
        guard let reference = tree.string(at: tree.child(.answerValueSet, of: item.node)) else {
            return false
        }
        return form.knowsAllCodes(of: reference)
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
                valueNode: JSONNode.none,
                node: JSONNode.none
            )
            if case .node(let node) = result, case .coding = value {
                // Copied whole when it is the answer: its weight and its translations stand in it.
                option.valueNode = node.index
                option.valueTree = node.tree
                option.node = node.tree == 1 ? node.index : JSONNode.none
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
