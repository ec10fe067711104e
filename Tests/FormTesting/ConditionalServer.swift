package import FHIRModel

/// As much of a FHIR server as it takes to post a transaction Bundle twice.
///
/// It creates, with `ifNoneExist` by identifier or tag (R4, RESTful API, conditional create), and updates by id; anything else
/// is refused, as a server refuses the whole transaction.
package struct ConditionalServer {
    package private(set) var resources: [String: JSONTree] = [:]
    private var made = 0

    package init() {}

    /// Why a transaction is refused.
    package enum Refusal: Error, Equatable {
        case severalMatches(String)
        case notUnderstood(String)
    }

    /// All that is stored, as text.
    package var contents: Set<String> {
        Set(resources.map { $0.key + " " + String(decoding: $0.value.serialized(), as: UTF8.self) })
    }

    /// Matches are looked for before anything of the transaction is done.
    package mutating func post(_ bundle: JSONTree) throws(Refusal) {
        var after = self
        for entry in bundle.elements(.entry, of: bundle.root) {
            let request = bundle.child(.request, of: entry)
            let url = bundle.string(at: bundle.child(.url, of: request)) ?? ""
            var resource = JSONTree()
            resource.copy(
                bundle.child(.resource, of: entry),
                from: bundle,
                as: .none,
                into: JSONNode.none
            )
            switch bundle.string(at: bundle.child(.method, of: request)) {
            case "PUT": after.resources[url] = resource
            case "POST":
                if let query = bundle.string(at: bundle.child(.ifNoneExist, of: request)) {
                    let found = try matches(url, query)
                    if found > 1 { throw .severalMatches(query) }
                    if found == 1 { continue }
                }
                after.made += 1
                after.resources["\(url)/\(after.made)"] = resource
            case let other: throw .notUnderstood(other ?? "no method")
            }
        }
        self = after
    }

    private func matches(_ type: String, _ query: String) throws(Refusal) -> Int {
        let parts = query.split(separator: "=", maxSplits: 1).map(String.init)
        let token = (parts.last ?? "").split(separator: "|").map { Self.decoded(String($0)) }
        guard parts.count == 2, token.count == 2, !query.contains(" ") else {
            throw .notUnderstood(query)
        }
        return resources.filter { name, resource in
            guard name.hasPrefix(type + "/") else { return false }
            switch parts[0] {
            case "identifier":
                let node = resource.child(.identifier, of: resource.root)
                let all =
                    node.exists && resource.kind(of: node) == .array
                    ? Array(resource.children(of: node)) : [node]
                return all.contains { says($0, in: resource, .value, token) }
            case "_tag":
                let meta = resource.child(.meta, of: resource.root)
                return resource.elements(.tag, of: meta).contains {
                    says($0, in: resource, .code, token)
                }
            case _: return false
            }
        }.count
    }

    private func says(
        _ node: JSONNode,
        in tree: JSONTree,
        _ name: ElementName,
        _ token: [String]
    ) -> Bool {
        node.exists && tree.string(at: tree.child(.system, of: node)) == token[0]
            && tree.string(at: tree.child(name, of: node)) == token[1]
    }

    /// Takes back percent signs, then backslashes.
    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"),
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            else {
                bytes.append(byte)
                continue
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        var text = ""
        var isEscaped = false
        for character in String(decoding: bytes, as: UTF8.self) {
            isEscaped = character == "\\" && !isEscaped
            if !isEscaped { text.append(character) }
        }
        return text
    }
}
