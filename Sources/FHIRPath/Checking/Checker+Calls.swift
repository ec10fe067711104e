internal import FHIRModel

extension Checker {
    /// The shape of a call's result.
    mutating func shape(
        of function: FHIRPathFunction,
        _ node: ExpressionTree.Node,
        on left: InferredResult,
        this: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) -> InferredResult {
        if function == .where, let items = try items(node, of: left, this: this) { return items }
        try refuse(function, on: left, at: index)
        let arguments = try self.arguments(of: function, node, on: left, this: this)
        switch function {
        case .empty, .exists, .all, .allTrue, .anyTrue, .allFalse, .anyFalse, .subsetOf,
            .supersetOf, .isDistinct, .toBoolean, .convertsToBoolean, .convertsToInteger,
            .convertsToLong,
            .convertsToDate, .convertsToDateTime, .convertsToDecimal, .convertsToQuantity,
            .convertsToString, .convertsToTime, .startsWith, .endsWith, .contains, .matches,
            .matchesFull, .not, .hasValue, .conformsTo, .memberOf, .subsumes, .subsumedBy,
            .htmlChecks, .comparable:
            return .boolean
        case .count, .toInteger, .indexOf, .lastIndexOf, .length, .precision, .yearOf, .monthOf,
            .dayOf, .hourOf, .minuteOf, .secondOf, .millisecondOf, .duration, .difference:
            return .integer
        case .toLong: return InferredResult(.one(.systemLong))
        case .toString, .substring, .upper, .lower, .replace, .replaceMatches, .toChars, .encode,
            .decode, .escape, .unescape, .trim, .split, .join, .pathname:
            return .string
        case .toDate, .today, .dateOf: return InferredResult(.one(.systemDate))
        case .toDateTime, .now: return InferredResult(.one(.systemDateTime))
        case .toTime, .timeOfDay, .timeOf: return InferredResult(.one(.systemTime))
        case .toDecimal, .exp, .ln, .log, .sqrt, .power, .timezoneOffsetOf:
            return InferredResult(.one(.systemDecimal))
        case .toQuantity: return InferredResult(.one(.systemQuantity))
        case .weight, .ordinal: return InferredResult(.one(.decimal))
        case .extension: return InferredResult(.one(.extension))
        case .children, .descendants:
            var result = InferredResult.any
            result.isUnordered = true
            return result
        case .where, .distinct, .single, .first, .last, .tail, .skip, .take, .intersect, .exclude,
            .trace, .defineVariable, .checkModifiers, .min, .max:
            return left
        case .sort:
            var result = left
            result.isUnordered = false
            return result
        case .select:
            return arguments.first ?? .any
        case .repeat, .repeatAll:
            var result = arguments.first ?? .any
            result.isAnyItem =
                left.types == .one(.questionnaireResponse)
                && result.types == Self.itemType.map { .one($0) }
            return result
        case .union, .combine: return left.union(arguments.first ?? .any)
        case .coalesce: return arguments.reduce(.none) { $0.union($1) }
        case .iif: return arguments.dropFirst().reduce(.none) { $0.union($1) }
        case .abs, .ceiling, .floor, .round, .truncate, .lowBoundary, .highBoundary, .type,
            .is, .as, .ofType, .aggregate, .sum, .avg, .getValue, .resolve, .elementDefinition,
            .slice, .answers:
            return .any
        }
    }

    /// The items that a criterion on their linkIds leaves; nil where there is no such criterion.
    private mutating func items(
        _ node: ExpressionTree.Node,
        of left: InferredResult,
        this: InferredResult
    ) throws(EvaluationFailure) -> InferredResult? {
        guard node.operandCount > 1, left.types.allSatisfy({ $0 == Self.itemType }) else {
            return nil
        }
        let criterion = tree.operand(1, of: node)
        guard let required = compiled.linkIds(required: criterion) else { return nil }
        // A plain comparison has no other part in which something may be wrong.
        if !compiled.isComparison(criterion) {
            _ = try arguments(of: .where, node, on: left, this: this)
        }
        let linkIds = compiled.texts(of: required)
        try checkPlaces(of: linkIds, in: left, at: criterion)
        var result = left
        result.linkIds = left.linkIds.map { $0.intersection(linkIds) } ?? linkIds
        return result
    }

    /// Inputs that the function can do nothing with.
    private mutating func refuse(
        _ function: FHIRPathFunction,
        on left: InferredResult,
        at index: ExpressionTree.Index
    ) throws(EvaluationFailure) {
        switch function {
        case .first, .last, .tail, .skip, .take:
            if left.isUnordered { throw EvaluationFailure(problem: .unorderedInput, node: index) }
        case .startsWith, .endsWith, .contains, .matches, .matchesFull, .indexOf, .lastIndexOf,
            .substring, .upper, .lower, .replace, .replaceMatches, .length, .toChars, .split, .trim:
            if left.isNever(.systemString) {
                throw EvaluationFailure(problem: .unsuitableInput, node: index)
            }
        case .sum, .avg, .weight, .ordinal:
            try checkSum(of: function, on: left, at: index)
        case .toInteger, .toLong, .toDecimal, .toQuantity:
            try checkNumbers(by: function, from: left, at: index)
        case .abs, .ceiling, .exp, .floor, .ln, .log, .power, .round, .sqrt, .truncate:
            if left.isNever(.systemInteger, .systemLong, .systemDecimal, .systemQuantity) {
                throw EvaluationFailure(problem: .unsuitableInput, node: index)
            }
        case .empty, .exists, .all, .allTrue, .anyTrue, .allFalse, .anyFalse, .subsetOf,
            .supersetOf,
            .count, .distinct, .isDistinct, .where, .select, .repeat, .repeatAll, .ofType, .single,
            .intersect, .exclude, .sort, .union, .combine, .coalesce, .iif, .toBoolean,
            .convertsToBoolean, .convertsToInteger, .convertsToLong, .toDate,
            .convertsToDate, .duration, .difference, .pathname,
            .toDateTime, .convertsToDateTime, .convertsToDecimal, .convertsToQuantity, .toString,
            .convertsToString, .toTime, .convertsToTime, .encode,
            .decode, .escape, .unescape, .join, .children, .descendants, .trace, .now, .timeOfDay,
            .today, .defineVariable, .lowBoundary, .highBoundary, .precision, .comparable, .type,
            .is, .as, .not, .aggregate, .min, .max, .extension, .hasValue, .getValue,
            .resolve, .elementDefinition, .slice, .checkModifiers, .conformsTo, .memberOf,
            .subsumes, .subsumedBy, .htmlChecks, .answers, .yearOf, .monthOf,
            .dayOf, .hourOf, .minuteOf, .secondOf, .millisecondOf, .timezoneOffsetOf, .dateOf,
            .timeOf:
            break
        }
    }

    /// The shapes of the arguments, each with the `$this` the function gives it.
    private mutating func arguments(
        of function: FHIRPathFunction,
        _ node: ExpressionTree.Node,
        on left: InferredResult,
        this: InferredResult
    ) throws(EvaluationFailure) -> [InferredResult] {
        var shapes: [InferredResult] = []
        for number in 1..<max(node.operandCount, 1) {
            let operand = tree.operand(number, of: node)
            let inner: InferredResult
            switch function {
            case .all, .exists, .where, .select, .aggregate, .sort: inner = left
            case .trace, .defineVariable: inner = number == 1 ? this : left
            case .iif:
                inner = tree.node(tree.operand(0, of: node)).operation == .focus ? this : left
            case .repeat, .repeatAll:
                shapes.append(try closure(of: operand, on: left))
                continue
            case .empty, .allTrue, .anyTrue, .allFalse, .anyFalse, .subsetOf, .supersetOf, .count,
                .distinct, .isDistinct, .ofType, .single, .first, .last, .tail, .skip, .take,
                .intersect, .exclude, .union, .combine, .coalesce, .toBoolean, .convertsToBoolean,
                .toInteger, .convertsToInteger, .toLong, .convertsToLong, .duration, .difference,
                .pathname, .toDate, .convertsToDate, .toDateTime,
                .convertsToDateTime, .toDecimal, .convertsToDecimal, .toQuantity,
                .convertsToQuantity, .toString, .convertsToString, .toTime, .convertsToTime,
                .indexOf, .lastIndexOf, .substring, .startsWith, .endsWith, .contains, .upper,
                .lower, .replace, .matches, .matchesFull, .replaceMatches, .length, .toChars,
                .encode, .decode, .escape, .unescape, .trim, .split, .join, .abs, .ceiling, .exp,
                .floor, .ln, .log, .power, .round, .sqrt, .truncate, .children, .descendants, .now,
                .timeOfDay, .today, .lowBoundary, .highBoundary, .precision, .comparable, .type,
                .is, .as, .not, .sum, .min, .max, .avg, .extension, .hasValue, .getValue, .resolve,
                .elementDefinition, .slice, .checkModifiers, .conformsTo, .memberOf, .subsumes,
                .subsumedBy, .htmlChecks, .weight, .ordinal, .answers, .yearOf, .monthOf, .dayOf,
                .hourOf, .minuteOf, .secondOf, .millisecondOf, .timezoneOffsetOf, .dateOf, .timeOf:
                inner = this
            }
            let shape = try shape(of: operand, this: inner)
            if function == .iif, number == 1, shape.isNever(.systemBoolean) {
                throw EvaluationFailure(problem: .unsuitableInput, node: operand)
            }
            shapes.append(shape)
        }
        return shapes
    }

    /// What a projection gives when it is applied to its own results again and again.
    ///
    /// A step that the results do not have any more ends it and is no mistake.
    private mutating func closure(
        of projection: ExpressionTree.Index,
        on left: InferredResult
    ) throws(EvaluationFailure) -> InferredResult {
        var result = try shape(of: projection, this: left)
        for _ in 0..<8 {
            var next = result
            for type in result.types {
                guard let more = try? shape(of: projection, this: InferredResult(.one(type))) else {
                    continue
                }
                next = next.union(more)
            }
            if next == result { break }
            result = next
        }
        return result
    }
}
