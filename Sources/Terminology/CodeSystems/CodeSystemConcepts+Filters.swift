internal import FHIRModel

extension CodeSystemConcepts {
    /// The numbers of the concepts that pass one `compose.include.filter`; nil where it cannot be applied.
    func members(passing filter: JSONNode, in tree: JSONTree) -> Set<Int>? {
        guard let property = tree.string(at: tree.child(.property, of: filter)),
            let comparison = tree.string(at: tree.child(.op, of: filter)),
            let value = tree.string(at: tree.child(.value, of: filter)), !value.isEmpty
        else { return nil }
        let all = Set(nodes.indices)
        switch comparison {
        case "=": return all.filter { values(of: property, at: $0).contains(value) }
        case "in", "not-in":
            let wanted = Set(value.split(separator: ",").map { Self.trimmed($0) })
            return all.filter {
                wanted.isDisjoint(with: values(of: property, at: $0)) == (comparison == "not-in")
            }
        case "exists":
            guard value == "true" || value == "false" else { return nil }
            return all.filter { values(of: property, at: $0).isEmpty == (value == "false") }
        case "regex":
            guard let regex = try? LinearRegex(value) else { return nil }
            return all.filter { number in
                values(of: property, at: number).contains {
                    (try? regex.matchesWhole($0)) == true
                }
            }
        default: return related(comparison, to: value)
        }
    }

    /// The operators of the hierarchy, those of R5 among them.
    ///
    /// A code that is not there has nothing below it.
    private func related(_ comparison: String, to code: String) -> Set<Int>? {
        let number = numbers[code]
        switch comparison {
        case "is-a": return number.map { descendants(of: $0) } ?? []
        case "descendent-of": return number.map { descendants(of: $0).subtracting([$0]) } ?? []
        case "is-not-a":
            return Set(nodes.indices).subtracting(number.map { descendants(of: $0) } ?? [])
        case "generalizes": return number.map { ancestors(of: $0) } ?? []
        case "child-of":
            return number.map { parent in
                Set(nodes.indices.filter { parents[$0].contains(Int32(parent)) })
            } ?? []
        case "descendent-leaf":
            let inner = Set(parents.joined().map { Int($0) })
            return number.map { descendants(of: $0).subtracting(inner).subtracting([$0]) } ?? []
        default: return nil
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
