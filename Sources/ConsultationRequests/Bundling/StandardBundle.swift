public import FHIRModel

/// The consultation request of a questionnaire that has no templates of its own: an R4 transaction Bundle with Patient,
/// QuestionnaireResponse and ServiceRequest, whose entries refer to each other by `urn:uuid:`.
///
/// The request is a `proposal`, since a visitor's wish authorizes nothing, and `active`, since the visitor confirmed it.
public struct StandardBundle: Sendable {
    /// The questionnaire that was filled in.
    public var questionnaire: Questionnaire
    /// The answers.
    public var response: QuestionnaireResponse
    /// Name and how to reach the visitor, where they were asked apart from the questionnaire.
    public var contact: QuestionnaireResponse?
    /// Codes for which staff were called during the visit; any makes the priority `stat`.
    public var alerts: [String] = []
    /// The kiosk or seat.
    public var station: String
    /// Whether the questionnaire may only be used as a demonstration.
    public var isDemonstration: Bool
    /// When the visitor confirmed the request.
    public var authored: FHIRDateTime

    /// The parts of a request.
    public init(
        of response: QuestionnaireResponse,
        to questionnaire: Questionnaire,
        contact: QuestionnaireResponse? = nil,
        station: String,
        isDemonstration: Bool,
        authored: FHIRDateTime
    ) {
        self.response = response
        self.questionnaire = questionnaire
        self.contact = contact
        self.station = station
        self.isDemonstration = isDemonstration
        self.authored = authored
    }

    /// The Bundle for a number; `random` gives 64 random bits each time.
    public func tree(number: RequestNumber, random: () -> UInt64) -> JSONTree {
        var tree = JSONTree()
        let bundle = tree.makeRoot()
        tree.set("resourceType", string: "Bundle", in: bundle)
        addTags(to: bundle, of: &tree)
        tree.set("type", string: "transaction", in: bundle)
        tree.set("timestamp", string: authored.description, in: bundle)
        let entries = tree.setArray("entry", in: bundle)
        let names = (0..<3).map { _ in Self.urn(random) }
        addPatient(names[0], number, to: entries, of: &tree)
        addResponse(names[1], subject: names[0], to: entries, of: &tree)
        addServiceRequest(
            names[2],
            subject: names[0],
            about: names[1],
            number,
            to: entries,
            of: &tree
        )
        return tree
    }

    // MARK: Resources

    private func addPatient(
        _ urn: String,
        _ number: RequestNumber,
        to entries: JSONTree.Index,
        of tree: inout JSONTree
    ) {
        let identifier = (system: RequestNames.numberSystem, value: number.description)
        let entry = Self.addEntry(urn, "Patient", identifier, to: entries, of: &tree)
        let patient = tree.setObject("resource", in: entry)
        tree.set("resourceType", string: "Patient", in: patient)
        addTags(to: patient, of: &tree)
        let own = tree.appendObject(to: tree.setArray("identifier", in: patient))
        tree.set("system", string: identifier.system, in: own)
        tree.set("value", string: identifier.value, in: own)
        let answers = ContactAnswers(in: contact ?? response)
        if let name = answers.name {
            let text = isDemonstration ? "TEST \(name)" : name
            tree.set(
                "text",
                string: text,
                in: tree.appendObject(to: tree.setArray("name", in: patient))
            )
        }
        if let (system, value) = answers.telecom {
            let telecom = tree.appendObject(to: tree.setArray("telecom", in: patient))
            tree.set("system", string: system, in: telecom)
            tree.set("value", string: value, in: telecom)
        }
    }

    private func addResponse(
        _ urn: String,
        subject: String,
        to entries: JSONTree.Index,
        of tree: inout JSONTree
    ) {
        let identifier = (system: RequestNames.uriSystem, value: urn)
        let entry = Self.addEntry(urn, "QuestionnaireResponse", identifier, to: entries, of: &tree)
        let copy = tree.copy(response.node, from: response.tree, as: "resource", into: entry)
        if tree.child("resourceType", of: copy) == JSONTree.none {
            tree.set("resourceType", string: "QuestionnaireResponse", in: copy)
        }
        if tree.child("meta", of: copy) == JSONTree.none { addTags(to: copy, of: &tree) }
        Self.replace("identifier", in: copy, of: &tree)
        let own = tree.setObject("identifier", in: copy)
        tree.set("system", string: identifier.system, in: own)
        tree.set("value", string: identifier.value, in: own)
        for name in ["subject", "source"] as [ElementName] {
            Self.replace(name, in: copy, of: &tree)
            Self.refer(name, to: subject, in: copy, of: &tree)
        }
        Self.replace("authored", in: copy, of: &tree)
        tree.set("authored", string: authored.description, in: copy)
    }

    private func addServiceRequest(
        _ urn: String,
        subject: String,
        about response: String,
        _ number: RequestNumber,
        to entries: JSONTree.Index,
        of tree: inout JSONTree
    ) {
        let identifier = (system: RequestNames.uriSystem, value: urn)
        let entry = Self.addEntry(urn, "ServiceRequest", identifier, to: entries, of: &tree)
        let request = tree.setObject("resource", in: entry)
        tree.set("resourceType", string: "ServiceRequest", in: request)
        addTags(to: request, of: &tree)
        let identifiers = tree.setArray("identifier", in: request)
        for (system, value) in [identifier, (RequestNames.numberSystem, number.description)] {
            let own = tree.appendObject(to: identifiers)
            tree.set("system", string: system, in: own)
            tree.set("value", string: value, in: own)
        }
        tree.set("status", string: "active", in: request)
        tree.set("intent", string: "proposal", in: request)
        tree.set("priority", string: alerts.isEmpty ? "routine" : "stat", in: request)
        let category = tree.appendObject(to: tree.setArray("category", in: request))
        Self.addConsultation("Consultation", to: category, of: &tree)
        let title = questionnaire.title ?? questionnaire.name ?? "questionnaire"
        let mark = isDemonstration ? "TEST - " : ""
        Self.addConsultation(
            mark + "Consultation requested by the visitor after: " + SafeText.line(title),
            to: tree.setObject("code", in: request),
            of: &tree
        )
        Self.refer("subject", to: subject, in: request, of: &tree)
        tree.set("authoredOn", string: authored.description, in: request)
        Self.refer("requester", to: subject, in: request, of: &tree)
        let supporting = tree.appendObject(to: tree.setArray("supportingInfo", in: request))
        tree.set("reference", string: response, in: supporting)
    }

    // MARK: Parts

    private func addTags(to resource: JSONTree.Index, of tree: inout JSONTree) {
        let tags = tree.setArray("tag", in: tree.setObject("meta", in: resource))
        let tag = tree.appendObject(to: tags)
        tree.set("system", string: RequestNames.stationSystem, in: tag)
        tree.set("code", string: station, in: tag)
        guard isDemonstration else { return }
        let test = tree.appendObject(to: tags)
        tree.set("system", string: RequestNames.demonstrationSystem, in: test)
        tree.set("code", string: RequestNames.demonstrationCode, in: test)
    }

    private static func addEntry(
        _ urn: String,
        _ type: String,
        _ identifier: (system: String, value: String),
        to entries: JSONTree.Index,
        of tree: inout JSONTree
    ) -> JSONTree.Index {
        let entry = tree.appendObject(to: entries)
        tree.set("fullUrl", string: urn, in: entry)
        let request = tree.setObject("request", in: entry)
        tree.set("method", string: "POST", in: request)
        tree.set("url", string: type, in: request)
        let condition = "identifier=\(identifier.system)|\(identifier.value)"
        tree.set("ifNoneExist", string: condition, in: request)
        return entry
    }

    private static func addConsultation(
        _ text: String,
        to concept: JSONTree.Index,
        of tree: inout JSONTree
    ) {
        let coding = tree.appendObject(to: tree.setArray("coding", in: concept))
        tree.set("system", string: "http://snomed.info/sct", in: coding)
        tree.set("code", string: "11429006", in: coding)
        tree.set("display", string: "Consultation", in: coding)
        tree.set("text", string: text, in: concept)
    }

    private static func refer(
        _ name: ElementName,
        to urn: String,
        in resource: JSONTree.Index,
        of tree: inout JSONTree
    ) {
        tree.set("reference", string: urn, in: tree.setObject(name, in: resource))
    }

    private static func replace(
        _ name: ElementName,
        in resource: JSONTree.Index,
        of tree: inout JSONTree
    ) {
        let old = tree.child(name, of: resource)
        if old != JSONTree.none { tree.remove(old) }
    }

    /// A version 4 UUID as a URN (RFC 9562).
    private static func urn(_ random: () -> UInt64) -> String {
        let high = random() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = random() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = [high, low].map { half in
            let text = String(half, radix: 16)
            return String(repeating: "0", count: 16 - text.utf8.count) + text
        }.joined()
        var urn = "urn:uuid:"
        for (place, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(place) { urn.append("-") }
            urn.append(digit)
        }
        return urn
    }
}
