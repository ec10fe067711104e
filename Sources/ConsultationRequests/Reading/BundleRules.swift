import FHIRModel

/// The rules of R4 for a transaction Bundle, and those of this product for a consultation request.
enum BundleRules {
    /// The first rule a document breaks, in words without any of its content; nil when it is sound.
    static func firstBroken(in tree: JSONTree) -> String? {
        guard tree.kind(of: tree.root) == .object,
            tree.text(.resourceType, of: tree.root) == "Bundle"
        else { return "it is no Bundle" }
        guard tree.text(.type, of: tree.root) == "transaction" else {
            return "its Bundle.type is not transaction"
        }
        if tree.child(.total, of: tree.root) != JSONNode.none { return "bdl-1: it has a total" }
        var urls: Set<String> = []
        var requests = 0
        var hasAnswers = false
        for entry in tree.elements(.entry, of: tree.root) {
            if let rule = brokenRule(of: entry, in: tree) { return rule }
            let url = tree.text(.fullUrl, of: entry) ?? ""
            guard urls.insert(url).inserted else { return "bdl-7: a fullUrl stands twice" }
            let resource = tree.child(.resource, of: entry)
            let type = tree.text(.resourceType, of: resource)
            requests += type == "ServiceRequest" ? 1 : 0
            hasAnswers = hasAnswers || type == "QuestionnaireResponse"
        }
        // Who lets staff have the answers and wants nobody to get in touch leaves no ServiceRequest.
        guard requests <= 1 else { return "it holds \(requests) ServiceRequests" }
        guard requests == 1 || hasAnswers else {
            return "it holds no ServiceRequest and no answers"
        }
        return danglingReference(in: tree, urls: urls) ? "a reference leads out of it" : nil
    }

    private static func brokenRule(of entry: JSONNode, in tree: JSONTree) -> String? {
        func has(_ name: ElementName) -> Bool { tree.child(name, of: entry) != JSONNode.none }
        if has(.search) { return "bdl-2: an entry has search" }
        if !has(.request) { return "bdl-3: an entry has no request" }
        if has(.response) { return "bdl-4: an entry has a response" }
        if tree.text(.resourceType, of: tree.child(.resource, of: entry)) == nil {
            return "bdl-5: an entry has no resource"
        }
        if tree.text(.fullUrl, of: entry)?.utf8.starts(with: "urn:uuid:".utf8) != true {
            return "an entry's fullUrl is no urn:uuid"
        }
        if tree.text(.fullUrl, of: entry)?.contains("/_history/") == true {
            return "bdl-8: a fullUrl names a version"
        }
        return nil
    }

    /// Whether some `reference` of the form `urn:uuid:` names no entry.
    private static func danglingReference(in tree: JSONTree, urls: Set<String>) -> Bool {
        var open = [tree.root]
        while let node = open.popLast() {
            if let reference = tree.text(.reference, of: node), reference.hasPrefix("urn:uuid:"),
                !urls.contains(reference)
            {
                return true
            }
            for child in tree.children(of: node) {
                switch tree.kind(of: child) {
                case .object, .array: open.append(child)
                case .string, .number, .boolean, .null: break
                }
            }
        }
        return false
    }
}
