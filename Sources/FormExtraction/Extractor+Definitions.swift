import FHIRModel
import FHIRPath

/// A resource that is being made of answers whose items name its elements (SDC, Definition-based extraction).
struct DefinitionBuilder {
    typealias Step = DefinitionPath.Step

    var directive: DefinitionDirective
    var entry: JSONNode
    var resource: JSONNode
    var type: TypeID
    /// Elements that items around the current one stand for, by their path.
    var bindings: [(item: JSONNode, path: [Step], node: JSONNode)] = []
    /// Elements of arrays that were made on the way to others.
    var made: [MadeElement] = []
    /// The repeating groups around the current item, outermost first.
    var repeats: [JSONNode] = []
    /// The slices that elements were made for.
    var slices: [JSONNode: String] = [:]

    struct MadeElement {
        var array: JSONNode
        var step: Step
        var node: JSONNode
        /// The instance of a repeating group it was made in.
        var scope: JSONNode
    }

    /// Values for one element.
    struct Assignment {
        var path: [Step]
        var values: [ExtractedValue]
        var node: JSONNode
    }

    /// Forgets what an item stood for.
    mutating func leave(_ item: JSONNode) {
        bindings.removeAll { $0.item == item }
        if repeats.last == item { repeats.removeLast() }
    }
}

extension Extractor {
    /// Starts the resources of an item or the form.
    mutating func begin(
        _ definitions: [DefinitionDirective],
        in scope: ExtractionScope
    ) -> [DefinitionBuilder] {
        definitions.map { directive in
            let entry = makeEntry(directive.parameters, in: scope)
            let resource = output.setObject(.resource, in: entry)
            let builder = DefinitionBuilder(
                directive: directive,
                entry: entry,
                resource: resource,
                type: directive.type ?? .unknown
            )
            if directive.type != nil {
                output.set(.resourceType, string: builder.type.name, in: resource)
            }
            if let profile = directive.profileURL {
                let meta = output.setObject(.meta, in: resource)
                let profiles = output.setArray(.profile, in: meta)
                output.append(string: profile, to: profiles)
            }
            return builder
        }
    }

    /// Sets what one item of the response says of a resource.
    mutating func enter(
        _ item: JSONNode,
        _ formItem: JSONNode,
        _ directives: ExtractionDirectives,
        in scope: ExtractionScope,
        _ builder: inout DefinitionBuilder
    ) {
        let isGroup = form.string(at: form.child(.type, of: formItem)) == "group"
        if isGroup, form.boolean(at: form.child(.repeats, of: formItem)) == true {
            builder.repeats.append(item)
        }
        var assignments = assignments(of: directives.values, to: builder, in: scope)
        if let path = directives.definition, path.canonical == builder.directive.canonical {
            setType(path.type, of: &builder)
            if isGroup {
                bind(path, to: item, formItem, in: &builder, scope)
            } else {
                let answers = response.elements(.answer, of: item).compactMap {
                    answerValue(of: $0)
                }
                assignments.append(.init(path: path.steps, values: answers, node: formItem))
            }
        }
        place(assignments, for: formItem, in: &builder, scope)
    }

    /// The value of one answer.
    func answerValue(of answer: JSONNode) -> ExtractedValue? {
        for child in response.children(of: answer) {
            let name = response.name(of: child)
            guard ChoicePrefix.value.matches(name) else { continue }
            let element = TypeID(fhir: "QuestionnaireResponse.item.answer")
                .flatMap { R4Types.property(of: $0, named: name) }
            return ExtractedValue(
                child,
                tree: Self.responseTree,
                type: element?.type ?? .unknown,
                in: context.trees
            )
        }
        return nil
    }

    /// What `definitionExtractValue`s say of a resource.
    mutating func assignments(
        of values: [DefinitionValue],
        to builder: DefinitionBuilder,
        in scope: ExtractionScope
    ) -> [DefinitionBuilder.Assignment] {
        var assignments: [DefinitionBuilder.Assignment] = []
        for value in values where value.path.canonical == builder.directive.canonical {
            var results = self.values(of: value.expression, in: scope, at: value.node)
            if value.fixed != JSONNode.none {
                let name = form.name(of: value.fixed)
                let type = R4Types.property(of: .extension, named: name)?.type ?? .unknown
                let fixed = ExtractedValue(
                    value.fixed,
                    tree: Self.formTree,
                    type: type,
                    in: context.trees
                )
                results += [fixed].compactMap(\.self)
            }
            if results.isEmpty { continue }
            assignments.append(.init(path: value.path.steps, values: results, node: value.node))
        }
        return assignments
    }

    /// Completes the resource: what the profile fixes is added, empty elements go, the type is written where only a path told it.
    mutating func finish(_ builder: DefinitionBuilder, in scope: ExtractionScope) {
        if let profile = builder.directive.profile {
            var builder = builder
            removeEmpty(in: builder.resource)
            addFixedValues(of: profile, to: &builder, in: scope)
        }
        removeEmpty(in: builder.resource)
        guard output.child(.resourceType, of: builder.resource) != JSONNode.none else {
            report(
                .error,
                "extract-definition",
                "no item tells the resource type of this profile; nothing is made of it",
                at: builder.directive.node,
                linkId: scope.linkId
            )
            output.remove(builder.entry)
            return
        }
        finish(builder.entry, builder.directive.parameters, in: scope)
    }

    mutating func setType(_ name: String, of builder: inout DefinitionBuilder) {
        guard builder.type == .unknown, let type = TypeID(fhir: name), type.isResource else {
            return
        }
        builder.type = type
        output.set(.resourceType, string: name, in: builder.resource)
    }

    private mutating func removeEmpty(in node: JSONNode) {
        for child in Array(output.children(of: node)) {
            switch output.kind(of: child) {
            case .object, .array:
                removeEmpty(in: child)
                if isEmpty(child) { output.remove(child) }
            case .string, .number, .boolean, .null: continue
            }
        }
    }
}
