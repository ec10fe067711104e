import FHIRModel
import FHIRPath

/// Makes the resources of one response: the work behind ``Extraction``.
///
/// The trees of its evaluation context are the response (0) and the questionnaire (1).
struct Extractor<Generator: RandomNumberGenerator> {
    let plan: ExtractionPlan
    let settings: ExtractionSettings
    var context: EvaluationContext
    var generator: Generator
    /// The visitor's contact details, asked for in a form of their own where this one has no templates.
    let contact: JSONTree?
    /// The Bundle.
    var output = JSONTree()
    /// The array `Bundle.entry`.
    var entries: JSONNode = JSONNode.none
    /// `Bundle.entry.fullUrl` of the response.
    var responseAddress = ""
    var findings: [Finding] = []
    /// The ids allocated for items of the response.
    private var allocated: [JSONNode: [String: String]] = [:]

    init(
        _ plan: ExtractionPlan,
        _ response: QuestionnaireResponse,
        _ contact: QuestionnaireResponse?,
        _ settings: ExtractionSettings,
        _ generator: Generator
    ) {
        self.plan = plan
        self.settings = settings
        self.generator = generator
        self.contact = contact.map(\.wholeTree)
        context = EvaluationContext(
            trees: [response.wholeTree, plan.questionnaire.tree],
            now: settings.now
        )
    }

    static var responseTree: Int { 0 }
    static var formTree: Int { 1 }

    var response: JSONTree { context.trees[Self.responseTree] }
    var form: JSONTree { context.trees[Self.formTree] }

    mutating func report(
        _ severity: Finding.Severity,
        _ rule: String,
        _ message: String,
        at node: JSONNode = JSONNode.none,
        linkId: String? = nil
    ) {
        findings.append(
            Finding(
                severity,
                rule: rule,
                message,
                at: node == JSONNode.none ? nil : form.position(of: node),
                linkId: linkId
            )
        )
    }

    /// A fresh `urn:uuid:`.
    mutating func makeAddress() -> String {
        UUIDAddress.make(using: &generator)
    }
}

extension QuestionnaireResponse {
    /// A tree with the response at its root.
    fileprivate var wholeTree: JSONTree {
        guard node != tree.root else { return tree }
        var own = JSONTree()
        own.copy(node, from: tree, as: .none, into: JSONNode.none)
        return own
    }
}

/// What an expression of extraction sees.
///
/// The standard grants it `%resource`, `%context`, `%questionnaire`, `%qitem` and the allocated ids, nothing else.
struct ExtractionScope {
    /// The input.
    var focus: [FHIRPathValue]
    var variables: [String: [FHIRPathValue]]
    var linkId: String?

    /// The same scope within a template's context.
    func focused(on value: FHIRPathValue, named name: String?) -> ExtractionScope {
        var scope = self
        scope.focus = [value]
        if let name { scope.variables[name] = [value] }
        return scope
    }
}

extension Extractor {
    /// The scope of the whole form.
    mutating func rootScope() -> ExtractionScope {
        let resource = FHIRPathValue.node(
            FHIRPathNode(
                tree: Self.responseTree,
                index: response.root,
                type: .questionnaireResponse
            )
        )
        let questionnaire = FHIRPathValue.node(
            FHIRPathNode(
                tree: Self.formTree,
                index: plan.questionnaire.node,
                type: .questionnaire
            )
        )
        var scope = ExtractionScope(
            focus: [resource],
            variables: [
                "resource": [resource], "rootResource": [resource], "context": [resource],
                "questionnaire": [questionnaire],
            ]
        )
        allocate(plan.root, for: response.root, in: &scope)
        return scope
    }

    /// The scope of one item of the response within that of the item around it.
    mutating func scope(
        of item: JSONNode,
        for formItem: JSONNode,
        in outer: ExtractionScope
    ) -> ExtractionScope {
        var scope = outer
        let value = FHIRPathValue.node(
            FHIRPathNode(
                tree: Self.responseTree,
                index: item,
                type: TypeID(fhir: "QuestionnaireResponse.item") ?? .unknown
            )
        )
        scope.focus = [value]
        scope.variables["context"] = [value]
        let asked = FHIRPathNode(
            tree: Self.formTree,
            index: formItem,
            type: TypeID(fhir: "Questionnaire.item") ?? .unknown
        )
        scope.variables["qitem"] = [.node(asked)]
        scope.variables["qItem"] = [.node(asked)]
        scope.linkId = form.string(at: form.child(.linkId, of: formItem))
        if let directives = plan.items[formItem] { allocate(directives, for: item, in: &scope) }
        return scope
    }

    /// `extractAllocateId`: one address for each instance of an item, whatever asks for it.
    private mutating func allocate(
        _ directives: ExtractionDirectives,
        for item: JSONNode,
        in scope: inout ExtractionScope
    ) {
        for name in directives.allocations {
            let address = allocated[item]?[name] ?? makeAddress()
            allocated[item, default: [:]][name] = address
            scope.variables[name] = [.string(address)]
        }
    }

    /// The results of an expression; none, with a finding, where it fails.
    mutating func evaluate(
        _ expression: FHIRPathExpression?,
        in scope: ExtractionScope,
        at node: JSONNode = JSONNode.none
    ) -> [FHIRPathValue] {
        guard let expression else { return [] }
        context.variables = scope.variables
        do {
            return context.adopt(try expression.evaluate(on: scope.focus, in: context))
        } catch {
            report(
                .error,
                "extract-expression",
                "an expression failed, and what it makes is left out: \(error)",
                at: node,
                linkId: scope.linkId
            )
            return []
        }
    }

    /// The results of an expression as values.
    mutating func values(
        of expression: FHIRPathExpression?,
        in scope: ExtractionScope,
        at node: JSONNode = JSONNode.none
    ) -> [ExtractedValue] {
        evaluate(expression, in: scope, at: node)
            .compactMap { ExtractedValue($0, in: context.trees) }
    }

    /// The first result of an expression as text.
    mutating func text(
        of expression: FHIRPathExpression?,
        in scope: ExtractionScope
    ) -> String? {
        values(of: expression, in: scope).first?.primitiveText
    }
}
