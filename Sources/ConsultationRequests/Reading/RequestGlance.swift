internal import FHIRModel
internal import PlainText
import StaffPages

/// What the list tells of a request, picked out of its text without building a tree of it, so that
/// ten thousand requests are listed in a moment.
///
/// It is a glance, not a check: a text that is cut off or out of shape yields nil and is then read
/// in full; `show` and `verify` always read in full.
struct RequestGlance {
    private(set) var facts = RequestFacts()

    private var requests = 0
    private var patients = 0
    private var answered: String?
    private var answerLanguage: String?

    /// Looks at a Bundle's text; nil where it is not at once plain that it is a sound request.
    init?(_ bytes: [UInt8]) {
        guard let members = BundleMembers(of: bytes[...]), members.bundle.isAlone,
            members.bundle.string("resourceType") == "Bundle"
        else { return nil }
        noteTags(of: members.bundle)
        for resource in members.resources { note(resource) }
        guard requests == 1 else { return nil }
        facts.made = RequestFacts.bounded(facts.made ?? answered)
        facts.language = RequestFacts.bounded(facts.language ?? answerLanguage)
    }

    private mutating func note(_ resource: JSONMembers) {
        noteTags(of: resource)
        switch resource.string("resourceType") {
        case "ServiceRequest":
            requests += 1
            facts.priority = resource.string("priority").flatMap(RequestPriority.init) ?? .routine
            facts.made = resource.string("authoredOn")
        case "QuestionnaireResponse":
            facts.form =
                facts.form ?? resource.string("questionnaire").flatMap { RequestFacts.formName($0) }
            facts.record =
                facts.record
                ?? resource["subject"].flatMap { JSONMembers(of: $0) }?["identifier"]
                .flatMap { JSONMembers(of: $0) }?.string("value").flatMap {
                    RequestFacts.bounded($0)
                }
            answered = answered ?? resource.string("authored")
            answerLanguage = answerLanguage ?? resource.string("language")
        case "Patient":
            patients += 1
            guard patients == 1 else { return }
            facts.person = Self.person(resource)
            facts.reach = resource.objects("telecom").compactMap {
                $0.string("value").flatMap { RequestFacts.bounded($0) }
            }
            facts.language = Self.spoken(resource)
        case _: break
        }
    }

    /// `Patient.name`: the first that says anything.
    private static func person(_ patient: JSONMembers) -> String? {
        patient.objects("name").lazy.compactMap { name in
            RequestFacts.personName(
                text: name.string("text"),
                given: name.strings("given"),
                family: name.string("family")
            )
        }.first
    }

    /// `Patient.communication.language`: its text, or else its coding's display or code.
    private static func spoken(_ patient: JSONMembers) -> String? {
        patient.objects("communication").lazy.compactMap { communication in
            guard let language = communication["language"].flatMap({ JSONMembers(of: $0) })
            else { return nil }
            return language.string("text")
                ?? language.objects("coding").lazy.compactMap {
                    $0.string("display") ?? $0.string("code")
                }.first
        }.first
    }

    private mutating func noteTags(of resource: JSONMembers) {
        guard let meta = resource["meta"].flatMap({ JSONMembers(of: $0) }) else { return }
        for tag in meta.objects("tag") {
            note(tag: tag.string("code") ?? "", of: tag.string("system") ?? "")
        }
    }

    private mutating func note(tag code: String, of system: String) {
        if system == RequestTag.stationSystem, facts.station == nil {
            facts.station = RequestFacts.bounded(code)
        }
        if system == RequestFacts.visitSystem, facts.visit == nil {
            facts.visit = VisitID(code)
        }
        if code == RequestTag.demonstrationCode { facts.isDemonstration = true }
    }
}
