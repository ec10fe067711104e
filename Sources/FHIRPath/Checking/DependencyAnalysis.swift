import FHIRModel

/// Follows an expression through a response without one, noting what it reads.
struct DependencyAnalysis {
    private let compiled: CompiledExpression
    private var reads = ExpressionDependencies()
    private var itemsRead = SmallSet<Int32>.none
    private var subtreesRead = SmallSet<Int32>.none
    private var definitions: [String: ResponsePlaces] = [:]

    init(_ compiled: CompiledExpression) {
        self.compiled = compiled
    }

    private var tree: ExpressionTree { compiled.tree }

    mutating func run() -> ExpressionDependencies {
        consume(reach(of: tree.root, this: ResponsePlaces(isContext: true)))
        for number in itemsRead { reads.linkIds.insert(tree.text(of: number)) }
        for number in subtreesRead { reads.subtrees.insert(tree.text(of: number)) }
        return reads
    }

    /// Notes that the values of these places matter.
    private mutating func consume(_ reach: ResponsePlaces) {
        if reach.isRoot || reach.isAnyItem || reach.isUnderVariable { reads.isWholeResponse = true }
        if reach.isContext {
            reads.isContext = true
            reads.isContextAnswer = true
        }
        if reach.isUnderContext { reads.isContextSubtree = true }
        subtreesRead.formUnion(reach.under)
        itemsRead.formUnion(reach.items)
    }

    private mutating func reach(
        of root: ExpressionTree.Index,
        this: ResponsePlaces
    ) -> ResponsePlaces {
        var index = tree.node(root).leaf
        var current = ResponsePlaces()
        while true {
            current = reach(of: tree.node(index), on: current, this: this)
            if index == root { return current }
            index = tree.node(index).parent
        }
    }

    private mutating func reach(
        of node: ExpressionTree.Node,
        on left: ResponsePlaces,
        this: ResponsePlaces
    ) -> ResponsePlaces {
        switch node.operation {
        case .empty, .literal, .zonedTime, .index: return ResponsePlaces()
        case .focus, .this: return this
        case .total: return ResponsePlaces(isVariable: true)
        case .variable(let number): return variable(tree.variables[Int(number)])
        case .member(let number): return step(tree.members[Int(number)], on: left)
        case .type(let operation, _):
            switch operation {
            case .asOperator, .asFunction, .ofType: return left
            case .isOperator, .isFunction:
                consume(left)
                return ResponsePlaces()
            }
        case .binary(.union): return left.union(reach(of: tree.operand(1, of: node), this: this))
        case .binary:
            consume(left)
            consume(reach(of: tree.operand(1, of: node), this: this))
            return ResponsePlaces()
        case .negate, .affirm, .descending:
            consume(left)
            return ResponsePlaces()
        case .indexer:
            if left.isOpen { consume(left) }
            consume(reach(of: tree.operand(1, of: node), this: this))
            return left
        case .call(let function): return call(function, node, on: left, this: this)
        case .instance:
            let isAlone = tree.node(tree.operand(0, of: node)).operation == .focus
            if !isAlone { consume(left) }
            for value in arguments(node, this: isAlone ? this : left) { consume(value) }
            return ResponsePlaces()
        }
    }

    private mutating func variable(_ name: String) -> ResponsePlaces {
        if let defined = definitions[name] { return defined }
        switch name {
        case "resource", "rootResource":
            reads.isFromRoot = true
            return ResponsePlaces(isRoot: true)
        case "context": return ResponsePlaces(isContext: true)
        case "questionnaire", "qitem", "qItem":
            // The form does not change with the answers.
            reads.variables.insert(name)
            return ResponsePlaces()
        default:
            if Evaluator.constant(name) == nil { reads.variables.insert(name) }
            return ResponsePlaces(isVariable: true)
        }
    }

    private mutating func step(
        _ member: ExpressionTree.Member,
        on left: ResponsePlaces
    ) -> ResponsePlaces {
        if member.mayBeType, member.type.isResource { return left }
        if member.name == ElementName.item { return left.inner }
        if member.name == ElementName.answer, left.isOpen { return left }
        var result = left
        // Of the response itself only its items are answers; who wrote it and when does not change.
        result.isRoot = false
        if member.name != ElementName.answer { leaveContext(&result) }
        consume(result)
        return result
    }

    /// Goes on to something of the input that is none of its answers: its linkId, its text, an element it has not (`null`).
    private mutating func leaveContext(_ reach: inout ResponsePlaces) {
        guard reach.isContext else { return }
        reads.isContext = true
        reach.isContext = false
    }

    private mutating func call(
        _ function: FHIRPathFunction,
        _ node: ExpressionTree.Node,
        on left: ResponsePlaces,
        this: ResponsePlaces
    ) -> ResponsePlaces {
        let first = node.operandCount > 1 ? tree.operand(1, of: node) : nil
        switch function {
        case .where: return filtered(left, by: first)
        case .exists:
            consume(filtered(left, by: first))
            return ResponsePlaces()
        case .children, .descendants, .answers:
            // Its answers are among them.
            if left.isContext { consume(ResponsePlaces(isContext: true)) }
            return left.inner.union(ResponsePlaces(items: left.items))
        case .repeat, .repeatAll: return repeated(first, on: left)
        case .union, .combine, .coalesce:
            return arguments(node, this: this).reduce(left) { $0.union($1) }
        case .select:
            guard let first else { return left }
            if left.isOpen { consume(left) }
            return reach(of: first, this: left)
        case .iif:
            let isAlone = tree.node(tree.operand(0, of: node)).operation == .focus
            if !isAlone { consume(left) }
            let results = arguments(node, this: isAlone ? this : left)
            if let criterion = results.first { consume(criterion) }
            return results.dropFirst().reduce(ResponsePlaces()) { $0.union($1) }
        case .defineVariable: return define(node, on: left, this: this)
        case .now, .today, .timeOfDay:
            reads.isClock = true
            return ResponsePlaces()
        case .all, .aggregate, .sort, .trace:
            consume(left)
            for argument in arguments(node, this: left) { consume(argument) }
            return function == .all || function == .aggregate
                ? ResponsePlaces(isVariable: true) : left
        case .weight, .ordinal:
            reads.variables.insert("questionnaire")
            consume(left)
            return ResponsePlaces()
        case .extension:
            var result = left
            leaveContext(&result)
            if result.isOpen { consume(result) }
            for argument in arguments(node, this: this) { consume(argument) }
            return result
        case .first, .last, .tail, .skip, .take, .single, .distinct, .intersect, .exclude,
            .checkModifiers:
            if left.isOpen { consume(left) }
            for argument in arguments(node, this: this) { consume(argument) }
            return left
        case .empty, .allTrue, .anyTrue, .allFalse, .anyFalse, .subsetOf, .supersetOf, .count,
            .isDistinct, .toBoolean, .convertsToBoolean, .toInteger, .convertsToInteger, .toLong,
            .convertsToLong,
            .duration, .difference, .pathname, .toDate,
            .convertsToDate, .toDateTime, .convertsToDateTime, .toDecimal, .convertsToDecimal,
            .toQuantity, .convertsToQuantity, .toString, .convertsToString, .toTime,
            .convertsToTime, .indexOf, .lastIndexOf, .substring, .startsWith, .endsWith,
            .contains, .upper, .lower, .replace, .matches, .matchesFull, .replaceMatches,
            .length, .toChars, .encode, .decode, .escape, .unescape, .trim, .split, .join, .abs,
            .ceiling, .exp, .floor, .ln, .log, .power, .round, .sqrt, .truncate, .not,
            .precision, .lowBoundary, .highBoundary, .type, .is, .as, .ofType, .min, .max, .sum,
            .avg, .comparable, .hasValue, .getValue, .resolve, .elementDefinition, .slice,
            .conformsTo, .memberOf, .subsumes, .subsumedBy, .htmlChecks, .yearOf, .monthOf,
            .dayOf, .hourOf, .minuteOf, .secondOf, .millisecondOf, .timezoneOffsetOf, .dateOf,
            .timeOf:
            consume(left)
            for argument in arguments(node, this: this) { consume(argument) }
            return ResponsePlaces()
        }
    }

    private mutating func arguments(
        _ node: ExpressionTree.Node,
        this: ResponsePlaces
    ) -> [ResponsePlaces] {
        (1..<max(node.operandCount, 1)).map { number in
            reach(of: tree.operand(number, of: node), this: this)
        }
    }

    private mutating func define(
        _ node: ExpressionTree.Node,
        on left: ResponsePlaces,
        this: ResponsePlaces
    ) -> ResponsePlaces {
        let name = tree.operand(1, of: node)
        let value = node.operandCount > 2 ? reach(of: tree.operand(2, of: node), this: left) : left
        if case .literal(let number) = tree.node(name).operation,
            case .string(let text) = tree.literals[Int(number)]
        {
            definitions[text] = value
        } else {
            consume(value)
        }
        return left
    }

    /// `where` and `exists`: a comparison of `linkId` with literals says which items are meant.
    private mutating func filtered(
        _ left: ResponsePlaces,
        by criteria: ExpressionTree.Index?
    ) -> ResponsePlaces {
        guard let criteria else { return left }
        var result = left
        let isSaid: Bool
        if let wanted = compiled.linkIds(required: criteria) {
            isSaid = true
            result = ResponsePlaces(isVariable: left.isVariable, items: left.items)
            if left.isOpen || left.isContext || left.isVariable { result.items.formUnion(wanted) }
            result.isContext = left.isContext
            itemsRead.formUnion(result.items)
        } else {
            isSaid = false
            if left.isOpen { consume(left) }
        }
        if !isSaid || !compiled.isComparison(criteria) {
            consume(reach(of: criteria, this: result))
        }
        return result
    }

    /// `repeat(item)`, `repeat(item | answer.item)`: all items below; any other projection is followed.
    private mutating func repeated(
        _ projection: ExpressionTree.Index?,
        on left: ResponsePlaces
    ) -> ResponsePlaces {
        guard let projection else { return left }
        if isItemPath(projection) { return left.inner }
        consume(left)
        let once = reach(of: projection, this: left)
        let again = reach(of: projection, this: once)
        consume(again)
        return once.union(again)
    }

    private func isItemPath(_ root: ExpressionTree.Index) -> Bool {
        var index = root
        while true {
            let node = tree.node(index)
            switch node.operation {
            case .focus, .this: return true
            case .member(let number):
                let name = tree.members[Int(number)].name
                guard name == ElementName.item || name == ElementName.answer else { return false }
                if index == root, name != ElementName.item { return false }
                index = tree.operand(0, of: node)
            case .binary(.union):
                return isItemPath(tree.operand(0, of: node))
                    && isItemPath(tree.operand(1, of: node))
            case .empty, .literal, .zonedTime, .index, .total, .variable, .call, .type, .binary,
                .negate, .affirm, .descending, .indexer, .instance:
                return false
            }
        }
    }
}
