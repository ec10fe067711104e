import FormFiller

/// The keys of a question's options, as a sentence on what to type needs them.
struct KeysToType {
    /// What they are, in words.
    enum Kind {
        case numbers, letters, mixed
    }

    /// The keys, in the order of the options.
    let keys: [String]

    init(keys: [String]) { self.keys = keys }

    init(of question: Question) {
        keys = question.options.isEmpty ? ["1", "2"] : question.options.map(\.key)
    }

    var kind: Kind {
        if keys.allSatisfy({ $0.contains(where: \.isNumber) && !$0.contains(where: \.isLetter) }) {
            return .numbers
        }
        return keys.allSatisfy { $0.contains(where: \.isLetter) && !$0.contains(where: \.isNumber) }
            ? .letters : .mixed
    }

    /// The first and the last, where they are whole numbers and all others stand between them one by one.
    var bounds: (first: String, last: String)? {
        let numbers = keys.compactMap { Int($0) }
        guard numbers.count == keys.count, let low = numbers.first,
            numbers == Array(low..<(low + numbers.count)), keys.count > 1
        else { return nil }
        return (keys[0], keys[keys.count - 1])
    }

    /// Two of them, as an example of several.
    var example: String {
        let second = keys[min(2, keys.count - 1)]
        return second == keys[0] ? keys[0] : "\(keys[0]) \(second)"
    }

    /// All of them in words, where they are three or fewer.
    func few(_ or: String) -> String? { keys.count <= 3 ? listed(or) : nil }

    /// All of them, the last behind a word for or; nil where they are too many to say.
    func listed(_ or: String) -> String? {
        guard keys.count <= 12, let last = keys.last else { return nil }
        if keys.count == 1 { return last }
        return keys.dropLast().joined(separator: ", ") + " \(or) \(last)"
    }
}
