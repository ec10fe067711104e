import FHIRModel
import FHIRPath

extension Extractor {
    /// Fills an object with what a template makes of the scope (SDC, Template-based extraction).
    ///
    /// Elements whose expressions give nothing are left out, and so are those that are empty without them.
    mutating func fill(
        _ target: JSONNode,
        from template: JSONNode,
        of type: TypeID,
        in scope: ExtractionScope
    ) {
        var child = form.firstChild(of: template)
        while child != JSONNode.none {
            defer { child = form.nextSibling(of: child) }
            let name = form.name(of: child)
            let base = name.isCompanion ? name.withoutUnderscore : name
            let value = form.child(base, of: template)
            // A companion is filled in with its value.
            if name.isCompanion, value != JSONNode.none { continue }
            if output.child(base, of: target) != JSONNode.none { continue }
            let companion = name.isCompanion ? child : form.child(name.companion, of: template)
            let element = R4Types.property(of: type, named: base)
            fill(
                target,
                ElementSource(
                    name: base,
                    value: value,
                    companion: companion,
                    type: element?.type ?? .unknown,
                    codes: R4Types.codes(of: type, named: base)
                ),
                in: scope
            )
        }
    }

    private mutating func fill(
        _ target: JSONNode,
        _ source: ElementSource,
        in scope: ExtractionScope
    ) {
        let isArray =
            source.value == JSONNode.none
            ? form.kind(of: source.companion) == .array : form.kind(of: source.value) == .array
        if isArray, holdsObjects(source.value) {
            let array = output.setArray(source.name, in: target)
            for element in form.children(of: source.value) {
                fill(element: element, source, into: array, isRepeating: true, in: scope)
            }
            if isEmpty(array) { output.remove(array) }
        } else if isArray {
            fillPrimitives(target, source, in: scope)
        } else if source.value != JSONNode.none, form.kind(of: source.value) == .object {
            fill(element: source.value, source, into: target, isRepeating: false, in: scope)
        } else {
            fillPrimitive(target, source, in: scope)
        }
    }

    private func holdsObjects(_ array: JSONNode) -> Bool {
        guard array != JSONNode.none else { return false }
        let first = form.firstChild(of: array)
        return first != JSONNode.none && form.kind(of: first) == .object
    }

    /// Fills one element with properties, as often as its context says.
    private mutating func fill(
        element: JSONNode,
        _ source: ElementSource,
        into parent: JSONNode,
        isRepeating: Bool,
        in scope: ExtractionScope
    ) {
        if source.name == .extension,
            ExtractionURL.isControl(form.string(at: form.child(.url, of: element)))
        {
            return
        }
        let type = resourceType(of: element, or: source.type)
        guard let control = plan.controls[element] else {
            let object = output.setObject(source.name, in: parent)
            fill(object, from: element, of: type, in: scope)
            if isEmpty(object) { output.remove(object) }
            return
        }
        for scope in scopes(of: control, at: element, isRepeating: isRepeating, in: scope) {
            guard control.hasValue else {
                let object = output.setObject(source.name, in: parent)
                fill(object, from: element, of: type, in: scope)
                if isEmpty(object) { output.remove(object) }
                continue
            }
            for value in values(of: control, at: element, isRepeating: isRepeating, in: scope) {
                let written = write(value, source.name, of: type, into: parent)
                if written == JSONNode.none {
                    reportMismatch(source, at: element, in: scope)
                } else if !value.isObject, output.kind(of: written) == .object {
                    // A primitive gives one property; the template may give the others.
                    fill(written, from: element, of: type, in: scope)
                }
            }
        }
    }

    private func resourceType(of element: JSONNode, or type: TypeID) -> TypeID {
        guard type == .unknown || type == .resource || type == .domainResource else { return type }
        return TypeID(resourceType: form.bytes(at: form.child(.resourceType, of: element))) ?? type
    }

    /// The scopes an element is filled in for: one for each result of its context, or the scope itself.
    mutating func scopes(
        of control: TemplateControl,
        at element: JSONNode,
        isRepeating: Bool,
        in scope: ExtractionScope
    ) -> [ExtractionScope] {
        guard control.hasContext else { return [scope] }
        let results = evaluate(control.context, in: scope, at: element)
        let wanted = isRepeating ? results : onlyOne(of: results, at: element, in: scope)
        return wanted.map { scope.focused(on: $0, named: control.contextName) }
    }

    /// The values that replace an element.
    mutating func values(
        of control: TemplateControl,
        at element: JSONNode,
        isRepeating: Bool,
        in scope: ExtractionScope
    ) -> [ExtractedValue] {
        let results = values(of: control.value, in: scope, at: element)
        return isRepeating ? results : onlyOne(of: results, at: element, in: scope)
    }

    private mutating func onlyOne<Value>(
        of values: [Value],
        at element: JSONNode,
        in scope: ExtractionScope
    ) -> [Value] {
        if values.count > 1 {
            report(
                .warning,
                "extract-several",
                "an expression gave \(values.count) values for an element that holds one; the first is kept",
                at: element,
                linkId: scope.linkId
            )
        }
        return Array(values.prefix(1))
    }

    mutating func reportMismatch(
        _ source: ElementSource,
        at node: JSONNode,
        in scope: ExtractionScope
    ) {
        report(
            .error,
            "extract-type",
            "an expression gave a value that '\(source.name)' cannot hold; it is left out",
            at: node,
            linkId: scope.linkId
        )
    }
}

/// One property of a template: its value, its companion, and the type the standard gives it.
struct ElementSource {
    var name: ElementName
    var value: JSONNode
    var companion: JSONNode
    var type: TypeID
    /// The codes it may have, where their list is closed; empty for any other.
    var codes: [String] = []
}
