internal import FHIRModel

/// What an index keeps of a ValueSet or CodeSystem.
struct ResourceFacts {
    let kind: TerminologyResource.Kind
    let url: String
    let version: String?
    let date: String
    /// `CodeSystem.valueSet` without its version.
    let valueSet: String?
    /// `CodeSystem.supplements` without its version.
    let supplements: String?

    /// Of the members of a JSON object; nil for another resource, or one without address.
    init?(_ members: JSONMembers) {
        self.init { members.string($0) }
    }

    /// Of a resource in a tree; nil for another resource, or one without address.
    init?(at node: JSONNode, in tree: JSONTree) {
        self.init { tree.string(at: tree.child(ElementName($0), of: node)) }
    }

    private init?(_ text: (String) -> String?) {
        guard let kind = text("resourceType").flatMap(TerminologyResource.Kind.init),
            let url = text("url")
        else { return nil }
        self.kind = kind
        self.url = url
        version = text("version")
        date = text("date") ?? ""
        valueSet = text("valueSet").map { Canonical($0).url }
        supplements = text("supplements").map { Canonical($0).url }
    }
}
