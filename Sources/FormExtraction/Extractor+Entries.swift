import FHIRModel
import FHIRPath

extension Extractor {
    /// Makes the resources of templates, form-wide ones first, then those of items in the response's order.
    mutating func extractTemplates(in scope: ExtractionScope) {
        if plan.root.templateBundle != JSONNode.none {
            cloneBundle(plan.root.templateBundle, in: scope)
        }
        for directive in plan.root.templates { addEntry(directive, in: scope) }
    }

    /// Makes the resource of one template for one item of the response.
    mutating func addEntry(_ directive: TemplateDirective, in scope: ExtractionScope) {
        let template = directive.template
        let type = TypeID(resourceType: form.bytes(at: form.child(.resourceType, of: template)))
        var scopes = [scope]
        if let control = plan.controls[template], control.hasContext {
            scopes = self.scopes(of: control, at: template, isRepeating: true, in: scope)
        }
        for scope in scopes {
            let entry = makeEntry(directive.parameters, in: scope)
            let resource = output.setObject(.resource, in: entry)
            fill(resource, from: template, of: type ?? .unknown, in: scope)
            // The template's own id is only the name it is referred to by.
            let companion = form.child(.idCompanion, of: template)
            if companion == JSONNode.none || plan.controls[companion] == nil {
                output.remove(output.child(.id, of: resource))
            }
            finish(entry, directive.parameters, in: scope)
        }
    }

    /// A new entry with its address.
    mutating func makeEntry(
        _ parameters: EntryParameters,
        in scope: ExtractionScope
    ) -> JSONNode {
        let address = text(of: parameters.fullUrl, in: scope) ?? makeAddress()
        let entry = output.appendObject(to: entries)
        output.set(.fullUrl, string: address, in: entry)
        return entry
    }

    /// Adds the resource's id and `Bundle.entry.request` (rule bdl-3).
    mutating func finish(
        _ entry: JSONNode,
        _ parameters: EntryParameters,
        in scope: ExtractionScope
    ) {
        let resource = output.child(.resource, of: entry)
        if let id = text(of: parameters.resourceId, in: scope) {
            output.remove(output.child(.id, of: resource))
            output.set(.id, string: id, in: resource)
        }
        let request = output.setObject(.request, in: entry)
        addMethod(to: request, for: resource)
        let conditions: [(ElementName, FHIRPathExpression?, TypeID)] = [
            (.ifNoneMatch, parameters.ifNoneMatch, .string),
            (.ifModifiedSince, parameters.ifModifiedSince, .instant),
            (.ifMatch, parameters.ifMatch, .string),
            (.ifNoneExist, parameters.ifNoneExist, .string),
        ]
        for (name, expression, type) in conditions {
            guard let value = values(of: expression, in: scope).first else { continue }
            _ = write(value, name, of: type, into: request)
        }
    }

    /// POST to the type, or PUT to the resource where it has an id.
    func requestLine(for resource: JSONNode) -> (method: String, url: String) {
        let type = output.string(at: output.child(.resourceType, of: resource)) ?? ""
        guard let id = output.string(at: output.child(.id, of: resource)) else {
            return ("POST", type)
        }
        return ("PUT", "\(type)/\(id)")
    }

    private mutating func addMethod(to request: JSONNode, for resource: JSONNode) {
        let line = requestLine(for: resource)
        if output.child(.method, of: request) == JSONNode.none {
            output.set(.method, string: line.method, in: request)
        }
        if output.child(.url, of: request) == JSONNode.none {
            output.set(.url, string: line.url, in: request)
        }
    }

    /// Takes over the entries of a Bundle template, each completed where the template leaves something out.
    private mutating func cloneBundle(_ template: JSONNode, in scope: ExtractionScope) {
        let scratch = output.setObject(.resource, in: output.root)
        fill(scratch, from: template, of: .bundle, in: scope)
        let made = Array(output.elements(.entry, of: scratch))
        output.remove(scratch)
        for entry in made {
            output.remove(entry)
            let resource = output.child(.resource, of: entry)
            guard resource != JSONNode.none else { continue }
            output.restore(entry, in: entries, after: output.lastChild(of: entries))
            if output.child(.fullUrl, of: entry) == JSONNode.none {
                let address = makeAddress()
                output.set(.fullUrl, string: address, in: entry)
            }
            var request = output.child(.request, of: entry)
            if request == JSONNode.none { request = output.setObject(.request, in: entry) }
            if output.string(at: output.child(.method, of: request)) == "POST" {
                // What is created gets its id from the server; several made of one template would share the template's.
                output.remove(output.child(.id, of: resource))
            }
            addMethod(to: request, for: resource)
        }
    }
}
