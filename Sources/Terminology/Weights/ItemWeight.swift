package import FHIRModel

/// What an option or concept counts in a score: the extension `itemWeight`, under its present name or one it had before
/// (`ordinalValue`), or R5's concept property of that name.
package enum ItemWeight {
    private static let urls: Set<String> = [
        "http://hl7.org/fhir/StructureDefinition/itemWeight",
        "http://hl7.org/fhir/StructureDefinition/ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue",
    ]

    /// The weight in an extension of an object: an answer, an option, a Coding, a concept.
    package static func extended(on node: JSONNode, in tree: JSONTree) -> FHIRDecimal? {
        for child in tree.elements(.extension, of: node) {
            let found = Extension(at: child, in: tree)
            if urls.contains(found.url), let weight = found.decimal { return weight }
        }
        return nil
    }

    /// The weight of a concept of a value set or code system.
    static func of(
        concept node: JSONNode,
        in tree: JSONTree,
        roles: PropertyRoles
    ) -> FHIRDecimal? {
        if let weight = extended(on: node, in: tree) { return weight }
        for property in tree.elements(.property, of: node) {
            guard let code = tree.string(at: tree.child(.code, of: property)),
                roles.itemWeight.contains(code)
            else { continue }
            if let weight = Extension(at: property, in: tree).decimal { return weight }
        }
        return nil
    }
}
