import FHIRModel
import FHIRPath

extension Extractor {
    /// Completes the response before anything is made of it: its own identifier, which is also its address in the Bundle, whom it
    /// is about where staff said so, the questionnaire it answers, and when.
    mutating func prepareResponse() {
        let root = response.root
        let identifier = response.child(.identifier, of: root)
        let system = response.string(at: response.child(.system, of: identifier))
        let value = response.string(at: response.child(.value, of: identifier))
        if let value, system == UUIDAddress.system, value.hasPrefix("urn:uuid:") {
            responseAddress = value
        } else {
            responseAddress = makeAddress()
        }
        if identifier == JSONNode.none {
            let made = context.trees[Self.responseTree].setObject(.identifier, in: root)
            setResponse(.system, to: UUIDAddress.system, in: made)
            setResponse(.value, to: responseAddress, in: made)
        }
        if response.child(.authored, of: root) == JSONNode.none {
            setResponse(.authored, to: settings.now.description, in: root)
        }
        nameSubject()
        guard response.child(.questionnaire, of: root) == JSONNode.none,
            let url = plan.questionnaire.url
        else { return }
        let version = plan.questionnaire.version.map { "|" + $0 } ?? ""
        setResponse(.questionnaire, to: url + version, in: root)
        guard let title = plan.title,
            response.child(.questionnaireCompanion, of: root) == JSONNode.none
        else { return }
        let companion = context.trees[Self.responseTree].setObject(
            .questionnaireCompanion,
            in: root
        )
        let extensions = context.trees[Self.responseTree].setArray(.extension, in: companion)
        let display = context.trees[Self.responseTree].appendObject(to: extensions)
        setResponse(.url, to: ExtractionURL.display, in: display)
        setResponse(.valueString, to: title, in: display)
    }

    private mutating func setResponse(
        _ name: ElementName,
        to text: String,
        in object: JSONNode
    ) {
        context.trees[Self.responseTree].set(name, string: text, in: object)
    }

    /// Finds or makes the patient, and names them as who the response is about and from.
    mutating func addPatient() {
        let root = response.root
        let patients = entries(of: "Patient")
        var address = patients.first.flatMap { output.string(at: output.child(.fullUrl, of: $0)) }
        let isNamed = response.child(.subject, of: root) != JSONNode.none
        if address == nil, !isNamed,
            contact != nil || !plan.isAuthored || !entries(of: "ServiceRequest").isEmpty
        {
            address = addStandardPatient()
        } else if let patient = patients.first {
            completePatient(patient)
            identify(patient)
        }
        guard let address else { return }
        for name in [ElementName.subject, .source] {
            var reference = response.child(name, of: root)
            if reference == JSONNode.none {
                reference = context.trees[Self.responseTree].setObject(name, in: root)
            } else if settings.subject == nil
                || response.child(.reference, of: reference) != JSONNode.none
            {
                continue
            }
            setResponse(.reference, to: address, in: reference)
        }
    }

    /// Adds the response itself to the Bundle.
    mutating func addResponse() {
        let entry = output.appendObject(to: entries)
        output.set(.fullUrl, string: responseAddress, in: entry)
        output.copy(response.root, from: response, as: .resource, into: entry)
        finish(entry, EntryParameters(), in: ExtractionScope(focus: [], variables: [:]))
    }

    /// The entries whose resource is of a type.
    func entries(of type: String) -> [JSONNode] {
        output.children(of: entries).filter {
            let resource = output.child(.resource, of: $0)
            return output.string(at: output.child(.resourceType, of: resource)) == type
        }
    }
}
