internal import FHIRModel

// Steps to answers where no linkId says whose: which questions stand there, and what their answers can be.
extension Checker {
    /// Items with the linkIds of all questions that stand among them; refused where none does, as `%resource.item.answer` where
    /// the questions stand in groups.
    mutating func narrowed(
        _ items: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) -> InferredResult {
        guard items.linkIds == nil, let questions, items.types == Self.itemType.map({ .one($0) })
        else { return items }
        var found: [String] = []
        if items.isAnyItem {
            guard let known = questions("", true) else { return items }
            found = known
        } else {
            guard let parents = items.parents else { return items }
            for parent in parents {
                guard let known = questions(parent, false) else { return items }
                found += known
            }
        }
        // What the expression computes is no part of what it reads.
        found.removeAll { input.linkIds?.contains($0) == true }
        guard !found.isEmpty else {
            refusedComparison = CodeComparison(linkIds: items.parents?.sorted() ?? [])
            throw EvaluationFailure(problem: .noQuestions, node: index)
        }
        var items = items
        items.linkIds = SmallSet(found)
        return items
    }

    /// Those of the questions whose answers are Codings; nil where another value has a code too.
    func codedQuestions(_ answers: InferredResult, _ types: SmallSet<TypeID>) -> SmallSet<String>? {
        if types == .one(.coding) { return answers.linkIds }
        guard types.contains(.coding), !types.contains(.quantity), let linkIds = answers.linkIds,
            let answerTypes
        else { return nil }
        return SmallSet(linkIds.filter { answerTypes($0)?.contains(.coding) == true })
    }

    /// Refuses `answer.valueInteger` where no answer is an integer.
    mutating func checkProperty(
        _ member: ExpressionTree.Member,
        of answers: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) {
        guard member.name != ElementName.value, let known = typesOfAnswers(answers), !known.isEmpty,
            let answerType = Self.answerType,
            let property = R4Types.property(of: answerType, named: member.name),
            property.isChoice, !known.contains(.unknown), !known.contains(property.type)
        else { return }
        try refuse(known, wanting: property.type, at: index)
    }

    /// Refuses `ofType(Coding)` where no answer is a Coding.
    mutating func checkType(
        _ wanted: WantedType,
        of values: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) {
        guard values.answered != nil, !values.isAny, !values.types.isEmpty else { return }
        let isPossible = values.types.contains { type in
            type == .unknown || type.isAbstract
                || wanted.fhir.map { type.isSubtype(of: $0) || $0.isSubtype(of: type) } == true
                || wanted.system.map { type.systemType == $0 } == true
        }
        if !isPossible {
            try refuse(values.types, wanting: wanted.fhir ?? wanted.system ?? .unknown, at: index)
        }
    }

    private mutating func refuse(
        _ types: SmallSet<TypeID>,
        wanting type: TypeID,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) {
        refusedTypes = types
        refusedComparison = CodeComparison(code: type.name)
        throw EvaluationFailure(problem: .otherAnswers, node: index)
    }

    /// Refuses to add up, or to look for the scores of, what is no number and has none.
    mutating func checkSum(
        of function: FHIRPathFunction,
        on values: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) {
        if function == .weight || function == .ordinal {
            let questions = values.linkIds ?? values.answered
            guard let questions, !questions.isEmpty, let mayScore,
                !questions.contains(where: { mayScore($0) })
            else { return }
            refusedComparison = CodeComparison(linkIds: questions.sorted())
            throw EvaluationFailure(problem: .noScores, node: index)
        }
        let isCoded =
            values.types == .one(.coding) || values.types == .one(.codeableConcept)
            || (values.answered != nil && values.types.contains(.coding))
        guard isCoded else {
            guard values.isNever(.systemInteger, .systemDecimal, .systemQuantity) else { return }
            throw EvaluationFailure(problem: .unsuitableInput, node: index)
        }
        throw EvaluationFailure(problem: .codingsAddedUp, node: index)
    }

    /// Refuses to make numbers of codes, or of the words of options, where no option has a number there.
    mutating func checkNumbers(
        by function: FHIRPathFunction,
        from texts: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) {
        guard let questions = texts.questions, !questions.isEmpty, let answerCodings else { return }
        let isCode = texts.types.allSatisfy { $0 == .code }
        // Words may say a quantity, "5 'mg'".
        guard isCode || function != .toQuantity && texts.types.allSatisfy({ $0 == .string }) else {
            return
        }
        var sample = ""
        for linkId in questions {
            guard let known = answerCodings(linkId) else { return }
            for coding in known {
                guard let text = isCode ? coding.code : coding.display else { return }
                if FHIRDecimal(text) != nil { return }
                if sample.isEmpty { sample = text }
            }
        }
        refusedComparison = CodeComparison(code: sample, linkIds: questions.sorted())
        throw EvaluationFailure(problem: isCode ? .codesNoNumbers : .displaysNoNumbers, node: index)
    }
}
