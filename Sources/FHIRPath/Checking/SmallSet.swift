/// A few values, each once, in the order they were met; one alone needs no memory of its own.
///
/// What an expression speaks of at one place is nearly always one type or one linkId.
enum SmallSet<Element: Hashable & Sendable>: Hashable, Sendable {
    case none
    case one(Element)
    /// Two or more.
    case several([Element])

    init(_ elements: some Sequence<Element>) {
        self = .none
        var seen: Set<Element> = []
        for element in elements {
            // Comparing with each is quicker than a table until there are many.
            if count < 16 {
                insert(element)
            } else {
                if seen.isEmpty { seen.formUnion(self) }
                if seen.insert(element).inserted { append(element) }
            }
        }
    }

    mutating func insert(_ element: Element) {
        switch self {
        case .none: self = .one(element)
        case .one(let first):
            if first != element { self = .several([first, element]) }
        case .several(let elements):
            if !elements.contains(element) { append(element) }
        }
    }

    /// Adds a value that is known not to be there.
    private mutating func append(_ element: Element) {
        switch self {
        case .none: self = .one(element)
        case .one(let first): self = .several([first, element])
        case .several(var elements):
            // Held once only, so that it grows in place.
            self = .none
            elements.append(element)
            self = .several(elements)
        }
    }

    mutating func formUnion(_ others: SmallSet) {
        if isEmpty {
            self = others
        } else {
            for other in others { insert(other) }
        }
    }

    func union(_ others: SmallSet) -> SmallSet {
        var result = self
        result.formUnion(others)
        return result
    }

    /// Those that are among others as well.
    func intersection(_ others: SmallSet) -> SmallSet {
        guard others.count >= 16 else { return SmallSet(lazy.filter { others.contains($0) }) }
        let wanted = Set(others)
        return SmallSet(lazy.filter { wanted.contains($0) })
    }
}

extension SmallSet: RandomAccessCollection {
    var startIndex: Int { 0 }

    var endIndex: Int {
        switch self {
        case .none: 0
        case .one: 1
        case .several(let elements): elements.count
        }
    }

    subscript(position: Int) -> Element {
        switch self {
        case .none: preconditionFailure("no element at \(position)")
        case .one(let element): element
        case .several(let elements): elements[position]
        }
    }
}

extension SmallSet: ExpressibleByArrayLiteral {
    init(arrayLiteral elements: Element...) {
        self.init(elements)
    }
}
