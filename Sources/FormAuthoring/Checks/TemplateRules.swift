internal import FHIRModel
internal import FHIRPath
internal import FormExtraction
internal import FormFiller

/// The expressions by which answers become resources: they see only what extraction grants them, must find something, and
/// must give what their element can hold.
struct TemplateRules {
    mutating func finish(_ subject: inout CheckSubject) {
        guard let plan = subject.plan else { return }
        var walk = TemplateWalk(plan, subject.form)
        walk.walk()
        subject.add(walk.findings)
    }
}

/// What an expression of extraction sees at a place, as far as it is known.
struct TemplateScope {
    var input: ExpressionResult
    var variables: [String: ExpressionResult]
    var linkId: String?

    /// The same within the context of an element.
    func focused(on result: ExpressionResult, named name: String?) -> TemplateScope {
        var scope = self
        scope.input = result
        if let name { scope.variables[name] = result }
        return scope
    }
}

/// Goes through everything that is made of the answers, in the scopes in which it is made.
struct TemplateWalk {
    let plan: ExtractionPlan
    let form: Form
    let typing: ExpressionTyping
    var findings: [Finding] = []
    var tree: JSONTree { plan.questionnaire.tree }

    init(_ plan: ExtractionPlan, _ form: Form) {
        self.plan = plan
        self.form = form
        typing = ExpressionTyping(form)
    }

    mutating func walk() {
        var scope = TemplateScope(
            input: .response,
            variables: [
                "resource": .response, "rootResource": .response, "context": .response,
                "questionnaire": .questionnaire,
            ]
        )
        allocate(plan.root, in: &scope)
        check(plan.root, of: plan.questionnaire.node, in: scope)
        if plan.root.templateBundle != JSONNode.none {
            check(element: plan.root.templateBundle, of: .bundle, in: scope)
        }
        walk(itemsOf: plan.questionnaire.node, in: scope)
    }

    private mutating func walk(itemsOf parent: JSONNode, in outer: TemplateScope) {
        for item in tree.elements(.item, of: parent) {
            var scope = outer
            scope.linkId = tree.string(at: tree.child(.linkId, of: item))
            scope.input = .responseItem(scope.linkId)
            scope.variables["context"] = scope.input
            scope.variables["qitem"] = .questionnaireItem
            scope.variables["qItem"] = .questionnaireItem
            if let directives = plan.items[item] {
                allocate(directives, in: &scope)
                check(directives, of: item, in: scope)
            }
            walk(itemsOf: item, in: scope)
        }
    }

    private func allocate(_ directives: ExtractionDirectives, in scope: inout TemplateScope) {
        for name in directives.allocations {
            scope.variables[name] = ExpressionResult([.systemString])
        }
    }

    private mutating func check(
        _ directives: ExtractionDirectives,
        of holder: JSONNode,
        in scope: TemplateScope
    ) {
        for child in tree.elements(.extension, of: holder) {
            checkParts(of: Extension(at: child, in: tree), in: scope)
        }
        for directive in directives.templates {
            check(element: directive.template, of: .resource, in: scope)
        }
    }

    /// The parts `fullUrl`, `resourceId`, `ifNoneMatch` … and the expression of `definitionExtractValue`.
    private mutating func checkParts(of found: Extension, in scope: TemplateScope) {
        switch found.url {
        case ExtractionURL.template, ExtractionURL.definition, ExtractionURL.observationEntry:
            for part in found.extensions where Self.parameters.contains(part.url) {
                _ = result(at: part.valueNode, in: scope)
            }
        case ExtractionURL.definitionValue:
            guard let part = found.firstExtension("expression") else { return }
            let node = part.expression?.node ?? part.valueNode
            let result = result(at: node, in: scope)
            guard let text = found.firstExtension("definition")?.text,
                let path = DefinitionPath(text), let type = path.elementType
            else { return }
            checkFit(of: result, in: type, named: path.description, at: node, scope)
        default: break
        }
    }

    private static let parameters: Set<String> = [
        "fullUrl", "resourceId", "ifNoneMatch", "ifModifiedSince", "ifMatch", "ifNoneExist",
    ]

    mutating func report(
        _ severity: Finding.Severity,
        _ rule: QuestionnaireRule,
        _ message: String,
        at node: JSONNode,
        byte: Int?,
        _ scope: TemplateScope
    ) {
        let position = tree.position(ofByte: byte ?? 0, in: node)
        let place = byte == nil ? tree.position(of: node) : position
        findings.append(
            Finding(severity, rule: rule, message, at: place, linkId: scope.linkId)
        )
    }
}
