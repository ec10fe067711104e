import FHIRModel
import FHIRPath

extension Extractor {
    private static var snomed: String { "http://snomed.info/sct" }
    private static var consultation: String { "11429006" }

    /// A patient of whom the form tells nothing; what the visitor said in addition is taken from their contact details.
    mutating func addStandardPatient() -> String {
        let address = makeAddress()
        let entry = output.appendObject(to: entries)
        output.set(.fullUrl, string: address, in: entry)
        let patient = output.setObject(.resource, in: entry)
        output.set(.resourceType, string: "Patient", in: patient)
        addContactDetails(to: patient)
        finish(entry, EntryParameters(), in: ExtractionScope(focus: [], variables: [:]))
        return address
    }

    /// Adds what the form did not ask and the visitor said when asked apart to the patient that the form makes.
    mutating func completePatient(_ entry: JSONNode) {
        guard contact != nil else { return }
        addContactDetails(to: output.child(.resource, of: entry))
    }

    private mutating func addContactDetails(to patient: JSONNode) {
        if output.child(.name, of: patient) == JSONNode.none,
            let name = contactAnswer("closing.name")
        {
            let names = output.setArray(.name, in: patient)
            output.set(.text, string: name, in: output.appendObject(to: names))
        }
        let phone = contactAnswer("closing.by") == "text" ? "sms" : "phone"
        let details = [(phone, "closing.phone"), ("email", "closing.email")]
            .compactMap { system, linkId in contactAnswer(linkId).map { (system, $0) } }
        if !details.isEmpty {
            let known = output.child(.telecom, of: patient)
            let telecoms = known == JSONNode.none ? output.setArray(.telecom, in: patient) : known
            for (system, value) in details {
                let telecom = output.appendObject(to: telecoms)
                output.set(.system, string: system, in: telecom)
                output.set(.value, string: value, in: telecom)
            }
        }
    }

    /// The request of a form that has no templates: a proposal by the patient, with the response to support it.
    mutating func addStandardRequest() {
        let entry = output.appendObject(to: entries)
        let address = makeAddress()
        output.set(.fullUrl, string: address, in: entry)
        let request = output.setObject(.resource, in: entry)
        output.set(.resourceType, string: "ServiceRequest", in: request)
        output.set(.status, string: "active", in: request)
        output.set(.intent, string: "proposal", in: request)
        let categories = output.setArray(.category, in: request)
        writeConsultation(into: output.appendObject(to: categories), text: "Consultation")
        output.set(.priority, string: settings.priority.rawValue, in: request)
        let code = output.setObject(.code, in: request)
        let title = plan.title.map { " after: " + $0 } ?? ""
        writeConsultation(into: code, text: "Consultation requested by the visitor" + title)
        for name in [ElementName.subject, .requester] {
            let subject = response.child(.subject, of: response.root)
            output.copy(subject, from: response, as: name, into: request)
        }
        let support = output.setArray(.supportingInfo, in: request)
        output.set(.reference, string: responseAddress, in: output.appendObject(to: support))
        for entry in entries(of: "QuestionnaireResponse") + entries(of: "Observation") {
            guard let address = output.string(at: output.child(.fullUrl, of: entry)) else {
                continue
            }
            output.set(.reference, string: address, in: output.appendObject(to: support))
        }
        finish(entry, EntryParameters(), in: ExtractionScope(focus: [], variables: [:]))
    }
}

extension Extractor {
    /// Whether the standard request is to be made: the visitor wants it, or was not asked and the form says nothing of requests.
    var isRequestWanted: Bool {
        switch contactAnswer("closing.wanted") {
        case "no", "false": false
        case nil: contact == nil && !plan.isAuthored
        case .some: contact != nil || !plan.isAuthored
        }
    }

    /// The text, or the code, of the answer to one of the questions for contact details, in a form of their own or in this
    /// one.
    private func contactAnswer(_ linkId: String) -> String? {
        let source = contact ?? response
        return source.answerText(linkId, below: source.root)
    }

    /// Adds the visitor's contact details, which were asked for in a form of their own.
    mutating func addContact() {
        guard let contact else { return }
        let address = makeAddress()
        let entry = output.appendObject(to: entries)
        output.set(.fullUrl, string: address, in: entry)
        let resource = output.copy(contact.root, from: contact, as: .resource, into: entry)
        if output.child(.authored, of: resource) == JSONNode.none {
            output.set(.authored, string: settings.now.description, in: resource)
        }
        for name in [ElementName.subject, .source] {
            let reference = response.child(name, of: response.root)
            guard reference != JSONNode.none, output.child(name, of: resource) == JSONNode.none
            else { continue }
            output.copy(reference, from: response, as: name, into: resource)
        }
        finish(entry, EntryParameters(), in: ExtractionScope(focus: [], variables: [:]))
    }

    private mutating func writeConsultation(into concept: JSONNode, text: String) {
        let codings = output.setArray(.coding, in: concept)
        let coding = output.appendObject(to: codings)
        output.set(.system, string: Self.snomed, in: coding)
        output.set(.code, string: Self.consultation, in: coding)
        output.set(.display, string: "Consultation", in: coding)
        output.set(.text, string: text, in: concept)
    }
}

extension JSONTree {
    /// The first answer to a question, as text: a string, a Coding's code, `true` or `false`.
    fileprivate func answerText(_ linkId: String, below parent: JSONNode) -> String? {
        for item in elements(.item, of: parent) {
            if string(at: child(.linkId, of: item)) == linkId {
                for answer in elements(.answer, of: item) {
                    let coding = child(.valueCoding, of: answer)
                    return string(at: child(.valueString, of: answer))
                        ?? string(at: child(.code, of: coding))
                        ?? boolean(at: child(.valueBoolean, of: answer)).map { "\($0)" }
                }
            }
            if let text = answerText(linkId, below: item) { return text }
        }
        return nil
    }
}
