internal import FHIRModel

/// The concepts of one CodeSystem, in document order, with what stands above each and what its properties say.
///
/// A concept stands below another by nesting and by the properties `parent`, `subsumedBy` and `child`, so that it may stand
/// below several.
struct CodeSystemConcepts: Sendable {
    let tree: JSONTree
    let codeSystem: JSONNode
    /// The nodes of the concepts.
    private(set) var nodes: [JSONNode] = []
    /// The numbers of the concepts right above each.
    private(set) var parents: [[Int32]] = []
    /// The numbers of the concepts by their codes.
    private(set) var numbers: [String: Int] = [:]
    /// Which local property codes mean what.
    let roles: PropertyRoles

    init(_ resource: TerminologyResource) {
        tree = resource.tree
        codeSystem = resource.node
        roles = PropertyRoles(of: resource.node, in: resource.tree)
        addNested()
        addRelations()
    }

    /// What of the code system the resource holds (R4 codesystem-content-mode).
    enum Content {
        case all
        case some
        case none
        /// Words and properties for another code system.
        case supplement
    }

    var content: Content {
        switch tree.string(at: tree.child(.content, of: codeSystem)) {
        case "fragment", "example": .some
        case "not-present": .none
        case "supplement": .supplement
        default: .all
        }
    }

    private mutating func addNested() {
        var pending = tree.elements(.concept, of: codeSystem).map { ($0, Int32(-1)) }
        pending.reverse()
        while let (node, parent) = pending.popLast() {
            let number = nodes.count
            nodes.append(node)
            parents.append(parent < 0 ? [] : [parent])
            if let code = tree.string(at: tree.child(.code, of: node)), numbers[code] == nil {
                numbers[code] = number
            }
            let below = Array(tree.elements(.concept, of: node))
            pending += below.reversed().map { ($0, Int32(number)) }
        }
    }

    private mutating func addRelations() {
        for number in nodes.indices {
            for property in tree.elements(.property, of: nodes[number]) {
                guard let name = tree.string(at: tree.child(.code, of: property)) else { continue }
                let isAbove = roles.parent.contains(name)
                guard isAbove || roles.child.contains(name),
                    let code = Self.text(of: property, in: tree), let other = numbers[code]
                else { continue }
                let (below, above) = isAbove ? (number, other) : (other, number)
                if !parents[below].contains(Int32(above)) { parents[below].append(Int32(above)) }
            }
        }
    }

    /// The value of a `concept.property`, as text.
    static func text(of property: JSONNode, in tree: JSONTree) -> String? {
        let value = Extension(at: property, in: tree).valueNode
        guard value.exists else { return nil }
        return tree.string(at: value) ?? tree.string(at: tree.child(.code, of: value))
            ?? tree.boolean(at: value).map { "\($0)" }
            ?? String(decoding: tree.bytes(at: value), as: UTF8.self)
    }

    /// The code of a concept.
    func code(_ number: Int) -> String? { tree.string(at: tree.child(.code, of: nodes[number])) }

    /// The values of a property of a concept, as text; `code`, `concept` and `display` name the concept itself.
    func values(of property: String, at number: Int) -> [String] {
        switch property {
        case "code", "concept": return code(number).map { [$0] } ?? []
        case "display":
            return tree.string(at: tree.child(.display, of: nodes[number])).map { [$0] } ?? []
        default:
            return tree.elements(.property, of: nodes[number])
                .filter { tree.string(at: tree.child(.code, of: $0)) == property }
                .compactMap { Self.text(of: $0, in: tree) }
        }
    }

    /// Whether a concept is marked by a property that is true.
    private func isMarked(_ number: Int, by names: Set<String>) -> Bool {
        names.contains { values(of: $0, at: number).contains("true") }
    }

    /// Whether it only sorts others and is no answer itself: property `notSelectable`.
    func isHeading(_ number: Int) -> Bool { isMarked(number, by: roles.notSelectable) }

    /// The words of the nearest concept above it that is a heading; nil where there is none.
    func heading(above number: Int) -> String? {
        var place = number
        // A concept may stand above itself by mistake.
        for _ in 0..<64 {
            guard let above = parents[place].first else { return nil }
            place = Int(above)
            if isHeading(place) {
                return tree.string(at: tree.child(.display, of: nodes[place])) ?? code(place)
            }
        }
        return nil
    }

    /// Whether it is no longer in use: property `inactive`, or `status` retired or inactive.
    ///
    /// Deprecated ones still are in use.
    func isInactive(_ number: Int) -> Bool {
        isMarked(number, by: roles.inactive)
            || roles.status.contains { name in
                values(of: name, at: number).contains { $0 == "retired" || $0 == "inactive" }
            }
    }
}
