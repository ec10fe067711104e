public import FHIRModel
internal import FHIRPath

extension Interview {
    /// Writes a question's answers into its node, keeping what is nested under answers that stay.
    mutating func writeAnswers(of occurrence: Occurrence) {
        let node = self[occurrence].node
        let item = formItem(of: occurrence)
        let old = tree.child(.answer, of: node)
        // Under a question that does not repeat, the nested items hang on its only answer.
        var nested: [JSONNode] = []
        if item.opens >= 0 {
            nested = self[occurrence].instances.map {
                tree.child(.item, of: sheet.instances[Int($0)].node)
            }
        } else if old != JSONNode.none {
            nested = [tree.child(.item, of: tree.firstChild(of: old))]
        }
        for array in nested where array != JSONNode.none { tree.remove(array) }
        if old != JSONNode.none { tree.remove(old) }
        writePrevious(of: occurrence)
        guard !self[occurrence].answers.isEmpty else { return }
        let answers = tree.setArray(.answer, in: node)
        let options = item.hasOptions ? knownOptions(of: occurrence) : []
        for (number, value) in self[occurrence].answers.enumerated() {
            let answer = tree.appendObject(to: answers)
            if let kept = stored?.answer(value, at: occurrence),
                stored?.copyAnswer(kept, with: value, into: answer, of: &tree) == true
            {
                // As it was, with all that stands in it.
            } else {
                write(value, into: answer, options: options)
            }
            if item.opens >= 0, number < self[occurrence].instances.count {
                let instance = Int(self[occurrence].instances[number])
                sheet.instances[instance].node = answer
                sheet.instances[instance].isPresent = true
            }
            if number < nested.count, nested[number] != JSONNode.none {
                tree.restore(nested[number], in: answer, after: tree.lastChild(of: answer))
            }
        }
    }

    /// Writes one value; a value that is an option of the form is copied whole, extensions and all.
    private mutating func write(
        _ value: AnswerValue,
        into answer: JSONNode,
        options: [OfferedOption]
    ) {
        let option = options.first {
            $0.valueNode != JSONNode.none && $0.value.isSameAnswer(as: value)
        }
        guard let option else {
            value.write(into: answer, of: &tree)
            return
        }
        let copy = tree.copy(
            option.valueNode,
            from: evaluation.context.trees[option.valueTree],
            as: value.propertyName,
            into: answer
        )
        // Words that stand only beside the display are said in it too: whoever reads the answer looks there.
        if case .coding(let coding) = option.value, let words = coding.display,
            tree.child(.display, of: copy) == JSONNode.none
        {
            tree.set(.display, string: words, in: copy)
        }
    }

    /// The response as it stands: enabled, answered items in form order and nesting.
    ///
    /// `status` is `completed` when the step is ``Step/finished(_:)`` without problems, `in-progress` otherwise. The caller adds
    /// identifier, subject and source.
    public var response: QuestionnaireResponse {
        if case .finished(let completion) = step {
            response(isComplete: completion.isComplete)
        } else {
            response(isComplete: false)
        }
    }

    /// The response with a status.
    func response(isComplete: Bool) -> QuestionnaireResponse {
        var tree = tree
        if isComplete {
            tree.replace(tree.child(.status, of: tree.root), string: "completed")
        }
        writeComputedTexts(into: &tree)
        if let language = language ?? form.questionnaire.language {
            tree.set(.language, string: language, in: tree.root)
        }
        return QuestionnaireResponse(tree)
    }
}

extension FormItem {
    /// Whether its answers may come from a list.
    package var hasOptions: Bool {
        switch type {
        case .choice, .openChoice, .integer, .decimal, .date, .dateTime, .time, .string, .text,
            .reference, .quantity:
            true
        case .group, .display, .boolean, .url, .attachment: false
        }
    }
}
