extension CodeSystemConcepts {
    /// Whether a code is another one or stands below it; nil where the code system does not hold both.
    func isCode(_ code: String, atOrBelow ancestor: String) -> Bool? {
        guard let number = numbers[code], let above = numbers[ancestor] else { return nil }
        return ancestors(of: number).contains(above)
    }

    /// The concept and all above it; hierarchies that go in a circle end.
    func ancestors(of number: Int) -> Set<Int> {
        var found: Set<Int> = [number]
        var pending = [number]
        while let next = pending.popLast() {
            for parent in parents[next] where found.insert(Int(parent)).inserted {
                pending.append(Int(parent))
            }
        }
        return found
    }

    /// The concept and all below it.
    func descendants(of number: Int) -> Set<Int> {
        var children: [Int32: [Int]] = [:]
        for below in parents.indices {
            for parent in parents[below] { children[parent, default: []].append(below) }
        }
        var found: Set<Int> = [number]
        var pending = [number]
        while let next = pending.popLast() {
            for child in children[Int32(next)] ?? [] where found.insert(child).inserted {
                pending.append(child)
            }
        }
        return found
    }
}

extension ConceptCode {
    /// Whether it stands below another code (or is it) in the code system of both; nil where that is not at hand or does not
    /// hold both.
    package func isBelow(
        _ ancestor: ConceptCode,
        in sources: [any TerminologySource]
    ) -> Bool? {
        guard let system, system == ancestor.system,
            case .found(let resource, _, _) = sources.search(
                .codeSystem,
                Canonical(url: system, version: nil)
            )
        else { return nil }
        return CodeSystemConcepts(resource).isCode(code, atOrBelow: ancestor.code)
    }
}
