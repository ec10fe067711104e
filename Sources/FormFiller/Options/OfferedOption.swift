package import FHIRModel
internal import Terminology

/// One answer a question offers, before it is known which options are switched off.
package struct OfferedOption: Sendable {
    /// The value, as it goes into the response.
    package var value: AnswerValue
    /// The node of the value in the questionnaire, to copy it whole with its extensions; ``JSONNode/none`` for a
    /// value computed or taken from a value set.
    package var valueNode: JSONNode
    /// The tree of that node, of those expressions see: mostly the questionnaire.
    package var valueTree = 1
    /// The object around it, `answerOption`, for translations, prefix and weight; ``JSONNode/none`` for a value that is from
    /// none.
    package var node: JSONNode
    /// The code of a value set it is, with its words in other languages.
    var concept: ValueSetConcept?
    /// The heading that code stands below; nil for any other option.
    package var heading: String? { concept?.heading }
    /// `optionPrefix`.
    package var prefix: String?
    /// `optionExclusive`.
    package var isExclusive = false
    /// `initialSelected`.
    package var isInitial = false
}

extension Form {
    /// The options of an item in the order of the form: its `answerOption`s, or the codes of its contained value
    /// set.
    package func options(of index: Int32) -> [OfferedOption] {
        let node = items[Int(index)].node
        let listed = questionnaire.tree.child(.answerOption, of: node)
        if listed != JSONNode.none { return listedOptions(listed) }
        let tree = questionnaire.tree
        guard let reference = tree.string(at: tree.child(.answerValueSet, of: node)) else {
            return []
        }
        return options(from: reference, for: items[Int(index)].type)
    }

    /// The options that a contained value set gives.
    package func options(
        from reference: String,
        for type: Questionnaire.ItemType
    ) -> [OfferedOption] {
        let isString = type == .string || type == .text
        // On a question of another type a value set is a fault, and its codes could not be answers.
        guard isString || type.admits(.coding) else { return [] }
        let concepts = codes.expansion(of: reference)?.concepts ?? []
        return concepts.filter { !$0.isHeading }.map { concept in
            // For a string question the permitted answers are the codes themselves.
            let value: AnswerValue =
                isString ? .string(concept.coding.code ?? "") : .coding(concept.coding)
            return OfferedOption(
                value: value,
                valueNode: JSONNode.none,
                node: JSONNode.none,
                concept: concept
            )
        }
    }

    /// Whether an item has options of its own or by its value set, without listing them all.
    func hasAnOption(_ index: Int32) -> Bool {
        let tree = questionnaire.tree
        let listed = tree.child(.answerOption, of: items[Int(index)].node)
        guard listed != JSONNode.none else { return !options(of: index).isEmpty }
        return tree.children(of: listed).contains { tree.optionValue(of: $0) != nil }
    }

    private func listedOptions(_ array: JSONNode) -> [OfferedOption] {
        let tree = questionnaire.tree
        var options: [OfferedOption] = []
        for node in tree.children(of: array) {
            guard let value = tree.optionValue(of: node) else { continue }
            var option = OfferedOption(
                value: value,
                valueNode: tree.child(value.propertyName, of: node),
                node: node
            )
            option.isInitial = tree.boolean(at: tree.child(.initialSelected, of: node)) == true
            // Authors put these on the option or inside its Coding.
            for holder in [node, option.valueNode] {
                for child in tree.elements(.extension, of: holder) {
                    let found = Extension(at: child, in: tree)
                    if found.url == ExtensionName.optionExclusive.url {
                        option.isExclusive = found.boolean == true
                    } else if found.url == ExtensionName.optionPrefix.url {
                        option.prefix = found.text
                    }
                }
            }
            options.append(option)
        }
        return options
    }
}

extension OfferedOption {
    /// The words its value has of itself; nil for a code without a display.
    var writtenWords: String? {
        if case .coding(let coding) = value { return coding.display }
        return value.text
    }
}

extension JSONTree {
    /// The value of an `answerOption`, with the words that may stand only beside it; nil where it has none.
    ///
    /// A string without value is its formatted words (`_valueString`), and is stored as these.
    package func optionValue(of option: JSONNode) -> AnswerValue? {
        switch AnswerValue(of: option, in: self, prefix: .value) {
        case .coding(let coding) where coding.display == nil:
            return .coding(worded(codingAt: child(.valueCoding, of: option)))
        case let value?: return value
        case nil:
            let words = words(nil, beside: child(.valueStringCompanion, of: option))
            return words.map { .string($0) }
        }
    }
}

extension Form {
    /// Whether a question takes one of its options only, and the list of them may lack some: visitors can say that theirs is not there.
    package func isListIncomplete(of index: Int32) -> Bool {
        let tree = questionnaire.tree
        let item = items[Int(index)]
        guard let set = tree.string(at: tree.child(.answerValueSet, of: item.node)),
            item.type != .openChoice, !options(of: index).isEmpty
        else { return false }
        return !knowsAllCodes(of: set)
    }

    /// Whether every code of a value set is at hand, so that an answer that is not among them is none.
    package func knowsAllCodes(of reference: String) -> Bool {
        codes.expansion(of: reference)?.isComplete == true
    }
}
