internal import FHIRModel
internal import FHIRPath

/// Reads the concepts of a contained CodeSystem, all or those that pass filters.
struct CodeSystemReader {
    let tree: JSONTree
    let codeSystem: JSONTree.Index
    /// Filters that could not be applied.
    private(set) var gaps: [ValueSetReader.Gap] = []
    /// Every concept, in document order, with the index of the one it stands under.
    private var concepts: [(node: JSONTree.Index, parent: Int)] = []

    init(tree: JSONTree, codeSystem: JSONTree.Index) {
        self.tree = tree
        self.codeSystem = codeSystem
        add(below: codeSystem, parent: -1)
    }

    private mutating func add(below node: JSONTree.Index, parent: Int) {
        for child in tree.elements(.concept, of: node) {
            let index = concepts.count
            concepts.append((child, parent))
            add(below: child, parent: index)
        }
    }

    /// The concepts that pass every `compose.include.filter`.
    mutating func members(matching filters: [JSONTree.Index]) -> [JSONTree.Index] {
        var members = Array(concepts.indices)
        for filter in filters {
            let property = tree.string(at: tree.child(.property, of: filter)) ?? ""
            let comparison = tree.string(at: tree.child(.op, of: filter)) ?? ""
            let value = tree.string(at: tree.child(.value, of: filter)) ?? ""
            guard let test = test(property, comparison, value) else {
                gaps.append(
                    ValueSetReader.Gap(
                        node: filter,
                        message: "filter '\(comparison)' cannot be applied here"
                    )
                )
                return []
            }
            members = members.filter(test)
        }
        return members.map { concepts[$0].node }
    }

    /// A filter as a test; nil for an operator that needs a terminology server.
    private func test(
        _ property: String,
        _ comparison: String,
        _ value: String
    ) -> ((Int) -> Bool)? {
        let wanted = Set(value.split(separator: ",").map { trimmed($0) })
        return switch comparison {
        case "=": { self.values(of: property, at: $0).contains(value) }
        case "in": { !wanted.isDisjoint(with: self.values(of: property, at: $0)) }
        case "not-in": { wanted.isDisjoint(with: self.values(of: property, at: $0)) }
        case "exists": { self.values(of: property, at: $0).isEmpty == (value == "false") }
        case "is-a": { self.isDescendant($0, of: value, orSelf: true) }
        case "descendent-of": { self.isDescendant($0, of: value, orSelf: false) }
        case "generalizes": { self.isDescendant(value, of: $0) }
        case "regex":
            (try? LinearRegex(value)).map { regex in
                { index in
                    self.values(of: property, at: index).contains { text in
                        (try? regex.matchesWhole(text)) == true
                    }
                }
            }
        case "is-not-a": { !self.isDescendant($0, of: value, orSelf: true) }
        default: nil
        }
    }

    private func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private func isDescendant(_ index: Int, of code: String, orSelf: Bool) -> Bool {
        var index = orSelf ? index : concepts[index].parent
        while index >= 0 {
            if self.code(at: index) == code { return true }
            index = concepts[index].parent
        }
        return false
    }

    /// Whether the concept with a code is this one or stands under it.
    private func isDescendant(_ code: String, of ancestor: Int) -> Bool {
        concepts.indices.contains { index in
            self.code(at: index) == code
                && self.code(at: ancestor).map { isDescendant(index, of: $0, orSelf: true) } == true
        }
    }

    private func code(at index: Int) -> String? {
        tree.string(at: tree.child(.code, of: concepts[index].node))
    }

    /// The values of a property of a concept, as text; `code`, `concept` and `display` name the concept itself.
    private func values(of property: String, at index: Int) -> Set<String> {
        if property == "code" || property == "concept" {
            return code(at: index).map { [$0] } ?? []
        }
        if property == "display" {
            return tree.string(at: tree.child(.display, of: concepts[index].node)).map { [$0] }
                ?? []
        }
        var values: Set<String> = []
        for entry in tree.elements(.property, of: concepts[index].node)
        where tree.string(at: tree.child(.code, of: entry)) == property {
            let value = Extension(at: entry, in: tree).valueNode
            guard value.exists else { continue }
            let coding = tree.child(.code, of: value)
            let text =
                tree.string(at: value) ?? tree.string(at: coding)
                ?? tree.boolean(at: value).map { "\($0)" }
                ?? String(decoding: tree.bytes(at: value), as: UTF8.self)
            values.insert(text)
        }
        return values
    }
}
