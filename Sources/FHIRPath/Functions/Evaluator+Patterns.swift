import FHIRModel

extension Evaluator {
    /// `matches` and `matchesFull`, with the flags `i` and `m` of FHIRPath 3.
    mutating func matches(
        _ node: ExpressionTree.Node,
        base: Int,
        isWhole: Bool
    ) throws(EvaluationFailure) {
        let input = try inputText(base: base)
        let pattern = try textArgument(1, of: node)
        let flags = try textArgument(2, of: node)
        guard let input, let pattern else { return truncate(to: base) }
        try spend(input.utf8.count / 4)
        let regex = try regex(pattern, flags: flags)
        do {
            let result = isWhole ? try regex.matchesWhole(input) : try regex.matches(in: input)
            replace(from: base, with: .boolean(result))
        } catch {
            throw failure(.tooManySteps)
        }
    }

    /// `replaceMatches`.
    mutating func replaceMatches(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let input = try inputText(base: base)
        let pattern = try textArgument(1, of: node)
        let substitution = try textArgument(2, of: node)
        let flags = try textArgument(3, of: node)
        guard let input, let pattern, let substitution else { return truncate(to: base) }
        try spend(input.utf8.count / 4)
        // A substitution may name what it replaces, so one match may grow to all of both texts.
        try reserve(
            bytes: input.utf8.count,
            plus: substitution.utf8.count + input.utf8.count,
            times: min(input.utf8.count + 1, 16)
        )
        let regex = try regex(pattern, flags: flags)
        let result: String
        do {
            result = try regex.replacingMatches(in: input, with: substitution)
        } catch {
            throw failure(.tooManySteps)
        }
        replace(from: base, with: try string(result))
    }

    private mutating func regex(
        _ pattern: String,
        flags: String?
    ) throws(EvaluationFailure) -> LinearRegex {
        let key = (flags ?? "") + "/" + pattern
        if let known = regexes[key] ?? compiled.pattern(key) { return known }
        try spend(pattern.utf8.count)
        var options = LinearRegex.Options.fhirPath
        for flag in flags ?? "" {
            switch flag {
            case "i": options.insert(.ignoresCase)
            case "m": options.insert(.anchorsMatchLines)
            default: throw failure(.malformedPattern)
            }
        }
        do {
            let regex = try LinearRegex(pattern, options: options)
            regexes[key] = regex
            if expression.literals.contains(.string(pattern)) { compiled.keep(regex, as: key) }
            return regex
        } catch {
            throw failure(.malformedPattern)
        }
    }
}
