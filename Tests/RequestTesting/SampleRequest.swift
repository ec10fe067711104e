public import FHIRModel

/// A consultation request as the kiosk writes it, made of a few answers.
public struct SampleRequest: Sendable {
    /// `ServiceRequest.priority`.
    public var priority: String
    /// Items of the response, as JSON.
    public var items: [String]
    /// `Bundle.meta.tag`, as JSON.
    public var tags: [String] = [
        #"{"system":"https://anteroom.example/fhir/CodeSystem/station","code":"seat 4"}"#
    ]
    /// `QuestionnaireResponse.questionnaire`.
    public var form = "https://anteroom.example/fhir/Questionnaire/consultation|0.1.0"
    /// `QuestionnaireResponse.status`.
    public var status = "completed"
    /// Extensions of the response, as JSON.
    public var extensions: [String] = []
    /// `Patient.name.text`.
    public var name = "Alex Example"

    /// A request of a priority with the items of its response.
    public init(priority: String = "routine", items: [String] = []) {
        self.priority = priority
        self.items = items
    }

    /// An item with coded answers, `code=display`.
    public static func coded(
        _ linkId: String,
        _ text: String,
        _ answers: String...,
        previous: String? = nil
    ) -> String {
        let values = answers.map { #"{"valueCoding":\#(coding($0))}"# }.joined(separator: ",")
        let before =
            previous.map {
                #""extension":[{"url":"https://anteroom.example/fhir/StructureDefinition/"#
                    + #"previous-answer","valueCoding":\#(coding($0))}],"#
            } ?? ""
        return #"{\#(before)"linkId":"\#(linkId)","text":"\#(text)","answer":[\#(values)]}"#
    }

    /// An item with one answer, `value…` and all.
    public static func plain(_ linkId: String, _ text: String, _ value: String) -> String {
        #"{"linkId":"\#(linkId)","text":"\#(text)","answer":[{\#(value)}]}"#
    }

    /// A section of the page for staff, as a form asks for it; one without a heading is the banner.
    public static func section(_ heading: String?, _ linkIds: String...) -> String {
        let heading = heading.map { [#"{"url":"heading","valueString":"\#($0)"}"#] } ?? []
        let parts = heading + linkIds.map { #"{"url":"linkId","valueString":"\#($0)"}"# }
        return #"{"url":"https://anteroom.example/fhir/StructureDefinition/staff-section","#
            + #""extension":[\#(parts.joined(separator: ","))]}"#
    }

    /// An extension of ours with a string, such as `open-problem`.
    public static func note(_ name: String, _ text: String) -> String {
        #"{"url":"https://anteroom.example/fhir/StructureDefinition/\#(name)","#
            + #""valueString":"\#(text)"}"#
    }

    /// A group of items.
    public static func group(_ linkId: String, _ text: String, _ items: [String]) -> String {
        #"{"linkId":"\#(linkId)","text":"\#(text)","item":[\#(items.joined(separator: ","))]}"#
    }

    private static func coding(_ answer: String) -> String {
        let parts = answer.split(separator: "=", maxSplits: 1)
        let display = parts.count == 2 ? #","display":"\#(parts[1])""# : ""
        return #"{"system":"urn:example","code":"\#(parts[0])"\#(display)}"#
    }

    /// The Bundle.
    public var json: String {
        let patient = "urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0001"
        let response = "urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0002"
        let request = "urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0004"
        let meta = #""meta":{"tag":[\#(tags.joined(separator: ","))]}"#
        return """
            {"resourceType":"Bundle",\(meta),"type":"transaction",
            "timestamp":"2026-11-23T09:14:07.000+01:00","entry":[
            {"fullUrl":"\(patient)","resource":{"resourceType":"Patient",
            "name":[{"text":"\(name)"}]},"request":{"method":"POST","url":"Patient"}},
            {"fullUrl":"\(response)","resource":{"resourceType":"QuestionnaireResponse",
            \(extensionProperty)
            "questionnaire":"\(form)","status":"\(status)","authored":"2026-11-23T09:13:55+01:00",
            "subject":{"reference":"\(patient)"},
            "item":[\(items.joined(separator: ","))]},
            "request":{"method":"POST","url":"QuestionnaireResponse"}},
            {"fullUrl":"\(request)","resource":{"resourceType":"ServiceRequest",
            "status":"active","intent":"proposal","priority":"\(priority)",
            "code":{"text":"Consultation asked for by the visitor"},
            "subject":{"reference":"\(patient)"},
            "authoredOn":"2026-11-23T09:14:07+01:00",
            "supportingInfo":[{"reference":"\(response)"}]},
            "request":{"method":"POST","url":"ServiceRequest"}}]}
            """
    }

    /// FHIR has no empty arrays.
    private var extensionProperty: String {
        extensions.isEmpty ? "" : #""extension":[\#(extensions.joined(separator: ","))],"#
    }

    /// The Bundle's bytes.
    public var bytes: [UInt8] { Array(json.utf8) }

    /// The Bundle, parsed.
    public func tree() throws -> JSONTree { try JSONTree(parsing: bytes) }

    /// A visit on the full path with an earlier safety answer changed, its sections those its form asks for.
    public static let review: SampleRequest = {
        var request = answers
        request.extensions = [
            section(nil, "result.priority"),
            section("Contact", "contact.name", "contact.by", "contact.phone", "contact.access"),
            section("Safety answers", "safety"),
            section("Outcome", "result.outcome", "result.reasons", "age"),
            section("Health", "health.bp", "health.heart", "health.mind", "health.pregnant"),
        ]
        return request
    }()

    private static let answers = SampleRequest(
        priority: "asap",
        items: [
            coded("consent", "May we use your answers?", "agree=I agree"),
            coded("path", "Check first?", "full=Check first"),
            coded("age", "How old are you?", "18-64=18 to 64"),
            group(
                "safety",
                "Your safety",
                [
                    coded(
                        "safety.now",
                        "Are you thinking about ending your life right now?",
                        "no=No",
                        previous: "yes=Yes"
                    ),
                    plain("safety.danger", "Are you in danger?", #""valueBoolean":false"#),
                    coded("safety.month", "In the past month?", "yes=Yes"),
                ]
            ),
            coded("signs.event", "Did something happen?", "yes=Yes"),
            plain("signs.relive", "Did it come back?", #""valueBoolean":true"#),
            plain("signs.avoid", "Did you stay away?", #""valueBoolean":true"#),
            plain("signs.mood", "Numb?", #""valueBoolean":false"#),
            plain("signs.guard", "Jumpy?", #""valueBoolean":true"#),
            coded("signs.since", "How long ago?", "1mplus=One month ago or more"),
            coded("care.dx", "Told?", "yes=Yes"),
            coded("care.tried", "Tried?", "talk=Talk therapy", "medicine=Medicine"),
            coded("care.team", "Cares?", "pcp=Family doctor"),
            coded("health.bp", "Blood pressure?", "high=Yes, and it is often too high"),
            coded("health.heart", "Heart?", "none=None of these"),
            coded("health.mind", "Mind?", "none=None of these"),
            coded("health.pregnant", "Pregnant?", "no=No"),
            coded("health.substance", "Alcohol?", "skip=I choose not to say"),
            coded("health.other", "Other?", "eye=High eye pressure", "thyroid=Thyroid"),
            coded("health.meds", "Medicines?", "opioid=Strong pain pills", "maoi=An MAOI"),
            coded("request.wanted", "Call?", "yes=Yes"),
            plain("contact.name", "Name?", #""valueString":"Alex Example""#),
            coded("contact.by", "How?", "phone=By phone"),
            plain("contact.phone", "Number?", #""valueString":"555-0123""#),
            plain("contact.message-ok", "Message?", #""valueBoolean":true"#),
            coded("contact.times", "When?", "evening=Evening", "weekend=Weekend"),
            coded("contact.language", "Language?", "es=Spanish"),
            plain("contact.access", "Easier?", #""valueString":"A ramp""#),
            coded("reason", "Reason?", "ptsd=PTSD"),
            coded("ride", "Ride?", "not-yet=Not yet"),
            coded("share.release", "Form?", "later=Ask me later"),
            plain("result.signs", "Signs", #""valueInteger":3"#),
            coded("result.outcome", "Outcome", "review=A clinician looks first"),
            coded("result.priority", "Priority", "asap=Talk before leaving"),
            plain("result.talk-before-leaving", "Talk", #""valueBoolean":true"#),
            coded(
                "result.reasons",
                "Reasons",
                "past-month-thoughts",
                "safety-not-answered",
                "blood-pressure=Blood pressure often too high"
            ),
            coded(
                "result.notes",
                "Notes",
                "meds-opioid=Takes an opioid",
                "meds-maoi=Takes an MAOI"
            ),
        ]
    )
}
