import FHIRModel
import FHIRPath

extension Extractor {
    /// Makes the whole transaction Bundle.
    mutating func makeBundle() {
        let bundle = output.makeRoot()
        output.set(.resourceType, string: "Bundle", in: bundle)
        addTags(to: bundle)
        output.set(.type, string: "transaction", in: bundle)
        output.set(.timestamp, string: settings.now.description, in: bundle)
        entries = output.setArray(.entry, in: bundle)
        prepareResponse()
        let scope = rootScope()
        extract(in: scope)
        addPatient()
        extractObservations(in: scope)
        addContact()
        if entries(of: "ServiceRequest").isEmpty, isRequestWanted { addStandardRequest() }
        addResponse()
        makeAddressesUnique()
        resolveReferences()
        for entry in Array(output.children(of: entries)) { complete(entry) }
        sortEntries()
        let response = entries(of: "QuestionnaireResponse").first ?? JSONNode.none
        ExtractionProblem.write(findings, into: output.child(.resource, of: response), of: &output)
    }

    /// bdl-7: no address twice.
    private mutating func makeAddressesUnique() {
        var seen: Set<String> = [responseAddress]
        // The response stands last so far, and its address is its identifier.
        for entry in Array(output.children(of: entries)).dropLast() {
            let node = output.child(.fullUrl, of: entry)
            guard let address = output.string(at: node), !seen.insert(address).inserted else {
                continue
            }
            let fresh = makeAddress()
            seen.insert(fresh)
            output.replace(node, string: fresh)
        }
    }

    /// Patient, QuestionnaireResponse, Observations, ServiceRequest, then whatever else.
    private mutating func sortEntries() {
        let order = ["Patient", "QuestionnaireResponse", "Observation", "ServiceRequest"]
        let all = Array(output.children(of: entries))
        let ranked = all.enumerated().map { place, entry in
            let resource = output.child(.resource, of: entry)
            let type = output.string(at: output.child(.resourceType, of: resource)) ?? ""
            let address = output.string(at: output.child(.fullUrl, of: entry))
            // What was asked at the end stands behind the response it belongs to.
            let place = address == responseAddress ? -1 : place
            return (rank: order.firstIndex(of: type) ?? order.count, place: place, entry: entry)
        }
        for entry in all { output.remove(entry) }
        for element in ranked.sorted(by: { ($0.rank, $0.place) < ($1.rank, $1.place) }) {
            output.restore(element.entry, in: entries, after: output.lastChild(of: entries))
        }
    }

    /// Gives a resource its tags, and what the standard demands and the template left out.
    private mutating func complete(_ entry: JSONNode) {
        let resource = output.child(.resource, of: entry)
        addTags(to: resource)
        if output.string(at: output.child(.resourceType, of: resource)) == "ServiceRequest" {
            completeRequest(resource)
        }
    }

    private mutating func completeRequest(_ request: JSONNode) {
        if output.child(.authoredOn, of: request) == JSONNode.none {
            output.set(.authoredOn, string: settings.now.description, in: request)
        }
        let subject = response.child(.subject, of: response.root)
        if output.child(.subject, of: request) == JSONNode.none, subject != JSONNode.none {
            output.copy(subject, from: response, as: .subject, into: request)
        }
        guard settings.isDemonstration else { return }
        let code = output.child(.code, of: request)
        if let text = output.string(at: output.child(.text, of: code)) {
            output.replace(output.child(.text, of: code), string: "TEST: " + text)
        }
        var notes = output.child(.note, of: request)
        if notes == JSONNode.none { notes = output.setArray(.note, in: request) }
        let note = output.appendObject(to: notes)
        output.set(
            .text,
            string: "TEST: made by a demonstration form, not a real request",
            in: note
        )
    }
}
