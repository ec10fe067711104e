internal import FormFiller

/// What R4 (4.0.1) demands of the resources and types a template can be made of: elements that must be there (`!`), and the
/// codes of closed lists (`=`).
///
/// Types that have neither are left out.
enum RequiredElements {
    /// One element.
    struct Element: Sendable {
        /// Its name; a choice ends in `[x]`.
        var name: String
        var isRequired: Bool
        /// The codes it may have; empty for any.
        var codes: [String]
    }

    /// The elements of a type, by the path of the type such as `Patient.contact`.
    static let byType: [String: [Element]] = {
        var types: [String: [Element]] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let type = words.first else { continue }
            types[String(type)] = words.dropFirst().map(element)
        }
        return types
    }()

    private static func element(_ word: Substring) -> Element {
        let parts = word.split(separator: ":", maxSplits: 1)
        let isRequired = parts[0].hasSuffix("!")
        return Element(
            name: String(isRequired ? parts[0].dropLast() : parts[0]),
            isRequired: isRequired,
            codes: parts.count < 2 ? [] : parts[1].split(separator: "|").map(String.init)
        )
    }

    private static let table = """
        AllergyIntolerance patient! type:allergy|intolerance criticality:low|high|unable-to-assess
        Annotation text!
        Appointment status!:proposed|pending|booked|arrived|fulfilled|cancelled|noshow|entered-in-error|\
        checked-in|waitlist participant!
        Appointment.participant required:required|optional|information-only \
        status!:accepted|declined|tentative|needs-action
        Address use:home|work|temp|old|billing type:postal|physical|both
        Bundle type!:document|message|transaction|transaction-response|batch|batch-response|history|\
        searchset|collection
        Bundle.entry.request method!:GET|HEAD|POST|PUT|DELETE|PATCH url!
        Bundle.entry.response status!
        CarePlan status!:draft|active|on-hold|revoked|completed|entered-in-error|unknown \
        intent!:proposal|plan|order|option subject!
        CodeSystem status!:draft|active|retired|unknown content!:not-present|example|fragment|complete|\
        supplement
        CodeSystem.concept code!
        CodeSystem.concept.designation value!
        CodeSystem.concept.property code! value[x]!
        CodeSystem.property code! type!:code|Coding|string|integer|boolean|dateTime|decimal
        Communication status!:preparation|in-progress|not-done|on-hold|stopped|completed|\
        entered-in-error|unknown priority:routine|urgent|asap|stat
        Communication.payload content[x]!
        CommunicationRequest status!:draft|active|on-hold|revoked|completed|entered-in-error|unknown \
        priority:routine|urgent|asap|stat
        CommunicationRequest.payload content[x]!
        Composition status!:preliminary|final|amended|entered-in-error type! date! author! title!
        Condition subject!
        ContactPoint system:phone|fax|email|pager|url|sms|other use:home|work|temp|old|mobile
        Device status:active|inactive|entered-in-error|unknown
        Encounter status!:planned|arrived|triaged|in-progress|onleave|finished|cancelled|\
        entered-in-error|unknown class!
        Extension url!
        FamilyMemberHistory status!:partial|completed|entered-in-error|health-unknown patient! \
        relationship!
        Flag status!:active|inactive|entered-in-error code! subject!
        Goal lifecycleStatus!:proposed|planned|accepted|active|on-hold|completed|cancelled|\
        entered-in-error|rejected description! subject!
        HumanName use:usual|official|temp|nickname|anonymous|old|maiden
        Identifier use:usual|official|temp|secondary|old
        Immunization status!:completed|entered-in-error|not-done vaccineCode! patient! occurrence[x]!
        MedicationRequest status!:active|on-hold|cancelled|completed|entered-in-error|stopped|draft|\
        unknown intent!:proposal|plan|order|original-order|reflex-order|filler-order|instance-order|\
        option medication[x]! subject!
        MedicationStatement status!:active|completed|entered-in-error|intended|stopped|on-hold|unknown|\
        not-taken medication[x]! subject!
        Narrative status!:generated|extensions|additional|empty div!
        Observation status!:registered|preliminary|final|amended|corrected|cancelled|entered-in-error|\
        unknown code!
        Observation.component code!
        Patient gender:male|female|other|unknown
        Patient.communication language!
        Patient.contact gender:male|female|other|unknown
        Patient.link other! type!:replaced-by|replaces|refer|seealso
        Procedure status!:preparation|in-progress|not-done|on-hold|stopped|completed|entered-in-error|\
        unknown subject!
        Provenance target! recorded! agent!
        Provenance.agent who!
        Quantity comparator:<|<=|>=|>
        QuestionnaireResponse status!:in-progress|completed|amended|entered-in-error|stopped
        QuestionnaireResponse.item linkId!
        RelatedPerson patient! gender:male|female|other|unknown
        RiskAssessment status!:registered|preliminary|final|amended|corrected|cancelled|\
        entered-in-error|unknown subject!
        ServiceRequest status!:draft|active|on-hold|revoked|completed|entered-in-error|unknown \
        intent!:proposal|plan|directive|order|original-order|reflex-order|filler-order|instance-order|\
        option priority:routine|urgent|asap|stat subject!
        Task status!:draft|requested|received|accepted|rejected|ready|cancelled|in-progress|on-hold|\
        failed|completed|entered-in-error intent!:unknown|proposal|plan|order|original-order|\
        reflex-order|filler-order|instance-order|option priority:routine|urgent|asap|stat
        Task.input type! value[x]!
        Task.output type! value[x]!
        ValueSet status!:draft|active|retired|unknown
        ValueSet.compose include!
        ValueSet.compose.include.concept code!
        ValueSet.compose.include.concept.designation value!
        ValueSet.compose.include.filter property! \
        op!:=|is-a|descendent-of|is-not-a|regex|in|not-in|generalizes|exists value!
        ValueSet.expansion timestamp!
        ValueSet.expansion.parameter name!
        """
}
