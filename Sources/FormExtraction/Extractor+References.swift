import FHIRModel
import FHIRPath

extension Extractor {
    /// Makes every reference between the entries resolve: those to the response by its id become its address, and those to
    /// an address that no entry has are taken out, because a server refuses the whole Bundle for one of them.
    mutating func resolveReferences() {
        var addresses: Set<String> = []
        for entry in output.children(of: entries) {
            if let address = output.string(at: output.child(.fullUrl, of: entry)) {
                addresses.insert(address)
            }
        }
        let id = response.string(at: response.child(.id, of: response.root))
        let byId = id.map { "QuestionnaireResponse/" + $0 }
        for entry in Array(output.children(of: entries)) {
            resolve(in: output.child(.resource, of: entry), addresses, byId)
        }
    }

    private mutating func resolve(
        in node: JSONNode,
        _ addresses: Set<String>,
        _ responseById: String?
    ) {
        guard node != JSONNode.none else { return }
        for child in Array(output.children(of: node)) {
            switch output.kind(of: child) {
            case .object, .array:
                resolve(in: child, addresses, responseById)
                if isEmpty(child) { output.remove(child) }
            case .string:
                guard output.name(of: child) == .reference, let text = output.string(at: child)
                else { continue }
                if text == responseById {
                    output.replace(child, string: responseAddress)
                } else if text.hasPrefix("urn:uuid:"), !addresses.contains(text) {
                    report(
                        .warning,
                        "extract-reference",
                        "a reference to a resource that is not made is left out"
                    )
                    output.remove(child)
                }
            case .number, .boolean, .null: continue
            }
        }
    }

    /// Adds the tags of the settings and, in a demonstration, HTEST to `meta.tag`.
    mutating func addTags(to resource: JSONNode) {
        guard settings.isDemonstration || !settings.tags.isEmpty else { return }
        let tags = output.tags(of: resource)
        if settings.isDemonstration {
            let tag = output.appendObject(to: tags)
            output.set(
                .system,
                string: "http://terminology.hl7.org/CodeSystem/v3-ActReason",
                in: tag
            )
            output.set(.code, string: "HTEST", in: tag)
            output.set(.display, string: "test health data", in: tag)
        }
        for coding in settings.tags {
            coding.write(into: output.appendObject(to: tags), of: &output)
        }
    }
}
