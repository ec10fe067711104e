package import FHIRModel
package import FHIRPath

/// `definitionExtract`: a resource made of the answers whose items name its elements.
package struct DefinitionDirective: Sendable {
    /// The canonical address of the type or profile, without version: what stands before `#` in the definitions.
    package var canonical: String
    /// The resource's type, where it is known before any element is set.
    package var type: TypeID?
    /// The address of a profile, to be named in `meta.profile`.
    package var profileURL: String?
    /// The profile, where the form contains it.
    package var profile: ExtractionProfile?
    package var parameters = EntryParameters()
    package var node: JSONNode
}

/// `definitionExtractValue`: a value of an element that no item asks for.
package struct DefinitionValue: Sendable {
    package var path: DefinitionPath
    /// The node of `fixed-value`'s value; none where an expression makes it.
    package var fixed: JSONNode = JSONNode.none
    package var expression: FHIRPathExpression?
    package var node: JSONNode
}

/// An element's address: `http://hl7.org/fhir/StructureDefinition/Patient#Patient.name:official.given`.
package struct DefinitionPath: Sendable, Hashable {
    /// What stands before `#`, without version.
    package var canonical: String
    /// The first step of the path: the type.
    package var type: String
    package var steps: [Step]

    package struct Step: Sendable, Hashable {
        /// The name without `[x]`, or the slice where it names a choice's type: `valueQuantity`.
        package var name: String
        /// The slice's name; distinct slices are distinct elements.
        package var slice: String?
    }

    /// Reads an address; nil for one that names no element.
    package init?(_ text: String) {
        // The address of a contained profile has a `#` of its own.
        guard let mark = text.lastIndex(of: "#") else { return nil }
        var parts = text[text.index(after: mark)...].split(separator: ".")
        guard !parts.isEmpty else { return nil }
        canonical = Self.withoutVersion(text[..<mark])
        type = String(parts.removeFirst())
        steps = parts.map { part in
            let pieces = part.split(separator: ":", maxSplits: 1)
            var step = Step(name: String(pieces.first ?? ""), slice: nil)
            let isChoice = step.name.hasSuffix("[x]")
            if isChoice { step.name.removeLast(3) }
            if pieces.count == 2 {
                if isChoice {
                    step.name = String(pieces[1])
                } else {
                    step.slice = String(pieces[1])
                }
            }
            return step
        }
    }

    /// A canonical address without version; the short form `http://hl7.org/fhir/Patient` of older guides is written
    /// out.
    package static func withoutVersion(_ canonical: some StringProtocol) -> String {
        let address = String(canonical.split(separator: "|", maxSplits: 1).first ?? "")
        let stem = "http://hl7.org/fhir/"
        guard address.hasPrefix(stem) else { return address }
        let rest = address.dropFirst(stem.count)
        return rest.contains("/") ? address : ExtractionURL.base + rest
    }
}

extension ExtractionPlan {
    mutating func definitionDirective(
        of found: Extension,
        linkId: String?
    ) -> DefinitionDirective? {
        if found.url == ExtractionURL.itemContext { return legacyContext(found, linkId: linkId) }
        guard let text = found.firstExtension("definition")?.text else {
            report(
                .error,
                "extract-definition",
                "definitionExtract names no definition; add one such as http://hl7.org/fhir/StructureDefinition/Patient",
                at: found.node,
                linkId: linkId
            )
            return nil
        }
        var directive = directive(for: text, at: found.node, linkId: linkId)
        directive.parameters = parameters(of: found, linkId: linkId)
        return directive
    }

    /// `itemExtractionContext`: a resource type as a code, or a query whose type tells it.
    private mutating func legacyContext(
        _ found: Extension,
        linkId: String?
    ) -> DefinitionDirective? {
        let written = found.expression?.expression ?? found.text ?? ""
        let name = written.prefix { $0 != "?" && $0 != "/" }
        guard let type = TypeID(fhir: name), type.isResource else {
            report(
                .warning,
                "extract-definition",
                "itemExtractionContext names no resource type and is ignored; write one such as Patient",
                at: found.node,
                linkId: linkId
            )
            return nil
        }
        return DefinitionDirective(
            canonical: ExtractionURL.base + name,
            type: type,
            node: found.node
        )
    }

    private mutating func directive(
        for canonical: String,
        at node: JSONNode,
        linkId: String?
    ) -> DefinitionDirective {
        let address = DefinitionPath.withoutVersion(canonical)
        if let profile = profile(address) {
            return DefinitionDirective(
                canonical: profile.canonical,
                type: profile.type,
                profileURL: profile.url,
                profile: profile,
                node: node
            )
        }
        let name =
            address.hasPrefix(ExtractionURL.base)
            ? String(address.dropFirst(ExtractionURL.base.count)) : ""
        let type = TypeID(fhir: name)
        // An address of R4's own that it does not have is no profile that is missing, but a slip.
        if type == nil, name.isEmpty {
            report(
                .warning,
                "extract-profile",
                "the profile '\(address)' is not contained in the file, so what it fixes is left out; put it among contained",
                at: node,
                linkId: linkId
            )
        }
        return DefinitionDirective(
            canonical: address,
            type: type,
            profileURL: type == nil ? address : nil,
            node: node
        )
    }

    /// The contained StructureDefinition with an address or, as `#id`, with an id.
    private func profile(_ address: String) -> ExtractionProfile? {
        let tree = questionnaire.tree
        let node = questionnaire.contained.first { resource in
            guard
                tree.string(at: tree.child(.resourceType, of: resource)) == "StructureDefinition"
            else { return false }
            return address.hasPrefix("#")
                ? contained[address] == resource
                : tree.string(at: tree.child(.url, of: resource)) == address
        }
        return node.map { ExtractionProfile(at: $0, in: tree) }
    }

    /// Reads the address of an element, with the profile's own address where it names a contained profile by its id.
    func definitionPath(_ text: String) -> DefinitionPath? {
        var path = DefinitionPath(text)
        if let address = path?.canonical, address.hasPrefix("#"), let profile = profile(address) {
            path?.canonical = profile.canonical
        }
        return path
    }

    mutating func definitionValue(of found: Extension, linkId: String?) -> DefinitionValue? {
        let named = found.firstExtension("definition")
        guard let named, let text = named.text, let path = definitionPath(text) else {
            report(
                .error,
                "extract-definition",
                "definitionExtractValue names no element; give it a definition such as http://hl7.org/fhir/StructureDefinition/Patient#Patient.birthDate",
                at: named?.valueNode ?? found.node,
                linkId: linkId
            )
            return nil
        }
        var value = DefinitionValue(path: path, node: found.node)
        if let fixed = found.firstExtension("fixed-value") { value.fixed = fixed.valueNode }
        if let written = found.firstExtension("expression") {
            value.expression = expression(
                at: written.expression?.node ?? written.valueNode,
                linkId: linkId
            )
        }
        if !path.isKnown {
            report(
                .error,
                "extract-definition",
                "R4 has no element \(text.split(separator: "#").last ?? ""); mend its name",
                at: named.valueNode,
                linkId: linkId
            )
        }
        return value
    }
}

extension DefinitionPath {
    /// Whether R4 has the element; steps into extensions are not looked at.
    package var isKnown: Bool {
        guard var type = TypeID(fhir: type) else { return false }
        for step in steps {
            if type == .unknown { return true }
            let name = ElementName(step.name)
            if let property = R4Types.property(of: type, named: name) {
                type = property.type
            } else if R4Types.element(of: type, named: name) != nil {
                type = .unknown
            } else {
                return false
            }
        }
        return true
    }
}
