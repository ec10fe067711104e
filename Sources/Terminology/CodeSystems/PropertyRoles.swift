internal import FHIRModel

/// Which `concept.property` codes of a resource mean what R4's concept-properties define.
///
/// `CodeSystem.property.uri` says it under any local code; the usual codes count also where nothing declares them.
struct PropertyRoles: Sendable {
    private(set) var notSelectable: Set<String> = ["notSelectable"]
    private(set) var inactive: Set<String> = ["inactive"]
    private(set) var status: Set<String> = ["status"]
    private(set) var parent: Set<String> = ["parent", "subsumedBy"]
    private(set) var child: Set<String> = ["child"]
    private(set) var itemWeight: Set<String> = ["itemWeight"]

    /// Reads the `property` declarations of a CodeSystem, or of a ValueSet's expansion (R5).
    init(of node: JSONNode, in tree: JSONTree) {
        for property in tree.elements(.property, of: node) {
            guard let code = tree.string(at: tree.child(.code, of: property)),
                let uri = tree.string(at: tree.child("uri", of: property)),
                uri.hasPrefix(Self.base)
            else { continue }
            switch uri.dropFirst(Self.base.count) {
            case "notSelectable": notSelectable.insert(code)
            case "inactive": inactive.insert(code)
            case "status": status.insert(code)
            case "parent": parent.insert(code)
            case "child": child.insert(code)
            case "itemWeight": itemWeight.insert(code)
            default: break
            }
        }
    }

    private static let base = "http://hl7.org/fhir/concept-properties#"
}
