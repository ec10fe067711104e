internal import FHIRModel
internal import FHIRPath
internal import FormExtraction
internal import FormFiller

/// Definitions that answers are extracted by: R4 must have the type and the element, and the element must hold the answer.
struct DefinitionRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        let node = subject.tree.child(.definition, of: item.item.node)
        guard let text = subject.tree.string(at: node), let path = DefinitionPath(text) else {
            return
        }
        // Without extraction a definition only says what is meant.
        let severity: Finding.Severity = subject.plan?.isAuthored == true ? .error : .warning
        guard path.canonical.hasPrefix(ExtractionURL.base) || TypeID(fhir: path.type) != nil else {
            return
        }
        if let advice = path.fault {
            subject.report(
                severity,
                .extractDefinition,
                advice,
                at: node,
                byte: Self.offset(ofPathIn: text),
                linkId: item.linkId
            )
        } else if item.type.isQuestion, let element = path.elementType,
            let types = subject.form.answerTypes(of: item.linkId ?? ""),
            let worst = Self.misfit(of: types, in: element)
        {
            subject.report(
                worst == .never ? severity : .warning,
                .extractType,
                "an answer of type \(item.type.rawValue) cannot be \(path.description) (\(element.name)); change the definition or the item's type",
                at: node,
                linkId: item.linkId
            )
        } else {
            checkCodes(of: path, item, &subject)
        }
    }

    /// Options whose codes the element does not have.
    private func checkCodes(
        of path: DefinitionPath,
        _ item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard item.type == .choice, path.steps.count == 1, let step = path.steps.first,
            let type = TypeID(fhir: path.type)
        else { return }
        let codes = R4Types.codes(of: type, named: ElementName(step.name))
        guard !codes.isEmpty else { return }
        for option in subject.form.options(of: item.index) {
            guard case .coding(let coding) = option.value, let code = coding.code,
                !codes.contains(code), option.valueNode != JSONNode.none
            else { continue }
            subject.report(
                .warning,
                .extractType,
                "\(path.description) has no code '\(code)'; write one of \(codes.joined(separator: ", "))",
                at: subject.leaf(of: option.valueNode),
                linkId: item.linkId
            )
        }
    }

    mutating func finish(_ subject: inout CheckSubject) {
        guard let plan = subject.plan else { return }
        let tree = subject.tree
        checkRequired(plan, &subject)
        let holders = [plan.questionnaire.node] + plan.items.keys.sorted()
        for holder in holders {
            let linkId = tree.string(at: tree.child(.linkId, of: holder))
            for child in tree.elements(.extension, of: holder) {
                let found = Extension(at: child, in: tree)
                guard found.url == ExtractionURL.definition,
                    let part = found.firstExtension("definition"), let text = part.text
                else { continue }
                let address = DefinitionPath.withoutVersion(text)
                guard address.hasPrefix(ExtractionURL.base) else { continue }
                let name = String(address.dropFirst(ExtractionURL.base.count))
                guard !name.contains("-"), TypeID(fhir: name)?.isResource != true else { continue }
                subject.report(
                    .error,
                    .extractDefinition,
                    "R4 has no resource '\(name)', so nothing can be made of it; mend its name",
                    at: part.valueNode,
                    linkId: linkId
                )
            }
        }
    }

    /// Resources that would lack what R4 demands.
    private func checkRequired(_ plan: ExtractionPlan, _ subject: inout CheckSubject) {
        let tree = subject.tree
        let holders =
            [(plan.questionnaire.node, plan.root)]
            + plan.items.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        for (holder, directives) in holders {
            for directive in directives.definitions {
                guard let type = directive.type, directive.canonical.hasPrefix(ExtractionURL.base)
                else { continue }
                var filled: Set<String> = []
                for (node, inner) in holders where tree.isWithin(node, holder) {
                    for path in inner.values.map(\.path) + [inner.definition].compactMap(\.self)
                    where path.type == type.name {
                        if let step = path.steps.first { filled.insert(step.name) }
                    }
                }
                let missing = R4Types.elements(of: type).filter { element in
                    let name = element.name.string
                    return element.isRequired && !ExtractionPlan.adds(name, to: type)
                        && !filled.contains { $0 == name || element.isChoice && $0.hasPrefix(name) }
                }
                guard !missing.isEmpty else { continue }
                let names = missing.map { "'\($0.name)\($0.isChoice ? "[x]" : "")'" }.listed
                subject.report(
                    .warning,
                    .missingElement,
                    "the \(type.name) that is made here would have no \(names), which R4 requires; set \(missing.count == 1 ? "it" : "them") with definitionExtractValue",
                    at: directive.node,
                    linkId: tree.string(at: tree.child(.linkId, of: holder))
                )
            }
        }
    }

    /// How answers of these types miss an element; nil where they fit, a Coding also where its code does.
    private static func misfit(of types: [TypeID], in element: TypeID) -> ElementFit? {
        let fits = types.map { type in
            let fit = ElementFit(of: type, in: element)
            return fit == .partly && type.kind != .primitive ? .fits : fit
        }
        if fits.contains(.fits) { return nil }
        return fits.contains(.partly) ? .partly : fits.isEmpty ? nil : .never
    }

    private static func offset(ofPathIn text: String) -> Int {
        (text.utf8.firstIndex(of: UInt8(ascii: "#"))
            .map { text.utf8.distance(from: text.utf8.startIndex, to: $0) } ?? -1) + 1
    }
}

extension JSONTree {
    /// Whether a node is another, or stands in it.
    fileprivate func isWithin(_ node: JSONNode, _ holder: JSONNode) -> Bool {
        var node = node
        while node != JSONNode.none {
            if node == holder { return true }
            node = parent(of: node)
        }
        return false
    }
}

extension DefinitionPath {
    /// What is wrong with the address; nil where R4 has the element, or cannot know it.
    fileprivate var fault: String? {
        let base = ExtractionURL.base
        let named = canonical.hasPrefix(base) ? String(canonical.dropFirst(base.count)) : ""
        if let known = TypeID(fhir: named), known.kind != .unknown, named != type {
            return "the path begins with \(type), but the address is that of \(named); mend one"
        }
        guard TypeID(fhir: type) != nil else {
            return "R4 has no type '\(type)'; mend its name"
        }
        return isKnown ? nil : "R4 has no element \(description); mend its name"
    }
}
