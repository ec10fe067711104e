public import FHIRModel
package import FHIRPath

/// What of a questionnaire becomes resources when its answers are extracted, found once when the form is loaded: every
/// template, every definition, every expression parsed (SDC 4.0.0, Form Data Extraction).
public struct ExtractionPlan: Sendable {
    /// The questionnaire it was made from.
    public let questionnaire: Questionnaire
    /// What is wrong or doubtful in the extraction extensions, in document order.
    public internal(set) var findings: [Finding] = []

    /// What the questionnaire itself asks for.
    package var root = ExtractionDirectives()
    /// What items ask for, by the node of the item; only those that ask for something.
    package var items: [JSONNode: ExtractionDirectives] = [:]
    /// The nodes of the items by linkId.
    var itemNodes: [String: JSONNode] = [:]
    /// Where templates say how an element is made, by the node of the element or of the primitive's companion.
    package var controls: [JSONNode: TemplateControl] = [:]
    /// The contained resources by `#id`.
    var contained: [String: JSONNode] = [:]

    /// Reads the extraction extensions of a questionnaire.
    public init(_ questionnaire: Questionnaire) {
        self.questionnaire = questionnaire
        let tree = questionnaire.tree
        for resource in questionnaire.contained {
            guard let id = tree.string(at: tree.child(.id, of: resource)) else { continue }
            contained["#" + id] = resource
        }
        root = directives(of: questionnaire.node, linkId: nil)
        readItems(of: questionnaire.node, rootObservations())
        findings.sort { ($0.position ?? .start) < ($1.position ?? .start) }
    }

    /// Whether templates or definitions of the form say what is made.
    ///
    /// Where none do, the standard request is made of the response.
    public var isAuthored: Bool {
        ([root] + items.values).contains { $0.makesResources }
    }

    /// Whether a resource gets an element when its form leaves it out: who a request is about, as the response says or a Patient
    /// that is made for it.
    package static func adds(_ element: String, to type: TypeID) -> Bool {
        type.name == "ServiceRequest" && ["subject", "authoredOn", "identifier"].contains(element)
    }

    /// Whether any extension in a questionnaire asks for extraction; a plan of one without says nothing.
    package static func isAskedFor(in tree: JSONTree) -> Bool {
        tree.allNodes(named: .url).contains {
            ExtractionURL.asksForExtraction(tree.bytes(at: $0))
        }
    }

    private mutating func readItems(
        of parent: JSONNode,
        _ outer: ObservationDirective.Inheritance
    ) {
        let tree = questionnaire.tree
        for item in tree.elements(.item, of: parent) {
            let linkId = tree.string(at: tree.child(.linkId, of: item))
            if let linkId, itemNodes[linkId] == nil { itemNodes[linkId] = item }
            var inheritance = outer
            var directives = directives(of: item, linkId: linkId)
            directives.observation = observationDirective(of: item, linkId: linkId, &inheritance)
            if !directives.isEmpty { items[item] = directives }
            readItems(of: item, inheritance)
        }
    }

    mutating func report(
        _ severity: Finding.Severity,
        _ rule: String,
        _ message: String,
        at node: JSONNode,
        linkId: String? = nil
    ) {
        findings.append(
            Finding(
                severity,
                rule: rule,
                message,
                at: node == JSONNode.none ? nil : questionnaire.tree.position(of: node),
                linkId: linkId
            )
        )
    }

    /// Parses an expression of the form; what is wrong with it becomes a finding.
    mutating func expression(
        at node: JSONNode,
        linkId: String?
    ) -> FHIRPathExpression? {
        guard let text = questionnaire.tree.string(at: node) else {
            report(
                .error,
                "extract-expression",
                "an extraction extension has no expression",
                at: node,
                linkId: linkId
            )
            return nil
        }
        do {
            return try FHIRPathExpression(parsing: text)
        } catch {
            findings.append(
                Finding(
                    .error,
                    rule: "extract-expression",
                    error.message,
                    at: questionnaire.tree.position(ofByte: error.offset, in: node),
                    linkId: linkId
                )
            )
            return nil
        }
    }
}

extension SourcePosition {
    fileprivate static let start = SourcePosition(line: 1, column: 1)
}

/// What one item, or the questionnaire, asks of extraction.
package struct ExtractionDirectives: Sendable {
    /// `extractAllocateId`: names of variables that get a fresh `urn:uuid:`.
    package var allocations: [String] = []
    /// `templateExtract`.
    package var templates: [TemplateDirective] = []
    /// `templateExtractBundle`: the contained Bundle.
    package var templateBundle: JSONNode = JSONNode.none
    /// `definitionExtract`.
    package var definitions: [DefinitionDirective] = []
    /// `definitionExtractValue`.
    package var values: [DefinitionValue] = []
    /// `Questionnaire.item.definition`, where it names an element.
    package var definition: DefinitionPath?
    /// The Observation its answers make.
    package var observation: ObservationDirective?

    package var makesResources: Bool {
        !templates.isEmpty || templateBundle != JSONNode.none || !definitions.isEmpty
    }

    package var isEmpty: Bool {
        !makesResources && allocations.isEmpty && values.isEmpty && definition == nil
            && observation == nil
    }
}

/// The expressions that make `Bundle.entry.fullUrl`, the resource's id and `Bundle.entry.request`.
package struct EntryParameters: Sendable {
    package var fullUrl: FHIRPathExpression?
    package var resourceId: FHIRPathExpression?
    package var ifNoneMatch: FHIRPathExpression?
    package var ifModifiedSince: FHIRPathExpression?
    package var ifMatch: FHIRPathExpression?
    package var ifNoneExist: FHIRPathExpression?
}

/// `templateExtract`: a contained resource to be filled in.
package struct TemplateDirective: Sendable {
    package var template: JSONNode
    package var parameters: EntryParameters
}

/// `templateExtractContext` and `templateExtractValue` of one element of a template.
package struct TemplateControl: Sendable {
    package var hasContext = false
    /// Nil also where the expression cannot be read: the element is then left out.
    package var context: FHIRPathExpression?
    /// `Expression.name`: the variable the context is also known by.
    package var contextName: String?
    package var hasValue = false
    package var value: FHIRPathExpression?
}
