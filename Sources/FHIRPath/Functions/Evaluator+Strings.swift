import FHIRModel

extension Evaluator {
    /// The only item as a string; nil if there is none, an error if it is something else.
    func text(_ items: Items) throws(EvaluationFailure) -> String? {
        guard let value = try singleValue(items) else { return nil }
        guard case .string(let text) = value else { throw failure(.wrongOperand) }
        return text
    }

    /// The input of a string function: no number or date is a string by itself.
    func inputText(base: Int) throws(EvaluationFailure) -> String? {
        guard let value = try singleValue(Items(start: base, end: stack.count)) else { return nil }
        guard case .string(let text) = value else { throw failure(.wrongInput) }
        return text
    }

    /// An argument of a string function; nil if it is empty.
    mutating func textArgument(
        _ number: Int32,
        of node: ExpressionTree.Node
    ) throws(EvaluationFailure) -> String? {
        guard let value = try argument(number, of: node) else { return nil }
        guard case .string(let text) = value else { throw failure(.wrongArgument) }
        return text
    }

    /// `startsWith`, `endsWith`, `contains`, `indexOf`, `lastIndexOf`: what `find` says of a string and what is looked for in it.
    mutating func search(
        _ node: ExpressionTree.Node,
        base: Int,
        _ find: (_ input: String, _ wanted: String) -> Item
    ) throws(EvaluationFailure) {
        let input = try inputText(base: base)
        let argument = try textArgument(1, of: node)
        guard let input, let argument else { return truncate(to: base) }
        try spend(input.utf8.count / 64)
        replace(from: base, with: find(input, argument))
    }

    /// `substring(start [, length])`, counted in characters (Unicode scalars) from 0.
    mutating func substring(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let input = try inputText(base: base)
        let start = try integerArgument(1, of: node)
        let length = try integerArgument(2, of: node)
        guard let input, let start, start >= 0 else { return truncate(to: base) }
        let scalars = input.unicodeScalars
        guard
            let from = scalars.index(
                scalars.startIndex,
                offsetBy: start,
                limitedBy: scalars.endIndex
            ),
            from < scalars.endIndex
        else { return truncate(to: base) }
        var end = scalars.endIndex
        if node.operandCount > 2, let length {
            end = scalars.index(from, offsetBy: max(0, length), limitedBy: end) ?? end
        }
        replace(from: base, with: try string(String(input[from..<end])))
    }

    /// `upper`, `lower`, `trim`: another string made of the string alone.
    mutating func transform(
        base: Int,
        _ change: (String) -> String
    ) throws(EvaluationFailure) {
        guard let input = try inputText(base: base) else { return truncate(to: base) }
        try spend(input.utf8.count / 64)
        replace(from: base, with: try string(change(input)))
    }

    /// What `trim` leaves of a string: the grammar's white space goes, blanks, tabs and ends of lines.
    static func trimmed(_ text: String) -> String {
        let isBlank: (Unicode.Scalar) -> Bool = { [" ", "\t", "\n", "\r"].contains($0) }
        let scalars = text.unicodeScalars.drop(while: isBlank)
        let kept = scalars.reversed().drop(while: isBlank).reversed()
        return String(String.UnicodeScalarView(kept))
    }

    mutating func length(base: Int) throws(EvaluationFailure) {
        guard let input = try inputText(base: base) else { return truncate(to: base) }
        try spend(input.utf8.count / 64)
        replace(from: base, with: .integer(input.unicodeScalars.count))
    }

    mutating func toChars(base: Int) throws(EvaluationFailure) {
        guard let input = try inputText(base: base) else { return truncate(to: base) }
        truncate(to: base)
        try spend(input.utf8.count)
        for scalar in input.unicodeScalars {
            try push(try string(String(Character(scalar))))
        }
    }

    /// `replace(pattern, substitution)`: every occurrence of a plain string.
    mutating func replaceText(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let input = try inputText(base: base)
        let pattern = try textArgument(1, of: node)
        let substitution = try textArgument(2, of: node)
        guard let input, let pattern, let substitution else { return truncate(to: base) }
        try spend(input.utf8.count / 8)
        if pattern.isEmpty {
            let count = input.unicodeScalars.count
            try reserve(bytes: input.utf8.count, plus: substitution.utf8.count, times: count + 1)
            let middle = input.unicodeScalars.map { String(Character($0)) + substitution }
            return replace(from: base, with: try string(substitution + middle.joined()))
        }
        let parts = ByteSearch.split(input, by: pattern)
        try spend(parts.count)
        try reserve(bytes: input.utf8.count, plus: substitution.utf8.count, times: parts.count)
        replace(from: base, with: try string(parts.joined(separator: substitution)))
    }

    /// Refuses a result that would be larger than the limit before it is made.
    func reserve(bytes: Int, plus part: Int, times count: Int) throws(EvaluationFailure) {
        let (product, overflow) = part.multipliedReportingOverflow(by: count)
        if overflow || product > remainingBytes - bytes { throw failure(.tooLarge) }
    }

    mutating func split(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let input = try inputText(base: base)
        let separator = try textArgument(1, of: node)
        guard let input, let separator else { return truncate(to: base) }
        truncate(to: base)
        let parts =
            separator.isEmpty
            ? input.unicodeScalars.map { String(Character($0)) }
            : ByteSearch.split(input, by: separator)
        try spend(parts.count)
        for part in parts {
            try push(try string(part))
        }
    }

    /// `join([separator])`: primitives without a value are left out; what is no string is an error.
    mutating func join(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let input = Items(start: base, end: stack.count)
        let separator = try textArgument(1, of: node) ?? ""
        try spend(input.count)
        var parts: [String] = []
        var size = 0
        for place in input.start..<input.end {
            guard let value = value(of: stack[place]) else { continue }
            guard case .string(let text) = value else { throw failure(.wrongInput) }
            size += text.utf8.count + separator.utf8.count
            if size > remainingBytes { throw failure(.tooLarge) }
            parts.append(text)
        }
        if input.isEmpty { return }
        replace(from: base, with: try string(parts.joined(separator: separator)))
    }
}
