/// R4 `Expression`: a computation written in the form.
public struct Expression: Sendable, Hashable {
    /// `Expression.name`: the variable it defines (R4 `id`, R5 `code`).
    public var name: String?
    /// `Expression.language`: `text/fhirpath`, `text/cql` or `application/x-fhir-query`.
    public var language: String?
    /// `Expression.expression`: the text of the computation.
    public var expression: String?
    /// `Expression.reference`: where it is defined instead.
    public var reference: String?
    /// `Expression.description`: what it means, in words.
    public var description: String?
    /// The node of the expression's text, for findings; ``JSONNode/none`` if there is none.
    public var node: JSONNode

    /// Reads an Expression object.
    public init(at node: JSONNode, in tree: borrowing JSONTree) {
        let text = tree.child(.expression, of: node)
        name = tree.string(at: tree.child(.name, of: node))
        language = tree.string(at: tree.child(.language, of: node))
        expression = tree.string(at: text)
        reference = tree.string(at: tree.child(.reference, of: node))
        description = tree.string(at: tree.child(.description, of: node))
        self.node = text == JSONNode.none ? node : text
    }

    /// A FHIRPath expression given as bare text (`cqf-calculatedValue`, `constraint.expression`).
    public init(fhirPath text: String, at node: JSONNode) {
        language = "text/fhirpath"
        expression = text
        self.node = node
    }

    /// Whether ``language`` is FHIRPath (`text/fhirpath`, also with parameters).
    public var isFHIRPath: Bool {
        guard let language else { return false }
        return language == "text/fhirpath" || language.hasPrefix("text/fhirpath;")
    }
}
