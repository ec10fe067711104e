import FHIRModel

extension Evaluator {
    /// `~` and `!~` (FHIRPath N1 §6.1.2): order does not matter, nor case, nor the last digits of the
    /// more precise decimal; two empty collections are equivalent.
    ///
    /// Nil only for two quantities whose units measure different things (FHIRPath 3.0, Quantity Equivalence).
    mutating func areEquivalent(_ left: Items, _ right: Items) throws(EvaluationFailure) -> Bool? {
        guard left.count == right.count else { return false }
        if left.count == 1 { return isEquivalent(stack[left.start], stack[right.start]) }
        var isTaken = [Bool](repeating: false, count: right.count)
        for position in left.start..<left.end {
            var found: Int?
            for offset in 0..<right.count where !isTaken[offset] {
                try spend(1)
                if isEquivalent(stack[position], stack[right.start + offset]) == true {
                    found = offset
                    break
                }
            }
            guard let found else { return false }
            isTaken[found] = true
        }
        return true
    }

    func isEquivalent(_ left: Item, _ right: Item) -> Bool? {
        guard let one = value(of: left), let other = value(of: right) else {
            return isEqual(left, right) ?? false
        }
        if let first = one.asDecimal, let second = other.asDecimal {
            return Self.isEquivalent(first, second)
        }
        if let first = one.asQuantity, let second = other.asQuantity {
            return first.isEquivalent(to: second)
        }
        switch (one, other) {
        case (.string(let left), .string(let right)):
            return Self.normalised(left) == Self.normalised(right)
        case (.node(let first), .node(let second)):
            if first == second { return true }
            return isEquivalentElement(
                first.index,
                in: trees[first.tree],
                second.index,
                in: trees[second.tree]
            )
        default:
            return isAmount(left, one) && isAmount(right, other)
                ? nil : Self.isEqual(one, other) ?? false
        }
    }

    /// Decimals to the places of the less precise one, trailing zeros left out.
    static func isEquivalent(_ left: FHIRDecimal, _ right: FHIRDecimal) -> Bool {
        let places = min(left.normalized.scale, right.normalized.scale)
        return left.rounded(places: places) == right.rounded(places: places)
    }

    /// Lower case, every white space a blank (FHIRPath 3.0, String Equivalence: several in a row stay several).
    static func normalised(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            scalars.append(scalar.properties.isWhitespace ? " " : scalar)
        }
        return String(scalars)
    }

    private func isEquivalentElement(
        _ left: JSONNode,
        in one: JSONTree,
        _ right: JSONNode,
        in other: JSONTree
    ) -> Bool {
        guard one.kind(of: left) == other.kind(of: right) else { return false }
        switch one.kind(of: left) {
        case .null: return true
        case .boolean: return one.boolean(at: left) == other.boolean(at: right)
        case .string:
            guard let first = one.string(at: left), let second = other.string(at: right) else {
                return false
            }
            return Self.normalised(first) == Self.normalised(second)
        case .number:
            guard let first = one.decimal(at: left), let second = other.decimal(at: right) else {
                return one.bytes(at: left).elementsEqual(other.bytes(at: right))
            }
            return Self.isEquivalent(first, second)
        case .array: return isEquivalentArray(left, in: one, right, in: other)
        case .object: return isEquivalentObject(left, in: one, right, in: other)
        }
    }

    private func isEquivalentArray(
        _ left: JSONNode,
        in one: JSONTree,
        _ right: JSONNode,
        in other: JSONTree
    ) -> Bool {
        var rest = Array(other.children(of: right))
        // Pairing every element with every other is bounded: past this, order counts.
        let isOrdered = rest.count > 100
        for child in one.children(of: left) {
            let candidates = isOrdered ? rest.prefix(1) : rest[...]
            guard
                let found = candidates.firstIndex(where: {
                    isEquivalentElement(child, in: one, $0, in: other)
                })
            else { return false }
            rest.remove(at: found)
        }
        return rest.isEmpty
    }

    /// Ids do not count (FHIR R4 fhirpath); a Coding is its system and code.
    private func isEquivalentObject(
        _ left: JSONNode,
        in one: JSONTree,
        _ right: JSONNode,
        in other: JSONTree
    ) -> Bool {
        var count = 0
        for child in one.children(of: left) where one.name(of: child) != ElementName.id {
            let twin = other.child(one.name(of: child), of: right)
            guard twin.exists, isEquivalentElement(child, in: one, twin, in: other) else {
                return false
            }
            count += 1
        }
        return other.children(of: right).reduce(0) { total, child in
            total + (other.name(of: child) == ElementName.id ? 0 : 1)
        } == count
    }
}
