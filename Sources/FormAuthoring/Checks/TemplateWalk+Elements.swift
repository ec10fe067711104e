internal import FHIRModel
internal import FHIRPath
internal import FormExtraction
internal import FormFiller

extension TemplateWalk {
    /// Checks an element of a template, whose type its own `resourceType` says where it is a resource.
    mutating func check(element: JSONNode, of type: TypeID, in outer: TemplateScope) {
        var type = type
        if type == .resource || type == .domainResource {
            type =
                TypeID(resourceType: tree.bytes(at: tree.child(.resourceType, of: element)))
                ?? .unknown
        }
        let scope = self.scope(of: element, type, in: outer)
        for child in tree.children(of: element) {
            let name = tree.name(of: child)
            if name == .extension || name == .resourceType { continue }
            let isCompanion = name.isCompanion
            let base = isCompanion ? name.withoutUnderscore : name
            let property = R4Types.property(of: type, named: base)
            let own = property?.type ?? .unknown
            for value in tree.kind(of: child) == .array ? Array(tree.children(of: child)) : [child]
            where tree.kind(of: value) == .object {
                if isCompanion {
                    _ = self.scope(of: value, own, in: scope)
                } else {
                    check(element: value, of: own, in: scope)
                }
            }
        }
    }

    /// The scope within an element, its context and its value checked.
    private mutating func scope(
        of element: JSONNode,
        _ type: TypeID,
        in outer: TemplateScope
    ) -> TemplateScope {
        guard let control = plan.controls[element] else { return outer }
        var scope = outer
        if control.hasContext, let node = expression(ExtractionURL.templateContext, of: element) {
            scope = outer.focused(on: result(at: node, in: outer), named: control.contextName)
        }
        if control.hasValue, let node = expression(ExtractionURL.templateValue, of: element) {
            let result = result(at: node, in: scope)
            checkFit(of: result, in: type, named: name(of: element), at: node, scope)
        }
        return scope
    }

    /// The node of the expression of a control, given as a string or as an Expression.
    private func expression(_ url: String, of element: JSONNode) -> JSONNode? {
        let found = tree.elements(.extension, of: element).map { Extension(at: $0, in: tree) }
            .last { $0.url == url }
        return found.map { $0.expression?.node ?? $0.valueNode }
    }

    private func name(of element: JSONNode) -> String {
        let name = tree.name(of: element).string
        return name.hasPrefix("_") ? String(name.dropFirst()) : name
    }

    /// What an expression gives; anything where it cannot be read, which is said elsewhere.
    mutating func result(at node: JSONNode, in scope: TemplateScope) -> ExpressionResult {
        guard let text = tree.string(at: node), let parsed = try? FHIRPathExpression(parsing: text)
        else { return .any }
        let reads = parsed.reads
        var isKnown = true
        for name in reads.variables.sorted() where !isGranted(name, in: scope) {
            isKnown = false
            let isOwn = form.expressions.all.contains { $0.name == name }
            report(
                .error,
                .unknownVariable,
                isOwn
                    ? "%\(name) is a variable of the questionnaire, which extraction does not see; let a hidden item compute it and read its answer"
                    : "%\(name) is not known here: extraction sees %resource, %context, %questionnaire, %qitem and the names of extractAllocateId on this item and those around it",
                at: node,
                byte: parsed.offset(ofVariable: name),
                scope
            )
        }
        for linkId in reads.linkIds.union(reads.subtrees).sorted()
        where form.byLinkId[linkId] == nil {
            let advice = form.byLinkId.advice(for: linkId)
            report(
                .warning,
                .expressionLinkid,
                "no item has the linkId '\(linkId)', so nothing is found there\(advice.isEmpty ? "; mend the linkId" : advice)",
                at: node,
                byte: parsed.offset(ofString: linkId),
                scope
            )
        }
        guard isKnown else { return .any }
        do {
            return try typing.result(of: parsed, on: scope.input, variables: scope.variables)
        } catch {
            report(
                .warning,
                error.rule,
                error.message,
                at: node,
                byte: error.offset,
                scope
            )
            return .any
        }
    }

    private func isGranted(_ name: String, in scope: TemplateScope) -> Bool {
        scope.variables[name] != nil || name == "ucum" || name == "sct" || name == "loinc"
            || name.hasPrefix("vs-") || name.hasPrefix("ext-")
    }

    /// Reports a result that its element cannot hold, or only in part.
    mutating func checkFit(
        of result: ExpressionResult,
        in type: TypeID,
        named name: String,
        at node: JSONNode,
        _ scope: TemplateScope
    ) {
        guard let types = result.possibleTypes, !types.isEmpty else { return }
        let fits = Set(types.map { ElementFit(of: $0, in: type) })
        guard !fits.contains(.fits) else { return }
        let given = types.map(\.name).joined(separator: " or ")
        if fits.contains(.partly) {
            report(
                .warning,
                .extractType,
                "the expression gives \(given), but '\(name)' is \(type.name): what does not read as one is lost; take the part that is meant, such as .code, or convert it",
                at: node,
                byte: nil,
                scope
            )
        } else {
            report(
                .error,
                .extractType,
                "the expression gives \(given), which '\(name)' (\(type.name)) cannot hold, so it is left out; change the expression or the element",
                at: node,
                byte: nil,
                scope
            )
        }
    }
}

extension DefinitionPath {
    /// The type of the element; nil where R4 has no such element or it is a choice of several.
    var elementType: TypeID? {
        guard var type = TypeID(fhir: type) else { return nil }
        for step in steps {
            guard let property = R4Types.property(of: type, named: ElementName(step.name)) else {
                return nil
            }
            type = property.type
        }
        return type
    }

    /// The path as the standard writes it, such as `Patient.birthDate`.
    var description: String { ([type] + steps.map(\.name)).joined(separator: ".") }
}
