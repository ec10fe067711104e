internal import FHIRModel
internal import FormExtraction
internal import FormFiller

extension OutlineWriter {
    /// The resources made of the answers, each with the elements that depend on them.
    func products() -> [FormOutline.Product] {
        let plan = ExtractionPlan(form.questionnaire)
        var products = directives(plan.root, around: nil)
        for index in form.items.indices {
            guard let found = plan.items[form.items[index].node] else { continue }
            products += directives(found, around: Int32(index))
        }
        guard products.isEmpty, !form.isReading else { return products }
        let text =
            "The standard request, offered at the end: Patient, QuestionnaireResponse, ServiceRequest"
        return [.init(text: text, elements: [])]
    }

    private func directives(
        _ directives: ExtractionDirectives,
        around index: Int32?
    ) -> [FormOutline.Product] {
        let place = index.map { "each time \(words.name(of: $0)) is answered" } ?? "once"
        var products = directives.templates.map { product(of: $0.template, place) }
        if directives.templateBundle != JSONNode.none {
            products.append(product(of: directives.templateBundle, place))
        }
        if !directives.definitions.isEmpty {
            let text = "\(directives.definitions.count) resources by definition, \(place)"
            products.append(.init(text: text, elements: []))
        }
        if let observation = directives.observation {
            let what =
                observation.relation == .component ? "Component of an Observation" : "Observation"
            products.append(.init(text: "\(what) of the answer, \(place)", elements: []))
        }
        return products
    }

    private func product(of template: JSONNode, _ place: String) -> FormOutline.Product {
        let tree = form.questionnaire.tree
        let type = tree.string(at: tree.child(.resourceType, of: template)) ?? "resource"
        let id = tree.string(at: tree.child(.id, of: template)) ?? ""
        var elements: [FormOutline.Fact] = []
        collect(template, path: [], into: &elements)
        return .init(text: Self.cleaned("\(type) (\(id)), \(place)"), elements: elements)
    }

    /// Every `templateExtractContext` and `templateExtractValue` below a node, with the path of its element.
    private func collect(
        _ node: JSONNode,
        path: [String],
        into elements: inout [FormOutline.Fact]
    ) {
        let tree = form.questionnaire.tree
        for child in tree.elements(.extension, of: node) {
            let found = Extension(at: child, in: tree)
            let isValue = found.url.hasSuffix("templateExtractValue")
            guard isValue || found.url.hasSuffix("templateExtractContext") else { continue }
            let expression = found.text ?? found.expression?.expression ?? ""
            let name = path.joined(separator: ".")
            let label = isValue ? name : "\(name), for each of"
            elements.append(.init(label: label, text: "", expression: Self.cleaned(expression)))
        }
        for child in tree.children(of: node) {
            let name = tree.name(of: child)
            guard name != .extension else { continue }
            switch tree.kind(of: child) {
            case .object:
                let isElement = tree.kind(of: node) == .array
                let step = name.isCompanion ? name.withoutUnderscore.string : name.string
                collect(child, path: isElement ? path : path + [step], into: &elements)
            case .array: collect(child, path: path + [name.string], into: &elements)
            case .string, .number, .boolean, .null: break
            }
        }
    }
}
