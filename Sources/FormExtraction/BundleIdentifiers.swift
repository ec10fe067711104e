import FHIRModel
import FHIRPath

/// What makes posting a transaction Bundle twice harmless: every resource that is created carries a mark of its own, and
/// `Bundle.entry.request.ifNoneExist` asks the server for one that has it already.
///
/// The mark is an identifier made of the request's number, such as `20261123T141507Z-7F3KQ2/Observation/2`, the same whenever
/// the same answers are extracted under that number; without a number, the address the resource has in the Bundle. A resource
/// that has no list of identifiers, such as a Provenance, carries it as a `meta.tag`.
struct BundleIdentifiers {
    private(set) var bundle: JSONTree
    private let number: BusinessIdentifier?
    private let responseAddress: String

    /// Gives every entry of a Bundle its mark.
    init(in bundle: JSONTree, of responseAddress: String, number: BusinessIdentifier?) {
        self.bundle = bundle
        self.responseAddress = responseAddress
        self.number = number
        var counts: [String: Int] = [:]
        for entry in bundle.elements(.entry, of: bundle.root) {
            let resource = bundle.child(.resource, of: entry)
            let type = bundle.string(at: bundle.child(.resourceType, of: resource)) ?? ""
            counts[type, default: 0] += 1
            identify(entry, type, place: counts[type, default: 1])
        }
    }

    private mutating func identify(_ entry: JSONNode, _ type: String, place: Int) {
        let address = bundle.string(at: bundle.child(.fullUrl, of: entry)) ?? ""
        let own = BusinessIdentifier(system: UUIDAddress.system, value: address)
        let isUnique = address.hasPrefix("urn:uuid:")
        if isUnique, type == "QuestionnaireResponse" || type == "ServiceRequest" {
            guardCreation(of: entry, by: own)
        }
        // Staff are told the number of the first request and look for the first patient by it.
        if let number, place == 1, type == "Patient" || type == "ServiceRequest" {
            addIdentifier(number, to: bundle.child(.resource, of: entry))
            guardCreation(of: entry, by: number)
        }
        if let number {
            let value = "\(number.value)/\(type)/\(place)"
            guardCreation(of: entry, by: .init(system: number.system, value: value))
        } else if isUnique {
            guardCreation(of: entry, by: own)
        } else {
            let value = "\(responseAddress)#\(type)-\(place)"
            guardCreation(of: entry, by: .init(system: own.system, value: value))
        }
    }

    /// Has the server look for a mark before it creates the resource, unless something else does so already.
    private mutating func guardCreation(of entry: JSONNode, by own: BusinessIdentifier) {
        let request = bundle.child(.request, of: entry)
        guard bundle.string(at: bundle.child(.method, of: request)) == "POST",
            bundle.child(.ifNoneExist, of: request) == JSONNode.none
        else { return }
        let resource = bundle.child(.resource, of: entry)
        let isIdentified = addIdentifier(own, to: resource)
        if !isIdentified { addTag(own, to: resource) }
        let parameter = isIdentified ? "identifier" : "_tag"
        let token = SearchToken.text(system: own.system, value: own.value)
        bundle.set(.ifNoneExist, string: "\(parameter)=\(token)", in: request)
    }

    /// Whether the resource carries the identifier now; one that can have only one keeps its author's, which other answers may
    /// share.
    @discardableResult
    private mutating func addIdentifier(
        _ own: BusinessIdentifier,
        to resource: JSONNode
    ) -> Bool {
        let type = TypeID(resourceType: bundle.bytes(at: bundle.child(.resourceType, of: resource)))
        guard let element = type.flatMap({ R4Types.property(of: $0, named: .identifier) }) else {
            return false
        }
        var existing = bundle.child(.identifier, of: resource)
        let known =
            element.isCollection
            ? Array(bundle.elements(.identifier, of: resource)) : [existing]
        if known.contains(where: { says($0, own) }) { return true }
        if element.isCollection {
            if existing == JSONNode.none { existing = bundle.setArray(.identifier, in: resource) }
            write(own, into: bundle.appendObject(to: existing))
            return true
        }
        guard existing == JSONNode.none else { return false }
        write(own, into: bundle.setObject(.identifier, in: resource))
        return true
    }

    private func says(_ node: JSONNode, _ own: BusinessIdentifier) -> Bool {
        bundle.string(at: bundle.child(.system, of: node)) == own.system
            && bundle.string(at: bundle.child(.value, of: node)) == own.value
    }

    private mutating func write(_ identifier: BusinessIdentifier, into object: JSONNode) {
        bundle.set(.system, string: identifier.system, in: object)
        bundle.set(.value, string: identifier.value, in: object)
    }

    private mutating func addTag(_ own: BusinessIdentifier, to resource: JSONNode) {
        let tag = bundle.appendObject(to: bundle.tags(of: resource))
        bundle.set(.system, string: own.system, in: tag)
        bundle.set(.code, string: own.value, in: tag)
    }
}

extension JSONTree {
    /// `meta.tag` of a resource, made where it is missing.
    mutating func tags(of resource: JSONNode) -> JSONNode {
        var meta = child(.meta, of: resource)
        if meta == JSONNode.none { meta = setObject(.meta, in: resource) }
        let tags = child(.tag, of: meta)
        return tags == JSONNode.none ? setArray(.tag, in: meta) : tags
    }
}
