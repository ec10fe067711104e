internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Tries an expression with every answer that the questions it reads can have, where they are few: so it shows whether it can
/// hold at all, and whether it can fail.
///
/// Also answers that never go together are tried, so that what holds for none, or for all, does so in every visit.
struct AnswerTrials {
    private let form: Form
    private let now: FHIRDateTime?
    /// How many more evaluations may be spent.
    private var budget = 6_000
    /// Variables that something is wrong with, so that nothing more is said of what uses them.
    var faulty: Set<String> = []
    /// How many one expression may take.
    private static let mostForOne = 3_000
    /// What one evaluation may cost; of what takes more, nothing is said.
    private static let limits = EvaluationContext.Limits(steps: 5_000, items: 5_000, bytes: 1 << 16)

    init(_ form: Form, today: FHIRDateTime?) {
        self.form = form
        now = today ?? FHIRDateTime("2000-01-01T00:00:00Z")
    }

    /// When an expression holds.
    enum Outcome {
        case never
        case always
        /// Now and then, or nobody knows.
        case other
    }

    /// One way to answer a question.
    private enum Answer {
        case boolean(Bool)
        case options([OfferedOption])
    }

    /// A question and all the ways to answer it; nil is none.
    private struct Question {
        let item: Int32
        let answers: [Answer?]
    }

    /// When an expression of an item holds, by the definitions of the form's variables.
    mutating func outcome(
        of number: Int,
        holds: ([FHIRPathValue], JSONTree) -> Bool?
    ) -> Outcome {
        guard let parsed = form.expressions.all[number].parsed else { return .other }
        var variables: [(name: String, expression: FHIRPathExpression)] = []
        guard collect(number, into: &variables, depth: 0) else { return .other }
        return outcome(of: parsed, variables: variables, holds: holds)
    }

    /// When an expression holds whose variables are given, each after those it uses.
    mutating func outcome(
        of expression: FHIRPathExpression,
        variables: [(name: String, expression: FHIRPathExpression)],
        holds: ([FHIRPathValue], JSONTree) -> Bool?
    ) -> Outcome {
        let names = Set(variables.map(\.name))
        guard names.count == variables.count, names.isDisjoint(with: faulty) else { return .other }
        guard let questions = questions(of: [expression] + variables.map(\.expression), names)
        else { return .other }
        var chosen = [Int](repeating: 0, count: questions.count)
        var hasHeld = false
        var hasFailed = false
        var spent = 0
        while true {
            guard budget > 0, spent < Self.mostForOne else { return .other }
            budget -= 1
            spent += 1
            let response = response(with: questions, chosen)
            guard let found = evaluate(expression, variables, on: response),
                let isHolding = holds(found, response)
            else { return .other }
            if isHolding { hasHeld = true } else { hasFailed = true }
            if hasHeld, hasFailed { return .other }
            guard
                let next = questions.indices.first(where: {
                    chosen[$0] + 1 < questions[$0].answers.count
                })
            else { return hasHeld ? .always : .never }
            chosen[next] += 1
            for index in 0..<next { chosen[index] = 0 }
        }
    }

    /// The variables an expression uses, each after those it uses itself; false where one cannot be evaluated here.
    private func collect(
        _ number: Int,
        into variables: inout [(name: String, expression: FHIRPathExpression)],
        depth: Int
    ) -> Bool {
        guard depth < 16, let reads = form.expressions.all[number].reads else { return false }
        for name in reads.variables.sorted() where !Self.given.contains(name) {
            if variables.contains(where: { $0.name == name }) { continue }
            guard
                let found = form.expressions.definition(of: name, for: number, items: form.items),
                let parsed = form.expressions.all[found].parsed,
                collect(found, into: &variables, depth: depth + 1)
            else { return false }
            variables.append((name, parsed))
        }
        return true
    }

    private static let given: Set<String> = [
        "resource", "rootResource", "questionnaire", "ucum", "sct", "loinc",
    ]

    /// The questions that expressions read; nil where they read something else, or a question with too many answers.
    private func questions(
        of expressions: [FHIRPathExpression],
        _ names: Set<String>
    ) -> [Question]? {
        var items: Set<Int32> = []
        for reads in expressions.map(\.reads) {
            let isOpen =
                reads.isWholeResponse || reads.isContext || reads.isContextSubtree || reads.isClock
            guard !isOpen, reads.variables.isSubset(of: names.union(Self.given)) else { return nil }
            for linkId in reads.linkIds.union(reads.subtrees) {
                guard let item = form.byLinkId[linkId] else { return nil }
                // All in a group may be read; its questions are not told apart.
                if reads.subtrees.contains(linkId), form.items[Int(item)].end - item > 12 {
                    return nil
                }
                let end = reads.subtrees.contains(linkId) ? form.items[Int(item)].end : item + 1
                items.formUnion(item..<end)
            }
        }
        var questions: [Question] = []
        for item in items.sorted() {
            guard form.items[Int(item)].context == 0, isInGroups(item) else { return nil }
            // An item without a type that is understood counts as one.
            if form.items[Int(item)].type == .display { return nil }
            guard let answers = answers(of: item) else { return nil }
            questions.append(Question(item: item, answers: answers))
        }
        return questions.count <= 12 ? questions : nil
    }

    private func isInGroups(_ item: Int32) -> Bool {
        var parent = form.items[Int(item)].parent
        while parent >= 0 {
            guard form.items[Int(parent)].type == .group else { return false }
            parent = form.items[Int(parent)].parent
        }
        return true
    }

    private func answers(of index: Int32) -> [Answer?]? {
        let item = form.items[Int(index)]
        switch item.type {
        case .group: return [nil]
        case .boolean: return [nil, .boolean(true), .boolean(false)]
        case .choice:
            guard form.answerCodings(of: form.linkId(of: index)) != nil else { return nil }
            let options = form.options(of: index)
            guard item.traits.contains(.repeats) else {
                return [nil] + options.map { .options([$0]) }
            }
            guard options.count <= 8 else { return nil }
            return [nil]
                + (1..<(1 << options.count)).map { number in
                    .options(options.indices.filter { number >> $0 & 1 != 0 }.map { options[$0] })
                }
        case .display, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url,
            .openChoice, .attachment, .reference, .quantity:
            return nil
        }
    }

    /// A response with one of the answers to each question.
    private func response(with questions: [Question], _ chosen: [Int]) -> JSONTree {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set(.resourceType, string: "QuestionnaireResponse", in: root)
        tree.set(.status, string: "in-progress", in: root)
        var nodes: [Int32: JSONNode] = [-1: root]
        for (number, question) in questions.enumerated() {
            guard let answer = question.answers[chosen[number]] else { continue }
            let item = node(of: question.item, in: &tree, &nodes)
            let array = tree.setArray("answer", in: item)
            switch answer {
            case .boolean(let value):
                tree.set("valueBoolean", boolean: value, in: tree.appendObject(to: array))
            case .options(let options):
                for option in options { write(option, to: tree.appendObject(to: array), in: &tree) }
            }
        }
        return tree
    }

    private func node(
        of index: Int32,
        in tree: inout JSONTree,
        _ nodes: inout [Int32: JSONNode]
    ) -> JSONNode {
        if let known = nodes[index] { return known }
        let parent = node(of: form.items[Int(index)].parent, in: &tree, &nodes)
        let known = tree.child(.item, of: parent)
        let array = known == JSONNode.none ? tree.setArray(.item, in: parent) : known
        let node = tree.appendObject(to: array)
        tree.set(.linkId, string: form.linkId(of: index), in: node)
        nodes[index] = node
        return node
    }

    private func write(
        _ option: OfferedOption,
        to answer: JSONNode,
        in tree: inout JSONTree
    ) {
        if option.valueNode != JSONNode.none, option.valueTree == 1 {
            let source = form.questionnaire.tree
            _ = tree.copy(
                option.valueNode,
                from: source,
                as: option.value.propertyName,
                into: answer
            )
        } else if case .coding(let coding) = option.value {
            let value = tree.setObject(.valueCoding, in: answer)
            if let system = coding.system { tree.set(.system, string: system, in: value) }
            if let code = coding.code { tree.set(.code, string: code, in: value) }
            if let display = coding.display { tree.set(.display, string: display, in: value) }
        }
    }

    private func evaluate(
        _ expression: FHIRPathExpression,
        _ variables: [(name: String, expression: FHIRPathExpression)],
        on response: JSONTree
    ) -> [FHIRPathValue]? {
        guard let now else { return nil }
        var context = EvaluationContext(trees: [response, form.questionnaire.tree], now: now)
        context.codes = form.codes
        context.limits = Self.limits
        let focus = context.resource(0)
        context.variables["resource"] = focus
        context.variables["rootResource"] = focus
        context.variables["questionnaire"] = context.resource(1)
        for variable in variables {
            guard let value = try? variable.expression.evaluate(on: focus, in: context) else {
                return nil
            }
            context.variables[variable.name] = value
        }
        return try? expression.evaluate(on: focus, in: context)
    }
}
