package import FHIRModel
import Testing

/// What R4 demands of a transaction Bundle: the invariants bdl-1 to bdl-8, and that references between entries resolve.
package struct BundleRules {
    package let bundle: JSONTree

    package init(bundle: JSONTree) { self.bundle = bundle }

    /// The names of the rules that do not hold.
    package var broken: [String] {
        var broken: [String] = []
        func demand(_ rule: String, _ holds: Bool) {
            if !holds { broken.append(rule) }
        }
        let root = bundle.root
        let entries = Array(bundle.elements("entry", of: root))
        demand("transaction", bundle.string(at: bundle.child("type", of: root)) == "transaction")
        // bdl-1 and bdl-2 forbid totals and searches outside search sets.
        demand("bdl-1", bundle.child("total", of: root).isNone)
        demand("bdl-2", entries.allSatisfy { bundle.child("search", of: $0).isNone })
        demand("bdl-3", entries.allSatisfy { hasRequest($0) })
        demand("bdl-4", entries.allSatisfy { bundle.child("response", of: $0).isNone })
        demand("bdl-5", entries.allSatisfy { bundle.child("resource", of: $0).exists })
        let addresses = entries.map { bundle.string(at: bundle.child("fullUrl", of: $0)) ?? "" }
        demand("bdl-7", Set(addresses).count == addresses.count && !addresses.contains(""))
        demand("bdl-8", addresses.allSatisfy { !$0.contains("/_history/") })
        let dangling = references(below: root)
            .filter { $0.hasPrefix("urn:") && !addresses.contains($0) }
        demand("references", dangling.isEmpty)
        demand("empty", !hasEmpty(root))
        return broken
    }

    private func hasRequest(_ entry: JSONNode) -> Bool {
        let request = bundle.child("request", of: entry)
        let method = bundle.string(at: bundle.child("method", of: request))
        let url = bundle.string(at: bundle.child("url", of: request))
        let resource = bundle.child("resource", of: entry)
        let type = bundle.string(at: bundle.child("resourceType", of: resource))
        return (method == "POST" && url == type)
            || (method == "PUT" && url?.hasPrefix("\(type ?? "?")/") == true)
    }

    private func references(below node: JSONNode) -> [String] {
        bundle.children(of: node).flatMap { child in
            if bundle.name(of: child) == "reference", let text = bundle.string(at: child) {
                return [text]
            }
            return references(below: child)
        }
    }

    /// R4 JSON has no empty objects, arrays or strings.
    private func hasEmpty(_ node: JSONNode) -> Bool {
        bundle.children(of: node).contains { child in
            switch bundle.kind(of: child) {
            case .object, .array: bundle.firstChild(of: child).isNone || hasEmpty(child)
            case .string: bundle.bytes(at: child).isEmpty
            case .number, .boolean, .null: false
            }
        }
    }
}
