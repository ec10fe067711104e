import FHIRModel
import FHIRPath

extension ExtractionPlan {
    /// Reads the extraction extensions of the questionnaire or of an item.
    mutating func directives(of node: JSONNode, linkId: String?) -> ExtractionDirectives {
        let tree = questionnaire.tree
        var directives = ExtractionDirectives()
        for child in tree.elements(.extension, of: node) {
            let found = Extension(at: child, in: tree)
            switch found.url {
            case ExtractionURL.allocateId:
                if let name = found.text { directives.allocations.append(name) }
            case ExtractionURL.template:
                if let template = template(of: found, linkId: linkId) {
                    directives.templates.append(template)
                }
            case ExtractionURL.templateBundle:
                directives.templateBundle = containedResource(
                    tree.child(.valueReference, of: child),
                    saidAt: child,
                    linkId: linkId
                )
                readTemplate(directives.templateBundle)
            case ExtractionURL.definition, ExtractionURL.itemContext:
                if let definition = definitionDirective(of: found, linkId: linkId) {
                    directives.definitions.append(definition)
                }
            case ExtractionURL.definitionValue:
                if let value = definitionValue(of: found, linkId: linkId) {
                    directives.values.append(value)
                }
            default: continue
            }
        }
        if let definition = tree.string(at: tree.child(.definition, of: node)) {
            directives.definition = definitionPath(definition)
        }
        return directives
    }

    private mutating func template(of found: Extension, linkId: String?) -> TemplateDirective? {
        let tree = questionnaire.tree
        guard let reference = found.firstExtension("template") else {
            // An early form of the extension carried nothing but a boolean; it asks for nothing.
            report(
                .warning,
                "extract-template",
                "templateExtract names no template and is ignored; add one such as #patient-template",
                at: found.node,
                linkId: linkId
            )
            return nil
        }
        let template = containedResource(
            tree.child(.valueReference, of: reference.node),
            saidAt: reference.node,
            linkId: linkId
        )
        guard template != JSONNode.none else { return nil }
        readTemplate(template)
        return TemplateDirective(
            template: template,
            parameters: parameters(of: found, linkId: linkId)
        )
    }

    /// The contained resource a Reference `#id` names.
    private mutating func containedResource(
        _ reference: JSONNode,
        saidAt node: JSONNode,
        linkId: String?
    ) -> JSONNode {
        let tree = questionnaire.tree
        let text = tree.string(at: tree.child(.reference, of: reference))
        if let text, let resource = contained[text] { return resource }
        report(
            .error,
            "extract-template",
            "the template \(text.map { "'\($0)'" } ?? "") is not among the contained resources; mend its name, or add it",
            at: text == nil ? node : tree.child(.reference, of: reference),
            linkId: linkId
        )
        return JSONNode.none
    }

    /// Reads the parts `fullUrl`, `resourceId`, `ifNoneMatch` … that `templateExtract`, `definitionExtract` and
    /// `observationExtractEntry` share.
    mutating func parameters(of found: Extension, linkId: String?) -> EntryParameters {
        var parameters = EntryParameters()
        for part in found.extensions {
            switch part.url {
            case "fullUrl":
                parameters.fullUrl = expression(at: part.valueNode, linkId: linkId)
            case "resourceId":
                parameters.resourceId = expression(at: part.valueNode, linkId: linkId)
            case "ifNoneMatch":
                parameters.ifNoneMatch = expression(at: part.valueNode, linkId: linkId)
            case "ifModifiedSince":
                parameters.ifModifiedSince = expression(at: part.valueNode, linkId: linkId)
            case "ifMatch":
                parameters.ifMatch = expression(at: part.valueNode, linkId: linkId)
            case "ifNoneExist":
                parameters.ifNoneExist = expression(at: part.valueNode, linkId: linkId)
            default: continue
            }
        }
        return parameters
    }

    /// Finds the controls of a template, wherever they stand in it.
    mutating func readTemplate(_ template: JSONNode) {
        guard template != JSONNode.none else { return }
        let tree = questionnaire.tree
        if tree.kind(of: template) == .object, controls[template] == nil {
            readControl(of: template)
        }
        for child in tree.children(of: template) {
            switch tree.kind(of: child) {
            case .object, .array: readTemplate(child)
            case .string, .number, .boolean, .null: continue
            }
        }
    }

    private mutating func readControl(of element: JSONNode) {
        let tree = questionnaire.tree
        var control = TemplateControl()
        for child in tree.elements(.extension, of: element) {
            let found = Extension(at: child, in: tree)
            switch found.url {
            case ExtractionURL.templateContext:
                control.hasContext = true
                let (expression, name) = contextExpression(of: found)
                control.context = expression
                control.contextName = name
            case ExtractionURL.templateValue:
                control.hasValue = true
                control.value = contextExpression(of: found).0
            default: continue
            }
        }
        if control.hasContext || control.hasValue { controls[element] = control }
    }

    /// The expression of a control, given as a string or as an Expression.
    private mutating func contextExpression(
        of found: Extension
    ) -> (FHIRPathExpression?, name: String?) {
        guard let written = found.expression else {
            return (expression(at: found.valueNode, linkId: nil), nil)
        }
        guard written.language == nil || written.isFHIRPath else {
            report(
                .error,
                "extract-expression",
                "only FHIRPath is permitted here, not \(written.language ?? "that"); write it in text/fhirpath",
                at: written.node
            )
            return (nil, nil)
        }
        return (expression(at: written.node, linkId: nil), written.name)
    }
}
