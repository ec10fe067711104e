internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// What can be said of one condition by itself.
enum Verdict {
    case never(String)
    case always(String)
}

extension CheckSubject {
    /// The demands of an item's conditions; a broken one is left out.
    func requirements(of index: Int32) -> [AnswerRequirement] {
        form.items[Int(index)].conditions.compactMap { requirements[Int($0)] }
    }

    /// The demands that must all be met for an item to be enabled, as far as its own conditions say.
    func joint(_ index: Int32) -> [AnswerRequirement] {
        let item = form.items[Int(index)]
        guard item.traits.contains(.all) || item.conditions.count == 1 else { return [] }
        return requirements(of: index)
    }

    /// Whether there is only one occurrence of a question, so that every condition on it sees the same answers.
    func isFixed(_ index: Int32) -> Bool { form.items[Int(index)].context == 0 }

    /// Everything that must hold besides for an item to be enabled: the conditions of the items around it, and those under
    /// which the questions that need an answer are asked; so many of them as is reasonable to follow.
    func implied(by index: Int32, _ own: [AnswerRequirement]) -> [AnswerRequirement] {
        var requirements = own
        var seen: Set<Int32> = [index]
        var pending = [form.items[Int(index)].parent]
        pending += own.filter(\.needsAnswer).map(\.target)
        while let next = pending.popLast(), requirements.count < 64 {
            guard next >= 0, seen.insert(next).inserted else { continue }
            pending.append(form.items[Int(next)].parent)
            let more = joint(next).filter { isFixed($0.target) }
            requirements += more
            pending += more.filter(\.needsAnswer).map(\.target)
        }
        return requirements
    }

    /// Whether no answers can meet a condition, or all do.
    mutating func verdict(on requirement: AnswerRequirement, of reader: Int32) -> Verdict? {
        let target = form.items[Int(requirement.target)]
        guard target.type.isQuestion, requirement.target != reader else { return nil }
        if requirement.needsAnswer, !target.isAskable, !item(requirement.target).isFilledIn {
            return .never(
                "the question is \(target.traits.contains(.hidden) ? "hidden" : "read-only") and nothing fills it in"
            )
        }
        switch requirement.comparison {
        case .exists:
            guard isAlwaysAnswered(requirement.target, before: reader) else { return nil }
            let reason = "the question is required and asked before"
            return requirement.isAbsence ? .never(reason) : .always(reason)
        case .equal, .notEqual:
            return target.type.isOrdered || target.type == .choice
                ? offering(requirement, item(requirement.target)) : nil
        case .greater, .less, .greaterOrEqual, .lessOrEqual:
            guard target.isAskable, isOutside(requirement, item(requirement.target)) else {
                return nil
            }
            return .never("minValue and maxValue of the question allow no such answer")
        }
    }

    /// The answers to a question as far as conditions tell them apart; nil where that cannot be said.
    mutating func space(of index: Int32, told requirements: [AnswerRequirement]) -> AnswerSpace? {
        let item = item(index)
        var values: [AnswerValue]?
        if item.type == .choice, item.first(.answerExpression) == nil, item.isListedWhole(in: self)
        {
            let listed = options(of: index)
            if !listed.isEmpty { values = listed.map(\.value) }
        }
        return AnswerSpace(of: item, told: requirements, options: values)
    }

    /// Whether the code compared with is one that can be chosen.
    private mutating func offering(
        _ requirement: AnswerRequirement,
        _ item: CheckedItem
    ) -> Verdict? {
        // A value of a type that the question never has is said already, and an empty Coding.
        if !item.type.accepts(requirement.value.kind) { return nil }
        if requirement.value.kind != .coding, requirement.value.kind != .string,
            item.type == .choice,
            form.answerTypes(of: form.linkId(of: item.index)) == [.coding]
        {
            return nil
        }
        if case .coding(let coding) = requirement.value, coding.code == nil, coding.display == nil {
            return nil
        }
        if item.type == .integer, let number = requirement.value.number, number.integer == nil {
            let reason = "answers are whole numbers"
            return requirement.comparison == .equal ? .never(reason) : .always(reason)
        }
        if item.item.isAskable, requirement.comparison == .notEqual, isOutside(requirement, item) {
            return .always("minValue and maxValue of the question allow no such answer")
        }
        if item.item.isAskable, requirement.comparison == .equal, isOutside(requirement, item) {
            return .never("minValue and maxValue of the question allow no such answer")
        }
        guard item.type == .choice, item.first(.answerExpression) == nil,
            !offersAsWritten(requirement, item)
        else { return nil }
        let options = options(of: item.index)
        guard !options.isEmpty, item.isListedWhole(in: self) else { return nil }
        guard !options.contains(where: { $0.value.equals(requirement.value) != false }) else {
            return nil
        }
        guard isWhole(item) else { return nil }
        let near = options.contains { $0.value.hasCode(of: requirement.value) }
        let reason =
            near
            ? "the question has an option of this code, but of another system"
            : "no option of the question has this value"
        return requirement.comparison == .equal
            ? .never("\(reason); take one that is offered") : .always(reason)
    }

    /// Whether an option has the very system and code that a condition names, as most have: seen without reading any option's value.
    private func offersAsWritten(_ requirement: AnswerRequirement, _ item: CheckedItem) -> Bool {
        guard requirement.value.kind == .coding else { return false }
        let code = tree.child(.code, of: requirement.node)
        let system = tree.child(.system, of: requirement.node)
        var option = tree.firstChild(of: item.properties.answerOption)
        while option != JSONNode.none {
            let coding = tree.child(.valueCoding, of: option)
            if coding != JSONNode.none,
                tree.isSameString(tree.child(.code, of: coding), as: code),
                tree.isSameString(tree.child(.system, of: coding), as: system)
            {
                return true
            }
            option = tree.nextSibling(of: option)
        }
        return false
    }

    /// The options of a question, read once for all conditions that look at it.
    private mutating func options(of index: Int32) -> [OfferedOption] {
        if let known = offered[index] { return known }
        let options = form.options(of: index)
        offered[index] = options
        return options
    }

    /// Whether nothing is wrong with the structure of a question's options, which would be the cause of all else.
    private func isWhole(_ item: CheckedItem) -> Bool {
        let options = item.properties.answerOption
        guard options != JSONNode.none else { return true }
        var last = options
        while tree.lastChild(of: last) != JSONNode.none, tree.kind(of: last).isContainer {
            last = tree.lastChild(of: last)
        }
        guard let start = tree.position(of: options), let end = tree.position(of: last) else {
            return true
        }
        return !faulty.contains { start <= $0 && $0 <= end }
    }

    /// The systems of the options that have the code a condition names without a system, where there are several: only the
    /// system could tell them apart.
    mutating func systems(of requirement: AnswerRequirement) -> [String] {
        guard case .coding(let coding) = requirement.value, coding.system == nil else { return [] }
        var systems: [String] = []
        for option in options(of: requirement.target)
        where option.value.hasCode(of: requirement.value) {
            guard case .coding(let offered) = option.value else { continue }
            let system = offered.system ?? "no system"
            if !systems.contains(system) { systems.append(system) }
        }
        return systems.count > 1 ? systems : []
    }

    /// Where the value a condition compares with is most likely wrong.
    func place(of requirement: AnswerRequirement) -> JSONNode {
        let code = leaf(of: requirement.node)
        guard case .coding = requirement.value, let offered = offered[requirement.target],
            offered.contains(where: { $0.value.hasCode(of: requirement.value) }),
            !offered.contains(where: { $0.value.equals(requirement.value) == true })
        else { return code }
        let system = tree.child(.system, of: requirement.node)
        return system == JSONNode.none ? code : system
    }

    /// Whether the limits of a question shut out every answer that meets a condition.
    private func isOutside(_ requirement: AnswerRequirement, _ item: CheckedItem) -> Bool {
        guard item.type.isOrdered else { return false }
        guard item.type.isNumber || item.type == .time else { return isBeyond(requirement, item) }
        let isWhole = item.type == .integer
        var span = requirement.span(isWhole: isWhole)
        if requirement.comparison == .notEqual, let number = requirement.value.position {
            span = NumberSpan(least: number, greatest: number)
        }
        guard let span else { return false }
        let allowed = NumberSpan(
            least: item.first(.minValue)?.value?.position,
            greatest: item.first(.maxValue)?.value?.position
        )
        // Limits that contradict each other are a fault of their own.
        if let least = allowed.least, let greatest = allowed.greatest, least > greatest {
            return false
        }
        return span.isDisjoint(from: allowed)
    }

    /// The same of dates and quantities.
    private func isBeyond(_ requirement: AnswerRequirement, _ item: CheckedItem) -> Bool {
        let comparison = requirement.comparison == .notEqual ? .equal : requirement.comparison
        guard let stretch = ValueStretch(comparison, requirement.value) else { return false }
        let least = item.first(.minValue) ?? item.first(.minQuantity)
        let greatest = item.first(.maxValue) ?? item.first(.maxQuantity)
        let allowed = ValueStretch(least: least?.value, greatest: greatest?.value)
        if let least = allowed.least, let greatest = allowed.greatest,
            least.order(to: greatest) == .descending
        {
            return false
        }
        return stretch.isDisjoint(from: allowed)
    }

    /// Whether a question has surely been answered when a later item's turn comes.
    private func isAlwaysAnswered(_ target: Int32, before reader: Int32) -> Bool {
        guard target < reader, isFixed(target), form.items[Int(target)].isAskable else {
            return false
        }
        var index = target
        while index >= 0 {
            let item = form.items[Int(index)]
            guard item.traits.contains(.required), item.conditions.isEmpty,
                form.expressions.byItem[index] == nil
            else { return false }
            index = item.parent
        }
        return true
    }

    /// Whether an item's conditions may contradict what they depend on, beyond what is compared within the item: others look at
    /// the same questions, or the conditions are too many to compare.
    func mayContradict(_ index: Int32) -> Bool {
        let conditions = form.items[Int(index)].conditions
        return conditions.count > 32
            || conditions.contains { number in
                let target = form.conditions[Int(number)].target
                return target >= 0 && form.graph.readers(of: target).count > 1
            }
    }

    /// A question as findings name it.
    func name(of index: Int32) -> String {
        "'\(form.linkId(of: index))'"
    }

    /// How findings begin to say that nothing answers a question so; of a date given in part that cannot be told.
    func noAnswer(to index: Int32) -> String {
        switch form.items[Int(index)].type {
        case .date, .dateTime: "no full date at \(name(of: index))"
        case .group, .display, .boolean, .decimal, .integer, .time, .string, .text, .url, .choice,
            .openChoice, .attachment, .reference, .quantity:
            "no answer to \(name(of: index))"
        }
    }
}

extension CheckedItem {
    /// Whether the options are written out or come from a value set that is contained whole.
    func isListedWhole(in subject: CheckSubject) -> Bool {
        if properties.answerOption != JSONNode.none { return true }
        let reference = subject.tree.string(at: properties.answerValueSet)
        return reference?.hasPrefix("#") == true
            && !subject.form.findings.contains { $0.isOf(.valueSet) }
    }
}

extension Questionnaire.ItemType {
    /// Whether answers are plain numbers.
    fileprivate var isNumber: Bool { self == .integer || self == .decimal }

    /// Whether answers have an order, so that limits can shut some out.
    fileprivate var isOrdered: Bool {
        switch self {
        case .integer, .decimal, .date, .dateTime, .time, .quantity: true
        case .group, .display, .boolean, .string, .text, .url, .choice, .openChoice, .attachment,
            .reference:
            false
        }
    }
}

extension JSONTree.Kind {
    fileprivate var isContainer: Bool { self == .object || self == .array }
}

extension AnswerValue {
    /// Whether both are Codings of the same code, whatever their systems.
    fileprivate func hasCode(of other: AnswerValue) -> Bool {
        guard case .coding(let one) = self, case .coding(let two) = other, let code = one.code
        else { return false }
        return code == two.code
    }
}
