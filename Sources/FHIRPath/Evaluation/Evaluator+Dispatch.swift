import FHIRModel

extension Evaluator {
    /// Does what one node says.
    ///
    /// Its input, or left side, stands on the stack from `base` on.
    mutating func apply(
        _ node: ExpressionTree.Node,
        base: Int,
        scope: Int
    ) throws(EvaluationFailure) {
        switch node.operation {
        case .empty: break
        case .literal(let number): try push(literal(number))
        case .zonedTime: throw failure(.zonedTime)
        case .focus, .this:
            truncate(to: base)
            if this.count == 1 {
                try push(stack[this.start])
            } else {
                for place in this.start..<this.end { try push(stack[place]) }
            }
        case .index:
            truncate(to: base)
            try push(.integer(position))
        case .total:
            truncate(to: base)
            for place in total.start..<total.end { try push(stack[place]) }
        case .variable(let number): try variable(number)
        case .member(let number): try step(number, base: base)
        case .type(let operation, let number): try ask(operation, number, base: base)
        case .binary(let binary):
            leave(scope)
            try apply(binary, node, base: base)
        case .negate: try negate(base: base, isNegative: true)
        case .affirm, .descending: try negate(base: base, isNegative: node.operation == .descending)
        case .indexer: try index(node, base: base)
        case .instance(let number): try make(number, node, base: base)
        case .call(let function): try call(function, node, base: base)
        }
    }

    private mutating func call(
        _ function: FHIRPathFunction,
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        switch function {
        case .empty: replace(from: base, with: .boolean(stack.count == base))
        case .exists: try exists(node, base: base)
        case .all: try all(node, base: base)
        case .allTrue: try truth(true, everywhere: true, base: base)
        case .anyTrue: try truth(true, everywhere: false, base: base)
        case .allFalse: try truth(false, everywhere: true, base: base)
        case .anyFalse: try truth(false, everywhere: false, base: base)
        case .subsetOf: try isSubset(node, base: base, ofArgument: true)
        case .supersetOf: try isSubset(node, base: base, ofArgument: false)
        case .count: replace(from: base, with: .integer(stack.count - base))
        case .distinct: try distinct(from: base)
        case .isDistinct: try isDistinct(base: base)
        case .where: try self.where(node, base: base)
        case .select: try select(node, base: base)
        case .repeat: try self.repeat(node, base: base, isUnique: true)
        case .repeatAll: try self.repeat(node, base: base, isUnique: false)
        case .single: try single(base: base)
        case .first: first(base: base)
        case .last: last(base: base)
        case .tail: tail(base: base)
        case .skip: try skip(node, base: base)
        case .take: try take(node, base: base)
        case .intersect: try filter(node, base: base, keepsCommon: true)
        case .exclude: try filter(node, base: base, keepsCommon: false)
        case .sort: try sort(node, base: base)
        case .union: try combine(node, base: base, isUnique: true)
        case .combine: try combine(node, base: base, isUnique: false)
        case .coalesce: try coalesce(node, base: base)
        case .iif: try iif(node, base: base)
        case .toBoolean: try convert(node, base: base, to: .boolean)
        case .toInteger: try convert(node, base: base, to: .integer)
        case .toLong: try convert(node, base: base, to: .long)
        case .toDate: try convert(node, base: base, to: .date)
        case .toDateTime: try convert(node, base: base, to: .dateTime)
        case .toDecimal: try convert(node, base: base, to: .decimal)
        case .toQuantity: try convert(node, base: base, to: .quantity)
        case .toString: try convert(node, base: base, to: .string)
        case .toTime: try convert(node, base: base, to: .time)
        case .convertsToBoolean: try converts(node, base: base, to: .boolean)
        case .convertsToInteger: try converts(node, base: base, to: .integer)
        case .convertsToLong: try converts(node, base: base, to: .long)
        case .convertsToDate: try converts(node, base: base, to: .date)
        case .convertsToDateTime: try converts(node, base: base, to: .dateTime)
        case .convertsToDecimal: try converts(node, base: base, to: .decimal)
        case .convertsToQuantity: try converts(node, base: base, to: .quantity)
        case .convertsToString: try converts(node, base: base, to: .string)
        case .convertsToTime: try converts(node, base: base, to: .time)
        case .indexOf:
            try search(node, base: base) { .integer(ByteSearch.first($1, in: $0) ?? -1) }
        case .lastIndexOf:
            try search(node, base: base) { .integer(ByteSearch.last($1, in: $0) ?? -1) }
        case .startsWith: try search(node, base: base) { .boolean($0.utf8.starts(with: $1.utf8)) }
        case .endsWith:
            try search(node, base: base) {
                .boolean($0.utf8.suffix($1.utf8.count).elementsEqual($1.utf8))
            }
        case .contains:
            try search(node, base: base) { .boolean(ByteSearch.first($1, in: $0) != nil) }
        case .substring: try substring(node, base: base)
        case .upper: try transform(base: base) { $0.uppercased() }
        case .lower: try transform(base: base) { $0.lowercased() }
        case .trim: try transform(base: base, Self.trimmed)
        case .length: try length(base: base)
        case .toChars: try toChars(base: base)
        case .replace: try replaceText(node, base: base)
        case .matches: try matches(node, base: base, isWhole: false)
        case .matchesFull: try matches(node, base: base, isWhole: true)
        case .replaceMatches: try replaceMatches(node, base: base)
        case .encode: try recode(node, base: base) { TextCoding.encode($0, as: $1) }
        case .decode: try recode(node, base: base) { TextCoding.decode($0, from: $1) }
        case .escape: try recode(node, base: base) { TextCoding.escape($0, for: $1) }
        case .unescape: try recode(node, base: base) { TextCoding.unescape($0, from: $1) }
        case .split: try split(node, base: base)
        case .join: try join(node, base: base)
        case .abs: try absolute(base: base)
        case .ceiling: try whole(base: base, towards: 1)
        case .floor: try whole(base: base, towards: -1)
        case .truncate: try whole(base: base, towards: 0)
        case .exp: try exponential(base: base)
        case .ln: try naturalLogarithm(base: base)
        case .sqrt: try squareRoot(base: base)
        case .log: try logarithm(node, base: base)
        case .power: try power(node, base: base)
        case .round: try round(node, base: base)
        case .children: try children(base: base)
        case .descendants: try descendants(base: base)
        case .trace: try trace(node, base: base)
        case .now: replace(from: base, with: now())
        case .timeOfDay: replace(from: base, with: timeOfDay())
        case .today: replace(from: base, with: today())
        case .defineVariable: try define(node, base: base)
        case .lowBoundary: try boundary(node, base: base, isHigh: false)
        case .highBoundary: try boundary(node, base: base, isHigh: true)
        case .precision: try precision(base: base)
        case .yearOf, .monthOf, .dayOf, .hourOf, .minuteOf, .secondOf, .millisecondOf,
            .timezoneOffsetOf, .dateOf, .timeOf:
            try component(function, base: base)
        case .duration: try interval(node, base: base, isWhole: true)
        case .difference: try interval(node, base: base, isWhole: false)
        case .pathname: try pathname(node, base: base)
        case .comparable: try comparable(node, base: base)
        case .type: try reflect(base: base)
        case .is, .as, .ofType: break  // parsed to `Operation.type`
        case .not:
            let value = try boolean(Items(start: base, end: stack.count))
            replace(from: base, with: value.map { .boolean(!$0) })
        case .aggregate: try aggregate(node, base: base)
        case .sum: try sum(base: base, isMean: false)
        case .avg: try sum(base: base, isMean: true)
        case .min: try extreme(.ascending, base: base)
        case .max: try extreme(.descending, base: base)
        case .extension: try extensions(node, base: base)
        case .hasValue: hasValue(base: base)
        case .getValue: try getValue(base: base)
        case .resolve: try resolve(base: base)
        case .elementDefinition: truncate(to: base)
        case .slice: throw failure(.unsupportedFunction)
        case .checkModifiers: try checkModifiers(node, base: base)
        case .conformsTo: try conformsTo(node, base: base)
        case .memberOf: try memberOf(node, base: base)
        case .subsumes, .subsumedBy:
            try subsumes(node, base: base, isReversed: function == .subsumedBy)
        case .htmlChecks: try htmlChecks(base: base)
        case .answers: try answers(base: base)
        case .weight, .ordinal: try weight(base: base)
        }
    }
}
