/// The second argument of `replaceMatches`, read once per call.
struct ReplacementTemplate {
    private enum Part {
        case text([Unicode.Scalar])
        case group(Int)
    }

    private var parts: [Part] = []

    /// Reads a replacement; a `${name}` that no group of the pattern has is an error, a `$` before anything else
    /// stands for itself.
    init(_ replacement: String, for regex: LinearRegex) throws(LinearRegexError) {
        let scalars = Array(replacement.unicodeScalars)
        var text: [Unicode.Scalar] = []
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if scalar == "\\", index < scalars.count,
                scalars[index] == "$" || scalars[index] == "\\"
            {
                text.append(scalars[index])
                index += 1
            } else if scalar == "$",
                let group = try Self.group(in: scalars, at: &index, regex)
            {
                parts.append(.text(text))
                parts.append(.group(group))
                text = []
            } else {
                text.append(scalar)
            }
        }
        parts.append(.text(text))
    }

    /// The group named after a `$`; nil, with nothing read, when none is.
    private static func group(
        in scalars: [Unicode.Scalar],
        at index: inout Int,
        _ regex: LinearRegex
    ) throws(LinearRegexError) -> Int? {
        guard index < scalars.count else { return nil }
        if scalars[index] == "{", let end = scalars[index...].firstIndex(of: "}") {
            var name = ""
            name.unicodeScalars.append(contentsOf: scalars[(index + 1)..<end])
            let number = Int(name).flatMap { (0...regex.groupCount).contains($0) ? $0 : nil }
            guard let group = regex.groupNames[name] ?? number else {
                throw LinearRegexError(problem: .invalidGroupName(name), offset: index)
            }
            index = end + 1
            return group
        }
        // As many digits as still name a group, as in ECMAScript and Java.
        var group: Int?
        while index < scalars.count, ("0"..."9").contains(scalars[index]) {
            let number = (group ?? 0) * 10 + Int(scalars[index].value - 0x30)
            guard number <= regex.groupCount else { break }
            group = number
            index += 1
        }
        return group
    }

    /// The scalars that the replacement of a match has.
    func length(for match: [Int32]) -> Int {
        parts.reduce(0) { sum, part in
            switch part {
            case .text(let scalars): sum + scalars.count
            case .group(let number): sum + Int(max(match[number * 2 + 1] - match[number * 2], 0))
            }
        }
    }

    /// Appends the replacement of a match.
    func append(
        _ match: [Int32],
        of text: [Unicode.Scalar],
        to result: inout String.UnicodeScalarView
    ) {
        for part in parts {
            switch part {
            case .text(let scalars): result.append(contentsOf: scalars)
            case .group(let number):
                let (start, end) = (Int(match[number * 2]), Int(match[number * 2 + 1]))
                if start >= 0, end >= start { result.append(contentsOf: text[start..<end]) }
            }
        }
    }
}
