/// linkIds as an expression has them: the numbers of its literals, each once, in the order they were met.
///
/// There are few, and numbers compare and copy faster than texts.
struct LinkIdLiterals: Equatable {
    private(set) var numbers: [Int32] = []

    init(_ numbers: [Int32] = []) {
        self.numbers = numbers
    }

    var isEmpty: Bool { numbers.isEmpty }

    mutating func formUnion(_ other: LinkIdLiterals) {
        if numbers.isEmpty {
            numbers = other.numbers
        } else {
            for number in other.numbers where !numbers.contains(number) { numbers.append(number) }
        }
    }

    func union(_ other: LinkIdLiterals) -> LinkIdLiterals {
        var result = self
        result.formUnion(other)
        return result
    }
}
