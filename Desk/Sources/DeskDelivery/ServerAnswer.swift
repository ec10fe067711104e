import FHIRModel

/// What came of one POST to a FHIR server, or of one search.
public enum ServerAnswer: Sendable, Equatable {
    /// It answered.
    case answered(status: Int, retryAfter: Int64?, body: AnsweredBody)
    /// Nothing reached it: no address, no route, nobody listens.
    case notReached
    /// Its certificate is not to be trusted.
    case notTrusted
    /// The line broke, or time ran out, after something was sent: it may have been stored.
    case lost
}

/// What a server's answer says, as far as delivery goes by it.
public struct AnsweredBody: Sendable, Equatable {
    /// `resourceType`; nil where it is no FHIR.
    var type: String?
    /// `Bundle.type`.
    var bundleType: String?
    /// `Bundle.entry.response.status`, the three digits of each.
    var statuses: [Int] = []
    /// `Bundle.entry.response.location`.
    var locations: [String] = []
    /// How many resources a search found.
    var matches = 0
    /// `OperationOutcome.issue.code`, words of a fixed list, which may be kept.
    var codes: [String] = []
    /// `OperationOutcome.issue.diagnostics` or `details.text`: for a person's eyes, never kept, since servers echo values.
    public private(set) var words: [String] = []

    /// Reads an answer's body.
    public init(_ bytes: [UInt8]) {
        guard let tree = try? JSONTree(parsing: bytes) else { return }
        func text(_ name: ElementName, _ node: JSONNode) -> String? {
            tree.string(at: tree.child(name, of: node))
        }
        type = text("resourceType", tree.root)
        bundleType = text("type", tree.root)
        for entry in tree.elements("entry", of: tree.root) {
            let response = tree.child("response", of: entry)
            if let status = text("status", response).flatMap({ Int($0.prefix(3)) }) {
                statuses.append(status)
            }
            if let location = text("location", response) { locations.append(location) }
            let resource = tree.child("resource", of: entry)
            if text("resourceType", resource).map({ $0 != "OperationOutcome" }) ?? false {
                matches += 1
            }
        }
        for issue in tree.elements("issue", of: tree.root) {
            if let code = text("code", issue), code.utf8.count <= 40,
                code.allSatisfy({ $0.isLetter || $0 == "-" })
            {
                codes.append(code)
            }
            let details = text("text", tree.child("details", of: issue))
            if let words = text("diagnostics", issue) ?? details { self.words.append(words) }
        }
    }
}
