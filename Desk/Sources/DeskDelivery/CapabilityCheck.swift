import FHIRModel

/// Whether a FHIR server says that it can take requests: what is missing in its `CapabilityStatement`.
public enum CapabilityCheck {
    /// - Parameter body: the answer to `GET [base]/metadata`.
    /// - Returns: what is missing, in sentences; none where everything is said to be there.
    public static func missing(in body: [UInt8]) -> [String] {
        guard let tree = try? JSONTree(parsing: body),
            tree.string(at: tree.child("resourceType", of: tree.root)) == "CapabilityStatement"
        else { return ["/metadata is no CapabilityStatement: is the address the server's base?"] }
        func texts(_ name: ElementName, _ node: JSONNode, _ part: ElementName) -> [String] {
            tree.elements(name, of: node).compactMap { tree.string(at: tree.child(part, of: $0)) }
        }
        var missing: [String] = []
        let version = tree.string(at: tree.child("fhirVersion", of: tree.root)) ?? "none"
        if !version.hasPrefix("4.") {
            missing.append("its fhirVersion is \(version.prefix(20)), not 4")
        }
        let server = tree.elements("rest", of: tree.root).first {
            tree.string(at: tree.child("mode", of: $0)) == "server"
        }
        guard let server else { return missing + ["it does not say that it is a server"] }
        if !texts("interaction", server, "code").contains("transaction") {
            missing.append("it does not take transactions")
        }
        let resources = Array(tree.elements("resource", of: server))
        for type in ["Patient", "QuestionnaireResponse", "ServiceRequest", "Observation"] {
            let resource = resources.first { tree.string(at: tree.child("type", of: $0)) == type }
            guard let resource else {
                missing.append("it has no \(type)")
                continue
            }
            if !texts("interaction", resource, "code").contains("create") {
                missing.append("it does not create \(type)")
            }
            if tree.boolean(at: tree.child("conditionalCreate", of: resource)) != true {
                missing.append(
                    "it does not create \(type) on a condition: what is sent twice may be there twice"
                )
            }
            if !texts("searchParam", resource, "name").contains("identifier") {
                missing.append("it does not search \(type) by identifier")
            }
        }
        return missing
    }
}
